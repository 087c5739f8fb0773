/* The text report. It is also what a screen reader reads: no box, no rule, no table; each thing is
 * a sentence or a line that says what it is. */
#include "report/plain.h"
#include "report/report.h"
#include "report/template.h"
#include "report/view.h"

enum { SET_IN = 2 };

/* `part` behind `separator`, where there is one. */
static void join(struct str *line, const char *separator, struct slice part)
{
    if (part.size > 0) {
        str_add_text(line, line->size > 0 ? separator : "");
        str_add(line, part);
    }
}

static void add_labelled(struct plain *plain, int set_in, struct slice label, struct slice value)
{
    struct str line = {0};
    str_add(&line, label);
    str_add_text(&line, ": ");
    plain_clean(value, true, &line);
    plain_add(plain, set_in, set_in + SET_IN, str_slice(&line));
    str_release(&line);
}

/* Paragraphs with an empty line between, as a text's LF begins a new one. */
static void add_paragraphs(struct plain *plain, int set_in, struct slice text)
{
    struct slice paragraph;
    for (bool first = true; text.size > 0 && slice_next(&text, '\n', &paragraph);) {
        if (slice_trim(paragraph).size == 0) {
            continue;
        }
        if (!first) {
            plain_gap(plain);
        }
        plain_add(plain, set_in, set_in, slice_trim(paragraph));
        first = false;
    }
}

static void add_head(struct plain *plain, const struct view *view)
{
    plain_add(plain, 0, 0, view->standing);
    plain_gap(plain);
    add_labelled(plain, 0, slice_of("Session report"), view->title);
    for (size_t i = 0; i < view->fact_count; i++) {
        add_labelled(plain, 0, view->facts[i].label, view->facts[i].value);
    }
}

static void add_people(struct plain *plain, const struct view *view,
                       const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->person_count; i++) {
        const struct view_person *person = &view->people[i];
        struct str line = {0};
        join(&line, "", person->name);
        join(&line, ", ", person->role);
        join(&line, ", ", person->organization);
        join(&line, ", ", person->country);
        join(&line, ", ", person->group);
        join(&line, ", ", person->note);
        plain_add(plain, SET_IN, 2 * SET_IN, str_slice(&line));
        str_release(&line);
    }
    if (view->represented.size > 0) {
        plain_gap(plain);
        add_labelled(plain, 0, slice_of("Countries announced"), view->represented);
    }
}

static void add_topics(struct plain *plain, const struct view *view,
                       const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->section_count; i++) {
        if (view->sections[i].topic.size > 0) {
            plain_add(plain, SET_IN, 2 * SET_IN, view->sections[i].topic);
        }
    }
}

static void add_overview(struct plain *plain, const struct view *view,
                         const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->overview_count; i++) {
        const struct view_item *note = &view->overview[i];
        if (note->query) {
            add_labelled(plain, SET_IN, id_short(note->record->id), slice_of("to be checked"));
        }
        add_paragraphs(plain, SET_IN, note->text);
        plain_gap(plain);
    }
}

/* `Mexico (Ana Silva, NIC.XX), for AILAC, question, 10:14, i2`. */
static void add_speaker(struct plain *plain, const struct view_item *item)
{
    struct str line = {0};
    join(&line, "", item->voice.size > 0 ? item->voice : slice_of("Note"));
    if (item->person.size > 0) {
        str_add_text(&line, " (");
        str_add(&line, item->person);
        str_add_char(&line, ')');
    }
    join(&line, ", for ", item->group);
    join(&line, ", ", item->kind);
    join(&line, ", ", item->clock);
    join(&line, ", ", id_short(item->record->id));
    join(&line, ", ", slice_of(item->query ? "to be checked" : ""));
    plain_add(plain, SET_IN, 2 * SET_IN, str_slice(&line));
    str_release(&line);
}

/* Positions as a sentence of their own. */
static void add_positions(struct plain *plain, int set_in, struct slice positions)
{
    if (positions.size > 0) {
        struct str line = {0};
        plain_capital(&line, positions);
        str_add_char(&line, '.');
        plain_add(plain, set_in, set_in, str_slice(&line));
        str_release(&line);
    }
}

