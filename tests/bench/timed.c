#include "timed.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

uint64_t timed_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000U + (uint64_t)now.tv_nsec / 1000U;
}

bool timed_start(struct timed *pty, char *const argv[], const char *folder, int rows, int columns)
{
    memset(pty, 0, sizeof *pty);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    pty->started = timed_now();
    pty->pid = forkpty(&pty->master, NULL, NULL, &size);
    if (pty->pid == 0) {
        if (chdir(folder) == 0) {
            (void)setenv("TERM", "xterm-256color", 1);
            (void)setenv("HOME", folder, 1);
            (void)setenv("LC_ALL", "C.UTF-8", 1);
            (void)setenv("USER", "bench", 1); /* as every login has it */
            (void)execvp(argv[0], argv);
        }
        _exit(127);
    }
    return pty->pid > 0 && fcntl(pty->master, F_SETFL, O_NONBLOCK) == 0;
}

static void take(struct timed *pty)
{
    char block[1 << 16];
    for (;;) {
        ssize_t size = read(pty->master, block, sizeof block);
        if (size <= 0) {
            pty->gone = size == 0 || (errno != EAGAIN && errno != EINTR);
            return;
        }
        pty->last = timed_now();
        pty->first = pty->first == 0 ? pty->last : pty->first;
        pty->bytes += (size_t)size;
        pty->bracketed = pty->bracketed || memmem(block, (size_t)size, "\033[?2004h", 8) != NULL;
        size_t room = sizeof pty->tail;
        if ((size_t)size + pty->tail_size > room) {
            size_t kept =
                room - (size_t)size < pty->tail_size ? room - (size_t)size : pty->tail_size;
            memmove(pty->tail, pty->tail + pty->tail_size - kept, kept);
            pty->tail_size = kept;
        }
        memcpy(pty->tail + pty->tail_size, block, (size_t)size);
        pty->tail_size += (size_t)size;
    }
}

static void wait_for(struct timed *pty, uint64_t until, short events)
{
    uint64_t now = timed_now();
    struct timespec left = {0};
    if (until > now) {
        left.tv_sec = (time_t)((until - now) / 1000000U);
        left.tv_nsec = (long)((until - now) % 1000000U) * 1000;
    }
    struct pollfd watch = {.fd = pty->master, .events = events};
    (void)ppoll(&watch, 1, &left, NULL);
}

bool timed_quiet(struct timed *pty, const char *text, uint64_t silence, uint64_t limit)
{
    uint64_t end = timed_now() + limit;
    for (;;) {
        take(pty);
        uint64_t now = timed_now();
        bool seen = text == NULL ? pty->bytes > 0
                                 : memmem(pty->tail, pty->tail_size, text, strlen(text)) != NULL;
        if ((seen && now - pty->last >= silence) || now >= end || pty->gone) {
            return seen;
        }
        wait_for(pty, seen ? pty->last + silence : end, POLLIN);
    }
}

void timed_read_until(struct timed *pty, uint64_t until)
{
    while (timed_now() < until && !pty->gone) {
        wait_for(pty, until, POLLIN);
        take(pty);
    }
}

void timed_forget(struct timed *pty)
{
    take(pty);
    pty->first = pty->last = 0;
    pty->bytes = 0;
    pty->tail_size = 0;
}

void timed_write(struct timed *pty, const char *bytes, size_t size)
{
    while (size > 0 && !pty->gone) {
        ssize_t done = write(pty->master, bytes, size);
        if (done > 0) {
            bytes += done;
            size -= (size_t)done;
        } else {
            wait_for(pty, timed_now() + 100000, POLLIN | POLLOUT);
        }
        take(pty);
    }
}

long timed_memory(const struct timed *pty)
{
    char path[64];
    char line[256];
    long peak = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)pty->pid);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "VmHWM:", 6) == 0) {
            peak = strtol(line + 6, NULL, 10);
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return peak;
}

void timed_stop(struct timed *pty)
{
    (void)kill(pty->pid, SIGKILL);
    (void)waitpid(pty->pid, NULL, 0);
    (void)close(pty->master);
}
