/* The HTML report: one file with its style and its pictures, no script and nothing to fetch, so
 * that it can be mailed and kept; for a phone, a desk and paper, light and dark. */
#include "report/html.h"
#include "report/picture.h"
#include "report/plain.h"
#include "report/report.h"
#include "report/template.h"
#include "report/view.h"
#include "report/who.h"

/* clang-format off */
static const char style[] =
    ":root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#5a5a5a;--line:#c8c8c8;--mark:#0b57a4;"
    "--fill:#dbe9f8;--warn:#8a3b00}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#16181b;--soft:#b4b4b4;--line:#4a4a4a;"
    "--mark:#8fc1f5;--fill:#1f3a56;--warn:#ffb37a}}\n"
    "body{margin:0 auto;max-width:46rem;padding:1rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);"
    "background:var(--paper);overflow-wrap:break-word}\n"
    "h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.2rem;border-bottom:1px solid var(--line)}"
    "h3{margin:1.8rem 0 .2rem;font-size:1.1rem}h4,article h3{margin:1.1rem 0 0;font-size:1rem}\n"
    "a{color:var(--mark)}.soft{color:var(--soft);font-weight:400}.draft,.check{color:var(--warn);font-weight:600}\n"
    "dl{display:grid;grid-template-columns:fit-content(45%) minmax(0,1fr);gap:.2rem 1rem}dt{color:var(--soft)}dd{margin:0}\n"
    "nav ul{padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none}"
    "article p{margin:.35rem 0}article .soft{margin:0}main li{margin:.4rem 0}.scroll{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--soft)}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}"
    ".number{text-align:right}\n"
    ".bar{width:8rem;height:.7rem;border:1px solid var(--line)}.bar rect{fill:var(--mark)}\n"
    ".picture{display:block;width:100%;max-width:28rem;height:auto;margin:1rem 0;font:12px system-ui,sans-serif}"
    ".picture text{fill:var(--ink)}.picture path{fill:var(--mark)}.picture .end{text-anchor:end}\n"
    ".tile text{text-anchor:middle}.tile .code{font-weight:700;font-size:14px}"
    ".tile rect{fill:none;stroke:var(--ink)}.heard rect{fill:var(--fill);stroke-width:2}"
    ".missing rect{stroke:var(--warn);stroke-width:2;stroke-dasharray:6 4}.roster rect{stroke-dasharray:2 3}\n"
    "@media(max-width:30rem){dl{grid-template-columns:minmax(0,1fr)}dt{margin-top:.4rem}table{font-size:.85rem}.bar{width:4.5rem}}\n"
    "@media print{body{max-width:none;font-size:10.5pt}nav{display:none}article,li,tr,svg{break-inside:avoid}"
    "h2,h3{break-after:avoid}a{color:inherit;text-decoration:none}}\n";
/* clang-format on */

static void add_head(struct str *out, const struct view *view)
{
    str_add_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<title>");
    str_add_text(out, view->approved ? "" : "DRAFT: ");
    html_add(out, view->title);
    str_add_text(out, "</title>\n<style>\n");
    str_add_text(out, style);
    str_add_text(out, "</style>\n</head>\n<body>\n<header>\n");
    str_add_text(out, view->approved ? "<p>" : "<p class=\"draft\">");
    html_add(out, view->standing);
    str_add_text(out, "</p>\n");
    str_add_text(out, "<h1 dir=\"auto\">");
    html_add(out, view->title);
    str_add_text(out, view->fact_count > 0 ? "</h1>\n<dl>\n" : "</h1>\n");
    for (size_t i = 0; i < view->fact_count; i++) {
        str_add_text(out, "<dt>");
        html_add(out, view->facts[i].label);
        str_add_text(out, "</dt><dd dir=\"auto\">");
        html_add(out, view->facts[i].value);
        str_add_text(out, "</dd>\n");
    }
    str_add_text(out, view->fact_count > 0 ? "</dl>\n</header>\n" : "</header>\n");
}

