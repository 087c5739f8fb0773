/* The Markdown report: CommonMark, with one table as GitHub and Pandoc have it. Whatever comes from
 * the session is escaped, so that it reads as it was typed and makes no heading, list, link or HTML
 * of its own. */
#include "report/plain.h"
#include "report/report.h"
#include "report/template.h"
#include "report/view.h"

/* Escapes what is active anywhere, and what is so at the start of a line. */
static void add_escaped(struct str *out, struct slice text)
{
    static const char anywhere[] = "\\`*_[]<>|~&#$";
    static const char at_start[] = "+-=:";
    struct str clean = {0};
    plain_clean(text, true, &clean);
    struct slice line = slice_trim(str_slice(&clean));
    size_t digits = 0;
    while (digits < line.size && line.at[digits] >= '0' && line.at[digits] <= '9') {
        digits++;
    }
    for (size_t i = 0; i < line.size; i++) {
        char byte = line.at[i];
        bool numbers = i == digits && digits > 0 && (byte == '.' || byte == ')');
        bool starts = i == 0 && slice_find(slice_of(at_start), byte) < sizeof at_start - 1;
        if (numbers || starts || slice_find(slice_of(anywhere), byte) < sizeof anywhere - 1) {
            str_add_char(out, '\\');
        }
        str_add_char(out, byte);
    }
    str_release(&clean);
}

/* An empty line before the next block; none at the start of the document. */
static void gap(struct str *out)
{
    if (out->size > 0 && !slice_ends(str_slice(out), slice_of("\n\n"))) {
        str_add_char(out, '\n');
    }
}

static void add_heading(struct str *out, const char *marks, struct slice text)
{
    gap(out);
    str_add_text(out, marks);
    str_add_char(out, ' ');
    add_escaped(out, text);
    str_add_text(out, "\n\n");
}

static void add_paragraphs(struct str *out, struct slice text)
{
    struct slice paragraph;
    while (text.size > 0 && slice_next(&text, '\n', &paragraph)) {
        if (slice_trim(paragraph).size > 0) {
            gap(out);
            add_escaped(out, paragraph);
            str_add_char(out, '\n');
        }
    }
}

static void add_labelled(struct str *out, struct slice label, struct slice value)
{
    str_add_text(out, "- **");
    add_escaped(out, label);
    str_add_text(out, ":** ");
    add_escaped(out, value);
    str_add_char(out, '\n');
}

static void add_head(struct str *out, const struct view *view)
{
    struct str title = {0};
    str_add_text(&title, view->approved ? "" : "DRAFT: ");
    str_add(&title, view->title);
    add_heading(out, "#", str_slice(&title));
    str_release(&title);
    for (size_t i = 0; i < view->fact_count; i++) {
        add_labelled(out, view->facts[i].label, view->facts[i].value);
    }
}

static void add_cell(struct str *out, struct slice cell)
{
    str_add_text(out, " ");
    add_escaped(out, cell);
    str_add_text(out, cell.size > 0 ? " |" : "|");
}

/* A row: `first`, and what the columns that are shown have. */
static void add_row(struct str *out, const struct view *view, struct slice first,
                    const struct view_person *person)
{
    str_add_char(out, '|');
    add_cell(out, first);
    for (size_t i = 0; i < VIEW_COLUMNS; i++) {
        if (view->filled[i]) {
            add_cell(out, person == NULL ? slice_of(view_column(i)) : view_cell(person, i));
        }
    }
    str_add_char(out, '\n');
}

static void add_people(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    if (view->person_count > 0) {
        add_row(out, view, slice_of("Name"), NULL);
        str_add_text(out, "| --- |");
        for (size_t i = 0; i < VIEW_COLUMNS; i++) {
            str_add_text(out, view->filled[i] ? " --- |" : "");
        }
        str_add_char(out, '\n');
    }
    for (size_t i = 0; i < view->person_count; i++) {
        add_row(out, view, view->people[i].name, &view->people[i]);
    }
    if (view->represented.size > 0) {
        gap(out);
        str_add_text(out, "Countries announced: ");
        add_escaped(out, view->represented);
        str_add_char(out, '\n');
    }
}

static void add_overview(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->overview_count; i++) {
        const struct view_item *note = &view->overview[i];
        if (note->query) {
            gap(out);
            str_add_text(out, "(To be checked: ");
            add_escaped(out, id_short(note->record->id));
            str_add_text(out, ")\n");
        }
        add_paragraphs(out, note->text);
    }
}

static void add_part(struct str *out, const char *before, struct slice part)
{
    if (part.size > 0) {
        str_add_text(out, before);
        add_escaped(out, part);
    }
}

static void add_positions(struct str *out, struct slice positions)
{
    if (positions.size > 0) {
        struct str text = {0};
        plain_capital(&text, positions);
        gap(out);
        str_add_char(out, '*');
        add_escaped(out, str_slice(&text));
        str_add_text(out, ".*\n");
        str_release(&text);
    }
}

