/* What the screens show at a glance, in a sentence: for a screen reader, and for whoever asks. */
#include "app/app_parts.h"
#include "app/command_run.h"
#include "app/entry_write.h"
#include "text/when.h"

enum {
    TELL_ROOM = 10 /* countries named one by one */,
    PEOPLE_ROOM = 5,
    CODE_SIZE = 3,
    CLOCK_AT = 11,
    CLOCK_SIZE = 5
};

/* Adds what there is to say behind what was said; nothing where it is empty. Takes `part`. */
static void add_part(struct str *text, const char *between, struct str *part)
{
    if (part->size > 0) {
        str_add_text(text, between);
        str_add(text, str_slice(part));
    }
    str_release(part);
}

/* `; waiting: MEX 3:20`, the speakers' list. */
static void add_waiting(struct app *app, struct str *text)
{
    struct entry_context context = app_context(app);
    struct str waiting = {0};
    entry_add_waiting(&context, &waiting);
    add_part(text, "; ", &waiting);
}

/* Since when the turn or note goes on, how long by now, and what they had before. */
static void add_times(struct app *app, const struct record *current, struct str *text)
{
    struct entry_context context = app_context(app);
    struct slice started = session_get(app->session, current, FIELD_STARTED);
    struct str clock = {0};
    struct str had = {0};
    if (started.size >= CLOCK_AT + CLOCK_SIZE) {
        str_add_text(text, ", since ");
        str_add(text, slice_head(slice_from(started, CLOCK_AT), CLOCK_SIZE));
    }
    if (current == app->clock.turn) {
        app_add_clock(app, (int64_t)(app->now / 1000000U), &clock);
    }
    add_part(text, ", ", &clock);
    if (current->kind == RECORD_INTERVENTION) {
        entry_add_had(&context, current, &had);
    }
    add_part(text, "; ", &had);
}

bool command_who(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *current = session_current(app->session, str_slice(&app->author));
    bool takes =
        current != NULL && (current->kind == RECORD_INTERVENTION || current->kind == RECORD_NOTE);
    struct str text = {0};
    (void)arguments;
    (void)effects;
    if (takes) {
        str_add_text(&text, "Text goes on with ");
        app_add_who(app, current, &text);
        add_times(app, current, &text);
    } else {
        str_add_text(&text, "Nobody has the floor: text becomes a note");
    }
    add_waiting(app, &text);
    size_t people = app->coverage.participants;
    app_say(app, "%s. %zu %s in the roster; /people lists them", str_text(&text), people,
            people == 1 ? "person is" : "people are");
    str_release(&text);
    return true;
}

bool command_where(struct app *app, struct slice arguments, struct effects *effects)
{
    char clock[WHEN_ROOM];
    struct str text = {0};
    struct entry_context context = app_context(app);
    struct slice topic = entry_topic(&context);
    (void)arguments;
    (void)effects;
    str_add(&text, session_fact(app->session, "title"));
    str_add_text(&text, topic.size > 0 ? ", topic " : "");
    str_add(&text, topic);
    if (when_format_clock((int64_t)(app->now / 1000000U), app->offset, clock)) {
        str_add_format(&text, ", %s", clock);
        str_add_text(&text, app->clock.state == CLOCK_NOTHING ? "" : ", ");
        app_add_clock_whole(app, &text);
    }
    size_t turns = app->coverage.interventions;
    size_t conclusions = app->coverage.conclusions;
    str_add_format(&text, "; %zu turn%s, %zu conclusion%s; %s", turns, turns == 1 ? "" : "s",
                   conclusions, conclusions == 1 ? "" : "s", app_saving_words(app));
    app_say(app, "%s", str_text(&text));
    str_release(&text);
    return true;
}

