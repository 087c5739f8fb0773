#include "app/app_parts.h"

#include "app/entry_write.h"
#include "report/plain.h"
#include "report/report.h"
#include "report/reveal.h"
#include "text/width.h"

/* Around the body: title, places, two rules, guide, footer. With no session in the folder, Sessions
 * offers a new one, the sample, and a pasted list. */
enum { LINE_ROWS_MOST = 6, ROWS_AROUND = 6, HOME_CHOICES = 3, BOARD_FROM = 150 };

int app_columns(const struct app *app)
{
    return app->columns > 0 ? app->columns : 80;
}

int app_line_rows(const struct app *app)
{
    int rows = line_edit_rows(&app->line, app_columns(app), app_prompt_columns(app));
    return rows > LINE_ROWS_MOST ? LINE_ROWS_MOST : rows;
}

int app_body_rows(const struct app *app)
{
    int rows = app->rows - ROWS_AROUND - app_line_rows(app);
    return rows > 1 ? rows : 1;
}

bool app_has_board(const struct app *app)
{
    return app->screen == SCREEN_NOTES && app->columns >= BOARD_FROM;
}

int app_prompt_columns(const struct app *app)
{
    int width = width_of(str_slice(&app->prompt)) + 1;
    int most = app_columns(app) / 2;
    return width < most ? width : most;
}

void app_prompt(const struct app *app, struct str *prompt)
{
    str_add(prompt, str_slice(&app->prompt));
}

static const struct record *review_record(const struct app *app, size_t item)
{
    return item < app->review_count && app->review[item].id.size > 0
               ? session_find(app->session, app->review[item].id)
               : NULL;
}

const struct record *app_item(const struct app *app, size_t item)
{
    size_t count;
    if (app->session == NULL) {
        return NULL;
    }
    if (app->overlay == OVERLAY_EVIDENCE) {
        return item < app->turn_count ? app->turns[item] : NULL;
    }
    switch (app->screen) {
    case SCREEN_NOTES: {
        const struct record *const *stream = app_stream(app, &count);
        return item < count ? stream[item] : NULL;
    }
    case SCREEN_PEOPLE:
        return item < app->coverage.roster.count ? app->coverage.roster.people[item].record : NULL;
    case SCREEN_CONCLUSIONS:
        return item < app->conclusion_count ? app->conclusions[item] : NULL;
    case SCREEN_REVIEW:
        return review_record(app, item);
    case SCREEN_SESSIONS:
    case SCREEN_REPORT:
    case SCREEN_SETUP:
    case SCREEN_COUNT:
        break;
    }
    return NULL;
}

const struct record *app_chosen(const struct app *app)
{
    if (app->session == NULL) {
        return NULL;
    }
    if (app->overlay == OVERLAY_EVIDENCE) {
        return session_find(app->session, str_slice(&app->evidence_for));
    }
    return app->in_list ? app_item(app, app->lists[app->screen].chosen) : NULL;
}

static bool is_edited(const struct app *app, size_t item)
{
    const struct record *record = app_item(app, item);
    return record != NULL && slice_equal(record->id, str_slice(&app->editing));
}

size_t app_focus(const struct app *app)
{
    const struct list *list = &app->lists[app->screen];
    size_t last = list->count > 0 ? list->count - 1 : 0;
    if (app->in_list || app->editing.size == 0) {
        return app->in_list ? list->chosen : last;
    }
    if (is_edited(app, list->chosen)) {
        return list->chosen;
    }
    for (size_t item = list->count; item > 0; item--) {
        if (is_edited(app, item - 1)) {
            return item - 1;
        }
    }
    return last;
}

static void add_record(const struct record ***items, size_t *count, size_t *room,
                       const struct record *record)
{
    MEM_GROW(*items, *room, *count + 1);
    (*items)[(*count)++] = record;
}

static void count_turn(struct app *app, const struct record *turn)
{
    struct slice refs = session_get(app->session, turn, FIELD_REFS), id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        for (size_t i = 0; i < app->turns_of_count; i++) {
            app->turns_of[i] += slice_equal(app->coverage.roster.people[i].record->id, id) ? 1 : 0;
        }
    }
}

/* Only where they are looked at: a session may have a hundred thousand turns. */
static void fill_items(struct app *app)
{
    bool wanted = app->screen == SCREEN_CONCLUSIONS || app->screen == SCREEN_PEOPLE ||
                  app->overlay == OVERLAY_EVIDENCE;
    if (!wanted || app->items_revision == app->session->revision) {
        return;
    }
    app->items_revision = app->session->revision;
    const struct record *const *stream = app->stream; /* all of it, whatever Notes lists */
    size_t count = app->stream_count;
    app->conclusion_count = 0;
    app->turn_count = 0;
    app->position_count = 0;
    app->turns_of_count = app->coverage.roster.count;
    MEM_GROW(app->turns_of, app->turns_of_room, app->turns_of_count);
    for (size_t i = 0; i < app->turns_of_count; i++) {
        app->turns_of[i] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (stream[i]->kind == RECORD_CONCLUSION) {
            add_record(&app->conclusions, &app->conclusion_count, &app->conclusion_room, stream[i]);
        } else if (stream[i]->kind == RECORD_INTERVENTION) {
            add_record(&app->turns, &app->turn_count, &app->turn_room, stream[i]);
            count_turn(app, stream[i]);
        } else if (stream[i]->kind == RECORD_POSITION) {
            add_record(&app->positions, &app->position_count, &app->position_room, stream[i]);
        }
    }
}

