#include "report/html.h"

#include <stdio.h>

#include "build.h"
#include "expect.h"
#include "report/report.h"

static bool has(const struct str *text, const char *part)
{
    return slice_find_part(str_slice(text), slice_of(part)) < text->size;
}

static void write_html(struct session *session, struct str *out)
{
    struct report_options options = {.format = "html"};
    expect(report_write(&options, session, out));
}

/* Whether every element that was opened is closed in its order: what a reader of strict XML would
 * ask, but for the empty elements that HTML has. */
static bool is_well_formed(struct slice text)
{
    enum { DEPTH_MOST = 64 };
    struct slice open[DEPTH_MOST];
    size_t depth = 0;
    for (size_t at = slice_find(text, '<'); at < text.size;
         at += slice_find(slice_from(text, at), '<')) {
        struct slice tag = slice_from(text, at + 1);
        size_t end = slice_find(tag, '>');
        tag = slice_head(tag, end);
        at += end + 2;
        bool closes = tag.size > 0 && tag.at[0] == '/';
        struct slice name = slice_head(closes ? slice_from(tag, 1) : tag,
                                       slice_find(closes ? slice_from(tag, 1) : tag, ' '));
        bool empty = slice_is(name, "!DOCTYPE") || slice_is(name, "meta") || slice_is(name, "br") ||
                     slice_ends(tag, slice_of("/"));
        if (closes) {
            if (depth == 0 || !slice_equal(open[--depth], name)) {
                return false;
            }
        } else if (!empty) {
            if (depth == DEPTH_MOST) {
                return false;
            }
            open[depth++] = name;
        }
    }
    return depth == 0;
}

static void foreign_text_makes_no_markup_of_its_own(void)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"a < b & c > d", "a &lt; b &amp; c &gt; d"},
        {"\"it's\"", "&quot;it&#39;s&quot;"},
        {"</script><!-- ]]>", "&lt;/script&gt;&lt;!-- ]]&gt;"},
        {"a\x1b[31mb", "a\xef\xbf\xbd[31mb"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str out = {0};
        html_add(&out, slice_of(rows[i].text));
        expect_str(str_text(&out), rows[i].wanted);
        str_release(&out);
    }
}

static void a_session_is_a_whole_document_with_its_parts_and_conclusions_lead_to_what_was_said(void)
{
    struct session session;
    struct str out = {0};
    build_panel(&session);
    write_html(&session, &out);
    static const char *const parts[] = {
        "<!DOCTYPE html>",
        "<title>DRAFT: Local dialogues</title>",
        "<html lang=\"en\">",
        "id=\"i1-aaaa\"",
        "<a href=\"#i1-aaaa\">i1 Mexico</a>",
        "<h2 id=\"heading-coverage\">Coverage</h2>",
        "<svg class=\"picture\" role=\"img\"",
        "<th scope=\"row\" dir=\"auto\">Manuel Ruiz</th>",
        "Announced and not heard</dt><dd>Costa Rica</dd>",
        "Off the record.",
    };
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (!has(&out, parts[i])) {
            expect_str("not in the document", parts[i]);
        }
    }
    expect(is_well_formed(str_slice(&out)));
    expect(!has(&out, "<script"));
    expect(!has(&out, "http"));
    str_release(&out);
    session_release(&session);
}

static void it_stays_well_formed_whatever_it_is_made_of(void)
{
    static const char *const hostile[] = {"</section></main>", "\"><svg onload=x>", "<!--", "]]>",
                                          "&#0;"};
    struct session session;
    struct str out = {0};
    build_start(&session);
    for (size_t i = 0; i < COUNT(hostile); i++) {
        char id[16], person[16], fact[16];
        (void)snprintf(id, sizeof id, "i%zu-aaaa", i + 1);
        (void)snprintf(person, sizeof person, "p%zu-aaaa", i + 1);
        (void)snprintf(fact, sizeof fact, "c%zu-aaaa", i + 1);
        BUILD(&session, person, "record", "participant", person, "name", hostile[i], person, "role",
              hostile[i]);
        BUILD(&session, id, "record", "intervention", id, "text", hostile[i], id, "country", "MEX",
              id, "topic", hostile[i], id, "refs", person);
        BUILD(&session, fact, "record", "conclusion", fact, "text", hostile[i], fact, "refs", id);
    }
    BUILD(&session, "s-title", "record", "session", "s-title", "kind", "title", "s-title", "text",
          hostile[0]);
    write_html(&session, &out);
    expect(is_well_formed(str_slice(&out)));
    str_release(&out);
    session_release(&session);
}

static void with_nothing_in_it_it_says_so_little_and_is_whole(void)
{
    struct session session;
    struct str out = {0};
    build_start(&session);
    write_html(&session, &out);
    expect(is_well_formed(str_slice(&out)));
    expect(!has(&out, "<svg"));
    str_release(&out);
    session_release(&session);
}

static void the_pictures_are_of_bounded_size_however_long_the_session(void)
{
    struct session session;
    struct str out = {0};
    build_start(&session);
    for (int i = 0; i < 3000; i++) {
        char id[24], started[32];
        (void)snprintf(id, sizeof id, "i%d-aaaa", i + 1);
        (void)snprintf(started, sizeof started, "2017-08-02 %02d:%02d:%02d", 8 + i / 360,
                       i / 6 % 60, i % 6 * 10);
        BUILD(&session, id, "record", "intervention", id, "text", "x", id, "country",
              i % 2 == 0 ? "MEX" : "ARG", id, "started", started);
    }
    write_html(&session, &out);
    struct slice text = str_slice(&out);
    size_t start = slice_find_part(text, slice_of("id=\"timeline-words\""));
    expect(start < text.size);
    size_t size = slice_find_part(slice_from(text, start), slice_of("</svg>"));
    expect(size < 20000);
    str_release(&out);
    session_release(&session);
}

static const struct test tests[] = {
    {"foreign text makes no markup of its own", foreign_text_makes_no_markup_of_its_own},
    {"a session is a whole document with its parts, and conclusions lead to what was said",
     a_session_is_a_whole_document_with_its_parts_and_conclusions_lead_to_what_was_said},
    {"it stays well-formed whatever it is made of", it_stays_well_formed_whatever_it_is_made_of},
    {"with nothing in it, it says so little and is whole",
     with_nothing_in_it_it_says_so_little_and_is_whole},
    {"the pictures are of bounded size, however long the session",
     the_pictures_are_of_bounded_size_however_long_the_session},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