static void add_item(struct plain *plain, const struct view_item *item)
{
    plain_gap(plain);
    add_speaker(plain, item);
    if (item->off_record) {
        plain_add(plain, 2 * SET_IN, 2 * SET_IN, slice_of("(off the record)"));
    }
    add_paragraphs(plain, 2 * SET_IN, item->text);
    add_positions(plain, 2 * SET_IN, item->positions);
}

static void add_sections(struct plain *plain, const struct view *view,
                         const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->section_count; i++) {
        const struct view_section *section = &view->sections[i];
        if (section->topic.size > 0 || i > 0) {
            plain_gap(plain);
            add_labelled(plain, 0, slice_of("Topic"),
                         section->topic.size > 0 ? section->topic : slice_of("none"));
        }
        for (size_t at = 0; at < section->count; at++) {
            add_item(plain, &view->items[section->first + at]);
        }
        if (section->speakers.size > 0) {
            plain_gap(plain);
            add_labelled(plain, SET_IN, slice_of("Speakers"), section->speakers);
        }
    }
}

/* `Agreement c1: text`, of an action, which stands below its owner, `c1, by 2017-09-01: text`;
 * below it what it rests on and who supports it. */
static void add_conclusion(struct plain *plain, const struct view_conclusion *conclusion,
                           bool action)
{
    struct str line = {0};
    plain_gap(plain);
    if (!action) {
        plain_capital(&line, conclusion->kind);
    }
    join(&line, " ", id_short(conclusion->record->id));
    join(&line, ", ", action ? slice_of("") : conclusion->owner);
    join(&line, ", by ", conclusion->due);
    join(&line, ", ", slice_of(conclusion->query ? "to be checked" : ""));
    str_add_text(&line, ": ");
    str_add(&line, conclusion->text);
    plain_add(plain, SET_IN, 2 * SET_IN, str_slice(&line));
    if (conclusion->evidence.size > 0) {
        add_labelled(plain, 2 * SET_IN, slice_of("Rests on"), conclusion->evidence);
    }
    add_positions(plain, 2 * SET_IN, conclusion->positions);
    str_release(&line);
}

static void add_conclusions(struct plain *plain, const struct view *view,
                            const struct template_part *part)
{
    for (size_t i = 0; i < view->conclusion_count; i++) {
        if (template_takes(part, view->conclusions[i].kind)) {
            add_conclusion(plain, &view->conclusions[i], false);
        }
    }
}

static void add_actions(struct plain *plain, const struct view *view,
                        const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->action_count; i++) {
        struct slice owner = view->actions[i].owner;
        if (owner.size > 0 && (i == 0 || !slice_equal(owner, view->actions[i - 1].owner))) {
            plain_gap(plain);
            add_labelled(plain, SET_IN, slice_of("Owner"), owner);
        }
        add_conclusion(plain, &view->actions[i], true);
    }
}

static void add_open(struct plain *plain, const struct view *view, const struct template_part *part)
{
    (void)part;
    for (size_t i = 0; i < view->open_count; i++) {
        add_conclusion(plain, &view->open[i], false);
    }
}

static void add_coverage(struct plain *plain, const struct view *view,
                         const struct template_part *part)
{
    (void)part;
    struct str heard = {0};
    str_add_format(&heard, "%zu of %zu countries", view->coverage.heard,
                   view->coverage.represented);
    add_labelled(plain, SET_IN, slice_of("Heard"), str_slice(&heard));
    for (size_t i = 0; i < view->gap_count; i++) {
        add_labelled(plain, SET_IN, view->gaps[i].label, view->gaps[i].value);
    }
    str_release(&heard);
}

static int columns_of(int asked)
{
    return asked <= 0                     ? REPORT_COLUMNS
           : asked < REPORT_COLUMNS_LEAST ? REPORT_COLUMNS_LEAST
           : asked > REPORT_COLUMNS_MOST  ? REPORT_COLUMNS_MOST
                                          : asked;
}

static void (*const parts[PART_COUNT])(struct plain *plain, const struct view *view,
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

void report_text(const struct report_options *options, const struct view *view, struct str *out)
{
    struct plain plain = {.out = out, .columns = columns_of(options->columns)};
    const struct template *form = options->form == NULL ? &template_plain : options->form;
    add_head(&plain, view);
    for (size_t i = 0; i < form->count; i++) {
        const struct template_part *part = &form->parts[i];
        if (template_has(part, view)) {
            plain_heading(&plain, part->heading);
            parts[part->part](&plain, view, part);
        }
    }
}
