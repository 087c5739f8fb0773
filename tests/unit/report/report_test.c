#include "report/report.h"

#include "build.h"
#include "expect.h"
#include "text/width.h"

/* clang-format off */
static const char panel_text[] =
    "DRAFT, not approved yet\n"
    "\n"
    "Session report: Local dialogues\n"
    "Event: Forum 10\n"
    "Date: 2017-08-02\n"
    "Co host: A chapter\n"
    "\n"
    "Participants\n"
    "\n"
    "  Ana Gomes, Moderator, Society, Brazil Chapter, Brazil\n"
    "  Manuel Ruiz, NIC, Mexico\n"
    "  Eva Paz, Instituto, excused\n"
    "  speaker ?1\n"
    "\n"
    "Countries announced: Mexico and Costa Rica\n"
    "\n"
    "Overview\n"
    "\n"
    "  The panel met.\n"
    "\n"
    "  It was full.\n"
    "\n"
    "Interventions\n"
    "\n"
    "Topic: Funding\n"
    "\n"
    "  Mexico (Manuel Ruiz, NIC), 10:14, i1\n"
    "    No institutional ties: individuals of all sectors.\n"
    "    Supported by Argentina and Ana Gomes; Uruguay opposes.\n"
    "\n"
    "  MAG (Manuel Ruiz), for AILAC, i3\n"
    "    Explained how the initiative came to be.\n"
    "\n"
    "  Note, n2, to be checked\n"
    "    juan: hello\n"
    "\n"
    "  speaker ?1, i4\n"
    "    (off the record)\n"
    "\n"
    "Topic: Access\n"
    "\n"
    "  Brazil and Argentina, question, i2\n"
    "    Who pays for rural schools and libraries?\n"
    "\n"
    "Conclusions\n"
    "\n"
    "  Agreement c2: To meet again.\n"
    "    Rests on: i1 Mexico, i2 Brazil and Argentina\n"
    "\n"
    "  Conclusion c1: Each has its own pace.\n"
    "\n"
    "Actions\n"
    "\n"
    "  Owner: Ana Gomes\n"
    "\n"
    "  c3, by 2017-09-01: send the minutes\n"
    "\n"
    "Open points\n"
    "\n"
    "  Question c4: Who hosts the next one?\n"
    "\n"
    "Coverage\n"
    "\n"
    "  Heard: 1 of 2 countries\n"
    "  Announced and not heard: Costa Rica\n"
    "  Heard and not announced: Brazil and Argentina\n"
    "  Thin, says that something was said and not what: i3 MAG\n"
    "  Conclusions that rest on no intervention: c1\n"
    "  Speakers not known yet: ?1\n"
    "  To be checked: n2\n"
               "  Topics not taken up: Next steps\n";

static const char panel_markdown[] =
    "# DRAFT: Local dialogues\n"
    "\n"
    "- **Event:** Forum 10\n"
    "- **Date:** 2017-08-02\n"
    "- **Co host:** A chapter\n"
    "\n"
    "## Participants\n"
    "\n"
    "| Name | Role | Organization | Country | Attendance |\n"
    "| --- | --- | --- | --- | --- |\n"
    "| Ana Gomes | Moderator | Society, Brazil Chapter | Brazil | |\n"
    "| Manuel Ruiz | | NIC | Mexico | |\n"
    "| Eva Paz | | Instituto | | excused |\n"
    "| speaker ?1 | | | | |\n"
    "\n"
    "Countries announced: Mexico and Costa Rica\n"
    "\n"
    "## Overview\n"
    "\n"
    "The panel met.\n"
    "\n"
    "It was full.\n"
    "\n"
    "## Interventions\n"
    "\n"
    "### Funding\n"
    "\n"
    "**Mexico** (Manuel Ruiz, NIC), 10:14, i1\n"
    "\n"
    "No institutional ties: individuals of all sectors.\n"
    "\n"
    "*Supported by Argentina and Ana Gomes; Uruguay opposes.*\n"
    "\n"
    "**MAG** (Manuel Ruiz), for AILAC, i3\n"
    "\n"
    "Explained how the initiative came to be.\n"
    "\n"
    "**Note**, n2, *to be checked*\n"
    "\n"
    "juan: hello\n"
    "\n"
    "**speaker ?1**, i4\n"
    "\n"
    "(Off the record.)\n"
    "\n"
    "### Access\n"
    "\n"
    "**Brazil and Argentina**, question, i2\n"
    "\n"
    "Who pays for rural schools and libraries?\n"
    "\n"
    "## Conclusions\n"
    "\n"
    "### Agreements\n"
    "\n"
    "- **c2**: To meet again. (rests on i1 Mexico, i2 Brazil and Argentina)\n"
    "\n"
    "### Other conclusions\n"
    "\n"
    "- **c1**: Each has its own pace.\n"
    "\n"
    "## Actions\n"
    "\n"
    "### Ana Gomes\n"
    "\n"
    "- **c3**, by 2017-09-01: send the minutes\n"
    "\n"
    "## Open points\n"
    "\n"
    "- **c4**: Who hosts the next one?\n"
    "\n"
    "## Coverage\n"
    "\n"
    "- **Heard:** 1 of 2 countries\n"
    "- **Announced and not heard:** Costa Rica\n"
    "- **Heard and not announced:** Brazil and Argentina\n"
    "- **Thin, says that something was said and not what:** i3 MAG\n"
    "- **Conclusions that rest on no intervention:** c1\n"
    "- **Speakers not known yet:** ?1\n"
    "- **To be checked:** n2\n"
    "- **Topics not taken up:** Next steps\n";
