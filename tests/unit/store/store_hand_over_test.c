/* The next rapporteur goes on in the same program. */
#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "expect.h"
#include "files.h"
#include "sitting.h"

static bool begin(struct sitting *sitting)
{
    files_new();
    return expect(sitting_create("talk.csv")) && expect(sitting_open(sitting, "talk.csv"));
}

static bool hand_over(struct sitting *sitting, const char *author)
{
    return store_hand_over(sitting->store, &sitting->session, slice_of(author), sitting->clock,
                           &sitting->err);
}

static struct slice author_of(const struct sitting *sitting, const char *id)
{
    return session_author(&sitting->session, session_find(&sitting->session, slice_of(id)));
}

static void what_comes_after_is_of_the_next_one(void)
{
    struct sitting one = {0};
    struct sitting two = {0};
    char first[64];
    char second[64];
    if (!begin(&one)) {
        return;
    }
    (void)snprintf(first, sizeof first, "%s", sitting_note(&one, "mine"));
    expect(hand_over(&one, "ana"));
    (void)snprintf(second, sizeof second, "%s", sitting_note(&one, "hers"));
    expect(strcmp(first, second) != 0);
    sitting_turn(&one, 1000);
    expect(sitting_heard(&one, NEWS_OTHERS, "") == false);
    expect_int(store_status(one.store)->others, 0);
    expect(sitting_close(&one));
    expect_int(files_count("talk.journal", ".log"), 3); /* with that of who made it */
    expect_int(files_count("talk.journal", ".draft"), 0);
    expect(sitting_open(&two, "talk.csv"));
    expect(slice_is(author_of(&two, first), "js"));
    expect(slice_is(author_of(&two, second), "ana"));
    expect_int(two.news.count, 0);
    expect(store_status(two.store)->csv_current);
    expect(sitting_close(&two));
}

/* A kill right after it loses nothing that was being typed: it is the next one's now. */
static void the_half_typed_texts_go_on(void)
{
    struct sitting one = {0};
    struct sitting two = {.author = "ana"};
    if (!begin(&one)) {
        return;
    }
    sitting_note(&one, "mine");
    store_draft(one.store, 1, 0, 0, slice_of("a line that waits"));
    uint64_t typed = os_wall_clock();
    while (os_wall_clock() == typed) {
    }
    expect(hand_over(&one, "ana"));
    expect_int(files_count("talk.journal", ".draft"), 1);
    store_draft(one.store, 1, 17, 0, slice_of(" still"));
    sitting_drop(&one);
    expect(sitting_open(&two, "talk.csv"));
    if (expect_int(two.draft_count, 1)) {
        expect_str(str_text(&two.drafts[0].text), "a line that waits still");
        expect_int(two.drafts[0].slot, 1);
        expect(two.drafts[0].started > 0 &&
               two.drafts[0].started <= typed); /* not the handover's */
    }
    expect(sitting_has(&two, "mine"));
    expect(sitting_close(&two));
}

static void a_run_that_wrote_nothing_leaves_no_log(void)
{
    struct sitting one = {0};
    if (!begin(&one)) {
        return;
    }
    size_t before = files_count("talk.journal", ".log");
    store_draft(one.store, 0, 0, 0, slice_of("h"));
    store_draft(one.store, 0, 0, 1, slice_of(""));
    expect(hand_over(&one, "ana"));
    expect(hand_over(&one, "pm"));
    expect_int(files_count("talk.journal", ".log"), before);
    sitting_note(&one, "at last");
    expect_int(files_count("talk.journal", ".log"), before + 1);
    expect(sitting_close(&one));
}

static void of_a_session_to_read_only_nothing_is_handed_over(void)
{
    struct sitting one = {0};
    struct sitting two = {.read_only = true};
    if (!begin(&one)) {
        return;
    }
    expect(sitting_close(&one));
    expect(sitting_open(&two, "talk.csv"));
    expect(!hand_over(&two, "ana"));
    expect(strstr(two.err.message, "to read only") != NULL);
    expect(sitting_close(&two));
}

static const struct test tests[] = {
    {"what comes after is of the next one", what_comes_after_is_of_the_next_one},
    {"the half-typed texts go on", the_half_typed_texts_go_on},
    {"a run that wrote nothing leaves no log", a_run_that_wrote_nothing_leaves_no_log},
    {"of a session to read only nothing is handed over",
     of_a_session_to_read_only_nothing_is_handed_over},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