/* What came out first, who said what behind it: for those who read no further. */
static const struct template reader_first = {
    .parts = {TEMPLATE_PART(PART_OVERVIEW, "overview", "Overview"),
              TEMPLATE_PART(PART_CONCLUSIONS, "conclusions", "Conclusions"),
              TEMPLATE_PART(PART_ACTIONS, "actions", "Actions"),
              TEMPLATE_PART(PART_OPEN, "open", "Open points"),
              TEMPLATE_PART(PART_COVERAGE, "coverage", "Coverage"),
              TEMPLATE_PART(PART_INTERVENTIONS, "said", "Interventions"),
              TEMPLATE_PART(PART_PARTICIPANTS, "participants", "Participants")},
    .count = 7};

static void add_contents(struct str *out, const struct view *view, const struct template *form)
{
    str_add_text(out, "<nav aria-label=\"Contents\">\n<ul>\n");
    for (size_t i = 0; i < form->count; i++) {
        if (template_has(&form->parts[i], view)) {
            str_add_text(out, "<li><a href=\"#part-");
            html_add(out, form->parts[i].name);
            str_add_text(out, "\">");
            html_add(out, form->parts[i].heading);
            str_add_text(out, "</a></li>\n");
        }
    }
    str_add_text(out, "</ul>\n</nav>\n");
}

/* --- Parts */

static void add_row(struct str *out, const struct coverage *coverage,
                    const struct coverage_country *country)
{
    int share = coverage_share(coverage, country);
    str_add_text(out, "<tr><th scope=\"row\">");
    html_add(out, country_name(country->country, LANGUAGE_EN));
    str_add_format(out,
                   "</th><td class=\"number\">%zu</td><td class=\"number\">%zu</td>"
                   "<td class=\"number\">%d %%</td><td>",
                   country->heard, country->words, share);
    picture_bar(share, out);
    str_add_text(out, "</td></tr>\n");
}

/* Who spoke how much: the bar stands beside its number. */
static void add_balance(struct str *out, const struct coverage *coverage)
{
    bool any = false;
    for (size_t i = 0; i < coverage->count; i++) {
        if (coverage->countries[i].heard == 0) {
            continue;
        }
        if (!any) {
            str_add_format(
                out,
                "<section class=\"scroll\" tabindex=\"0\" "
                "aria-label=\"Speaking balance\"><table>\n<caption>Speaking balance, share "
                "of %s</caption>\n<thead><tr><th scope=\"col\">Country</th>"
                "<th class=\"number\" scope=\"col\">Turns</th><th class=\"number\" "
                "scope=\"col\">Words</th>"
                "<th class=\"number\" scope=\"col\">Share</th><td></td></tr></thead>\n<tbody>\n",
                coverage->shared_seconds > 0 ? "the time" : "the words");
        }
        any = true;
        add_row(out, coverage, &coverage->countries[i]);
    }
    str_add_text(out, any ? "</tbody></table></section>\n" : "");
}

static void add_coverage(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    str_add_format(out, "<p>%zu of %zu countries were heard.</p>\n", view->coverage.heard,
                   view->coverage.represented);
    if (view->level <= ATTRIBUTION_COUNTRY) {
        picture_tiles(view, out);
        add_balance(out, &view->coverage);
        picture_timeline(view, out);
    }
    str_add_text(out, view->gap_count > 0 ? "<dl>\n" : "");
    for (size_t i = 0; i < view->gap_count; i++) {
        str_add_text(out, "<dt>");
        html_add(out, view->gaps[i].label);
        str_add_text(out, "</dt><dd>");
        html_add(out, view->gaps[i].value);
        str_add_text(out, "</dd>\n");
    }
    str_add_text(out, view->gap_count > 0 ? "</dl>\n" : "");
}

static void add_person(struct str *out, const struct view *view, const struct view_person *person)
{
    str_add_text(out, "<tr><th scope=\"row\" dir=\"auto\">");
    html_add(out, person->name);
    str_add_text(out, "</th>");
    for (size_t i = 0; i < VIEW_COLUMNS; i++) {
        if (view->filled[i]) {
            str_add_text(out, "<td dir=\"auto\">");
            html_add(out, view_cell(person, i));
            str_add_text(out, "</td>");
        }
    }
    str_add_text(out, "</tr>\n");
}

