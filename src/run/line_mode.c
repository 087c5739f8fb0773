/* libedit edits the line; before it waits for a key, the app's own line is made the same, so that
 * what is typed is on the disk as it is on the screens, and Enter means the same. */
#include "run/line_mode.h"

#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

#include "base/fatal.h"
#include "base/os.h"
#include "report/report.h"
#include "report/review.h"
#include "run/perform.h"
#include "run/signals.h"
#include "text/utf8.h"

enum { HISTORY_LINES = 500 };
enum { SYNC_PATIENCE = 3000000, TWICE = 2000000 }; /* microseconds */

struct line_mode {
    struct performer performer;
    struct signals signals;
    EditLine *editor;
    History *history;
    struct str prompt;
    int wait; /* milliseconds until the store wants its turn */
    int ended_by;
    bool ended;
    uint64_t redactions;  /* of the session, as they were when the history was last emptied */
    uint64_t interrupted; /* boot clock of the newest Ctrl-C, 0: none */
};

/* --- Saying */

/* Others' words come without control characters. */
static void say(struct slice text)
{
    struct str clean = {0};
    utf8_clean(text, &clean);
    (void)fwrite(str_text(&clean), 1, clean.size, stdout);
    (void)fputc('\n', stdout);
    (void)fflush(stdout);
    str_release(&clean);
}

static void say_message(struct line_mode *mode)
{
    struct app *app = &mode->performer.app;
    app_catch_up(app);
    if (app->message.size > 0) {
        say(str_slice(&app->message));
        str_clear(&app->message);
    }
    if (app->saving.saving == SAVING_FAILED) {
        struct str text = {0};
        str_add_format(&text, "%s: %s", app_saving_words(app), str_text(&app->saving_reason));
        say(str_slice(&text));
        str_release(&text);
    }
}

static void say_review(struct line_mode *mode)
{
    struct str text = {0};
    review_text(mode->performer.session, REPORT_COLUMNS, NULL, &text);
    say(str_slice(&text));
    str_release(&text);
}

static void say_report(struct line_mode *mode)
{
    struct str text = {0};
    struct report_options options = {.format = "text", .columns = REPORT_COLUMNS};
    (void)report_write(&options, mode->performer.session, &text);
    say(str_slice(&text));
    str_release(&text);
}

static void say_people(struct line_mode *mode)
{
    const struct roster *roster = &mode->performer.app.coverage.roster;
    for (size_t i = 0; i < roster->count; i++) {
        const struct person *person = &roster->people[i];
        struct str text = {0};
        str_add_number(&text, person->number);
        str_add_char(&text, ' ');
        str_add(&text, person->name);
        const struct slice parts[] = {person->organization, person->countries, person->role};
        for (size_t part = 0; part < COUNT(parts); part++) {
            str_add_text(&text, parts[part].size > 0 ? ", " : "");
            str_add(&text, parts[part]);
        }
        say(str_slice(&text));
        str_release(&text);
    }
}

static void say_help(struct line_mode *mode)
{
    size_t count = 0;
    const struct entry_form *forms = entry_forms(&count);
    struct str text = {0};
    (void)mode;
    for (size_t i = 0; i < count; i++) {
        str_add_format(&text, "%s  %s\n", forms[i].usage, forms[i].help);
    }
    const struct command *commands = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        str_add_format(&text, "/%s %s  %s\n", commands[i].name, commands[i].usage,
                       commands[i].help);
    }
    str_add_text(&text, "Ctrl-D on an empty line leaves; what is half typed comes back.");
    say(str_slice(&text));
    str_release(&text);
}

/* A place of the screens, told in words. */
static void say_place(struct line_mode *mode)
{
    static void (*const places[SCREEN_COUNT])(struct line_mode * mode) = {
        [SCREEN_PEOPLE] = say_people, [SCREEN_REVIEW] = say_review, [SCREEN_REPORT] = say_report};
    enum screen screen = mode->performer.app.screen;
    if (screen == SCREEN_NOTES) {
        return;
    }
    if (places[screen] != NULL) {
        places[screen](mode);
    } else {
        say(slice_of("That is shown on the screens: rapporteur without --line."));
    }
}

