/* bench.c: how fast the program is, as ratios against peers in one interleaved run: A B C, A B C,
 * …; best round / best round. What each figure means stands beside its measure. No figure fails the
 * run: one that is not reached is printed as it is. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "timed.h"

enum { PROGRAMS_MOST = 4, LETTERS = 40, ENTRIES = 5, PAGES = 20, PASTE = 100 * 1024 };

struct subject {
    const char *name;
    const char *words[8]; /* FILE stands for the session's copy, LOG for a fresh file */
    const char *ready;    /* among what it sends once its first screen is whole */
};

/* From a key to the last byte that it made: the median of a round. Bytes a letter; the largest
 * memory. */
struct figures {
    double start, key, enter, page, bytes;
    long memory;
};

static char work[256];
static int rounds = 5;

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, compare);
    return count == 0 ? 0 : values[count / 2];
}

static void copy(const char *from, const char *to)
{
    char command[1024];
    (void)snprintf(command, sizeof command, "cp '%s' '%s'", from, to);
    if (system(command) != 0) {
        (void)fprintf(stderr, "bench: can't copy %s\n", from);
        exit(3);
    }
}

/* A fresh folder with a copy of `csv` in it; the program started there and painted. */
static bool start(struct timed *pty, const struct subject *subject, const char *csv, int rows,
                  int columns)
{
    static int serial;
    char folder[400];
    static char file[512];
    static char log[512];
    char *argv[8] = {0};
    (void)snprintf(folder, sizeof folder, "%s/%d", work, serial++);
    (void)snprintf(file, sizeof file, "%s/talk.csv", folder);
    (void)snprintf(log, sizeof log, "%s/log", folder);
    if (mkdir(folder, 0700) != 0) {
        return false;
    }
    copy(csv, file);
    for (size_t i = 0; subject->words[i] != NULL; i++) {
        const char *word = subject->words[i];
        word = strcmp(word, "FILE") == 0 ? file : strcmp(word, "LOG") == 0 ? log : word;
        argv[i] = strdup(word);
    }
    return timed_start(pty, argv, folder, rows, columns) &&
           timed_quiet(pty, subject->ready, 30000, 60000000);
}

static void measure_start(const struct subject *subject, const char *csv, int rows, int columns,
                          struct figures *best)
{
    struct timed pty;
    if (!start(&pty, subject, csv, rows, columns)) {
        (void)fprintf(stderr, "bench: %s did not show its first screen\n", subject->name);
    }
    double took = (double)(pty.last - pty.started);
    long memory = timed_memory(&pty);
    best->start = best->start == 0 || took < best->start ? took : best->start;
    best->memory = best->memory == 0 || memory < best->memory ? memory : best->memory;
    timed_stop(&pty);
}

/* One key on its tick: what came until the next one is due. */
static double press(struct timed *pty, const char *key, uint64_t tick, uint64_t *due)
{
    timed_read_until(pty, *due);
    timed_forget(pty);
    uint64_t sent = timed_now();
    timed_write(pty, key, strlen(key));
    *due += tick;
    timed_read_until(pty, *due);
    return pty->last == 0 ? (double)tick : (double)(pty->last - sent);
}

static void measure_typing(const struct subject *subject, const char *csv, struct figures *best)
{
    static const char text[] = "the committee asked for more time today ";
    struct timed pty;
    double keys[LETTERS * ENTRIES];
    double enters[ENTRIES];
    size_t bytes = 0;
    (void)start(&pty, subject, csv, 24, 80);
    (void)timed_quiet(&pty, NULL, 300000, 5000000);
    uint64_t due = timed_now();
    for (size_t entry = 0; entry < ENTRIES; entry++) {
        for (size_t i = 0; i < LETTERS; i++) {
            char key[2] = {text[i], '\0'};
            keys[entry * LETTERS + i] = press(&pty, key, 20000, &due);
            bytes += pty.bytes;
        }
        enters[entry] = press(&pty, "\r", 200000, &due);
        (void)timed_quiet(&pty, NULL, 700000, 2000000); /* the CSV is written when hands rest */
        due = timed_now();
    }
    double key = median(keys, LETTERS * ENTRIES);
    double enter = median(enters + 1, ENTRIES - 1); /* the first finds cold pages */
    best->key = best->key == 0 || key < best->key ? key : best->key;
    best->enter = best->enter == 0 || enter < best->enter ? enter : best->enter;
    best->bytes = (double)bytes / (LETTERS * ENTRIES);
    timed_stop(&pty);
}