static void add_unheard(const struct app *app, struct str *text)
{
    size_t count = 0;
    for (size_t i = 0; i < app->coverage.count; i++) {
        const struct coverage_country *country = &app->coverage.countries[i];
        if (coverage_is_expected(country) && country->heard == 0) {
            if (count < TELL_ROOM) {
                str_add_text(text, count == 0 ? "Not yet heard: " : ", ");
                str_add(text, country_name(country->country, LANGUAGE_EN));
            }
            count++;
        }
    }
    if (count > TELL_ROOM) {
        str_add_format(text, " and %zu more", count - TELL_ROOM);
    }
    str_add_text(text, count == 0 ? "All who were expected were heard" : "");
}

static void add_unannounced(const struct app *app, struct str *text)
{
    size_t count = 0;
    for (size_t i = 0; i < app->gap_count; i++) {
        const struct review_item *item = &app->review[i];
        if (item->gap != GAP_UNANNOUNCED) {
            continue;
        }
        if (count < TELL_ROOM) {
            str_add_text(text, count == 0 ? "; not announced: " : ", ");
            str_add(text, slice_head(str_slice(&item->text), CODE_SIZE));
        }
        count++;
    }
    if (count > TELL_ROOM) {
        str_add_format(text, " and %zu more", count - TELL_ROOM);
    }
}

static bool has_spoken(const struct app *app, const struct record *person)
{
    size_t count = 0;
    const struct record *const *records = session_records(app->session, &count);
    for (size_t i = session_first(app->session, 2); i < count; i++) {
        if (records[i]->kind == RECORD_INTERVENTION &&
            entry_list_has(session_get(app->session, records[i], FIELD_REFS), person->id)) {
            return true;
        }
    }
    return false;
}

/* Who is there to chair need not speak. */
static void add_silent(const struct app *app, struct str *text)
{
    const struct roster *roster = &app->coverage.roster;
    size_t count = 0;
    for (size_t i = 0; i < roster->count; i++) {
        const struct person *person = &roster->people[i];
        if (!person->present || person->only_chair || person->hole ||
            has_spoken(app, person->record)) {
            continue;
        }
        if (count < PEOPLE_ROOM) {
            str_add_text(text, count == 0 ? "; of the roster did not speak: " : ", ");
            str_add(text, person->name);
        }
        count++;
    }
    if (count > PEOPLE_ROOM) {
        str_add_format(text, " and %zu more", count - PEOPLE_ROOM);
    }
}

static void add_gaps(struct app *app, struct str *text)
{
    static const struct {
        const char *one, *many;
    } words[GAP_COUNT] = {
        [GAP_THIN] = {"note is thin", "notes are thin"},
        [GAP_HOLE] = {"speaker is not named", "speakers are not named"},
        [GAP_QUERY] = {"query is open", "queries are open"},
        [GAP_CONFLICT] = {"text has two versions", "texts have two versions"},
        [GAP_REMARK] = {"remark is open", "remarks are open"},
        [GAP_LOST] = {"approval is lost", "approvals are lost"},
        [GAP_UNSUPPORTED] = {"conclusion rests on nothing", "conclusions rest on nothing"},
        [GAP_TOPIC] = {"topic of the agenda was not taken up",
                       "topics of the agenda were not taken up"},
    };
    size_t counts[GAP_COUNT] = {0};
    for (size_t i = 0; i < app->gap_count; i++) {
        counts[app->review[i].gap]++;
    }
    for (size_t i = 0; i < COUNT(words); i++) {
        if (counts[i] > 0 && words[i].one != NULL) {
            str_add_format(text, "; %zu %s", counts[i],
                           counts[i] == 1 ? words[i].one : words[i].many);
        }
    }
}

bool command_left(struct app *app, struct slice arguments, struct effects *effects)
{
    struct str text = {0};
    (void)arguments;
    (void)effects;
    coverage_update(&app->coverage, app->session, COVERAGE_THIN);
    app->coverage_revision = app->session->revision;
    app->review_revision = UINT64_MAX;
    (void)app_gaps(app);
    add_unheard(app, &text);
    add_unannounced(app, &text);
    add_gaps(app, &text);
    add_waiting(app, &text);
    add_silent(app, &text);
    app_say(app, "%s", str_text(&text));
    str_release(&text);
    return true;
}