/* --- The app's line */

static void press(struct line_mode *mode, struct key key, bool more)
{
    struct event event = {
        .kind = EVENT_KEY, .wall = os_wall_clock(), .key = key, .more = more, .later = true};
    performer_event(&mode->performer, &event);
}

static void type(struct line_mode *mode, struct slice text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
        press(mode, key_text(code), true);
    }
}

static void replace(struct line_mode *mode, struct slice text)
{
    struct event event = {
        .kind = EVENT_LINE, .wall = os_wall_clock(), .text = text, .more = true, .later = true};
    performer_event(&mode->performer, &event);
}

/* The app's line becomes `text`: nearly always some letters more. */
static void mirror(struct line_mode *mode, struct slice text)
{
    const struct str *line = &mode->performer.app.line.text;
    if (slice_starts(text, str_slice(line))) {
        type(mode, slice_from(text, line->size));
    } else {
        replace(mode, text);
    }
}

static void edited_text(EditLine *editor, struct str *text)
{
    const LineInfoW *line = el_wline(editor);
    for (const wchar_t *at = line->buffer; at < line->lastchar; at++) {
        utf8_add(text, (uint32_t)*at);
    }
}

/* What the app has put into the line (a completed name, a spelt-out abbreviation) is edited on;
 * whether there is something. */
static bool take_back(struct line_mode *mode)
{
    const struct str *line = &mode->performer.app.line.text;
    struct str text = {0};
    edited_text(mode->editor, &text);
    bool changed = !slice_equal(str_slice(&text), str_slice(line));
    if (changed) {
        const LineInfoW *info = el_wline(mode->editor);
        (void)el_cursor(mode->editor, (int)(info->lastchar - info->cursor));
        el_deletestr(mode->editor, (int)(info->lastchar - info->buffer));
        (void)el_insertstr(mode->editor, str_text(line));
    }
    str_release(&text);
    return changed;
}

/* --- Waiting */

/* Twice in a row it leaves; the half-typed line comes back next time. */
static void take_interrupt(struct line_mode *mode)
{
    uint64_t now = os_boot_clock();
    mode->ended = mode->interrupted != 0 && now - mode->interrupted < TWICE;
    mode->interrupted = now;
    if (!mode->ended) {
        say(slice_of("\nCtrl-D on an empty line leaves, Ctrl-C once more too; nothing is lost."));
        (void)el_set(mode->editor, EL_REFRESH);
    }
}

static void take_signals(struct line_mode *mode)
{
    unsigned char bytes[64];
    ssize_t size = read(mode->signals.read_end, bytes, sizeof bytes);
    for (ssize_t i = 0; i < size; i++) {
        switch (bytes[i]) {
        case SIGWINCH:
            el_resize(mode->editor);
            break;
        case SIGTSTP:
            (void)el_set(mode->editor, EL_PREP_TERM, 0);
            (void)raise(SIGSTOP);
            (void)el_set(mode->editor, EL_PREP_TERM, 1);
            break;
        case SIGCONT:
            break;
        case SIGINT:
            take_interrupt(mode);
            break;
        default:
            mode->ended_by = bytes[i];
            break;
        }
    }
}

/* One look at everything that can come; whether a key did. */
static bool wait_once(struct line_mode *mode)
{
    struct performer *performer = &mode->performer;
    struct pollfd watch[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = mode->signals.read_end, .events = POLLIN},
        {.fd = store_fd(performer->store), .events = POLLIN},
    };
    performer_flush(performer);
    performer_settle(performer, false, true, &mode->wait);
    int ready = poll(watch, COUNT(watch), mode->wait);
    if (ready < 0 && errno != EINTR) {
        fatal("waiting for keys failed");
    }
    if (ready >= 0 && watch[1].revents != 0) {
        take_signals(mode);
    }
    performer_settle(performer, ready == 0, true, &mode->wait);
    return ready > 0 && watch[0].revents != 0;
}

