#include "app/app_parts.h"

#include "app/entry_write.h"
#include "model/approval.h"
#include "model/topic.h"

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

/* What is said of a country, and what can be done about it; CODE and ID stand for its own. */
static const struct {
    enum gap gap;
    const char *what, *advice;
} country_gaps[] = {
    [COVERAGE_UNHEARD] = {GAP_UNHEARD, "was announced and not heard",
                          "ask the chair, or type what they said: CODE: …"},
    [COVERAGE_NAMED] = {GAP_UNHEARD, "is named in the overview, not heard",
                        "if they spoke, type it: CODE: …; if it is only named: /enough ID"},
    [COVERAGE_WAITING] = {GAP_UNHEARD, "asked for the floor and was not heard",
                          "ack gives it the floor, q- CODE takes it off the list"},
    [COVERAGE_ROSTER_ONLY] = {GAP_UNHEARD, "is in the roster only",
                              "if they spoke, type it: CODE: …"},
    [COVERAGE_CHAIR_ONLY] = {GAP_UNHEARD, "is in the roster only, to chair",
                             "if it spoke too, type it: CODE: …; if not: /enough ID"},
    [COVERAGE_THROUGH_CHAIR] = {GAP_UNHEARD, "was heard only through the chair",
                                "if others spoke for it, type it: CODE: …; if not: /enough ID"},
    [COVERAGE_UNANNOUNCED] = {GAP_UNANNOUNCED, "was heard and not announced",
                              "/represented CODE announces it"},
};

/* `advice` with the words CODE and ID filled in. */
static void add_advice(const char *advice, struct slice code, struct slice id, struct str *out)
{
    struct slice rest = slice_of(advice);
    while (rest.size > 0) {
        bool is_code = slice_starts(rest, slice_of("CODE"));
        bool is_id = slice_starts(rest, slice_of("ID"));
        str_add(out, is_code ? code : is_id ? id_short(id) : slice_head(rest, 1));
        rest = slice_from(rest, is_code ? 4 : is_id ? 2 : 1);
    }
}

static void add_country(struct app *app, const struct coverage_country *seen)
{
    enum coverage_gap found = coverage_gap(&app->coverage, seen);
    if (found == COVERAGE_FINE) {
        return;
    }
    struct slice id = found == COVERAGE_NAMED ? app->coverage.overview->id
                                              : record_of_country(app, seen->country);
    struct slice code = country_code(seen->country);
    struct review_item *item = add_gap(app, country_gaps[found].gap, id);
    str_add(&item->text, code);
    str_add_char(&item->text, ' ');
    str_add(&item->text, country_name(seen->country, LANGUAGE_EN));
    str_add_format(&item->text, " %s", country_gaps[found].what);
    str_add_text(&item->text, coverage_is_for_group_only(seen) ? ", but for a group" : "");
    if (found == COVERAGE_UNHEARD && seen->waiting > 0) {
        str_add_text(&item->text, "; it asks for the floor");
    }
    if (seen->heard == 0 && seen->backed > 0) {
        str_add_text(&item->text, "; it supports what was concluded");
    }
    add_advice(country_gaps[found].advice, code, id, &item->advice);
}

static void add_part(struct app *app, const struct coverage_part *part)
{
    if (!coverage_is_silent(part)) {
        return;
    }
    struct review_item *item = add_gap(app, GAP_UNHEARD, part->record->id);
    str_add(&item->text, part->name);
    str_add_text(&item->text, part->is_group ? ": nobody of this group was heard"
                                             : " is in the roster and was not heard");
    add_advice("ask the chair, or type what they said: CODE: …; if that is right: /enough ID",
               part->name, part->record->id, &item->advice);
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

/* Remarks that are open, each with what it is about and whose it is. */
static void add_remark(struct app *app, const struct record *remark)
{
    struct slice refs = session_get(app->session, remark, FIELD_REFS);
    struct slice target = slice_trim(slice_head(refs, slice_find(refs, ';')));
    struct slice author = session_author(app->session, remark);
    struct review_item *item = add_gap(app, GAP_REMARK, remark->id);
    str_add(&item->text, id_short(remark->id));
    str_add_format(&item->text, " %.*s on %.*s: ", (int)author.size, author.at,
                   (int)id_short(target).size, id_short(target).at);
    app_add_clipped(session_get(app->session, remark, FIELD_TEXT), REASON_WORDS, &item->text);
    add_advice("/answer ID TEXT, /accept ID takes it as an edit, /close ID", slice_of(""),
               remark->id, &item->advice);
}

static void add_remarks(struct app *app)
{
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    for (size_t i = 0; i < count; i++) {
        if (approval_is_open_remark(app->session, records[i])) {
            add_remark(app, records[i]);
        }
    }
}

/* What was approved and has changed: each record, and the whole. */
static void add_lost(struct app *app)
{
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    struct approval approval;
    for (size_t i = 0; i < count; i++) {
        if (approval_is_lost(app->session, records[i])) {
            add_record(app, GAP_LOST, records[i], "was approved and opened or changed since", "");
            add_advice("/approve ID approves it as it is now", slice_of(""), records[i]->id,
                       &app->review[app->review_count - 1].advice);
        }
    }
    approval_find(app->session, &approval);
    if (approval.row != NULL && !approval_stands(&approval)) {
        struct review_item *item = add_gap(app, GAP_LOST, approval.row->id);
        struct slice author = session_author(app->session, approval.row);
        struct slice at = session_get(app->session, approval.row, FIELD_STARTED);
        struct slice reason = session_get(app->session, approval.row, FIELD_TEXT);
        str_add_format(&item->text, "The report was %s by %.*s, %.*s",
                       approval.reopened ? "opened again" : "approved", (int)author.size, author.at,
                       (int)at.size, at.at);
        if (approval.reopened) {
            str_add_format(&item->text, ": %.*s", (int)reason.size, reason.at);
        } else {
            str_add_text(&item->text, ", and changed since: it is a draft again");
        }
        str_add_text(&item->advice, "/approve all approves it as it is now; rapporteur review "
                                    "--since approval tells what changed");
    }
}

static void add_topics(struct app *app)
{
    struct topics missed = {0};
    topics_missed(&missed, app->session);
    for (size_t i = 0; i < missed.count; i++) {
        struct review_item *item = add_gap(app, GAP_TOPIC, missed.items[i]->id);
        struct slice text = session_get(app->session, missed.items[i], FIELD_TEXT);
        str_add_text(&item->text, "topic not taken up: ");
        app_add_clipped(text, WORDS, &item->text);
        str_add_text(&item->advice, "/topic takes it up, /delete strikes it off the agenda");
    }
    topics_release(&missed);
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
    return record->deleted && !record->redacted && record->kind != RECORD_COMMENT &&
           !on_what_is_gone &&
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
    if (app->review_revision == app->coverage_revision) {
        return app->gap_count;
    }
    app->review_revision = app->coverage_revision;
    app_review_release(app);
    for (size_t i = 0; i < coverage->count; i++) {
        add_country(app, &coverage->countries[i]);
    }
    for (size_t i = 0; i < coverage->part_count; i++) {
        add_part(app, &coverage->parts[i]);
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
    add_remarks(app);
    add_lost(app);
    add_topics(app);
    app->gap_count = app->review_count;
    add_deleted(app);
    return app->gap_count;
}
