/* The next rapporteur goes on: who wrote what, and what undo takes back. */
#include "app/app.h"

#include "expect.h"
#include "stage.h"

/* What the store does: another run begins, and the app hears of it. */
static void let_write(struct stage *stage, const char *author, char tag)
{
    struct run run = {.number = {2, (unsigned char)tag}, .author = slice_of(author)};
    (void)memset(run.tag, tag, TAG_SIZE);
    session_write_as(&stage->session, &run);
    struct event event = {.kind = EVENT_WRITER, .text = slice_of(author)};
    stage_event(stage, &event);
}

static const char *author_of(struct stage *stage, const char *id)
{
    const struct record *record = session_find_short(&stage->session, slice_of(id));
    str_clear(&stage->shown);
    if (expect(record != NULL)) {
        str_add(&stage->shown, session_author(&stage->session, record));
    }
    return str_text(&stage->shown);
}

static void start(struct stage *stage)
{
    stage_init(stage);
    stage_open_full(stage);
    stage_keys(stage, "mx: one<Enter>");
}

static void the_record_says_who_wrote_what(void)
{
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "/handover Ana Silva<Enter>");
    expect_int(stage.counts[EFFECT_HAND_OVER], 1);
    expect_str(stage_show(&stage, "effect"), "anasilva");
    expect_str(stage_show(&stage, "s1"), "session js to Ana Silva");
    let_write(&stage, "anasilva", 'a');
    expect_str(stage_show(&stage, "message"),
               "anasilva writes from here on; what js wrote stays theirs");
    expect_str(stage_show(&stage, "prompt"), "goes on: MEX >");
    stage_keys(&stage, "ge: two<Enter>");
    expect_str(author_of(&stage, "i2"), "anasilva");
    expect_str(author_of(&stage, "s1"), "js");
    test_row("the turn before ended with hers");
    const struct record *turn = session_find_short(&stage.session, slice_of("i1"));
    expect(session_get(&stage.session, turn, FIELD_ENDED).size > 0);
    expect_str(author_of(&stage, "i1"), "js");
    stage_release(&stage);
}

static void undo_is_of_who_writes(void)
{
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "/handover ana<Enter>");
    let_write(&stage, "ana", 'a');
    stage_keys(&stage, "<Ctrl-Z>");
    expect_str(stage_show(&stage, "message"),
               "There is nothing of yours to undo: /handover js gives it back to js; /undo and an "
               "ID, as i12, takes back what they wrote");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    expect_str(stage_show(&stage, "s1"), "session js to ana");
    stage_keys(&stage, "cri: two<Enter><Ctrl-Z>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    stage_keys(&stage, "<Ctrl-Y>/handover js<Enter>");
    let_write(&stage, "js", 'b');
    test_row("and his again are his, on both sides of hers");
    stage_keys(&stage, "/undo<Enter>");
    expect_str(stage_show(&stage, "s1"), "none");
    stage_keys(&stage, "/undo<Enter>");
    expect_str(stage_show(&stage, "i1"), "none");
    expect_str(stage_show(&stage, "i2"), "intervention CRI two");
    stage_release(&stage);
}

static void what_cannot_be_is_said_and_nothing_is_kept(void)
{
    static const struct {
        const char *keys, *message;
    } rows[] = {
        {"/handover js<Enter>", "js writes already"},
        {"/handover JS<Enter>", "js writes already"},
        {"/handover !<Enter>", "Who writes next, in letters a to z or digits: /handover ana"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stage stage;
        test_row("%s", rows[i].keys);
        start(&stage);
        stage_keys(&stage, rows[i].keys);
        expect_str(stage_show(&stage, "message"), rows[i].message);
        expect_int(stage.counts[EFFECT_HAND_OVER], 0);
        expect_str(stage_show(&stage, "s1"), "none");
        stage_release(&stage);
    }
}

static void where_it_fails_the_old_one_writes_on_and_the_record_goes(void)
{
    struct stage stage;
    struct event failed = {.kind = EVENT_FAILED, .text = slice_of("The disk is full")};
    start(&stage);
    stage_keys(&stage, "/handover ana<Enter>");
    stage_event(&stage, &failed);
    expect_str(stage_show(&stage, "s1"), "none");
    expect_str(stage_show(&stage, "message"), "The disk is full");
    stage_keys(&stage, "ge: two<Enter>");
    expect_str(author_of(&stage, "i2"), "js");
    stage_release(&stage);
}

static void off_the_record_stays_so(void)
{
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "/off<Enter>/handover ana<Enter>");
    let_write(&stage, "ana", 'a');
    expect(stage.app.off_record);
    stage_release(&stage);
}