static bool has_ended(const struct line_mode *mode)
{
    return mode->ended || mode->ended_by != 0 || mode->performer.quit;
}

static void complete(struct line_mode *mode)
{
    press(mode, key_named(KEY_TAB), false);
    app_catch_up(&mode->performer.app);
    bool changed = take_back(mode);
    if (changed || mode->performer.app.message.size > 0) {
        /* In a row of its own: nothing that was written is written over. */
        (void)fputc('\n', stdout);
        say_message(mode);
        (void)el_set(mode->editor, EL_REFRESH);
    }
}

/* libedit wants the next character: 1 with it, 0 at the end. */
static int next_character(EditLine *editor, wchar_t *character)
{
    struct line_mode *mode = NULL;
    struct str text = {0};
    (void)el_get(editor, EL_CLIENTDATA, &mode);
    edited_text(editor, &text);
    mirror(mode, str_slice(&text));
    str_release(&text);
    mbstate_t state = {0};
    for (;;) {
        while (!has_ended(mode) && !wait_once(mode)) {
        }
        char byte = '\0';
        ssize_t size = has_ended(mode) ? 0 : read(STDIN_FILENO, &byte, 1);
        if (size < 0 && errno == EINTR) {
            continue;
        }
        if (size <= 0) {
            mode->ended = true;
            return 0;
        }
        size_t done = mbrtowc(character, &byte, 1, &state);
        if (done == (size_t)-1) {
            state = (mbstate_t){0}; /* no character of ours */
        } else if (done != (size_t)-2 && *character == L'\t') {
            complete(mode);
        } else if (done != (size_t)-2) {
            return 1;
        }
    }
}

/* --- The loop */

static char *prompt_text(EditLine *editor)
{
    struct line_mode *mode = NULL;
    (void)el_get(editor, EL_CLIENTDATA, &mode);
    return mode->prompt.at;
}

static void keep(struct line_mode *mode, struct slice line)
{
    struct performer *performer = &mode->performer;
    mirror(mode, line);
    press(mode, key_named(KEY_ENTER), false);
    uint64_t until = os_boot_clock() + SYNC_PATIENCE;
    performer_flush(performer);
    performer_settle(performer, false, true, &mode->wait);
    while (store_status(performer->store)->saving == STORE_SAVING && os_boot_clock() < until) {
        struct pollfd done = {.fd = store_fd(performer->store), .events = POLLIN};
        (void)poll(&done, 1, 100);
        performer_settle(performer, false, true, &mode->wait);
    }
    app_catch_up(&performer->app);
    if (performer->app.overlay == OVERLAY_HELP) {
        say_help(mode);
    }
    say_message(mode);
    say_place(mode);
    struct app *app = &performer->app;
    if (app->screen != SCREEN_NOTES || app->overlay != OVERLAY_NONE) {
        press(mode, key_named(KEY_ESC), true);
        press(mode, key_text('1'), false);
    }
    if (app->editing.size > 0 &&
        slice_find(str_slice(&app->line.text), '\n') < app->line.text.size) {
        press(mode, key_named(KEY_ESC), true);
        press(mode, key_named(KEY_ESC), false);
        say(slice_of("It has several rows: /edit ID TEXT puts another text in its place."));
    }
    if (app->refused) {
        /* The next line would go on behind it; it is in the history. */
        replace(mode, slice_of(""));
        say(slice_of("Up brings the line back."));
    }
    performer_flush(performer);
}

static void greet(struct line_mode *mode)
{
    struct app *app = &mode->performer.app;
    struct str text = {0};
    app_catch_up(app);
    str_add(&text, session_fact(app->session, "title"));
    str_add_text(&text, ": /help says what can be typed; Ctrl-D leaves.");
    say(str_slice(&text));
    str_release(&text);
    say_message(mode);
}