/* What the report would still give away, above it. */
static void add_reveals(struct app *app, int columns)
{
    struct plain plain = {.out = &app->report, .columns = columns};
    struct str reveals = {0};
    struct slice line;
    reveal_of(app->session, app->report_level, &reveals);
    struct slice rest = str_slice(&reveals);
    if (app->report_level != ATTRIBUTION_PERSON) {
        plain_add(&plain, 0, 0,
                  slice_of(reveals.size > 0
                               ? "Still given away, and to be settled before it goes out:"
                               : "Nothing in it gives anybody away."));
    }
    while (rest.size > 0 && slice_next(&rest, '\n', &line)) {
        plain_add(&plain, 2, 4, line);
    }
    plain_gap(&plain);
    str_release(&reveals);
    app->report_start = app->report.size;
}

struct slice app_report(const struct app *app)
{
    return slice_from(str_slice(&app->report), app->report_start);
}

void app_report_fill(struct app *app)
{
    int columns = app->columns > REPORT_COLUMNS_LEAST + 2 ? app->columns - 2 : REPORT_COLUMNS;
    if (app->session == NULL || (app->report_revision == app->session->revision &&
                                 app->report_columns == columns && app->report.size > 0)) {
        return;
    }
    struct report_options options = {
        .format = "text", .columns = columns, .level = app->report_level};
    str_clear(&app->report);
    add_reveals(app, columns);
    (void)report_write(&options, app->session, &app->report);
    app->report_revision = app->session->revision;
    app->report_columns = columns;
}

static size_t count_rows(struct slice text)
{
    size_t rows = 0;
    struct slice row;
    while (text.size > 0 && slice_next(&text, '\n', &row)) {
        rows++;
    }
    return rows;
}

static size_t item_count(struct app *app)
{
    size_t count = 0;
    switch (app->screen) {
    case SCREEN_SESSIONS:
        return app->entry_count > 0 ? app->entry_count : HOME_CHOICES;
    case SCREEN_NOTES:
        (void)app_stream(app, &count);
        return count;
    case SCREEN_PEOPLE:
        return app->coverage.roster.count;
    case SCREEN_CONCLUSIONS:
        return app->conclusion_count;
    case SCREEN_REVIEW:
        return app->review_count;
    case SCREEN_REPORT:
        return count_rows(str_slice(&app->report));
    case SCREEN_SETUP:
        return SETUP_STEP_COUNT;
    case SCREEN_COUNT:
        break;
    }
    return 0;
}

/* Half a command is none yet: while the palette has some that fit, nothing is wrong with it. */
static bool offers_commands(const struct app *app)
{
    return app->overlay == OVERLAY_PALETTE && app->palette_in_line && app->palette_count > 0;
}

/* The hint takes the place of old news. What a letter changes is mostly not the hint, so it is not
 * drawn for each. */
static void show_hint(struct app *app, struct slice hint)
{
    if (slice_equal(hint, str_slice(&app->hint))) {
        return;
    }
    str_set(&app->hint, hint);
    app->around_looks++;
    if (hint.size > 0 && app->message_is_old) {
        str_clear(&app->message);
    }
}

/* Who follows: on what the line is a remark. */
static void fill_remark(struct app *app, struct entry_context *context)
{
    const struct record *record = app_followed(app);
    entry_parse(context, slice_of(""), &app->meaning);
    if (record != NULL) {
        str_add_text(&app->prompt, record->kind == RECORD_COMMENT ? "answer to " : "remark on ");
        str_add(&app->prompt, id_short(record->id));
        str_add_char(&app->prompt, ' ');
        app_add_who(app, record, &app->prompt);
    }
    show_hint(app, slice_of(""));
}

/* Who waits for the floor and what each has had: a walk over all turns, so once for each change and
 * not for each letter. */
static struct slice queue_times(struct app *app)
{
    if (app->queue_times_revision != app->session->revision) {
        struct entry_context context = app_context(app);
        app->queue_times_revision = app->session->revision;
        str_clear(&app->queue_times);
        entry_add_waiting(&context, &app->queue_times);
    }
    return str_slice(&app->queue_times);
}

