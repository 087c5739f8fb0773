/* `add` types each line into the app, key by key, and presses Enter: so it records exactly what
 * typing it on the screen would. Only the terminal is missing, and the store syncs in the call. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/os.h"
#include "cli/add_answer.h"
#include "cli/cli.h"
#include "cli/output.h"
#include "cli/session_file.h"
#include "text/utf8.h"
#include "text/when.h"

enum { ROWS = 24, COLUMNS = 80 };

struct adding {
    struct cli *cli;
    struct session_file file;
    struct app app;
    struct effects effects;
    struct str answer; /* to the lines typed since the last sync */
    size_t line;       /* the number of the line, from 1 */
    bool question;     /* a line became a query, or could not be carried out */
    bool warned_off;   /* that /off ends with this process was said */
    bool elsewhere;    /* the line wants what only the screens can do */
};

/* --- Typing */

/* What a command may ask of the world around that has no meaning without the screens. */
static bool is_for_screens(enum effect_kind kind)
{
    switch (kind) {
    case EFFECT_REPLACE_CSV:
    case EFFECT_MOVE:
    case EFFECT_OPEN:
    case EFFECT_CREATE:
    case EFFECT_SESSIONS:
    case EFFECT_SAMPLE:
    case EFFECT_SAVE_TEXT:
    case EFFECT_COPY:
    case EFFECT_TOUR:
    case EFFECT_REDRAW:
    case EFFECT_SUSPEND:
        return true;
    case EFFECT_BELL:
    case EFFECT_HAND_OVER: /* for the lines of this call */
    case EFFECT_APPEND:
    case EFFECT_DRAFT:
    case EFFECT_FORGET_DRAFT:
    case EFFECT_ADOPT_DRAFTS:
    case EFFECT_WRITE_CSV: /* done at the end anyway */
    case EFFECT_QUIT:
        break;
    }
    return false;
}

static void take_effects(struct adding *adding, struct slice *author, struct str *out)
{
    for (size_t i = 0; i < adding->effects.count; i++) {
        const struct effect *effect = &adding->effects.items[i];
        if (effect->kind == EFFECT_APPEND) {
            store_append(adding->file.store, &effect->action);
            adding->question = add_answer(&adding->file.session, &effect->action, adding->line,
                                          cli_has(adding->cli, "json"), out) ||
                               adding->question;
        }
        if (effect->kind == EFFECT_HAND_OVER) {
            *author = effect->text;
        }
        adding->elsewhere = adding->elsewhere || is_for_screens(effect->kind);
    }
}

/* Who writes next does so before anything else is typed. */
static void carry_out(struct adding *adding, struct str *out)
{
    struct slice author = slice_of("");
    struct err err = {0};
    struct str text = {0};
    take_effects(adding, &author, out);
    if (author.size > 0) {
        struct event event = {.kind = EVENT_WRITER, .wall = os_wall_clock()};
        str_set(&text, author);
        if (!store_hand_over(adding->file.store, &adding->file.session, author, event.wall, &err)) {
            event.kind = EVENT_FAILED;
            str_clear(&text);
            err_format(&err, &text);
        }
        event.text = str_slice(&text);
        effects_clear(&adding->effects);
        app_update(&adding->app, &event, &adding->effects);
        take_effects(adding, &author, out);
    }
    effects_clear(&adding->effects);
    str_release(&text);
}

static void press(struct adding *adding, struct key key, bool more, struct str *out)
{
    struct event event = {.kind = EVENT_KEY, .wall = os_wall_clock(), .key = key, .more = more};
    app_update(&adding->app, &event, &adding->effects);
    carry_out(adding, out);
}

static void type_line(struct adding *adding, struct slice line, struct str *out)
{
    struct str clean = {0};
    utf8_clean(line, &clean);
    struct slice text = str_slice(&clean);
    for (size_t at = 0; at < text.size;) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
        struct key key = {.name = KEY_TEXT, .code = code};
        if (code == '\n') {
            key = key_ctrl('j');
        } else if (code == '\t') {
            key.code = ' ';
        }
        press(adding, key, at < text.size, out);
    }
    str_release(&clean);
    press(adding, (struct key){.name = KEY_ENTER}, false, out);
}

/* What went wrong is said, and the line that stayed for the person to mend goes: here nobody can.
 */
static void settle_line(struct adding *adding)
{
    struct app *app = &adding->app;
    if (adding->elsewhere) {
        adding->question = true;
        cli_say("line %zu: this can be done on the screens only", adding->line);
    } else if (app->message_is_error || app->line.text.size > 0) {
        adding->question = true;
        cli_say("line %zu: %s", adding->line,
                app->message.size > 0 ? str_text(&app->message) : "it could not be carried out");
    }
    if (app->off_record && !adding->warned_off) {
        /* It outlives the call, and what comes by the next one has no words either. */
        adding->warned_off = true;
        adding->question = true;
        cli_say("line %zu: OFF THE RECORD, for all who write, until a line /on", adding->line);
    }
    line_edit_taken(&app->line);
    app->overlay = OVERLAY_NONE;
    app->message_is_error = false;
    adding->elsewhere = false;
}

