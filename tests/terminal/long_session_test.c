/* A session of 500 interventions, typed into the real terminal with all that happens in one: joint
 * turns, corrections, undo, holes that get their names late, positions, words off the record, a
 * window that changes. What the CSV must hold is worked out here, from the script alone. */
#include <string.h>

#include "expect.h"
#include "play.h"
#include "table.h"

enum { TURNS = 500, TEXT = 200 };

struct said {
    const char *country, *name;
    char text[TEXT];
    bool off;
};

static const struct {
    const char *typed, *country, *name;
} speakers[] = {{"prado", "BRA", "Ana Prado"}, {"mexico", "MEX", ""}, {"rey", "ARG", "Luis Rey"},
                {"br+ar", "BRA;ARG", ""},      {"haïti", "HTI", ""},  {"sol", "MEX", "Marta Sol"},
                {"?1", "PER", "Rosa Luz"},     {"peru", "PER", ""},   {"?2", "MEX", "Marta Sol"},
                {"méxico", "MEX", ""}};

static const char *const openings[] = {"The ferry", "Our school", "The well", "A map", "The fund"};
static const char *const verbs[] = {"was paid late", "serves two towns", "needs a key",
                                    "stands empty", "is shared now"};

static void say(struct said *said, int number)
{
    size_t who = (size_t)(number * 7 + number / 10) % COUNT(speakers);
    said->country = speakers[who].country;
    said->name = speakers[who].name;
    said->off = number % 97 == 50;
    (void)snprintf(said->text, sizeof said->text, "%s %s, point %d of the day.",
                   openings[number % (int)COUNT(openings)], verbs[number / 5 % (int)COUNT(verbs)],
                   number);
}

/* The keys of one turn; `said->text` becomes what is left of it. */
static void type_turn(struct str *keys, struct said *said, int number)
{
    size_t who = (size_t)(number * 7 + number / 10) % COUNT(speakers);
    char more[40];
    str_add_text(keys, said->off ? "/off\r" : "");
    if (number % 30 == 11) {
        str_add_format(keys, "%s: this was a slip %d\r\x1A", speakers[who].typed, number);
    }
    if (number % 25 == 7) { /* typed wrong, mended in the line: a word back, and again */
        str_add_format(keys, "%s: wrng\x17", speakers[who].typed);
        str_add_format(keys, "%s\r", said->text);
    } else {
        str_add_format(keys, "%s: %s\r", speakers[who].typed, said->text);
    }
    if (said->off) {
        str_add_text(keys, "/on\r");
        said->text[0] = '\0';
        return;
    }
    if (number % 20 == 3) {
        str_add_format(keys, "s/point %d/item %d/\r", number, number);
        char *at = strstr(said->text, "point");
        memcpy(at, "item ", 5);
        memmove(at + 4, at + 5, strlen(at + 5) + 1);
    }
    if (number % 15 == 4) {
        (void)snprintf(more, sizeof more, "More of %d", number);
        str_add_format(keys, "%s\r... and on.\r", more);
        (void)snprintf(said->text + strlen(said->text), sizeof said->text - strlen(said->text),
                       "\n%s and on.", more);
    }
    if (number % 40 == 9) {
        str_add_text(keys, "+ br ar\r");
    }
}

static void expect_turns(const struct said *said)
{
    struct table table;
    size_t row = 0;
    if (table_read_session(&table)) {
        expect_int(table_records(&table, "intervention"), TURNS);
        for (int i = 0; i < TURNS && test_state()->failed < 10; i++) {
            row = table_find(&table, row, "record", "intervention");
            test_row("turn %d", i);
            expect_str(table_cell(&table, row, "text"), said[i].text);
            expect_str(table_cell(&table, row, "country"), said[i].country);
            expect_str(table_cell(&table, row, "name"), said[i].name);
            expect_str(table_cell(&table, row, "status"), said[i].off ? "off-record" : "");
        }
        test_row("the rest");
        expect_int(table_records(&table, "position"), 2 * (TURNS / 40 + 1));
        expect_int(table_records(&table, "conclusion"), 5);
        expect_int(table_records(&table, "participant"), 4);
        expect(table_find(&table, 0, "status", "query") == 0);
    }
    table_release(&table);
}

/* The words of the turns stand in the report, each once, in their order. */
static void expect_report(const struct said *said)
{
    struct str out = {0};
    expect_int(session_run("report --format markdown talk.csv", &out), 0);
    struct slice rest = str_slice(&out);
    for (int i = 0; i < TURNS; i++) {
        struct slice words = slice_of(said[i].off ? "(Off the record.)" : said[i].text);
        size_t at = slice_find_part(rest, slice_head(words, slice_find(words, '\n')));
        test_row("turn %d in the report", i);
        if (!expect(at < rest.size)) {
            break;
        }
        rest = slice_from(rest, at + 1);
    }
    str_release(&out);
}

static void five_hundred_interventions(void)
{
    static struct said said[TURNS];
    static const int sizes[][2] = {{16, 60}, {60, 200}, {24, 80}, {30, 100}, {24, 80}};
    char last[40];
    (void)session_folder();
    struct term *term = session_start(NULL);
    play_keys(term, "present+ Ana Prado, Network House, Brazil<Enter>"
                    "present+ Luis Rey, Open Table, Argentina<Enter>"
                    "present+ Marta Sol, Field Desk, Mexico<Enter>"
                    "/represented Brazil Argentina Mexico Peru Haiti<Enter>/start<Enter>");
    expect_see(term, "start");
    for (int part = 0; part < 5; part++) {
        struct str keys = {0};
        term_resize(term, sizes[part][0], sizes[part][1]);
        for (int i = part * TURNS / 5; i < (part + 1) * TURNS / 5; i++) {
            say(&said[i], i);
            type_turn(&keys, &said[i], i);
        }
        str_add_format(&keys, "/conclusion Part %d is closed.\r", part + 1);
        expect(term_send(term, keys.at, keys.size));
        (void)snprintf(last, sizeof last, "Part %d is closed.", part + 1);
        expect_see(term, last);
        str_release(&keys);
    }
    play_keys(term, "?1 = Rosa Luz, Harbour Office, Peru<Enter>");
    expect_see(term, "Rosa Luz");
    play_keys(term, "?2 = sol<Enter>");
    session_go(term, "4 Review");
    expect(session_see_row(term, "Haiti", "heard") || session_see_row(term, "Haiti", "50"));
    session_leave(term);
    expect_turns(said);
    play_expect_clean();
    expect_report(said);
}

static const struct test tests[] = {
    {"five hundred interventions are what the script says", five_hundred_interventions},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
