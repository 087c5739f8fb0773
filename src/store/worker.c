#include "store/worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <unistd.h>

#include "base/mem.h"

enum phase { IDLE, WORKING, DONE };

struct worker {
    pthread_mutex_t lock;
    pthread_cond_t moved;
    pthread_t thread;
    bool threaded, ending;
    int wake;
    enum phase phase;
    void (*work)(void *job);
    void *job;
};

static void wake(int fd)
{
    uint64_t one = 1;
    /* An eventfd takes eight bytes or, when its counter is full, has woken enough. */
    (void)!write(fd, &one, sizeof one);
}

static void *run(void *context)
{
    struct worker *worker = context;
    (void)pthread_mutex_lock(&worker->lock);
    for (;;) {
        while (worker->phase != WORKING && !worker->ending) {
            (void)pthread_cond_wait(&worker->moved, &worker->lock);
        }
        if (worker->phase != WORKING) {
            break;
        }
        (void)pthread_mutex_unlock(&worker->lock);
        worker->work(worker->job);
        (void)pthread_mutex_lock(&worker->lock);
        worker->phase = DONE;
        (void)pthread_cond_broadcast(&worker->moved);
        if (worker->wake >= 0) {
            wake(worker->wake);
        }
    }
    (void)pthread_mutex_unlock(&worker->lock);
    return NULL;
}

struct worker *worker_open(int wake)
{
    struct worker *worker = mem_alloc(1, sizeof *worker);
    (void)pthread_mutex_init(&worker->lock, NULL);
    (void)pthread_cond_init(&worker->moved, NULL);
    worker->wake = wake;
    return worker;
}

/* The thread is made when there is work for it first: a start that shows the screen waits for
 * nothing else. Where there is none, the work is done by who asks for it. */
static bool has_thread(struct worker *worker)
{
    if (worker->wake != WORKER_NO_THREAD && !worker->threaded) {
        /* Signals are for the thread that has the terminal. */
        sigset_t all;
        sigset_t before;
        (void)sigfillset(&all);
        (void)pthread_sigmask(SIG_SETMASK, &all, &before);
        worker->threaded = pthread_create(&worker->thread, NULL, run, worker) == 0;
        (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
    return worker->threaded;
}

bool worker_busy(const struct worker *worker)
{
    /* The phase leaves IDLE and comes back to it only by the caller's own hand. */
    return worker->job != NULL;
}

void worker_start(struct worker *worker, void (*work)(void *job), void *job)
{
    if (!has_thread(worker)) {
        worker->job = job;
        work(job);
        worker->phase = DONE;
        return;
    }
    (void)pthread_mutex_lock(&worker->lock);
    worker->work = work;
    worker->job = job;
    worker->phase = WORKING;
    (void)pthread_mutex_unlock(&worker->lock);
    (void)pthread_cond_broadcast(&worker->moved); /* woken now, it finds the lock free */
}

bool worker_take(struct worker *worker)
{
    (void)pthread_mutex_lock(&worker->lock);
    bool done = worker->phase == DONE;
    if (done) {
        worker->phase = IDLE;
        worker->job = NULL;
    }
    (void)pthread_mutex_unlock(&worker->lock);
    return done;
}

void worker_wait(struct worker *worker)
{
    (void)pthread_mutex_lock(&worker->lock);
    while (worker->phase == WORKING) {
        (void)pthread_cond_wait(&worker->moved, &worker->lock);
    }
    (void)pthread_mutex_unlock(&worker->lock);
}

void worker_close(struct worker *worker)
{
    if (worker == NULL) {
        return;
    }
    worker_wait(worker);
    if (worker->threaded) {
        (void)pthread_mutex_lock(&worker->lock);
        worker->ending = true;
        (void)pthread_cond_broadcast(&worker->moved);
        (void)pthread_mutex_unlock(&worker->lock);
        (void)pthread_join(worker->thread, NULL);
    }
    (void)pthread_cond_destroy(&worker->moved);
    (void)pthread_mutex_destroy(&worker->lock);
    mem_free(worker);
}
