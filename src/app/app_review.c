#include "app/app_parts.h"

#include "app/entry_write.h"

enum { WORDS = 44, REASON_WORDS = 90 };

void app_review_release(struct app *app)
{
    for (size_t i = 0; i < app->review_count; i++) {
        str_release(&app->review[i].text);
        str_release(&app->review[i].advice);
    }
    app->review_count = 0;
    app->gap_count = 0;
}

static struct review_item *add_gap(struct app *app, enum gap gap, struct slice id)
{
    MEM_GROW(app->review, app->review_room, app->review_count + 1);
    struct review_item *item = &app->review[app->review_count++];
    *item = (struct review_item){.gap = gap, .id = id};
    return item;
}

/* A participant of the country, to go to; the country's own announcement else. */
static struct slice record_of_country(const struct app *app, const struct country *country)
{
    struct str id = {0};
    for (size_t i = 0; i < app->coverage.roster.count; i++) {
        if (app->coverage.roster.people[i].country == country) {
            return app->coverage.roster.people[i].record->id;
        }
    }
    str_add_text(&id, "s-represented-");
    str_add(&id, country_code(country));
    const struct record *fact = session_find(app->session, str_slice(&id));
    str_release(&id);
    return fact == NULL ? slice_make("", 0) : fact->id;
}

/* Who is there to chair need not be heard, and nobody is missing from a list that was never made.
 */
static void add_country(struct app *app, const struct coverage_country *seen, bool announced)
{
    struct slice name = country_name(seen->country, LANGUAGE_EN);
    struct slice code = country_code(seen->country);
    const char *what = NULL, *advice = NULL;
    enum gap gap = GAP_UNHEARD;
    if (seen->announced && seen->heard == 0) {
        what = seen->for_group > 0 ? "was announced and heard only for a group"
                                   : "was announced and not heard";
        advice = "ask the chair, or type what they said: %.*s: …";
    } else if (announced && coverage_is_unannounced(seen)) {
        gap = GAP_UNANNOUNCED;
        what = "was heard and not announced";
        advice = "/represented %.*s announces it";
    } else if (coverage_is_expected(seen) && seen->heard == 0) {
        what = seen->for_group > 0 ? "is in the roster and heard only for a group"
                                   : "is in the roster only";
        advice = "if they spoke, type it: %.*s: …";
    } else {
        return;
    }
    struct review_item *item = add_gap(app, gap, record_of_country(app, seen->country));
    str_add(&item->text, code);
    str_add_char(&item->text, ' ');
    str_add(&item->text, name);
    str_add_format(&item->text, " %s", what);
    size_t place = slice_find_part(slice_of(advice), slice_of("%.*s"));
    str_add(&item->advice, slice_head(slice_of(advice), place));
    str_add(&item->advice, code);
    str_add(&item->advice, slice_from(slice_of(advice), place + 4));
}

static void add_record(struct app *app, enum gap gap, const struct record *record, const char *what,
                       const char *advice)
{
    struct review_item *item = add_gap(app, gap, record->id);
    app_describe(app, record, WORDS, &item->text);
    str_add_format(&item->text, " - %s", what);
    str_add_text(&item->advice, advice);
}

/* Why a record is a query: the open comment on it, where there is one. */
static void add_query(struct app *app, const struct record *record)
{
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    add_record(app, GAP_QUERY, record, "to be settled",
               record->kind == RECORD_NOTE
                   ? "/speaker WHO says whose words they are, /settle: a note"
                   : "Enter, then correct it, or /settle: it is right so");
    for (size_t i = 0; i < count; i++) {
        const struct record *comment = records[i];
        if (comment->kind == RECORD_COMMENT &&
            slice_is(session_get(app->session, comment, FIELD_KIND), "reason") &&
            slice_equal(session_get(app->session, comment, FIELD_REFS), record->id)) {
            struct str *text = &app->review[app->review_count - 1].text;
            str_add_text(text, ": ");
            app_add_clipped(session_get(app->session, comment, FIELD_TEXT), REASON_WORDS, text);
            return;
        }
    }
}

static void add_queries(struct app *app)
{
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    for (size_t i = 0; i < count; i++) {
        const struct record *record = records[i];
        bool hole = record->kind == RECORD_PARTICIPANT &&
                    roster_is_hole(session_get(app->session, record, FIELD_NAME));
        if (hole) {
            add_record(app, GAP_HOLE, record, "a speaker not known yet",
                       "type ?1 = Name, Organisation, Country (with its number)");
        } else if (record->kind != RECORD_COMMENT &&
                   slice_is(session_get(app->session, record, FIELD_STATUS), "query")) {
            add_query(app, record);
        }
    }
}

static void add_conflict(void *context, const struct session_conflict *conflict)
{
    struct app *app = context;
    add_record(app, GAP_CONFLICT, conflict->record, "two writers wrote different words",
               "Enter, then write what is right");
    struct str *text = &app->review[app->review_count - 1].text;
    str_add_text(text, "; the other: ");
    app_add_clipped(conflict->value, WORDS, text);
}

/* Whether it is to be told of: holes and what went into another record are nobody's loss, and what
 * was written on a record is told with it. */
static bool is_missed(const struct app *app, const struct record *record)
{
    const struct session *session = app->session;
    struct slice refs = session_get(session, record, FIELD_REFS);
    const struct record *target =
        session_find(session, slice_trim(slice_head(refs, slice_find(refs, ';'))));
    bool on_what_is_gone = record->kind == RECORD_POSITION && (target == NULL || !target->exists);
    return record->deleted && !record->redacted && record->kind != RECORD_COMMENT && !on_what_is_gone &&
           !slice_is(session_get(session, record, FIELD_STATUS), ENTRY_MERGED) &&
           !(record->kind == RECORD_PARTICIPANT &&
             roster_is_hole(session_get(session, record, FIELD_NAME)));
}

/* What was taken out is no gap, but whoever reads the review may want it back. */
static void add_deleted(struct app *app)
{
    for (size_t i = 0; i < session_record_count(app->session); i++) {
        const struct record *record = session_record(app->session, i);
        if (is_missed(app, record)) {
            struct review_item *item = add_gap(app, GAP_DELETED, record->id);
            str_add_text(&item->text, "deleted: ");
            app_describe(app, record, WORDS, &item->text);
            str_add_text(&item->advice, "/undo ");
            str_add(&item->advice, id_short(record->id));
            str_add_text(&item->advice, " brings it back");
        }
    }
}

size_t app_gaps(struct app *app)
{
    const struct coverage *coverage = &app->coverage;
    bool announced = false;
    if (app->review_revision == app->coverage_revision) {
        return app->gap_count;
    }
    app->review_revision = app->coverage_revision;
    app_review_release(app);
    for (size_t i = 0; i < coverage->count; i++) {
        announced = announced || coverage->countries[i].announced;
    }
    for (size_t i = 0; i < coverage->count; i++) {
        add_country(app, &coverage->countries[i], announced);
    }
    for (size_t i = 0; i < coverage->thin_count; i++) {
        add_record(app, GAP_THIN, coverage->thin[i], "thin: it says that they spoke, not what",
                   "Enter, then write what they said, or /enough: that was all");
    }
    add_queries(app);
    session_conflicts(app->session, add_conflict, app);
    for (size_t i = 0; i < coverage->unsupported_count; i++) {
        add_record(app, GAP_UNSUPPORTED, coverage->unsupported[i], "rests on nothing yet",
                   "Enter, then Enter again to choose who said it");
    }
    app->gap_count = app->review_count;
    add_deleted(app);
    return app->gap_count;
}
