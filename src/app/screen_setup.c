/* Set-up: a step after the other, each kept as the entry language would keep it. */
#include "app/app_parts.h"

static const struct setup_info steps[SETUP_STEP_COUNT] = {
    [SETUP_TITLE] = {"title", "title of the session",
                     "type the title, then Enter; Enter alone goes on", "/title"},
    [SETUP_COMMITTEE] = {"committee", "whose session it is",
                         "type the committee, then Enter; Enter alone goes on", "/committee"},
    [SETUP_EVENT] = {"event", "event that it is part of",
                     "type the event, then Enter; Enter alone goes on", "/event"},
    [SETUP_DATE] = {"date", "date, as 2017-08-02", "type the date, then Enter; Enter alone goes on",
                    "/date"},
    [SETUP_VENUE] = {"venue", "where it takes place",
                     "type the place, then Enter; Enter alone goes on", "/venue"},
    [SETUP_ROSTER] = {"roster", "who takes part",
                      "type a person or paste a list; Enter alone goes on", NULL},
    [SETUP_REPRESENTED] = {"represented", "countries announced",
                           "type the countries, Mexico or MX; Enter alone goes on", "/represented"},
    [SETUP_TOPICS] = {"topics", "topics, one a line",
                      "type a topic, then Enter; Enter alone goes to Notes", "/topic"},
};

const struct setup_info *app_setup_info(enum setup_step step)
{
    return &steps[step];
}

static void add_people(const struct app *app, struct str *value)
{
    size_t queries = 0;
    for (size_t i = 0; i < app->roster.count; i++) {
        const struct record *record = app->roster.people[i].record;
        queries += slice_is(session_get(app->session, record, FIELD_STATUS), "query") ? 1 : 0;
    }
    if (app->roster.count > 0) {
        str_add_format(value, "%zu people", app->roster.count);
    }
    if (queries > 0) {
        str_add_format(value, ", %zu to be settled", queries);
    }
}

static void add_represented(const struct app *app, struct str *value)
{
    for (size_t i = 0; i < app->coverage.count; i++) {
        if (app->coverage.countries[i].announced) {
            str_add_text(value, value->size > 0 ? " " : "");
            str_add(value, country_code(app->coverage.countries[i].country));
        }
    }
}

static void add_topics(const struct app *app, struct str *value)
{
    size_t count;
    const struct record *const *stream = app_stream(app, &count);
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (stream[i]->kind == RECORD_SESSION &&
            slice_is(session_get(app->session, stream[i], FIELD_KIND), "topic")) {
            str_add_text(value, first ? "" : "; ");
            app_add_clipped(session_get(app->session, stream[i], FIELD_TEXT), 40, value);
            first = false;
        }
    }
}

void app_setup_value(const struct app *app, enum setup_step step, struct str *value)
{
    if (app->session == NULL) {
        return;
    }
    struct str own = {0};
    if (step == SETUP_ROSTER) {
        add_people(app, &own);
    } else if (step == SETUP_REPRESENTED) {
        add_represented(app, &own);
    } else if (step == SETUP_TOPICS) {
        add_topics(app, &own);
    } else {
        app_add_clipped(session_fact(app->session, steps[step].name), 200, &own);
    }
    str_add(value, str_slice(&own));
    str_release(&own);
}

/* The first step that nothing is known of; the last one where all are. */
void screen_setup_arrive(struct app *app)
{
    struct str value = {0};
    for (size_t i = 0; i < SETUP_STEP_COUNT; i++) {
        app->setup_step = (enum setup_step)i;
        str_clear(&value);
        app_setup_value(app, app->setup_step, &value);
        if (value.size == 0) {
            break;
        }
    }
    str_release(&value);
}

void screen_setup_next(struct app *app, struct effects *effects)
{
    if (app->setup_step + 1 < SETUP_STEP_COUNT) {
        app->setup_step = (enum setup_step)(app->setup_step + 1);
    } else {
        app_go(app, SCREEN_NOTES, effects);
        app_say(app, "Set up; Esc 6 comes back here");
    }
}

/* One row as the step's form has it; false where it is none, and why is said. */
static bool keep_row(struct app *app, const char *form, struct slice row,
                     struct action_draft *draft)
{
    struct str line = {0};
    struct entry_context context = app_context(app);
    str_add_format(&line, "%s ", form);
    str_add(&line, row);
    entry_parse(&context, str_slice(&line), &app->meaning);
    bool good = app->meaning.kind == ENTRY_COMMAND;
    if (good) {
        entry_perform(&context, &app->meaning, draft);
    } else {
        (void)app_wrong(app, "%s",
                        app->meaning.problem.size > 0 ? str_text(&app->meaning.problem)
                                                      : "That can't be kept here");
    }
    str_release(&line);
    return good;
}

/* Topics come one a row; all else is one value, in one row. */
static bool keep_step(struct app *app, struct slice text, struct action_draft *draft)
{
    const char *form = steps[app->setup_step].form;
    struct str whole = {0};
    struct slice rest = text, row;
    bool good = true;
    bool each = app->setup_step == SETUP_TOPICS;
    while (good && slice_next(&rest, '\n', &row)) {
        row = slice_trim(row);
        if (row.size > 0 && each) {
            good = keep_row(app, form, row, draft);
        } else if (row.size > 0) {
            str_add_text(&whole, whole.size > 0 ? " " : "");
            str_add(&whole, row);
        }
    }
    if (whole.size > 0) {
        good = keep_row(app, form, str_slice(&whole), draft);
    }
    str_release(&whole);
    return good;
}

bool screen_setup_enter(struct app *app, struct slice text, struct effects *effects)
{
    enum setup_step step = app->setup_step;
    if (step == SETUP_ROSTER) {
        return screen_people_enter(app, text, effects);
    }
    struct action_draft draft = {0};
    bool kept = app_can_write(app) && keep_step(app, text, &draft) &&
                app_commit(app, &draft, true, effects);
    action_release(&draft);
    if (kept && step == SETUP_TOPICS) {
        app_say(app, "kept; another topic, or Enter alone for Notes");
    } else if (kept) {
        app_say(app, "%s kept", steps[step].name);
        screen_setup_next(app, effects);
    }
    return kept;
}

/* Enter on a step: it is the one to be answered now; what is known of a fact comes into the line.
 */
bool screen_setup_open(struct app *app, size_t item, struct effects *effects)
{
    app->setup_step = (enum setup_step)(item < SETUP_STEP_COUNT ? item : 0);
    app->in_list = false;
    if (app->line.text.size == 0) {
        (void)app_complete(app, effects);
    }
    return true;
}
