/* The clock of a session: what happened, then what it shows. */
#include "model/sitting.h"

#include "expect.h"
#include "fold.h"
#include "text/when.h"

enum { EVENTS_MOST = 8, OFFSET = -300 };

/* What happens at a time: a kind of session row, or `turn`; `turn-11:05:00` ends then. */
struct happening {
    const char *at, *what;
};

static int64_t moment(const char *text)
{
    int64_t at = 0;
    struct str whole = {0};
    if (strlen(text) == 8) {
        str_add_text(&whole, "2017-08-02 ");
    }
    str_add_text(&whole, text);
    expect(when_parse(str_slice(&whole), OFFSET, &at));
    str_release(&whole);
    return at;
}

static void add(struct session *session, size_t number, const struct happening *what)
{
    char id[16];
    struct str started = {0};
    bool turn = slice_starts(slice_of(what->what), slice_of("turn"));
    (void)snprintf(id, sizeof id, "%c%zu-aaaa", turn ? 'i' : 's', number);
    str_add_text(&started, what->at[0] == '\0' || strlen(what->at) > 8 ? "" : "2017-08-02 ");
    str_add_text(&started, what->at);
    FOLD(session, number, id, "record", turn ? "intervention" : "session", id, "kind",
         turn ? "statement" : what->what, id, "started", str_text(&started));
    str_release(&started);
}

static const struct {
    struct happening events[EVENTS_MOST];
    const char *now;
    enum sitting_state state;
    int64_t seconds;
} sittings[] = {
    {{{0}}, "10:00:00", SITTING_AHEAD, 0},
    {{{"10:00:00", "start"}}, "10:20:30", SITTING_ON, 1230},
    {{{"10:00:00", "turn"}}, "10:20:30", SITTING_ON, 1230},
    {{{"10:00:00", "turn"}, {"10:01:00", "start"}}, "10:02:00", SITTING_ON, 120},
    {{{"10:00:00", "start"}, {"10:30:00", "pause"}}, "11:00:00", SITTING_PAUSED, 1800},
    {{{"10:00:00", "start"}, {"10:30:00", "pause"}, {"10:45:00", "resume"}},
     "11:00:00",
     SITTING_ON,
     2700},
    /* A second pause says nothing new, and /resume was forgotten: somebody speaks. */
    {{{"10:00:00", "start"}, {"10:30:00", "pause"}, {"10:40:00", "pause"}, {"10:45:00", "turn"}},
     "10:46:00",
     SITTING_ON,
     1860},
    {{{"10:00:00", "start"}, {"12:00:00", "adjourn"}}, "23:00:00", SITTING_OVER, 7200},
    {{{"10:00:00", "start"}, {"12:00:00", "adjourn"}, {"12:05:00", "resume"}},
     "12:10:00",
     SITTING_ON,
     7500},
    {{{"10:00:00", "start"}, {"10:30:00", "pause"}, {"10:40:00", "adjourn"}},
     "12:10:00",
     SITTING_OVER,
     1800},
    {{{"23:50:00", "start"}, {"2017-08-03 00:05:00", "pause"}},
     "2017-08-03 00:30:00",
     SITTING_PAUSED,
     900},
    {{{"23:50:00", "start"}}, "2017-08-03 00:30:00", SITTING_ON, 2400},
    {{{"", "start"}, {"", "turn"}}, "12:00:00", SITTING_AHEAD, 0},
    /* A laptop whose clock went back: no time is taken away. */
    {{{"10:00:00", "start"}, {"09:00:00", "pause"}}, "10:00:00", SITTING_PAUSED, 0},
    {{{"10:00:00", "start"}}, "09:00:00", SITTING_ON, 0},
    {{{"10:00:00", "topic"}, {"10:00:00", "approval"}}, "12:00:00", SITTING_AHEAD, 0},
};

static void the_sitting_stands_still_in_a_pause_and_goes_on_with_a_turn(void)
{
    for (size_t i = 0; i < COUNT(sittings); i++) {
        struct session session;
        struct sitting sitting;
        test_row("%zu", i);
        fold_start(&session, 'a', "js");
        for (size_t at = 0; at < EVENTS_MOST && sittings[i].events[at].what != NULL; at++) {
            add(&session, at + 1, &sittings[i].events[at]);
        }
        sitting_update(&sitting, &session, OFFSET);
        expect_int(sitting.state, sittings[i].state);
        expect_int(sitting_seconds(&sitting, moment(sittings[i].now)), sittings[i].seconds);
        session_release(&session);
    }
}

