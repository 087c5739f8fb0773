/* The guide line: what is done of facts, people, interventions, conclusions, review and report, and
 * the one next thing to do. Where not all of it fits, the next thing stays and what is done gives
 * way: so each next thing fits the narrowest screen, 60 columns less the two of its edges. */
#include "app/app_parts.h"
#include "app/app_tour.h"

#include "text/width.h"

enum { NOT_YET_MOST = 6 };

static size_t facts_set(const struct app *app)
{
    static const char *const facts[] = {"title", "event", "date", "venue", "committee"};
    size_t set = 0;
    for (size_t i = 0; i < COUNT(facts); i++) {
        set += session_fact(app->session, facts[i]).size > 0 ? 1 : 0;
    }
    return set;
}

static size_t announced(const struct app *app)
{
    size_t count = 0;
    for (size_t i = 0; i < app->coverage.count; i++) {
        count += app->coverage.countries[i].announced ? 1 : 0;
    }
    return count;
}

/* `BRB CRI PRY`, those who have not been heard; their number. */
static size_t add_not_heard(const struct app *app, struct str *out)
{
    size_t count = 0;
    for (size_t i = 0; i < app->coverage.count; i++) {
        const struct coverage_country *country = &app->coverage.countries[i];
        if (country->heard > 0 || !coverage_is_expected(country)) {
            continue;
        }
        if (count < NOT_YET_MOST) {
            str_add_text(out, count > 0 ? " " : "");
            str_add(out, country_code(country->country));
        }
        count++;
    }
    if (count > NOT_YET_MOST) {
        str_add_format(out, " and %zu more", count - NOT_YET_MOST);
    }
    return count;
}

/* A reason that is too long for the row is said whole where somebody tries to write. */
static void add_read_only(const struct app *app, struct str *next)
{
    struct slice reason = str_slice(&app->saving_reason);
    str_add_text(next, "to read only: ");
    if (reason.size == 0) {
        str_add_text(next, "nothing is written");
    } else if (width_of(str_slice(next)) + width_of(reason) <= app_columns(app) - 2) {
        str_add(next, reason);
    } else {
        str_add_text(next, "nothing is kept; a line and Enter say why");
    }
}

/* What has to do with how the program stands now comes before what has to do with the session. */
static bool next_of_state(const struct app *app, struct str *next)
{
    if (app->overlay == OVERLAY_PLACES) {
        str_add_text(next, "a number goes there, / commands, ? help, Esc back");
    } else if (app->overlay == OVERLAY_PALETTE) {
        str_add_text(next, "type part of a name; arrows choose, Enter runs, Esc back");
    } else if (app->overlay == OVERLAY_HELP) {
        str_add_text(next, "arrows scroll, Esc back");
    } else if (app->overlay == OVERLAY_EVIDENCE) {
        str_add_text(next, "Enter marks a turn that it rests on, Esc is done");
    } else if (app->editing.size > 0) {
        str_add_text(next, "Enter keeps the change, Esc twice leaves it, Alt-S splits");
    } else if (app->saving.read_only && app->session != NULL) {
        add_read_only(app, next);
    } else if (app->saving.saving == SAVING_FAILED && app->session != NULL) {
        str_add_text(next, "not saved yet; /move-to FOLDER writes it elsewhere");
    } else if (app->following && app->session != NULL) {
        str_add_text(next, "you read along; the arrows choose, a line is a remark on it");
    } else if (app->off_record) {
        str_add_text(next, "OFF THE RECORD: words are kept nowhere; /on ends it");
    } else if (app->parked.size > 0 && app->line.text.size == 0) {
        str_add_text(next, "a half line waits: Ctrl-O brings it back");
    }
    return next->size > 0;
}

static bool next_of_list(const struct app *app, struct str *next)
{
    static const char *const texts[SCREEN_COUNT] = {
        [SCREEN_SESSIONS] = "Enter opens it, a letter begins the title of a new one",
        [SCREEN_NOTES] = "Enter edits it; /speaker /move /split /merge /delete",
        [SCREEN_PEOPLE] = "Enter changes this person, a letter begins another one",
        [SCREEN_CONCLUSIONS] = "Enter chooses what it rests on, /edit changes it",
        [SCREEN_REVIEW] = "Enter goes to what it is about",
        [SCREEN_REPORT] = "arrows scroll, /save FILE writes it as text",
    };
    const char *text = app->in_list ? texts[app->screen] : NULL;
    bool empty = app->lists[app->screen].count == 0 ||
                 (app->screen == SCREEN_SESSIONS && app->entry_count == 0);
    if (text == NULL || empty) {
        return false;
    }
    str_add_text(next, text);
    return true;
}

