/* Off the record: the mode is the room's, for all who write, across restarts. */
#include "app/app.h"

#include "expect.h"
#include "stage.h"

static void open_again(struct stage *stage)
{
    struct event opened = {.kind = EVENT_OPENED,
                           .session = &stage->session,
                           .text = slice_of("talks/talk.csv"),
                           .number = -300};
    stage_event(stage, &opened);
}

/* Somebody else's program did so, and this one hears of it. */
static void hear(struct stage *stage, const char *by)
{
    struct action_draft draft = {0};
    struct event changed = {.kind = EVENT_CHANGED, .session = &stage->session};
    action_set(&draft, slice_of("s-format"), FIELD_OFF, slice_of(by));
    session_commit(&stage->session, &draft, stage->now);
    action_release(&draft);
    stage_event(stage, &changed);
}

static void it_is_off_still_after_a_restart(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: one<Enter>/off<Enter>ge: half a sen");
    expect_str(stage_show(&stage, "disk"), "");
    open_again(&stage);
    expect(stage.app.off_record);
    expect_str(stage_show(&stage, "message"),
               "OFF THE RECORD, as js said /off: words are written nowhere; /on ends it");
    stage_keys(&stage, "tence of theirs<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    expect_str(stage_show(&stage, "i2"), "intervention MEX off-record");
    test_row("undo does not put it on again");
    stage_keys(&stage, "<Ctrl-Z>");
    expect(stage.app.off_record);
    stage_keys(&stage, "/on<Enter>");
    expect(!stage.app.off_record);
    open_again(&stage);
    expect(!stage.app.off_record);
    stage_release(&stage);
}

static void it_is_off_for_the_others_too(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    hear(&stage, "mp");
    expect(stage.app.off_record);
    expect_str(stage_show(&stage, "message"),
               "OFF THE RECORD, as mp said /off: words are written nowhere; /on ends it");
    hear(&stage, "");
    expect(!stage.app.off_record);
    expect_str(stage_show(&stage, "message"), "On the record again, for all who write");
    test_row("a half line is not lost to it, and what is behind it is off");
    stage_keys(&stage, "mx: one");
    hear(&stage, "mp");
    expect_str(stage_show(&stage, "message"),
               "mp went OFF THE RECORD: this line is still on it, what comes behind it is not");
    expect(!stage.app.off_record);
    stage_keys(&stage, " and more<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one and more");
    expect(stage.app.off_record);
    test_row("nor is one of off the record kept");
    stage_keys(&stage, "ge: secret");
    hear(&stage, "");
    expect(stage.app.off_record);
    stage_keys(&stage, "s<Enter>");
    expect_str(stage_show(&stage, "i2"), "intervention GEO off-record");
    expect(!stage.app.off_record);
    stage_release(&stage);
}

static void a_half_line_of_before_is_not_taken_into_it(void)
{
    struct stage stage;
    struct event draft = {.kind = EVENT_DRAFT, .text = slice_of("mx: half"), .number = SLOT_LINE};
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "/off<Enter>");
    open_again(&stage);
    stage_event(&stage, &draft);
    expect_str(stage_show(&stage, "line"), "");
    expect_int(stage.counts[EFFECT_ADOPT_DRAFTS], 0);
    stage_release(&stage);
}

static const struct test tests[] = {
    {"it is off still after a restart", it_is_off_still_after_a_restart},
    {"it is off for the others too", it_is_off_for_the_others_too},
    {"a half line of before is not taken into it", a_half_line_of_before_is_not_taken_into_it},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