/* clang-format on */

static struct str report_of(struct session *session, const char *format, int columns)
{
    struct report_options options = {.format = format, .columns = columns};
    struct str text = {0};
    expect(report_write(&options, session, &text));
    return text;
}

static void the_text_report_has_all_in_order(void)
{
    struct session session;
    build_panel(&session);
    struct str text = report_of(&session, NULL, 0);
    expect_str(str_text(&text), panel_text);
    str_release(&text);
    session_release(&session);
}

static void the_markdown_report_has_all_in_order(void)
{
    struct session session;
    build_panel(&session);
    struct str text = report_of(&session, "markdown", 0);
    expect_str(str_text(&text), panel_markdown);
    str_release(&text);
    session_release(&session);
}

static void an_approved_session_is_no_draft_until_it_is_reopened(void)
{
    static const struct {
        const char *id, *kind;
        bool draft;
        const char *says;
    } rows[] = {{"s1-aaaa", "approval", false, "Approved by js\n"},
                {"s2-aaaa", "reopening", true, "DRAFT, opened again by js\n"},
                {"s3-aaaa", "approval", false, "Approved by js\n"},
                {"i1-aaaa", "question", true, "DRAFT, changed since it was approved by js: 1"},
                {"m9-aaaa", "remark", true, "DRAFT, changed since"},
                {"s4-aaaa", "approval", false, "Approved by js\n"},
                {"m8-aaaa", "remark", false, "Approved by js\n"},
                {"i9-aaaa", "statement", true, "DRAFT, changed since it was approved by js: 1"}};
    struct session session;
    build_panel(&session);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *record = rows[i].id[0] == 's'   ? "session"
                             : rows[i].id[0] == 'm' ? "comment"
                                                    : "intervention";
        BUILD(&session, rows[i].id, "record", record, rows[i].id, "kind", rows[i].kind);
        struct str text = report_of(&session, "text", 0);
        struct str markdown = report_of(&session, "markdown", 0);
        test_row("%s", rows[i].kind);
        expect_int(slice_starts(str_slice(&text), slice_of("DRAFT")), rows[i].draft);
        expect_int(slice_starts(str_slice(&markdown), slice_of("# DRAFT")), rows[i].draft);
        expect(slice_starts(str_slice(&text), slice_of(rows[i].says)));
        str_release(&text);
        str_release(&markdown);
    }
    session_release(&session);
}

static void no_line_of_the_text_is_wider_than_asked(void)
{
    struct session session;
    build_panel(&session);
    BUILD(&session, "i9-aaaa", "record", "intervention", "i9-aaaa", "country", "MEX", "i9-aaaa",
          "text",
          "参加者は費用を分担することで合意した。 Los niños también, e\xCC\x81 y así; "
          "averyveryveryveryverylongwordwithnoplacetobreakit that goes on and on for ever");
    for (int columns = REPORT_COLUMNS_LEAST; columns <= 90; columns++) {
        struct str text = report_of(&session, "text", columns);
        struct slice rest = str_slice(&text);
        struct slice line;
        test_row("%d columns", columns);
        while (slice_next(&rest, '\n', &line)) {
            expect(width_of(line) <= columns);
        }
        str_release(&text);
    }
    struct str widest = report_of(&session, "text", REPORT_COLUMNS_MOST);
    struct str wider = report_of(&session, "text", 2 * REPORT_COLUMNS_MOST);
    expect_str(str_text(&wider), str_text(&widest));
    str_release(&widest);
    str_release(&wider);
    session_release(&session);
}

