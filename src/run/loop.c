/* Signals come as bytes of a pipe that poll watches beside the keyboard. A terminal that is gone is
 * always readable, so its end is seen at once and the loop can't spin. */
#include "run/run.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/os.h"
#include "run/perform.h"
#include "run/signals.h"
#include "ui/frame.h"
#include "ui/ui.h"

enum {
    IDLE_AFTER = 500000 /* microseconds without a key */,
    LONG_WAIT = 3600000 /* milliseconds */
};

struct loop {
    struct performer *performer;
    struct tty *tty;
    const struct signals *signals;
    struct frame frame;
    struct ui_drawn drawn;
    uint64_t last_key;  /* boot clock */
    bool stopped_by_us; /* SIGCONT then only says what is known */
    int ended_by;       /* the signal, 0 for none */
};

static void send(struct loop *loop, enum event_kind kind)
{
    struct event event = {.kind = kind, .wall = os_wall_clock()};
    tty_size(loop->tty, &event.rows, &event.columns);
    performer_event(loop->performer, &event);
}

static void take_size(struct loop *loop)
{
    int rows = 0;
    int columns = 0;
    tty_size(loop->tty, &rows, &columns);
    frame_resize(&loop->frame, rows, columns);
    send(loop, EVENT_RESIZE);
}

/* To the shell and back. */
static void stop(struct loop *loop)
{
    tty_suspend(loop->tty);
    loop->stopped_by_us = true;
    (void)raise(SIGSTOP);
    tty_resume(loop->tty);
    take_size(loop);
    send(loop, EVENT_RESUMED);
}

static void take_signal(struct loop *loop, int number)
{
    switch (number) {
    case SIGWINCH:
        tty_resize(loop->tty);
        take_size(loop);
        break;
    case SIGTSTP:
        stop(loop);
        break;
    case SIGCONT:
        if (!loop->stopped_by_us) {
            /* Stopped by SIGSTOP, unasked: whoever had the terminal meanwhile may have set other
             * modes. */
            tty_suspend(loop->tty);
            tty_resume(loop->tty);
            take_size(loop);
            send(loop, EVENT_RESUMED);
        }
        loop->stopped_by_us = false;
        break;
    default:
        loop->ended_by = number;
        break;
    }
}

static void take_signals(struct loop *loop)
{
    unsigned char bytes[64];
    ssize_t size = read(loop->signals->read_end, bytes, sizeof bytes);
    bool resized = false;
    for (ssize_t i = 0; i < size; i++) {
        /* Of a storm of resizes one is enough. */
        if (bytes[i] != SIGWINCH || !resized) {
            take_signal(loop, bytes[i]);
        }
        resized = resized || bytes[i] == SIGWINCH;
    }
}

static void take_item(struct loop *loop, const struct keys_item *item, struct event *event)
{
    switch (item->kind) {
    case KEYS_KEY:
        event->kind = EVENT_KEY;
        event->key = item->key;
        break;
    case KEYS_PASTE:
        event->kind = EVENT_PASTE;
        event->text = item->paste;
        break;
    case KEYS_MOUSE:
        event->kind = EVENT_MOUSE;
        event->mouse =
            ui_hit(&loop->performer->app, &loop->frame, item->mouse.row, item->mouse.column);
        event->mouse.act = item->mouse.act;
        break;
    }
}

static void take_keys(struct loop *loop, bool ready)
{
    struct tty_input input = {0};
    bool there = tty_read(loop->tty, ready, &input);
    uint64_t wall = os_wall_clock();
    for (size_t i = 0; i < input.count && !loop->performer->quit; i++) {
        const struct keys_item *item = &input.items[i];
        /* What follows from the keys is made when it is painted: the disk has their text first. */
        struct event event = {.wall = wall, .more = i + 1 < input.count, .later = true};
        take_item(loop, item, &event);
        performer_event(loop->performer, &event);
    }
    if (input.count > 0) {
        loop->last_key = os_boot_clock();
    }
    if (!there) {
        loop->ended_by = SIGHUP;
    }
}

static int sooner(int left, int right)
{
    if (left < 0) {
        return right;
    }
    return right < 0 || left < right ? left : right;
}

/* Milliseconds until the clock looks different. */
static int until_moment(const struct loop *loop)
{
    uint64_t next = app_clock_next(&loop->performer->app);
    uint64_t now = os_wall_clock();
    if (next == UINT64_MAX) {
        return -1;
    }
    uint64_t left = now >= next ? 0 : (next - now) / 1000 + 1;
    return left < LONG_WAIT ? (int)left : LONG_WAIT;
}

static void paint(struct loop *loop)
{
    app_catch_up(&loop->performer->app);
    struct ui_same same = ui_redraw(&loop->performer->app, &loop->frame, &loop->drawn);
    signals_writing(true);
    tty_show(loop->tty, &loop->frame, same.from, same.to);
    signals_writing(false);
}