static void measure_paging(const struct subject *subject, const char *csv, const char *first,
                           const char *key, struct figures *best)
{
    struct timed pty;
    double pages[PAGES];
    (void)start(&pty, subject, csv, 24, 80);
    (void)timed_quiet(&pty, NULL, 300000, 5000000);
    uint64_t due = timed_now();
    for (size_t i = 0; first != NULL && i < PAGES; i++) {
        (void)press(&pty, first, 33000, &due);
    }
    for (size_t i = 0; i < PAGES; i++) {
        pages[i] = press(&pty, key, 33000, &due);
    }
    double page = median(pages, PAGES);
    best->page = best->page == 0 || page < best->page ? page : best->page;
    timed_stop(&pty);
}

/* Until the end of the text was painted and nothing came for 100 ms after it. */
static double measure_paste(const struct subject *subject, const char *csv, bool marks)
{
    static char text[PASTE + 64];
    struct timed pty;
    size_t size = 0;
    (void)start(&pty, subject, csv, 24, 80);
    (void)timed_quiet(&pty, NULL, 300000, 5000000);
    bool bracketed = marks && pty.bracketed;
    size += (size_t)snprintf(text, sizeof text, "%s", bracketed ? "\033[200~" : "");
    for (int line = 0; size < PASTE - 32; line++) {
        size_t from = size;
        while (size - from < 119 && size < PASTE - 32) {
            size += (size_t)snprintf(text + size, sizeof text - size, "words %d and ", line);
        }
        text[size++] = '\r';
    }
    size += (size_t)snprintf(text + size, sizeof text - size, "theveryend%s",
                             bracketed ? "\033[201~" : "");
    timed_forget(&pty);
    uint64_t sent = timed_now();
    timed_write(&pty, text, size);
    bool seen = timed_quiet(&pty, "theveryend", 100000, 60000000);
    double took = (double)(pty.last - sent);
    timed_stop(&pty);
    return seen ? took : 0;
}

/* Wall time and memory of a program that just ends. */
static void measure_run(char *const argv[], double *took, long *memory)
{
    struct rusage usage;
    int status = 0;
    uint64_t from = timed_now();
    pid_t child = fork();
    if (child == 0) {
        (void)!freopen("/dev/null", "w", stdout);
        (void)execv(argv[0], argv);
        _exit(127);
    }
    (void)wait4(child, &status, 0, &usage);
    double wall = (double)(timed_now() - from);
    if (status != 0) {
        (void)fprintf(stderr, "bench: %s failed\n", argv[0]);
        return;
    }
    *took = *took == 0 || wall < *took ? wall : *took;
    *memory = *memory == 0 || usage.ru_maxrss < *memory ? usage.ru_maxrss : *memory;
}

static void tell(const char *what, double ours, double theirs, const char *whose, double must)
{
    if (theirs <= 0 || ours <= 0) {
        printf("%-44s      -  of %-14s must be <= %.2f   not measured\n", what, whose, must);
        return;
    }
    double ratio = ours / theirs;
    printf("%-44s %6.2f of %-14s must be <= %.2f   %s\n", what, ratio, whose, must,
           ratio <= must ? "reached" : "NOT REACHED");
    (void)fflush(stdout);
}

struct bench {
    struct subject ours, nano, floor, sync;
    bool has_nano;
    const char *csv_300, *csv_10000, *csv_100000;
    char *loader[3], *libcsv[3];
};