static void add_people(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    if (view->person_count > 0) {
        str_add_text(out, "<section class=\"scroll\" tabindex=\"0\" "
                          "aria-label=\"Table of participants\"><table>\n<thead><tr>"
                          "<th scope=\"col\">Name</th>");
        for (size_t i = 0; i < VIEW_COLUMNS; i++) {
            if (view->filled[i]) {
                str_add_format(out, "<th scope=\"col\">%s</th>", view_column(i));
            }
        }
        str_add_text(out, "</tr></thead>\n<tbody>\n");
    }
    for (size_t i = 0; i < view->person_count; i++) {
        add_person(out, view, &view->people[i]);
    }
    str_add_text(out, view->person_count > 0 ? "</tbody></table></section>\n" : "");
    if (view->represented.size > 0) {
        str_add_text(out, "<p>Countries announced: ");
        html_add(out, view->represented);
        str_add_text(out, ".</p>\n");
    }
}

static void add_check(struct str *out, bool query)
{
    str_add_text(out, query ? " <span class=\"check\">to be checked</span>" : "");
}

static void add_overview(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->overview_count; i++) {
        str_add_text(out, "<div");
        html_add_anchor(out, view->overview[i].record);
        str_add_text(out, ">\n");
        add_check(out, view->overview[i].query);
        html_add_paragraphs(out, view->overview[i].text);
        str_add_text(out, "</div>\n");
    }
}

static void add_part(struct str *out, const char *before, struct slice part, const char *after)
{
    if (part.size > 0) {
        str_add_text(out, before);
        html_add(out, part);
        str_add_text(out, after);
    }
}

static void add_item(struct str *out, const struct view_item *item, const char *heading)
{
    str_add_text(out, "<article");
    html_add_anchor(out, item->record);
    str_add_format(out, ">\n<%s dir=\"auto\">", heading);
    html_add(out, item->voice.size > 0 ? item->voice : slice_of("Note"));
    add_part(out, " <span class=\"soft\">", item->person, "</span>");
    str_add_format(out, "</%s>\n<p class=\"soft\">", heading);
    add_part(out, "for ", item->group, ", ");
    add_part(out, "", item->kind, ", ");
    add_part(out, "", item->clock, ", ");
    html_add(out, id_short(item->record->id));
    add_check(out, item->query);
    str_add_text(out, "</p>\n");
    str_add_text(out, item->off_record ? "<p class=\"soft\">Off the record.</p>\n" : "");
    html_add_paragraphs(out, item->text);
    add_part(out, "<p class=\"soft\">Positions: ", item->positions, ".</p>\n");
    str_add_text(out, "</article>\n");
}

static void add_sections(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->section_count; i++) {
        const struct view_section *section = &view->sections[i];
        bool named = section->topic.size > 0 || i > 0;
        if (named) {
            str_add_text(out, "<section>\n<h3 dir=\"auto\">");
            html_add(out, section->topic.size > 0 ? section->topic : slice_of("Without a topic"));
            str_add_text(out, "</h3>\n");
        }
        for (size_t at = 0; at < section->count; at++) {
            add_item(out, &view->items[section->first + at], named ? "h4" : "h3");
        }
        add_part(out, "<p>Speakers: ", section->speakers, ".</p>\n");
        str_add_text(out, named ? "</section>\n" : "");
    }
}

/* What it rests on, as links to who said it. */
static void add_evidence(struct str *out, const struct view *view,
                         const struct view_conclusion *conclusion)
{
    struct slice refs = session_get(view->session, conclusion->record, FIELD_REFS);
    struct slice id;
    struct str words = {0};
    bool any = false;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *turn = session_find(view->session, slice_trim(id));
        if (turn != NULL && turn->exists && turn->kind == RECORD_INTERVENTION) {
            str_add_text(out, any ? ", " : "<br>Rests on: ");
            str_clear(&words);
            str_add(&words, id_short(turn->id));
            str_add_char(&words, ' ');
            who_add_voice(&words, view->session, view->level, turn);
            html_add_link(out, turn, slice_trim(str_slice(&words)));
            any = true;
        }
    }
    str_release(&words);
}