/* One turn: waits for something, takes it in, writes it, paints. */
static void turn(struct loop *loop, int *wait)
{
    struct performer *performer = loop->performer;
    struct pollfd watch[] = {
        {.fd = tty_fd(loop->tty), .events = POLLIN},
        {.fd = loop->signals->read_end, .events = POLLIN},
        {.fd = performer->store == NULL ? -1 : store_fd(performer->store), .events = POLLIN},
    };
    uint64_t quiet = os_boot_clock() - loop->last_key;
    int idle_wait = quiet >= IDLE_AFTER ? -1 : (int)((IDLE_AFTER - quiet) / 1000) + 1;
    bool waits_for_idle = performer->store != NULL && !store_status(performer->store)->csv_current;
    int limit = sooner(sooner(*wait, tty_wait(loop->tty)), until_moment(loop));
    limit = sooner(limit, waits_for_idle ? idle_wait : -1);
    int ready = poll(watch, COUNT(watch), limit);
    if (ready < 0 && errno != EINTR) {
        fatal("waiting for keys failed");
    }
    if (ready >= 0 && watch[1].revents != 0) {
        take_signals(loop);
    }
    bool keys_due = ready == 0 && tty_wait(loop->tty) >= 0;
    bool typed = ready > 0 && watch[0].revents != 0;
    bool keys = loop->ended_by == 0 && (typed || keys_due);
    if (keys) {
        take_keys(loop, typed);
    }
    if (os_wall_clock() >= app_clock_next(&performer->app)) {
        send(loop, EVENT_TIME);
    }
    performer_flush(performer);
    if (keys && loop->ended_by == 0 && !performer->quit && !performer_has_news(performer)) {
        paint(loop); /* letters do not wait for what the store finds to do */
    }
    performer_settle(performer, os_boot_clock() - loop->last_key >= IDLE_AFTER,
                     ready > 0 && watch[2].revents != 0, wait);
    if (performer->redraw) {
        performer->redraw = false;
        tty_resize(loop->tty);
        take_size(loop);
    }
    if (performer->suspend) {
        performer->suspend = false;
        stop(loop);
        performer_flush(performer);
    }
}

static int run_loop(struct performer *performer, struct tty *tty, const struct signals *signals)
{
    struct loop loop = {
        .performer = performer, .tty = tty, .signals = signals, .last_key = os_boot_clock()};
    frame_init(&loop.frame, 1, 1);
    take_size(&loop);
    performer_flush(performer);
    int wait = 0;
    while (!performer->quit && loop.ended_by == 0) {
        paint(&loop);
        turn(&loop, &wait);
    }
    frame_release(&loop.frame);
    return loop.ended_by == 0 ? 0 : 128 + loop.ended_by;
}

/* Once: keys and signs may differ a little from what was taken for it. */
static void tell_term(struct performer *performer, const char *name)
{
    struct str text = {0};
    struct event news = {.kind = EVENT_NEWS, .wall = os_wall_clock()};
    str_add_format(&text, "The terminal %s is not known here: it is taken for xterm-256color",
                   name);
    news.text = str_slice(&text);
    performer_event(performer, &news);
    str_release(&text);
}

static int run_on_terminal(struct performer *performer, struct str *closing, struct err *err)
{
    const struct run_options *options = performer->options;
    struct tty *tty = NULL;
    struct signals signals;
    if (!signals_open(&signals, err)) {
        return err_exit_code(err);
    }
    if (tty_open(&tty, options->color, err) != TTY_OPENED) {
        struct err unsaved = {0}; /* nothing was typed: the one reason is enough */
        (void)performer_close(performer, &unsaved);
        signals_close(&signals);
        return err_exit_code(err);
    }
    fatal_set_restore(tty_restore);
    if (settings_is(options->settings, "interface", "mouse")) {
        tty_mouse(tty);
    }
    if (tty_unknown_term(tty)[0] != '\0') {
        tell_term(performer, tty_unknown_term(tty));
    }
    performer->tty = tty;
    int code = run_loop(performer, tty, &signals);
    if (performer->store != NULL) {
        str_add_format(closing, "%s", store_path(performer->store));
    }
    if (!performer_close(performer, err)) {
        code = err_exit_code(err);
    }
    performer->tty = NULL;
    signals_writing(true);
    tty_close(tty);
    signals_writing(false);
    fatal_set_restore(NULL);
    signals_close(&signals);
    return code;
}

int run_screens(const struct run_options *options, struct str *closing, struct err *err)
{
    struct performer performer;
    performer_init(&performer, options);
    bool good = options->is_folder ? performer_list(&performer, options->path, err)
                                   : performer_open(&performer, options->path, err);
    int code = good ? run_on_terminal(&performer, closing, err) : err_exit_code(err);
    fatal_set_journal(NULL);
    performer_release(&performer);
    return code;
}