static void bench_starts(const struct bench *bench)
{
    static const struct {
        const char *what;
        int rows, columns, size;
        double nano, floor;
    } cases[] = {{"first full paint, 300, 80x24", 24, 80, 300, 0.70, 1.5},
                 {"first full paint, 300, 200x60", 60, 200, 300, 0.70, 1.5},
                 {"first full paint, 10,000, 80x24", 24, 80, 10000, 0.70, 0},
                 {"first full paint, 100,000, 80x24", 24, 80, 100000, 1.0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct figures ours = {0};
        struct figures nano = {0};
        struct figures floor = {0};
        const char *csv = cases[i].size == 300     ? bench->csv_300
                          : cases[i].size == 10000 ? bench->csv_10000
                                                   : bench->csv_100000;
        for (int round = 0; round < rounds; round++) {
            measure_start(&bench->ours, csv, cases[i].rows, cases[i].columns, &ours);
            if (bench->has_nano) {
                measure_start(&bench->nano, csv, cases[i].rows, cases[i].columns, &nano);
            }
            if (cases[i].floor > 0) {
                measure_start(&bench->floor, csv, cases[i].rows, cases[i].columns, &floor);
            }
        }
        tell(cases[i].what, ours.start, nano.start, "nano", cases[i].nano);
        if (cases[i].floor > 0) {
            tell(cases[i].what, ours.start, floor.start, "bare ncurses", cases[i].floor);
        }
        if (i == 0) {
            tell("memory, 300", (double)ours.memory, (double)nano.memory, "nano", 1.0);
        }
    }
}

static void bench_typing(const struct bench *bench)
{
    struct figures ours = {0};
    struct figures large = {0};
    struct figures nano = {0};
    struct figures floor = {0};
    struct figures sync = {0};
    for (int round = 0; round < rounds; round++) {
        measure_typing(&bench->ours, bench->csv_300, &ours);
        if (bench->has_nano) {
            measure_typing(&bench->nano, bench->csv_300, &nano);
        }
        measure_typing(&bench->floor, bench->csv_300, &floor);
        measure_typing(&bench->sync, bench->csv_300, &sync);
        measure_typing(&bench->ours, bench->csv_100000, &large);
    }
    tell("key to painted, 300", ours.key, nano.key, "nano", 0.85);
    tell("key to painted, 300", ours.key, floor.key, "bare ncurses", 1.25);
    tell("key to painted, 100,000", large.key, ours.key, "itself at 300", 1.15);
    tell("bytes a typed letter", ours.bytes, 1, "one byte", 4);
    tell("Enter to durable", ours.enter, sync.enter, "ncurses + sync", 1.3);
}

static void bench_paging(const struct bench *bench)
{
    struct figures ours = {0};
    struct figures nano = {0};
    for (int round = 0; round < rounds; round++) {
        measure_paging(&bench->ours, bench->csv_300, "\033[5~", "\033[6~", &ours);
        if (bench->has_nano) {
            measure_paging(&bench->nano, bench->csv_300, NULL, "\033[6~", &nano);
        }
    }
    tell("page down", ours.page, nano.page, "nano", 0.55);
}

static void bench_pastes(const struct bench *bench)
{
    for (int marks = 1; marks >= 0; marks--) {
        double ours = 0;
        double nano = 0;
        for (int round = 0; round < rounds && bench->has_nano; round++) {
            double one = measure_paste(&bench->ours, bench->csv_300, marks == 1);
            double other = measure_paste(&bench->nano, bench->csv_300, marks == 1);
            ours = one > 0 && (ours == 0 || one < ours) ? one : ours;
            nano = other > 0 && (nano == 0 || other < nano) ? other : nano;
        }
        tell(marks == 1 ? "paste of 100 kB, bracketed" : "paste of 100 kB, raw", ours, nano, "nano",
             marks == 1 ? 0.15 : 0.40);
    }
}

static void bench_loading(const struct bench *bench)
{
    double ours = 0;
    double theirs = 0;
    long our_memory = 0;
    long their_memory = 0;
    struct stat file;
    for (int round = 0; round < 2 * rounds; round++) {
        measure_run(bench->loader, &ours, &our_memory);
        measure_run(bench->libcsv, &theirs, &their_memory);
    }
    tell("loading 100,000", ours, theirs, "bare libcsv", 1.5);
    if (stat(bench->csv_100000, &file) == 0) {
        tell("memory of loading 100,000", (double)our_memory * 1024, (double)file.st_size,
             "the file", 2.0);
    }
}

/* bench PROGRAM FLOOR LOADER LIBCSV CSV-300 CSV-10000 CSV-100000 [what to measure…] */
int main(int argc, char **argv)
{
    if (argc < 8) {
        return 2;
    }
    const char *temporary = getenv("TMPDIR");
    (void)snprintf(work, sizeof work, "%s/rapporteur-bench-XXXXXX",
                   temporary == NULL ? "/tmp" : temporary);
    if (mkdtemp(work) == NULL) {
        return 3;
    }
    const char *wanted = getenv("ROUNDS");
    rounds = wanted == NULL ? rounds : (int)strtol(wanted, NULL, 10);
    struct bench bench = {
        .ours = {"rapporteur", {argv[1], "FILE"}, "saved"},
        .nano = {"nano", {"nano", "-I", "FILE"}, "Help"},
        .floor = {"bare ncurses", {argv[2]}, "ready"},
        .sync = {"ncurses + sync", {argv[2], "LOG"}, "ready"},
        .has_nano = system("command -v nano >/dev/null") == 0,
        .csv_300 = argv[5],
        .csv_10000 = argv[6],
        .csv_100000 = argv[7],
        .loader = {argv[3], argv[7]},
        .libcsv = {argv[4], argv[7]},
    };
    static const struct {
        const char *name;
        void (*run)(const struct bench *bench);
    } parts[] = {{"starts", bench_starts},
                 {"typing", bench_typing},
                 {"paging", bench_paging},
                 {"pastes", bench_pastes},
                 {"loading", bench_loading}};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        bool asked = argc == 8;
        for (int word = 8; word < argc; word++) {
            asked = asked || strcmp(argv[word], parts[i].name) == 0;
        }
        if (asked) {
            parts[i].run(&bench);
        }
    }
    char command[512];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", work);
    return system(command) == 0 ? 0 : 3;
}
