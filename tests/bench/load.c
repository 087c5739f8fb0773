/* load.c: opens a session as the screens do, read-only, and lets it go. */
#include <fcntl.h>
#include <stdio.h>

#include "base/os.h"
#include "model/session.h"
#include "store/store.h"

int main(int argc, char **argv)
{
    struct store_options options = {.author = slice_of("bench"),
                                    .read_only = true,
                                    .max_file = 1ULL << 40,
                                    .wall = os_wall_clock(),
                                    .boot = os_boot_clock()};
    struct session session;
    struct store *store = NULL;
    struct store_news news = {0};
    struct err err = {0};
    session_init(&session);
    if (argc != 2 || !store_open(&store, argv[1], &options, &session, &news, NULL, NULL, &err)) {
        (void)fprintf(stderr, "load: %s\n", err.message);
        return 3;
    }
    size_t count = 0;
    (void)session_records(&session, &count);
    printf("%zu records\n", count);
    (void)store_close(store, &session, &err);
    store_news_release(&news);
    session_release(&session);
    return 0;
}
