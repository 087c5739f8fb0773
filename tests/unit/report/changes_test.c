/* What changed since a moment: words as marked text, cells as before and after. */
#include "report/changes.h"

#include "build.h"
#include "expect.h"

static void words_that_went_and_came_are_marked(void)
{
    static const struct {
        const char *before, *after, *wanted;
    } rows[] = {
        {"the cost is shared", "the price is shared", "the [-cost-] {+price+} is shared"},
        {"one two three", "one three", "one [-two-] three"},
        {"one three", "one two three", "one {+two+} three"},
        {"one", "one two", "one {+two+}"},
        {"one two", "two", "[-one-] two"},
        {"", "one two", "{+one two+}"},
        {"one two", "", "[-one two-]"},
        {"same", "same", "same"},
        {"", "", ""},
        {"a b c d e", "a x c y e", "a [-b-] {+x+} c [-d-] {+y+} e"},
        {"para one\npara two", "para one\npara 2", "para one para [-two-] {+2+}"},
        {"a a a", "a a", "a a [-a-]"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = {0};
        test_row("%s | %s", rows[i].before, rows[i].after);
        changes_mark(slice_of(rows[i].before), slice_of(rows[i].after), &text);
        expect_str(str_text(&text), rows[i].wanted);
        str_release(&text);
    }
}

/* A long text that is another one altogether is told without a table of all its words. */
static void a_text_of_many_words_is_marked_too(void)
{
    struct str before = {0}, after = {0}, text = {0};
    for (int i = 0; i < 3000; i++) {
        str_add_format(&before, "a%d ", i);
        str_add_format(&after, "b%d ", i);
    }
    changes_mark(str_slice(&before), str_slice(&after), &text);
    expect(slice_starts(str_slice(&text), slice_of("[-a0 ")));
    expect(slice_ends(str_slice(&text), slice_of(" b2999+}")));
    str_release(&before);
    str_release(&after);
    str_release(&text);
}

static void play(struct session *session)
{
    build_start(session); /* each action is a microsecond after the one before */
    BUILD(session, "i1-aaaa", "record", "intervention", "i1-aaaa", "country", "MEX", "i1-aaaa",
          "text", "the cost is shared");
    BUILD(session, "i2-aaaa", "record", "intervention", "i2-aaaa", "country", "PER", "i2-aaaa",
          "text", "as it was", "s-title", "record", "session", "s-title", "text", "Talk");
    BUILD(session, "i3-aaaa", "record", "note", "i3-aaaa", "text", "to go");
    BUILD(session, "s1-aaaa", "record", "session", "s1-aaaa", "kind", "approval");
    BUILD(session, "i1-aaaa", "text", "the price is shared");
    BUILD(session, "i1-aaaa", "country", "BRA");
    BUILD(session, "i3-aaaa", "deleted", "yes");
    BUILD(session, "c1-aaaa", "record", "conclusion", "c1-aaaa", "kind", "agreement", "c1-aaaa",
          "text", "To meet.");
    BUILD(session, "i2-aaaa", "text", "other");
    BUILD(session, "i2-aaaa", "text", "as it was");
    BUILD(session, "s-title", "text", "Talks");
}

static void what_changed_since_the_approval_is_told(void)
{
    struct session session;
    struct str text = {0};
    uint64_t since = 0;
    play(&session);
    expect(changes_since(&session, slice_of("approval"), 0, &since));
    expect_int((long long)since, 4);
    changes_text(&session, since, 80, &text);
    expect_str(str_text(&text), "changed title, by js: [-Talk-] {+Talks+}\n"
                                "changed i1 Brazil, by js: the [-cost-] {+price+} is shared\n"
                                "changed i1 Brazil, by js: country: MEX -> BRA\n"
                                "new c1 agreement, by js: To meet.\n"
                                "gone i3 note, by js: to go\n");
    str_clear(&text);
    changes_json(&session, since, &text);
    expect(slice_starts(str_slice(&text),
                        slice_of("{\"changes\": [{\"id\": \"s-title\", \"change\": \"changed\", "
                                 "\"field\": \"text\", \"before\": \"Talk\", \"after\": \"Talks\", "
                                 "\"author\": \"js\"}, ")));
    str_clear(&text);
    changes_text(&session, session.newest, 80, &text);
    expect_str(str_text(&text), "Nothing changed since then.\n");
    str_release(&text);
    session_release(&session);
}

static void a_moment_is_a_time_a_date_or_the_approval(void)
{
    static const struct {
        const char *text;
        long long seconds; /* -1: none */
    } rows[] = {
        {"2017-08-02 10:14:05", 1501686845},
        {"2017-08-02T10:14", 1501686840},
        {"2017-08-02", 1501650000},
        {"10:14", 1501686840},
        {"approval", -1},
        {"yesterday", -1},
        {"", -1},
    };
    struct session session;
    build_panel(&session); /* 2017-08-02, UTC-05:00 */
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint64_t since = 7;
        bool known = changes_since(&session, slice_of(rows[i].text), 1700000000, &since);
        test_row("%s", rows[i].text);
        expect_int(known, rows[i].seconds >= 0);
        expect_int((long long)(since / 1000000), known ? rows[i].seconds : 0);
    }
    session_release(&session);
}

static const struct test tests[] = {
    {"words that went and came are marked", words_that_went_and_came_are_marked},
    {"a text of many words is marked too", a_text_of_many_words_is_marked_too},
    {"what changed since the approval is told", what_changed_since_the_approval_is_told},
    {"a moment is a time, a date or the approval", a_moment_is_a_time_a_date_or_the_approval},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