static void add_conclusion(struct str *out, const struct view *view,
                           const struct view_conclusion *conclusion, struct slice owner)
{
    struct str kind = {0};
    str_add_text(out, "<li");
    html_add_anchor(out, conclusion->record);
    str_add_text(out, "><strong>");
    plain_capital(&kind, conclusion->kind);
    html_add(out, str_slice(&kind));
    str_add_char(out, ' ');
    html_add(out, id_short(conclusion->record->id));
    add_part(out, ", ", owner, "");
    add_part(out, ", by ", conclusion->due, "");
    str_add_text(out, "</strong>");
    add_check(out, conclusion->query);
    str_add_text(out, "<br><span dir=\"auto\">");
    html_add(out, conclusion->text);
    str_add_text(out, "</span>");
    add_evidence(out, view, conclusion);
    add_part(out, "<br><span class=\"soft\">Positions: ", conclusion->positions, "</span>");
    str_add_text(out, "</li>\n");
    str_release(&kind);
}

static void add_conclusions(struct str *out, const struct view *view,
                            const struct template_part *part)
{
    str_add_text(out, "<ul>\n");
    for (size_t i = 0; i < view->conclusion_count; i++) {
        if (template_takes(part, view->conclusions[i].kind)) {
            add_conclusion(out, view, &view->conclusions[i], view->conclusions[i].owner);
        }
    }
    str_add_text(out, "</ul>\n");
}

static void add_actions(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->action_count; i++) {
        struct slice owner = view->actions[i].owner;
        if (i == 0 || !slice_equal(owner, view->actions[i - 1].owner)) {
            str_add_text(out, i == 0 ? "" : "</ul>\n");
            add_part(out, "<h3 dir=\"auto\">", owner, "</h3>\n");
            str_add_text(out, "<ul>\n");
        }
        add_conclusion(out, view, &view->actions[i], slice_of(""));
    }
    str_add_text(out, "</ul>\n");
}

static void add_open(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    str_add_text(out, "<ul>\n");
    for (size_t i = 0; i < view->open_count; i++) {
        add_conclusion(out, view, &view->open[i], view->open[i].owner);
    }
    str_add_text(out, "</ul>\n");
}

static void add_topics(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    str_add_text(out, "<ul>\n");
    for (size_t i = 0; i < view->section_count; i++) {
        add_part(out, "<li dir=\"auto\">", view->sections[i].topic, "</li>\n");
    }
    str_add_text(out, "</ul>\n");
}

static void (*const parts[PART_COUNT])(struct str *out, const struct view *view,
                                       const struct template_part *part) = {
    [PART_PARTICIPANTS] = add_people,
    [PART_OVERVIEW] = add_overview,
    [PART_TOPICS] = add_topics,
    [PART_INTERVENTIONS] = add_sections,
    [PART_CONCLUSIONS] = add_conclusions,
    [PART_ACTIONS] = add_actions,
    [PART_OPEN] = add_open,
    [PART_COVERAGE] = add_coverage,
};

static void add_whole_part(struct str *out, const struct view *view,
                           const struct template_part *part)
{
    add_part(out, "<section id=\"part-", part->name, "\"");
    add_part(out, " aria-labelledby=\"heading-", part->name, "\">\n");
    add_part(out, "<h2 id=\"heading-", part->name, "\">");
    html_add(out, part->heading);
    str_add_text(out, "</h2>\n");
    parts[part->part](out, view, part);
    str_add_text(out, "</section>\n");
}

void report_html(const struct report_options *options, const struct view *view, struct str *out)
{
    const struct template *form = options->form == NULL ? &reader_first : options->form;
    add_head(out, view);
    add_contents(out, view, form);
    str_add_text(out, "<main>\n");
    for (size_t i = 0; i < form->count; i++) {
        if (template_has(&form->parts[i], view)) {
            add_whole_part(out, view, &form->parts[i]);
        }
    }
    str_add_text(out, "</main>\n<footer><p class=\"soft\">Written with rapporteur.</p></footer>\n"
                      "</body>\n</html>\n");
}