/* `**Mexico** (Ana Silva, NIC.XX), for AILAC, question, 10:14, i2`. */
static void add_item(struct str *out, const struct view_item *item)
{
    gap(out);
    str_add_text(out, "**");
    add_escaped(out, item->voice.size > 0 ? item->voice : slice_of("Note"));
    str_add_text(out, "**");
    add_part(out, " (", item->person);
    str_add_text(out, item->person.size > 0 ? ")" : "");
    add_part(out, ", for ", item->group);
    add_part(out, ", ", item->kind);
    add_part(out, ", ", item->clock);
    add_part(out, ", ", id_short(item->record->id));
    str_add_text(out, item->query ? ", *to be checked*\n" : "\n");
    if (item->off_record) {
        str_add_text(out, "\n(Off the record.)\n");
    }
    add_paragraphs(out, item->text);
    add_positions(out, item->positions);
}

static void add_sections(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->section_count; i++) {
        const struct view_section *section = &view->sections[i];
        if (section->topic.size > 0 || i > 0) {
            add_heading(out, "###",
                        section->topic.size > 0 ? section->topic : slice_of("Without a topic"));
        }
        for (size_t at = 0; at < section->count; at++) {
            add_item(out, &view->items[section->first + at]);
        }
        if (section->speakers.size > 0) {
            gap(out);
            add_labelled(out, slice_of("Speakers"), section->speakers);
        }
    }
}

/* A list item (an action stands below its owner): its text, then in brackets what it rests on and
 * who supports it. */
static void add_conclusion(struct str *out, const struct view_conclusion *conclusion, bool action)
{
    str_add_text(out, "- **");
    add_escaped(out, id_short(conclusion->record->id));
    str_add_text(out, conclusion->query ? "** *(to be checked)*" : "**");
    add_part(out, ", ", action ? slice_of("") : conclusion->owner);
    add_part(out, ", by ", conclusion->due);
    str_add_text(out, ": ");
    add_escaped(out, conclusion->text);
    add_part(out, " (rests on ", conclusion->evidence);
    str_add_text(out, conclusion->evidence.size > 0 ? ")" : "");
    add_part(out, " (", conclusion->positions);
    str_add_text(out, conclusion->positions.size > 0 ? ")\n" : "\n");
}

/* `agreement` as a heading of several: `Agreements`. What has no kind of its own stands under a
 * heading called Conclusions already, and a heading should not come twice. */
static void add_kind(struct str *out, struct slice kind)
{
    struct str heading = {0}, text = {0};
    str_add_text(&text, slice_is(kind, "conclusion") ? "other " : "");
    str_add(&text, kind);
    str_add_char(&text, 's');
    plain_capital(&heading, str_slice(&text));
    str_release(&text);
    add_heading(out, "###", str_slice(&heading));
    str_release(&heading);
}

static void add_conclusions(struct str *out, const struct view *view,
                            const struct template_part *part)
{
    struct slice kind = slice_make("", 0);
    for (size_t i = 0; i < view->conclusion_count; i++) {
        if (!template_takes(part, view->conclusions[i].kind)) {
            continue;
        }
        if (!slice_equal(kind, view->conclusions[i].kind)) {
            kind = view->conclusions[i].kind;
            add_kind(out, kind);
        }
        add_conclusion(out, &view->conclusions[i], false);
    }
}

static void add_actions(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->action_count; i++) {
        struct slice owner = view->actions[i].owner;
        if (owner.size > 0 && (i == 0 || !slice_equal(owner, view->actions[i - 1].owner))) {
            add_heading(out, "###", owner);
        }
        add_conclusion(out, &view->actions[i], true);
    }
}

static void add_open(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->open_count; i++) {
        add_conclusion(out, &view->open[i], false);
    }
}

static void add_topics(struct str *out, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->section_count; i++) {
        if (view->sections[i].topic.size > 0) {
            str_add_text(out, "- ");
            add_escaped(out, view->sections[i].topic);
            str_add_char(out, '\n');
        }
    }
}

static void add_coverage(struct str *out, const struct view *view, const struct template_part *part)
{
    struct str heard = {0};
    str_add_format(&heard, "%zu of %zu countries", view->coverage.heard,
                   view->coverage.represented);
    (void)part;
    add_labelled(out, slice_of("Heard"), str_slice(&heard));
    for (size_t i = 0; i < view->gap_count; i++) {
        add_labelled(out, view->gaps[i].label, view->gaps[i].value);
    }
    str_release(&heard);
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

void report_markdown(const struct report_options *options, const struct view *view, struct str *out)
{
    const struct template *form = options->form == NULL ? &template_plain : options->form;
    add_head(out, view);
    for (size_t i = 0; i < form->count; i++) {
        const struct template_part *part = &form->parts[i];
        if (template_has(part, view)) {
            add_heading(out, "##", part->heading);
            parts[part->part](out, view, part);
        }
    }
}