static void a_pause_that_is_taken_back_was_none(void)
{
    struct session session;
    struct sitting sitting;
    fold_start(&session, 'a', "js");
    add(&session, 1, &(struct happening){"10:00:00", "start"});
    add(&session, 2, &(struct happening){"10:30:00", "pause"});
    fold_undo(&session, 3, "aaaa.2");
    sitting_update(&sitting, &session, OFFSET);
    expect_int(sitting.state, SITTING_ON);
    expect_int(sitting_seconds(&sitting, moment("11:00:00")), 3600);
    session_release(&session);
}

static void a_turn_takes_from_its_start_to_its_end(void)
{
    static const struct {
        const char *started, *ended;
        int64_t seconds;
    } cases[] = {
        {"2017-08-02 10:00:00", "2017-08-02 10:03:20", 200},
        {"2017-08-02 23:59:00", "2017-08-03 00:01:00", 120},
        {"2017-08-02 10:00:00", "", 0},
        {"", "2017-08-02 10:03:20", 0},
        {"2017-08-02 10:03:20", "2017-08-02 10:00:00", 0},
        {"yesterday", "2017-08-02 10:00:00", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct session session;
        test_row("%s %s", cases[i].started, cases[i].ended);
        fold_start(&session, 'a', "js");
        FOLD(&session, 1, "i1-aaaa", "record", "intervention", "i1-aaaa", "started",
             cases[i].started, "i1-aaaa", "ended", cases[i].ended);
        expect_int(sitting_turn_seconds(&session, session_find(&session, slice_of("i1-aaaa"))),
                   cases[i].seconds);
        session_release(&session);
    }
}

static void a_sitting_of_yesterday_goes_on_past_midnight_until_it_is_adjourned(void)
{
    static const struct {
        const char *date;
        struct happening events[2];
        const char *now;
        bool is_now;
    } cases[] = {
        {"2017-08-02", {{0}}, "10:00:00", true},
        {"", {{0}}, "10:00:00", true},
        {"2017-08-02", {{0}}, "2017-08-03 00:00:00", false},
        {"2017-08-02", {{"22:00:00", "start"}}, "2017-08-03 00:30:00", true},
        {"2017-08-02", {{"22:00:00", "turn"}}, "2017-08-03 00:30:00", true},
        {"2017-08-02", {{"22:00:00", "start"}}, "2017-08-03 08:30:00", false},
        {"2017-08-02",
         {{"22:00:00", "start"}, {"23:00:00", "adjourn"}},
         "2017-08-03 00:30:00",
         false},
        {"2017-08-02", {{"22:00:00", "start"}, {"23:00:00", "pause"}}, "2017-08-03 00:30:00", true},
        {"2017-08-02", {{"22:00:00", "start"}}, "2017-08-01 23:30:00", false},
        {"2017-08-01", {{"22:00:00", "start"}}, "2017-08-03 00:30:00", false},
        {"soon", {{"22:00:00", "start"}}, "22:30:00", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct session session;
        test_row("%zu", i);
        fold_start(&session, 'a', "js");
        if (cases[i].date[0] != '\0') {
            FOLD(&session, 1, "s-date", "record", "session", "s-date", "text", cases[i].date);
        }
        for (size_t at = 0; at < 2 && cases[i].events[at].what != NULL; at++) {
            add(&session, at + 2, &cases[i].events[at]);
        }
        expect_int(sitting_is_now(&session, OFFSET, moment(cases[i].now)), cases[i].is_now);
        session_release(&session);
    }
}

static const struct test tests[] = {
    {"the sitting stands still in a pause and goes on with a turn",
     the_sitting_stands_still_in_a_pause_and_goes_on_with_a_turn},
    {"a pause that is taken back was none", a_pause_that_is_taken_back_was_none},
    {"a turn takes from its start to its end", a_turn_takes_from_its_start_to_its_end},
    {"a sitting of yesterday goes on past midnight until it is adjourned",
     a_sitting_of_yesterday_goes_on_past_midnight_until_it_is_adjourned},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