static void what_was_typed_makes_no_markdown(void)
{
    /* clang-format off */
    static const struct {
        const char *typed, *written;
    } rows[] = {
        {"*bold* _it_ `code` [x](y) <b> a|b ~~c~~ &amp; $x$",
         "\\*bold\\* \\_it\\_ \\`code\\` \\[x\\](y) \\<b\\> a\\|b \\~\\~c\\~\\~ \\&amp; \\$x\\$"},
        {"# no heading", "\\# no heading"},
        {"- no item", "\\- no item"},
        {"+ no item", "\\+ no item"},
        {"1. no item", "1\\. no item"},
        {"12) no item", "12\\) no item"},
        {"=====", "\\====="},
        {"---", "\\---"},
        {"> no quote", "\\> no quote"},
        {"a\\*b", "a\\\\\\*b"},
        {"    no code", "no code"},
        {"\x1b[31mred\x1b[0m", "\xEF\xBF\xBD\\[31mred\xEF\xBF\xBD\\[0m"},
        {"in 2017. It rained", "in 2017. It rained"},
    };
    /* clang-format on */
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct session session;
        struct str wanted = {0};
        build_start(&session);
        BUILD(&session, "i1-aaaa", "record", "intervention", "i1-aaaa", "country", "MEX", "i1-aaaa",
              "text", rows[i].typed);
        str_add_format(&wanted, "**Mexico**, i1\n\n%s\n\n## Coverage", rows[i].written);
        struct str text = report_of(&session, "markdown", 0);
        test_row("%s", rows[i].typed);
        bool found = slice_find_part(str_slice(&text), str_slice(&wanted)) < str_slice(&text).size;
        if (!expect(found)) {
            expect_str(str_text(&text), str_text(&wanted));
        }
        str_release(&text);
        str_release(&wanted);
        session_release(&session);
    }
}

/* MD012, MD022, MD031, MD032: one empty line round headings and lists, never two. */
static void blocks_of_markdown_stand_apart(void)
{
    struct session session;
    build_panel(&session);
    struct str text = report_of(&session, "markdown", 0);
    struct slice rest = str_slice(&text);
    struct slice line;
    struct slice before = slice_of("");
    size_t headings = 0;
    bool first = true;
    while (slice_next(&rest, '\n', &line) && rest.at != NULL) {
        bool heading = line.size > 0 && line.at[0] == '#';
        bool item = slice_starts(line, slice_of("- "));
        bool item_before = slice_starts(before, slice_of("- "));
        headings += slice_starts(line, slice_of("# ")) ? 1 : 0;
        test_row("%.*s", (int)line.size, line.at);
        expect(!heading || first || before.size == 0);
        expect(before.size == 0 || before.at[0] != '#' || line.size == 0);
        expect(item == item_before || line.size == 0 || before.size == 0);
        expect(first || line.size > 0 || before.size > 0);
        expect(line.size == 0 || line.at[line.size - 1] != ' ');
        before = line;
        first = false;
    }
    expect_int(headings, 1);
    str_release(&text);
    session_release(&session);
}

static void an_empty_session_has_a_report(void)
{
    struct session session;
    build_start(&session);
    struct str text = report_of(&session, "text", 0);
    expect_str(str_text(&text), "DRAFT, not approved yet\n\nSession report: Session without a "
                                "title\n\nCoverage\n\n  Heard: 0 of 0 countries\n");
    str_release(&text);
    session_release(&session);
}

static void an_unknown_format_is_refused(void)
{
    struct session session;
    struct report_options options = {.format = "docx"};
    struct str text = {0};
    build_start(&session);
    expect(!report_write(&options, &session, &text));
    expect_int(text.size, 0);
    str_release(&text);
    session_release(&session);
}

static const struct test tests[] = {
    {"the text report has all, in order", the_text_report_has_all_in_order},
    {"the Markdown report has all, in order", the_markdown_report_has_all_in_order},
    {"an approved session is no draft until it is reopened",
     an_approved_session_is_no_draft_until_it_is_reopened},
    {"no line of the text is wider than asked", no_line_of_the_text_is_wider_than_asked},
    {"what was typed makes no Markdown", what_was_typed_makes_no_markdown},
    {"blocks of Markdown stand apart", blocks_of_markdown_stand_apart},
    {"an empty session has a report", an_empty_session_has_a_report},
    {"an unknown format is refused", an_unknown_format_is_refused},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