static void add_line(struct adding *adding, struct slice line)
{
    adding->line++;
    if (slice_trim(line).size > 0) {
        type_line(adding, line, &adding->answer);
        settle_line(adding);
    }
}

/* Makes the lines typed so far durable, then answers them. */
static bool answer_lines(struct adding *adding, struct err *err)
{
    store_sync(adding->file.store);
    const struct store_status *status = store_status(adding->file.store);
    bool good = status->saving == STORE_SAVED ||
                err_set(err, ERR_SYSTEM, adding->cli->arguments[0], 0, 0,
                        "NOT SAVED, up to line %zu: %s", adding->line, str_text(&status->reason));
    good = good && output_answer(str_slice(&adding->answer), err);
    str_clear(&adding->answer);
    return good;
}

/* --- Where lines come from */

static bool add_arguments(struct adding *adding, struct err *err)
{
    for (size_t i = 1; i < adding->cli->argument_count; i++) {
        add_line(adding, slice_of(adding->cli->arguments[i]));
    }
    return answer_lines(adding, err);
}

/* Types the whole lines at the front of `rest` and takes them off it. */
static bool add_whole_lines(struct adding *adding, struct str *rest, struct err *err)
{
    struct slice text = str_slice(rest);
    size_t end = slice_find(text, '\n');
    if (end == text.size) {
        return true;
    }
    for (; end < text.size; end = slice_find(text, '\n')) {
        struct slice line = slice_head(text, end);
        line.size -= line.size > 0 && line.at[line.size - 1] == '\r' ? 1 : 0;
        add_line(adding, line);
        text = slice_from(text, end + 1);
    }
    str_splice(rest, 0, rest->size - text.size, slice_make("", 0));
    return answer_lines(adding, err);
}

/* The lines as they come, those that come together in one sync; what has no line end yet lies in
 * the draft meanwhile, and at the end it is a line. */
static bool add_input(struct adding *adding, struct err *err)
{
    struct str rest = {0};
    bool good = true;
    size_t drafted = 0;
    for (;;) {
        char block[64 * 1024];
        ssize_t size = os_read(STDIN_FILENO, block, sizeof block);
        if (size <= 0) {
            good = size == 0 || err_system(err, errno, NULL, "read standard input");
            break;
        }
        str_add(&rest, slice_make(block, (size_t)size));
        size_t before = rest.size;
        good = add_whole_lines(adding, &rest, err);
        if (!good) {
            break;
        }
        /* What was drafted went with the first whole line. */
        size_t kept = rest.size == before ? drafted : 0;
        if (kept == 0 && drafted > 0) {
            store_draft_forget(adding->file.store);
        }
        if (adding->app.off_record) {
            drafted = 0; /* nothing of it may be on the disk */
            continue;
        }
        if (rest.size > kept) {
            store_draft(adding->file.store, 0, kept, 0, slice_from(str_slice(&rest), kept));
        }
        drafted = rest.size;
    }
    if (good && rest.size > 0) {
        add_line(adding, str_slice(&rest));
        good = answer_lines(adding, err);
    }
    str_release(&rest);
    return good;
}

static void open_app(struct adding *adding)
{
    struct event opened = {.kind = EVENT_OPENED,
                           .wall = os_wall_clock(),
                           .session = &adding->file.session,
                           .text = slice_of(adding->cli->arguments[0])};
    opened.number = when_local_offset((int64_t)(opened.wall / 1000000U));
    struct event size = {
        .kind = EVENT_RESIZE, .wall = opened.wall, .rows = ROWS, .columns = COLUMNS};
    struct event saved = {.kind = EVENT_SAVING, .wall = opened.wall};
    app_init(&adding->app, str_slice(&adding->cli->author));
    app_take_settings(&adding->app, &adding->cli->settings);
    app_update(&adding->app, &size, &adding->effects);
    app_update(&adding->app, &opened, &adding->effects);
    app_update(&adding->app, &saved, &adding->effects);
    effects_clear(&adding->effects);
}

int cli_add(struct cli *cli)
{
    if (cli->argument_count < 2) {
        return cli_misused(
            cli, "add takes a session file and lines, or - for lines from standard input");
    }
    bool from_input = cli->argument_count == 2 && slice_is(slice_of(cli->arguments[1]), "-");
    bool from_person = from_input && isatty(STDIN_FILENO) == 1;
    if (from_person && cli_has(cli, "no-input")) {
        return cli_misused(cli, "with --no-input nobody is waited for, and standard input is a "
                                "terminal");
    }
    struct adding adding = {.cli = cli};
    struct err err = {0};
    if (!session_file_open(&adding.file, cli, cli->arguments[0], true, &err)) {
        return cli_fail(&err);
    }
    open_app(&adding);
    if (from_person) {
        cli_say("type lines, each ends with Enter; Ctrl-D ends");
    }
    bool good = from_input ? add_input(&adding, &err) : add_arguments(&adding, &err);
    app_release(&adding.app);
    effects_release(&adding.effects);
    str_release(&adding.answer);
    struct err closing = {0};
    if (!session_file_close(&adding.file, &closing) && good) {
        good = false;
        err = closing;
    }
    if (!good) {
        return cli_fail(&err);
    }
    return adding.question ? CLI_NOT_SO : CLI_FINE;
}
