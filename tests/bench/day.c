/* day.c: a day of typing: 50,000 interventions, typed into one run of the program as fast as it
 * takes them. What must stay flat: the memory of an intervention, and the time from a key to the
 * last byte that it made. And that time while the CSV of 10,000 interventions is being written.
 *
 *     day PROGRAM CSV-10000 [INTERVENTIONS] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "timed.h"

enum { LETTERS = 40, TICK = 20000, SETTLE = 1500000, PART = 2500, LIMIT = 120000000, FIRST = 5000 };

static char work[256];

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The median over letters, each on its tick; `before` (may be NULL) is pressed before every fifth,
 * with no wait. */
static double key_time(struct timed *pty, const char *before)
{
    static const char text[] = "the committee asked for more time today ";
    double times[LETTERS];
    (void)timed_quiet(pty, NULL, SETTLE, LIMIT);
    uint64_t due = timed_now();
    for (size_t i = 0; i < LETTERS; i++) {
        if (before != NULL && i % 5 == 0) {
            timed_write(pty, before, strlen(before));
            timed_read_until(pty, timed_now() + 2000);
        }
        timed_forget(pty);
        uint64_t sent = timed_now();
        timed_write(pty, text + i, 1);
        due = sent + TICK;
        timed_read_until(pty, due);
        times[i] = pty->last == 0 ? TICK : (double)(pty->last - sent);
    }
    timed_write(pty, "\025", 1); /* the line goes to the kill ring */
    qsort(times, LETTERS, sizeof times[0], compare);
    return times[LETTERS / 2];
}

static void type_turns(struct timed *pty, int from, int to)
{
    static const char *const who[] = {"mexico", "peru", "brazil", "chile", "ecuador"};
    static char keys[PART * 120];
    for (int i = from; i < to;) {
        size_t size = 0;
        for (int end = i + PART; i < end && i < to; i++) {
            size += (size_t)snprintf(keys + size, sizeof keys - size,
                                     "%s: the point that was made as number %d of the day\r",
                                     who[i % 5], i);
        }
        timed_forget(pty);
        timed_write(pty, keys, size);
        (void)timed_quiet(pty, NULL, 300000, LIMIT);
    }
}

static bool start(struct timed *pty, char *program, const char *folder, const char *from)
{
    char path[400];
    char command[1000];
    (void)snprintf(path, sizeof path, "%s/%s", work, folder);
    if (mkdir(path, 0700) != 0) {
        return false;
    }
    if (from == NULL) {
        (void)snprintf(command, sizeof command, "cd '%s' && '%s' new talk.csv >/dev/null", path,
                       program);
    } else {
        (void)snprintf(command, sizeof command, "cp '%s' '%s/talk.csv'", from, path);
    }
    static char file[500];
    (void)snprintf(file, sizeof file, "%s/talk.csv", path);
    char *const argv[] = {program, file, NULL};
    return system(command) == 0 && timed_start(pty, argv, path, 24, 80) &&
           timed_quiet(pty, "saved", 30000, LIMIT);
}

static void tell(const char *what, double ours, double theirs, const char *whose, double must)
{
    double ratio = theirs > 0 ? ours / theirs : 0;
    printf("%-44s %6.2f of %-14s must be <= %.2f   %s\n", what, ratio, whose, must,
           ratio > 0 && ratio <= must ? "reached" : "NOT REACHED");
    (void)fflush(stdout);
}

static void measure_day(char *program, int count)
{
    struct timed pty;
    if (!start(&pty, program, "day", NULL)) {
        (void)fprintf(stderr, "day: %s did not start\n", program);
        return;
    }
    type_turns(&pty, 0, FIRST);
    (void)key_time(&pty, NULL);
    double first_key = key_time(&pty, NULL);
    long first = timed_memory(&pty);
    type_turns(&pty, FIRST, count / 2);
    (void)key_time(&pty, NULL);
    long half = timed_memory(&pty);
    type_turns(&pty, count / 2, count);
    (void)key_time(&pty, NULL); /* until it has caught up */
    double last_key = key_time(&pty, NULL);
    long last = timed_memory(&pty);
    double early = (double)(half - first) / (count / 2 - FIRST);
    double late = (double)(last - half) / (count - count / 2);
    printf("%d interventions: %ld kB, %.2f kB each at first, %.2f kB at last\n", count, last, early,
           late);
    tell("memory of an intervention, second half", late, early, "the first half", 1.25);
    tell("key to painted, end of the day", last_key, first_key, "its morning", 1.15);
    timed_stop(&pty);
}

static void measure_writing(char *program, const char *csv)
{
    struct timed pty;
    if (!start(&pty, program, "writing", csv)) {
        (void)fprintf(stderr, "day: %s did not start\n", program);
        return;
    }
    double rest = key_time(&pty, NULL);
    double writing = key_time(&pty, "\023");
    tell("key to painted, CSV of 10,000 being written", writing, rest, "at rest", 1.5);
    timed_stop(&pty);
}

int main(int argc, char **argv)
{
    char command[512];
    const char *temporary = getenv("TMPDIR");
    int count = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 50000;
    if (argc < 3 || count < 4 * FIRST) {
        return 2;
    }
    (void)snprintf(work, sizeof work, "%s/rapporteur-day-XXXXXX",
                   temporary == NULL ? "/tmp" : temporary);
    if (mkdtemp(work) == NULL) {
        return 3;
    }
    measure_day(argv[1], count);
    measure_writing(argv[1], argv[2]);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", work);
    return system(command) == 0 ? 0 : 3;
}
