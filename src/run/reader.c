#include "run/reader.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "base/num.h"

enum {
    DEFAULT_ESCAPE_DELAY = 50, /* milliseconds */
    PASTE_SILENCE = 2000,      /* milliseconds */
    READ_MOST = 1024 * 1024,   /* bytes of one reader_read */
    ITEMS_MOST = 16 * 1024     /* after so many keys, paint before reading on */
};

static int64_t now_milliseconds(void)
{
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now); /* cannot fail: the clock is there on every Linux */
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int escape_delay(void)
{
    const char *text = getenv("ESCDELAY");
    int64_t delay = DEFAULT_ESCAPE_DELAY;
    if (text != NULL && !num_parse(slice_of(text), 0, 10000, &delay)) {
        delay = DEFAULT_ESCAPE_DELAY;
    }
    return (int)delay;
}

void reader_init(struct reader *reader, int fd)
{
    *reader = (struct reader){.fd = fd, .escape_delay = escape_delay()};
}

void reader_release(struct reader *reader)
{
    keys_release(&reader->keys);
}

/* Whether something is there to read, without waiting. */
static bool is_readable(int fd)
{
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    return poll(&polled, 1, 0) > 0;
}

/* Reads what is there; false when the terminal is gone. After a few bytes there is no more: people
 * type so, and asking once more would cost as much as the letter. */
static bool drain(struct reader *reader, bool ready)
{
    enum { FEW = 16 };
    char bytes[16384];
    size_t total = 0;
    while (total < READ_MOST && reader->keys.count < ITEMS_MOST &&
           (ready || is_readable(reader->fd))) {
        ready = false;
        ssize_t size = read(reader->fd, bytes, sizeof bytes);
        if (size > 0) {
            keys_feed(&reader->keys, slice_make(bytes, (size_t)size));
            reader->last = now_milliseconds();
            total += (size_t)size;
            if (size <= FEW) {
                break;
            }
        } else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
            return false;
        } else if (errno == EAGAIN) {
            return true;
        }
    }
    return true;
}

int reader_wait(const struct reader *reader)
{
    enum keys_wait waiting = keys_waiting(&reader->keys);
    if (waiting == KEYS_WAIT_NONE) {
        return -1;
    }
    int64_t delay = waiting == KEYS_WAIT_PASTE ? PASTE_SILENCE : reader->escape_delay;
    int64_t left = reader->last + delay - now_milliseconds();
    return left < 0 ? 0 : left < delay ? (int)left : (int)delay;
}

bool reader_read(struct reader *reader, bool ready)
{
    keys_clear(&reader->keys);
    bool there = drain(reader, ready);
    if (!there || reader_wait(reader) == 0) {
        keys_end(&reader->keys);
    }
    return there;
}
