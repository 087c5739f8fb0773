#include "terminal/probe.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/num.h"
#include "run/tty.h"
#include "text/width.h"

struct probe {
    struct tty *tty;
    struct frame frame;
    const char *mode;
    struct str text; /* typed, or the names of the keys */
    size_t pastes, paste_bytes;
    uint32_t paste_crc;
    unsigned number;
    bool over;
};

void probe_random(struct frame *frame, unsigned number)
{
    static const char *const texts[] = {"a", "中", "e\u0301", "ñ",      "한글", "word ",
                                        " ", "─",  "x̂ŷ",      "日本語", "  "};
    unsigned state = number * 2654435761u + 1;
    frame_clear(frame);
    for (int i = 0; i < 60; i++) {
        state = state * 1103515245u + 12345u;
        unsigned dice = state >> 8;
        int row = (int)(dice % (unsigned)frame->rows);
        int column = (int)(dice / 64 % (unsigned)frame->columns) - 1;
        (void)frame_put(frame, row, column, slice_of(texts[dice / 8192 % 11]),
                        (enum style)(dice / 512 % STYLE_COUNT));
    }
    if (number % 3 == 0) { /* something that scrolls */
        for (int row = 2; row < frame->rows - 2; row++) {
            char line[64];
            (void)snprintf(line, sizeof line, "line %d of the stream, as it stands",
                           row + (int)number / 3);
            (void)frame_put(frame, row, 0, slice_of(line), STYLE_TEXT);
        }
    }
    frame_move(frame, (int)(number % (unsigned)frame->rows),
               (int)(number * 7 % (unsigned)frame->columns));
}

static void draw(struct probe *probe)
{
    struct frame *frame = &probe->frame;
    int rows = 0;
    int columns = 0;
    tty_size(probe->tty, &rows, &columns);
    frame_resize(frame, rows, columns);
    if (strcmp(probe->mode, "echo") == 0) {
        frame_move(frame, 1, frame_put(frame, 1, 0, str_slice(&probe->text), STYLE_TEXT));
    } else if (strcmp(probe->mode, "styles") == 0) {
        for (int style = 0; style < STYLE_COUNT; style++) {
            (void)frame_put(frame, style, 0, slice_of("style"), (enum style)style);
        }
    } else if (strcmp(probe->mode, "random") == 0) {
        probe_random(frame, probe->number);
    } else {
        char line[200];
        (void)frame_put(frame, 0, 0, str_slice(&probe->text), STYLE_TEXT);
        (void)snprintf(line, sizeof line, "pastes %zu bytes %zu crc %08x", probe->pastes,
                       probe->paste_bytes, (unsigned)probe->paste_crc);
        (void)frame_put(frame, 1, 0, slice_of(line), STYLE_TEXT);
        (void)snprintf(line, sizeof line, "size %dx%d term %s.", rows, columns,
                       tty_unknown_term(probe->tty));
        (void)frame_put(frame, 2, 0, slice_of(line), STYLE_TEXT);
        frame_move(frame, 0, 0);
    }
    tty_show(probe->tty, frame, 0, 0);
}

static void take_key(struct probe *probe, const struct key *key)
{
    if (key->ctrl && key->code == 'q') {
        probe->over = true;
    } else if (key->name == KEY_FUNCTION && key->code == 5) {
        tty_suspend(probe->tty);
        (void)raise(SIGSTOP);
        tty_resume(probe->tty);
    } else if (key->name == KEY_FUNCTION && key->code == 9) {
        fatal_set_restore(tty_restore);
        fatal("a probe's mistake");
    } else if (strcmp(probe->mode, "echo") == 0) {
        char byte = (char)key->code;
        if (key_is_text(key)) {
            struct str one = {0};
            key_format(key, &one);
            str_add(&probe->text,
                    byte == ' ' && key->code == ' ' ? slice_of(" ") : str_slice(&one));
            str_release(&one);
        } else if (key->name == KEY_ENTER) {
            str_clear(&probe->text);
        }
    } else {
        probe->number++;
        str_add_text(&probe->text, "<");
        key_format(key, &probe->text);
        str_add_text(&probe->text, ">");
        if (key->name == KEY_ENTER && !key->alt) {
            str_clear(&probe->text);
            str_add_text(&probe->text, "<Enter>");
        }
    }
}

static void take_item(struct probe *probe, const struct keys_item *item)
{
    if (item->kind == KEYS_KEY) {
        take_key(probe, &item->key);
        return;
    }
    probe->pastes++;
    probe->paste_bytes += item->paste.size;
    probe->paste_crc = num_crc32(probe->paste_crc, item->paste);
    if (strcmp(probe->mode, "echo") == 0) {
        str_add(&probe->text, item->paste);
    }
}

static void ignore(int number)
{
    (void)number; /* it only has to end ppoll */
}

static int run(struct probe *probe)
{
    struct tty_input input;
    sigset_t none;
    (void)sigemptyset(&none);
    while (!probe->over) {
        draw(probe);
        struct pollfd fd = {.fd = tty_fd(probe->tty), .events = POLLIN};
        int milliseconds = tty_wait(probe->tty);
        struct timespec wait = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
        if (ppoll(&fd, 1, milliseconds < 0 ? NULL : &wait, &none) < 0 && errno == EINTR) {
            tty_resize(probe->tty);
            continue;
        }
        if (!tty_read(probe->tty, false, &input)) {
            return 5;
        }
        for (size_t i = 0; i < input.count; i++) {
            take_item(probe, &input.items[i]);
        }
    }
    return 0;
}

int probe_main(int argc, char **argv)
{
    struct probe probe = {.mode = argc > 2 ? argv[2] : "keys"};
    const char *color = argc > 3 ? argv[3] : "auto";
    struct err err = {0};
    struct sigaction action = {.sa_handler = ignore};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGWINCH, &action, NULL);
    /* Let in only while it waits: one that came just before it waits would be lost. */
    sigset_t resized;
    (void)sigemptyset(&resized);
    (void)sigaddset(&resized, SIGWINCH);
    (void)sigprocmask(SIG_BLOCK, &resized, NULL);
    (void)signal(SIGHUP, SIG_IGN);
    width_set_locale();
    switch (tty_open(&probe.tty,
                     strcmp(color, "never") == 0    ? TTY_COLOR_NEVER
                     : strcmp(color, "always") == 0 ? TTY_COLOR_ALWAYS
                                                    : TTY_COLOR_AUTO,
                     &err)) {
    case TTY_NO_SCREEN:
        (void)fprintf(stderr, "no screen: %s\n", err.message);
        return 7;
    case TTY_NO_TERMINAL:
        (void)fprintf(stderr, "no terminal: %s\n", err.message);
        return 8;
    case TTY_OPENED:
        break;
    }
    frame_init(&probe.frame, 1, 1);
    int answer = run(&probe);
    tty_close(probe.tty);
    frame_release(&probe.frame);
    str_release(&probe.text);
    return answer;
}