static bool next_of_screen(const struct app *app, struct str *next)
{
    switch (app->screen) {
    case SCREEN_SESSIONS:
        str_add_text(next, app->entry_count > 0
                               ? "Up chooses a session; a title and Enter makes a new one"
                               : "1 new session  2 the sample  3 paste an agenda or roster");
        return true;
    case SCREEN_SETUP:
        str_add_text(next, app_setup_info(app->setup_step)->help);
        return true;
    case SCREEN_PEOPLE:
        str_add_text(next, app->coverage.roster.count == 0
                               ? "type or paste who takes part: Name, Organisation, Country"
                               : "type another person, or Up to choose one; Esc 1 for Notes");
        return true;
    case SCREEN_CONCLUSIONS:
        str_add_text(next, app->conclusion_count == 0
                               ? "type what was concluded and press Enter"
                               : "type another, or Up and Enter to say what it rests on");
        return true;
    case SCREEN_REVIEW:
        str_add_text(next, app->gap_count > 0 ? "Up chooses a gap, Enter goes to it"
                                              : "nothing is missing: Esc 5 for the report");
        return true;
    case SCREEN_NOTES:
    case SCREEN_REPORT:
    case SCREEN_COUNT:
        break;
    }
    return false;
}

/* The session's own order: people, countries, turns, conclusions, gaps, report. */
static void next_of_session(struct app *app, struct str *next)
{
    struct str not_heard = {0};
    const struct coverage *coverage = &app->coverage;
    size_t waiting = add_not_heard(app, &not_heard);
    if (app->queue.size > 0) {
        str_add(next, str_slice(&app->queue));
        str_add_text(next, "   ");
    }
    if (app->coverage.roster.count == 0 && announced(app) == 0 && coverage->interventions == 0) {
        str_add_text(next, "Esc 6 sets up, or type mexico: and what Mexico says");
    } else if (coverage->interventions == 0) {
        str_add_text(next, "type who speaks, a colon and their words: mexico: we agree");
    } else if (waiting > 0) {
        str_add_format(next, "not yet heard: %s", str_text(&not_heard));
    } else if (coverage->conclusions == 0) {
        str_add_text(next, "all heard; /conclusion says what came out");
    } else if (app_gaps(app) > 0) {
        bool one = app_gaps(app) == 1;
        str_add_format(next, "%zu %s to close: Esc 4 reviews %s", app_gaps(app),
                       one ? "gap" : "gaps", one ? "it" : "them");
    } else {
        str_add_text(next, "Esc 5 shows the report");
    }
    str_release(&not_heard);
}

/* What is done, the most telling last: the first ones give way where not all fit in `columns`. */
static void add_done(const struct app *app, int columns, struct str *out)
{
    const struct coverage *coverage = &app->coverage;
    struct str parts[5] = {{0}};
    int width = 0;
    str_add_format(&parts[0], "facts %zu of 5   ", facts_set(app));
    str_add_format(&parts[1], "turns %zu   ", coverage->interventions);
    str_add_format(&parts[2], "people %zu   ", coverage->participants);
    str_add_format(&parts[3], "conclusions %zu   ", coverage->conclusions);
    str_add_format(&parts[4], "heard %zu of %zu   ", coverage->heard, coverage->represented);
    for (size_t i = 0; i < COUNT(parts); i++) {
        width += (int)parts[i].size;
    }
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (width <= columns) {
            str_add(out, str_slice(&parts[i]));
        } else {
            width -= (int)parts[i].size;
        }
        str_release(&parts[i]);
    }
}

void app_guide(struct app *app)
{
    int columns = app_columns(app) - 2;
    str_clear(&app->next);
    if (app->tour != NULL) {
        app_tour_step(app, &app->next);
        str_clear(&app->guide);
        app_add_clipped(str_slice(&app->next), columns, &app->guide);
        return;
    }
    if (!next_of_state(app, &app->next) && !next_of_list(app, &app->next) &&
        !next_of_screen(app, &app->next) && app->session != NULL) {
        next_of_session(app, &app->next);
    }
    struct str done = {0};
    if (app->session != NULL) {
        add_done(app, columns - width_of(str_slice(&app->next)), &done);
    }
    str_set(&app->guide, str_slice(&done));
    app_add_clipped(str_slice(&app->next), columns - width_of(str_slice(&done)), &app->guide);
    str_release(&done);
}
