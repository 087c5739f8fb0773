#include "store/worker.h"

#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "expect.h"

static void add_one(void *job)
{
    int *number = job;
    ++*number;
}

static void without_a_thread_it_is_done_in_the_call(void)
{
    struct worker *worker = worker_open(WORKER_NO_THREAD);
    int number = 0;
    for (int i = 1; i <= 3; i++) {
        expect(!worker_busy(worker));
        worker_start(worker, add_one, &number);
        expect_int(number, i);
        expect(worker_busy(worker));
        expect(worker_take(worker));
        expect(!worker_take(worker));
    }
    worker_close(worker);
}

static void with_a_thread_the_descriptor_tells_when_it_is_done(void)
{
    int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct worker *worker = worker_open(wake);
    int number = 0;
    for (int i = 1; i <= 100; i++) {
        struct pollfd wanted = {.fd = wake, .events = POLLIN};
        uint64_t count = 0;
        worker_start(worker, add_one, &number);
        expect(worker_busy(worker));
        expect_int(poll(&wanted, 1, 5000), 1);
        expect(read(wake, &count, sizeof count) == sizeof count);
        expect(worker_take(worker));
        expect_int(number, i);
    }
    worker_start(worker, add_one, &number);
    worker_wait(worker);
    expect_int(number, 101);
    expect(worker_take(worker));
    worker_start(worker, add_one, &number);
    worker_close(worker); /* waits */
    expect_int(number, 102);
    worker_close(NULL);
    expect(close(wake) == 0);
}

static const struct test tests[] = {
    {"without a thread it is done in the call", without_a_thread_it_is_done_in_the_call},
    {"with a thread the descriptor tells when it is done",
     with_a_thread_the_descriptor_tells_when_it_is_done},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