static bool open_editor(struct line_mode *mode)
{
    HistEvent event;
    mode->editor = el_init("rapporteur", stdin, stdout, stderr);
    mode->history = history_init();
    if (mode->editor == NULL || mode->history == NULL) {
        return false;
    }
    (void)history(mode->history, &event, H_SETSIZE, HISTORY_LINES);
    (void)el_set(mode->editor, EL_CLIENTDATA, mode);
    (void)el_set(mode->editor, EL_EDITOR, "emacs");
    (void)el_set(mode->editor, EL_SIGNAL, 0);
    (void)el_set(mode->editor, EL_PROMPT, prompt_text);
    (void)el_set(mode->editor, EL_HIST, history, mode->history);
    (void)el_set(mode->editor, EL_GETCFN, next_character);
    return true;
}

static void set_prompt(struct line_mode *mode)
{
    struct str shown = {0};
    str_clear(&mode->prompt);
    app_catch_up(&mode->performer.app);
    app_prompt(&mode->performer.app, &shown);
    utf8_clean(str_slice(&shown), &mode->prompt);
    str_add_char(&mode->prompt, ' ');
    str_release(&shown);
}

static void read_lines(struct line_mode *mode)
{
    while (!has_ended(mode)) {
        int count = 0;
        HistEvent event;
        struct str *waiting = &mode->performer.app.line.text;
        set_prompt(mode);
        if (waiting->size > 0 && slice_find(str_slice(waiting), '\n') == waiting->size) {
            el_push(mode->editor, str_text(waiting)); /* half typed before */
        }
        const char *line = el_gets(mode->editor, &count);
        if (line == NULL || count <= 0) {
            break;
        }
        /* What is typed before the next prompt would else be taken by the terminal itself. */
        (void)el_set(mode->editor, EL_PREP_TERM, 1);
        struct slice text = slice_trim(slice_make(line, (size_t)count));
        if (text.size > 0) {
            if (!mode->performer.app.off_record) {
                (void)history(mode->history, &event, H_ENTER, line);
            }
            keep(mode, text);
            uint64_t redactions = mode->performer.session->redactions;
            if (redactions != mode->redactions) {
                (void)history(mode->history, &event, H_CLEAR);
                mode->redactions = redactions;
            }
        }
    }
}

static int close_all(struct line_mode *mode, struct str *closing, struct err *err)
{
    int code = mode->ended_by == 0 ? 0 : 128 + mode->ended_by;
    if (mode->editor == NULL) {
        code = err_exit_code(err);
    } else {
        el_end(mode->editor);
    }
    if (mode->history != NULL) {
        history_end(mode->history);
    }
    str_add_text(closing, store_path(mode->performer.store));
    if (!performer_close(&mode->performer, err)) {
        code = err_exit_code(err);
    }
    return code;
}

int run_line_mode(const struct run_options *options, struct str *closing, struct err *err)
{
    struct line_mode mode = {.wait = -1};
    int code = 0;
    performer_init(&mode.performer, options);
    mode.performer.app.screen_reader = true;
    if (!performer_open(&mode.performer, options->path, err)) {
        code = err_exit_code(err);
    } else if (!signals_open(&mode.signals, err)) {
        code = err_exit_code(err);
        struct err unsaved = {0};
        (void)performer_close(&mode.performer, &unsaved);
    } else {
        performer_flush(&mode.performer);
        if (open_editor(&mode)) {
            greet(&mode);
            read_lines(&mode);
        } else {
            (void)err_set(
                err, ERR_SYSTEM, NULL, 0, 0,
                "no prompt can be shown on this terminal; rapporteur add FILE - reads lines");
        }
        code = close_all(&mode, closing, err);
        signals_close(&mode.signals);
    }
    fatal_set_journal(NULL);
    str_release(&mode.prompt);
    performer_release(&mode.performer);
    return code;
}
