/* What a form allows, held against what there is. */
#include "model/roster_words.h"
#include "report/template.h"
#include "report/view.h"

/* What was counted of one record. */
struct measure {
    size_t sentences, paragraphs;
};

/* Whether a sentence ends at this byte: a full stop, ? or !, with a blank or the end behind it,
 * that is not the full stop of a short word (`Dr.`). */
static bool ends_sentence(struct slice text, size_t at)
{
    bool mark = text.at[at] == '.' || text.at[at] == '?' || text.at[at] == '!';
    bool last = at + 1 == text.size || text.at[at + 1] == ' ';
    size_t start = at;
    while (start > 0 && text.at[start - 1] != ' ') {
        start--;
    }
    struct slice word = slice_head(slice_from(text, start), at - start);
    bool is_short = words_have(WORDS_SHORT, word) || words_have(WORDS_ADDRESS, word);
    return mark && last && !(text.at[at] == '.' && is_short);
}

/* A text that ends without a full stop has a last sentence too. */
static size_t count_sentences(struct slice paragraph)
{
    size_t count = 0;
    bool open = false;
    for (size_t at = 0; at < paragraph.size; at++) {
        if (ends_sentence(paragraph, at)) {
            count += open ? 1 : 0;
            open = false;
        } else if (paragraph.at[at] != ' ') {
            open = true;
        }
    }
    return count + (open ? 1 : 0);
}

static struct measure measure_of(struct slice text)
{
    struct measure measure = {0};
    struct slice paragraph;
    while (text.size > 0 && slice_next(&text, '\n', &paragraph)) {
        if (slice_trim(paragraph).size > 0) {
            measure.paragraphs++;
            measure.sentences += count_sentences(slice_trim(paragraph));
        }
    }
    return measure;
}

/* `Key takeaways: c3 has 2 sentences, the form wants 1`. `subject` empty: the whole part. */
static void add_excess(const struct template_part *part, struct slice subject, size_t count,
                       size_t most, const char *what, struct str *out)
{
    if (most > 0 && count > most) {
        str_add(out, part->heading);
        str_add_text(out, subject.size > 0 ? ": " : "");
        str_add(out, subject);
        str_add_format(out, " has %zu %s%s, the form wants %zu\n", count, what,
                       count == 1 ? "" : "s", most);
    }
}

static void add_record(const struct template_part *part, struct slice subject, struct slice text,
                       size_t *paragraphs, struct str *out)
{
    struct measure measure = measure_of(text);
    *paragraphs += measure.paragraphs;
    add_excess(part, subject, measure.sentences, part->sentences, "sentence", out);
    add_excess(part, subject, measure.paragraphs, part->paragraphs, "paragraph", out);
}

static void add_items(const struct template_part *part, const struct view_item *items, size_t count,
                      size_t *paragraphs, struct str *out)
{
    for (size_t i = 0; i < count; i++) {
        add_record(part, id_short(items[i].record->id), items[i].text, paragraphs, out);
    }
}

static void add_outcomes(const struct template_part *part, const struct view_conclusion *outcomes,
                         size_t count, size_t *paragraphs, struct str *out)
{
    for (size_t i = 0; i < count; i++) {
        if (part->part != PART_CONCLUSIONS || template_takes(part, outcomes[i].kind)) {
            add_record(part, id_short(outcomes[i].record->id), outcomes[i].text, paragraphs, out);
        }
    }
}

void template_meter(const struct template *form, const struct view *view, struct str *out)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct template_part *part = &form->parts[i];
        size_t paragraphs = 0;
        switch (part->part) {
        case PART_OVERVIEW:
            add_items(part, view->overview, view->overview_count, &paragraphs, out);
            break;
        case PART_TOPICS:
            for (size_t at = 0; at < view->section_count; at++) {
                struct slice topic = view->sections[at].topic;
                add_record(part, topic, topic, &paragraphs, out);
            }
            break;
        case PART_INTERVENTIONS:
            add_items(part, view->items, view->item_count, &paragraphs, out);
            break;
        case PART_CONCLUSIONS:
            add_outcomes(part, view->conclusions, view->conclusion_count, &paragraphs, out);
            break;
        case PART_ACTIONS:
            add_outcomes(part, view->actions, view->action_count, &paragraphs, out);
            break;
        case PART_OPEN:
            add_outcomes(part, view->open, view->open_count, &paragraphs, out);
            break;
        case PART_PARTICIPANTS:
        case PART_COVERAGE:
        case PART_COUNT:
            break;
        }
        add_excess(part, slice_of(""), paragraphs, part->whole, "paragraph", out);
    }
}