static void who_opens_it_under_another_name_is_told(void)
{
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "/handover ana<Enter>");
    struct event opened = {.kind = EVENT_OPENED,
                           .session = &stage.session,
                           .text = slice_of("talks/talk.csv"),
                           .number = -300};
    stage_event(&stage, &opened);
    expect_str(stage_show(&stage, "message"),
               "It was handed over to ana, and js writes now: /handover ana if that is wrong");
    test_row("but not who bears the name as it was typed");
    stage_keys(&stage, "<Esc>1/handover Ana Ñáñez<Enter>");
    let_write(&stage, "ananane", 'a');
    expect_str(stage_show(&stage, "s2"), "session js to Ana Ñáñez");
    stage_release(&stage);
}

/* The program is started again by `author`. */
static void open_again(struct stage *stage, const char *author, char tag)
{
    struct run run = {.number = {3, (unsigned char)tag}, .author = slice_of(author)};
    (void)memset(run.tag, tag, TAG_SIZE);
    session_write_as(&stage->session, &run);
    str_set(&stage->app.author, slice_of(author));
    struct event opened = {.kind = EVENT_OPENED,
                           .session = &stage->session,
                           .text = slice_of("talks/talk.csv"),
                           .number = -300};
    stage_event(stage, &opened);
}

static void who_comes_back_after_others_wrote_goes_on_with_nobody(void)
{
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "/handover ana<Enter>");
    let_write(&stage, "ana", 'a');
    stage_keys(&stage, "ge: two<Enter>");
    open_again(&stage, "js", 'b');
    expect_str(stage_show(&stage, "prompt"), "note, or WHO: first >");
    stage_keys(&stage, "and we ask for more time<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    expect_str(stage_show(&stage, "n1"), "note and we ask for more time");
    test_row("support goes to what was said last, whoever wrote it");
    open_again(&stage, "mp", 'c');
    stage_keys(&stage, "+ bb");
    expect_str(stage_show(&stage, "prompt"), "+ BRB on i2 >");
    test_row("who wrote last goes on");
    stage_keys(&stage, "<Ctrl-U>");
    open_again(&stage, "ana", 'd');
    expect_str(stage_show(&stage, "prompt"), "note, or WHO: first >");
    stage_keys(&stage, "mx: three<Enter>");
    open_again(&stage, "ana", 'e');
    expect_str(stage_show(&stage, "prompt"), "goes on: MEX >");
    stage_release(&stage);
}

static void after_the_end_a_line_is_a_note_whoever_ended_it(void)
{
    static const char *const ends[] = {"/pause<Enter>", "/adjourn<Enter>"};
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct stage stage;
        test_row("%s", ends[i]);
        start(&stage);
        stage_keys(&stage, "/handover ana<Enter>");
        let_write(&stage, "ana", 'a');
        stage_keys(&stage, ends[i]);
        open_again(&stage, "js", 'b');
        expect_str(stage_show(&stage, "prompt"), "note >");
        stage_keys(&stage, "a stray line<Enter>");
        expect_str(stage_show(&stage, "i1"), "intervention MEX one");
        expect_int(stage_count(&stage, RECORD_INTERVENTION), 1);
        expect_int(stage.app.clock.sitting.state, i == 0 ? SITTING_PAUSED : SITTING_OVER);
        stage_release(&stage);
    }
}

static void what_was_off_the_record_is_not_supported(void)
{
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "/off<Enter>ge: two<Enter>/on<Enter>+ bb");
    expect_str(stage_show(&stage, "prompt"), "+ BRB on i1 >");
    stage_release(&stage);
}

static const struct test tests[] = {
    {"who comes back after others wrote goes on with nobody",
     who_comes_back_after_others_wrote_goes_on_with_nobody},
    {"after the end a line is a note whoever ended it",
     after_the_end_a_line_is_a_note_whoever_ended_it},
    {"what was off the record is not supported", what_was_off_the_record_is_not_supported},
    {"the record says who wrote what", the_record_says_who_wrote_what},
    {"undo is of who writes", undo_is_of_who_writes},
    {"what cannot be is said and nothing is kept", what_cannot_be_is_said_and_nothing_is_kept},
    {"where it fails the old one writes on and the record goes",
     where_it_fails_the_old_one_writes_on_and_the_record_goes},
    {"off the record stays so", off_the_record_stays_so},
    {"who opens it under another name is told", who_opens_it_under_another_name_is_told},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
