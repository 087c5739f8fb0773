/* Set-up: a step after the other, each kept as the entry language would keep it. */
#include "app/app_parts.h"
#include "model/topic.h"

#include "text/day.h"
#include "text/when.h"

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
    [SETUP_LANGUAGE] = {"language", "language of the notes, as español",
                        "type the language, then Enter; Enter alone goes on", "/session-language"},
    [SETUP_ROSTER] = {"roster", "who takes part",
                      "type a person or paste a list; Enter alone goes on", NULL},
    [SETUP_REPRESENTED] = {"represented", "countries announced",
                           "type the countries, Mexico or MX; Enter alone goes on", "/represented"},
    [SETUP_TOPICS] = {"topics", "topics, one a line",
                      "type a topic, then Enter; Enter alone goes to Notes", "/agenda"},
};

const struct setup_info *app_setup_info(enum setup_step step)
{
    return &steps[step];
}

static void add_people(const struct app *app, struct str *value)
{
    size_t queries = 0;
    for (size_t i = 0; i < app->coverage.roster.count; i++) {
        const struct record *record = app->coverage.roster.people[i].record;
        queries += slice_is(session_get(app->session, record, FIELD_STATUS), "query") ? 1 : 0;
    }
    if (app->coverage.roster.count > 0) {
        str_add_format(value, "%zu people", app->coverage.roster.count);
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
    const struct record *const *stream = app->stream; /* all of it, whatever Notes lists */
    size_t count = app->stream_count;
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (topic_is(app->session, stream[i])) {
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

/* Another step: what is half typed stays with its own, also on the disk. */
static void go_to(struct app *app, enum setup_step step, struct effects *effects)
{
    enum setup_step old = app->setup_step;
    if (step == old) {
        return;
    }
    if (app->editing.size > 0 || (app->off_record && app->line.text.size > 0)) {
        (void)app_wrong(app, "Keep or leave what is in the line first (Enter, or Esc twice)");
        return;
    }
    str_set(&app->answers[old], str_slice(&app->line.text));
    app_draft_slot(app, SLOT_STEPS + (int)old, str_slice(&app->answers[old]), effects);
    app_put_line(app, str_slice(&app->answers[step]), effects);
    str_clear(&app->answers[step]);
    app_draft_slot(app, SLOT_STEPS + (int)step, slice_of(""), effects);
    app->setup_step = step;
    str_clear(&app->offered);
}

static bool is_done(const struct app *app, enum setup_step step)
{
    struct str value = {0};
    app_setup_value(app, step, &value);
    bool done = value.size > 0;
    str_release(&value);
    return done;
}

void screen_setup_arrive(struct app *app, struct effects *effects)
{
    int first = 0;
    while (first < SETUP_STEP_COUNT && is_done(app, (enum setup_step)first)) {
        first++;
    }
    enum setup_step step = (enum setup_step)(first < SETUP_STEP_COUNT ? first : 0);
    if (app->screen == SCREEN_SETUP) {
        go_to(app, step, effects);
    } else {
        app->setup_step = step;
    }
}

void screen_setup_move(struct app *app, long by, struct effects *effects)
{
    long step = (long)app->setup_step + by;
    step = step < 0 ? 0 : step >= SETUP_STEP_COUNT ? SETUP_STEP_COUNT - 1 : step;
    go_to(app, (enum setup_step)step, effects);
}

static bool has_agenda(const struct app *app)
{
    bool planned = false;
    for (size_t i = 0; i < app->stream_count && !planned; i++) {
        planned = topic_is_planned(app->session, app->stream[i]);
    }
    return planned;
}

void screen_setup_next(struct app *app, struct effects *effects)
{
    int next = (int)app->setup_step + 1;
    /* The language is known from the system, so it is shown and not asked for. */
    next += next == SETUP_LANGUAGE && is_done(app, SETUP_LANGUAGE) ? 1 : 0;
    if (next < SETUP_STEP_COUNT) {
        go_to(app, (enum setup_step)next, effects);
    } else {
        app_go(app, SCREEN_NOTES, effects);
        app_say(app, "Set up; Esc 6 comes back here%s",
                has_agenda(app) ? "; /topic 1 takes up the first topic" : "");
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

/* Rows, and whether they can be a list of people: a row with a tab, three rows, or two that are
 * each in parts. A title that a document broke in two is none. */
static bool is_list(enum setup_step step, struct slice text)
{
    size_t rows = 0;
    size_t in_parts = 0;
    struct slice row;
    bool tabs = false;
    while (text.size > 0 && slice_next(&text, '\n', &row)) {
        row = slice_trim(row);
        tabs = tabs || slice_find(row, '\t') < row.size;
        rows += row.size > 0 ? 1 : 0;
        in_parts += slice_find(row, ',') < row.size || slice_find(row, ';') < row.size ? 1 : 0;
    }
    return tabs || (step != SETUP_TOPICS && (rows > 2 || (rows == 2 && in_parts == 2)));
}

/* A list behind what is half typed for the roster already. */
static void take_to_roster(struct app *app, struct slice text, struct effects *effects)
{
    struct str list = {0};
    str_add(&list, str_slice(&app->answers[SETUP_ROSTER]));
    str_add_text(&list, list.size > 0 ? "\n" : "");
    str_add(&list, text);
    /* On the way it lies in another slot: there is no moment in which the disk does not have it. */
    app_draft_slot(app, SLOT_BRIDGE, text, effects);
    app_put_line(app, slice_of(""), effects);
    go_to(app, SETUP_ROSTER, effects);
    app_put_line(app, str_slice(&list), effects);
    app_draft_slot(app, SLOT_BRIDGE, slice_of(""), effects);
    app_say(app, "In the line for the roster now: Enter keeps these people");
    str_release(&list);
}

/* A roster that was pasted into a fact: asked first, then taken where it belongs. */
static void offer_roster(struct app *app, struct slice text, struct effects *effects)
{
    if (slice_equal(text, str_slice(&app->offered))) {
        str_clear(&app->offered);
        take_to_roster(app, text, effects);
    } else {
        str_set(&app->offered, text);
        (void)app_wrong(app, "A list is no %s: Enter again takes it to the step roster",
                        steps[app->setup_step].name);
    }
}

static bool enter_fact(struct app *app, struct slice text, struct effects *effects)
{
    enum setup_step step = app->setup_step;
    struct action_draft draft = {0};
    struct slice value = slice_trim(text);
    bool several = slice_find(value, '\n') < value.size;
    bool kept = keep_step(app, value, &draft) && app_commit(app, &draft, true, effects);
    action_release(&draft);
    if (kept && step == SETUP_TOPICS) {
        app_say(app, "kept; another topic, or Enter alone for Notes");
    } else if (kept) {
        screen_setup_next(app, effects);
        struct slice date = session_fact(app->session, "date");
        bool is_date = step == SETUP_DATE;
        app_say(app, "%s kept%s%s%.*s", steps[step].name, several ? ", its rows as one" : "",
                is_date ? ": " : "", is_date ? (int)date.size : 0, is_date ? date.at : "");
    }
    return kept;
}

static size_t count_words(struct slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool blank = text.at[i] == ' ' || text.at[i] == '\n';
        bool after = i > 0 && text.at[i - 1] != ' ' && text.at[i - 1] != '\n';
        count += (blank && after) || (!blank && i + 1 == text.size) ? 1 : 0;
    }
    return count;
}

/* Where most of the words are no countries it is a text, in which `de` is no Germany. */
static bool are_countries(struct slice known, struct slice unknown)
{
    enum { SLIPS_MOST = 5 };
    size_t slips = count_words(unknown);
    return slips <= SLIPS_MOST || slips <= count_words(known);
}

/* The countries are kept, and what names none stays in the line. */
static bool enter_countries(struct app *app, struct slice text, struct effects *effects)
{
    struct action_draft draft = {0};
    struct str known = {0}, unknown = {0};
    struct entry_context context = app_context(app);
    struct str line = {0};
    screen_setup_countries(app, text, &known, &unknown);
    if (!are_countries(str_slice(&known), str_slice(&unknown))) {
        offer_roster(app, text, effects);
        str_release(&known);
        str_release(&unknown);
        return true;
    }
    str_add_format(&line, "%s %s", steps[SETUP_REPRESENTED].form, str_text(&known));
    entry_parse(&context, str_slice(&line), &app->meaning);
    if (known.size > 0 && app->meaning.kind == ENTRY_COMMAND) {
        entry_perform(&context, &app->meaning, &draft);
    }
    bool news = !action_is_empty(&draft);
    bool kept = known.size > 0 && app_commit(app, &draft, unknown.size == 0, effects);
    if (unknown.size > 0 && (kept || known.size == 0)) {
        (void)app_wrong(app, "%sNo country is called so: %s", news ? "The others are kept. " : "",
                        str_text(&unknown));
    }
    if (kept && unknown.size > 0) {
        app_put_line(app, str_slice(&unknown), effects);
    } else if (kept) {
        screen_setup_next(app, effects);
        app_say(app, "%s", news ? "represented kept" : "All of them have been announced already");
    }
    action_release(&draft);
    str_release(&line);
    str_release(&known);
    str_release(&unknown);
    return kept;
}

bool screen_setup_enter(struct app *app, struct slice text, struct effects *effects)
{
    enum setup_step step = app->setup_step;
    if (step == SETUP_ROSTER) {
        return screen_people_enter(app, text, effects);
    }
    if (!app_can_write(app)) {
        return false;
    }
    if (step == SETUP_REPRESENTED) {
        return enter_countries(app, text, effects);
    }
    if (is_list(step, text)) {
        offer_roster(app, text, effects);
        return true;
    }
    return enter_fact(app, text, effects);
}