/* What the line is now; an empty one in Notes shows with whom it would go on. */
static void fill_meaning(struct app *app)
{
    struct entry_context context = app_context(app);
    bool stream_like =
        app->screen == SCREEN_NOTES || app->screen == SCREEN_REVIEW || app->screen == SCREEN_REPORT;
    bool editing = app->editing.size > 0;
    struct str hint = {0};
    if (app->following && !editing && (app->line.text.size == 0 || app->line.text.at[0] != '/')) {
        fill_remark(app, &context);
        return;
    }
    if (app->line.text.size == 0 && stream_like && !editing) {
        entry_parse(&context, slice_of("x"), &app->meaning);
        entry_preview(&context, &app->meaning, &app->prompt);
    }
    entry_parse(&context, editing ? slice_of("") : str_slice(&app->line.text), &app->meaning);
    if (app->line.text.size > 0 && !editing && !offers_commands(app) &&
        (stream_like || app->line.text.at[0] == '/' ||
         (app->meaning.kind == ENTRY_COMMAND && app->screen != SCREEN_SETUP))) {
        entry_preview(&context, &app->meaning, &app->prompt);
        entry_hint(&context, &app->meaning, &hint);
        if (entry_asks_floor(&app->meaning)) {
            str_add(&hint, queue_times(app));
        }
    }
    if (hint.size == 0) {
        app_add_parked(app, &hint);
    }
    show_hint(app, str_slice(&hint));
    str_release(&hint);
}

void app_refresh_line(struct app *app)
{
    static const char *const prompts[SCREEN_COUNT] = {
        [SCREEN_SESSIONS] = "title of a new session",
        [SCREEN_PEOPLE] = "person",
        [SCREEN_CONCLUSIONS] = "conclusion",
    };
    str_clear(&app->prompt);
    if (app->editing.size > 0) {
        struct slice id = id_short(str_slice(&app->editing));
        str_add_text(&app->prompt, "change ");
        str_add(&app->prompt, id);
    }
    if (app->session != NULL) {
        fill_meaning(app);
    }
    if (app->prompt.size == 0 && offers_commands(app)) {
        str_add_text(&app->prompt, "command");
    } else if (app->prompt.size == 0 && app->screen == SCREEN_SETUP) {
        str_add_text(&app->prompt, app_setup_info(app->setup_step)->prompt);
    } else if (app->prompt.size == 0 && prompts[app->screen] != NULL) {
        str_add_text(&app->prompt, prompts[app->screen]);
    }
    if (!slice_ends(str_slice(&app->prompt), slice_of(">"))) {
        str_add_text(&app->prompt, app->prompt.size > 0 ? " >" : ">");
    }
    app_offer(app);
}

/* The turns are looked at only as closely as is shown: for the balance beside a wide Notes, for the
 * thin ones on Review and Report and when nothing else is left to do. */
static void refresh_coverage(struct app *app)
{
    struct coverage *coverage = &app->coverage;
    bool thin = app->screen == SCREEN_REVIEW || app->screen == SCREEN_REPORT;
    enum coverage_depth depth = app_has_board(app) ? COVERAGE_BALANCE : COVERAGE_COUNTS;
    /* Where the last update came to it that only thin ones are left, this one will too. */
    bool was_all = coverage->conclusions > 0 && coverage->heard == coverage->represented;
    depth = thin || was_all ? COVERAGE_THIN : depth;
    if (app->coverage_revision != app->session->revision || coverage->depth < depth) {
        coverage_update(coverage, app->session, depth);
        app->coverage_revision = app->session->revision;
    }
    thin = coverage->conclusions > 0 && coverage->heard == coverage->represented;
    if (thin && coverage->depth < COVERAGE_THIN) {
        coverage_update(coverage, app->session, COVERAGE_THIN);
    }
}

static void fill_queue(struct app *app)
{
    if (app->queue_revision != app->session->revision) {
        struct entry_context context = app_context(app);
        app->queue_revision = app->session->revision;
        str_clear(&app->queue);
        (void)entry_add_next(&context, &app->queue);
    }
}

void app_refresh(struct app *app)
{
    if (app->session != NULL) {
        roster_update(&app->coverage.roster, app->session);
        app_stream_fill(app);
        app_clock_fill(app);
        fill_queue(app);
        refresh_coverage(app);
        fill_items(app);
        if (app->screen == SCREEN_REVIEW) {
            (void)app_gaps(app);
        }
        if (app->screen == SCREEN_REPORT) {
            app_report_fill(app);
        }
    }
    struct list *list = &app->lists[app->screen];
    list->at_end =
        list->at_end || (app->screen == SCREEN_NOTES && !app->in_list && app->editing.size == 0);
    list_resize(list, item_count(app));
    if (app->overlay == OVERLAY_EVIDENCE) {
        list_resize(&app->overlay_list, app->turn_count);
    }
    if (app->screen == SCREEN_SETUP) {
        list_choose(list, (size_t)app->setup_step);
    }
    app->in_list = app->in_list && list->count > 0;
    app_refresh_line(app);
    app_guide(app);
}
