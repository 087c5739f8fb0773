#include "report/template.h"

#include <stddef.h>

#include "base/num.h"
#include "report/view.h"

const struct template template_plain = {
    .parts = {TEMPLATE_PART(PART_PARTICIPANTS, "participants", "Participants"),
              TEMPLATE_PART(PART_OVERVIEW, "overview", "Overview"),
              TEMPLATE_PART(PART_INTERVENTIONS, "interventions", "Interventions"),
              TEMPLATE_PART(PART_CONCLUSIONS, "conclusions", "Conclusions"),
              TEMPLATE_PART(PART_ACTIONS, "actions", "Actions"),
              TEMPLATE_PART(PART_OPEN, "open", "Open points"),
              TEMPLATE_PART(PART_COVERAGE, "coverage", "Coverage")},
    .count = 7};

bool template_takes(const struct template_part *part, struct slice kind)
{
    struct slice kinds = part->kinds;
    struct slice one;
    while (kinds.size > 0 && slice_next(&kinds, ',', &one)) {
        if (slice_equal(slice_trim(one), kind)) {
            return true;
        }
    }
    return part->kinds.size == 0;
}

static bool has_conclusions(const struct template_part *part, const struct view *view)
{
    for (size_t i = 0; i < view->conclusion_count; i++) {
        if (template_takes(part, view->conclusions[i].kind)) {
            return true;
        }
    }
    return false;
}

static bool has_topics(const struct view *view)
{
    for (size_t i = 0; i < view->section_count; i++) {
        if (view->sections[i].topic.size > 0) {
            return true;
        }
    }
    return false;
}

bool template_has(const struct template_part *part, const struct view *view)
{
    switch (part->part) {
    case PART_PARTICIPANTS:
        return view->person_count > 0 || view->represented.size > 0;
    case PART_OVERVIEW:
        return view->overview_count > 0;
    case PART_TOPICS:
        return has_topics(view);
    case PART_INTERVENTIONS:
        return view->section_count > 0;
    case PART_CONCLUSIONS:
        return has_conclusions(part, view);
    case PART_ACTIONS:
        return view->action_count > 0;
    case PART_OPEN:
        return view->open_count > 0;
    case PART_COVERAGE:
        return true; /* that nobody was heard is to be said too */
    case PART_COUNT:
        break;
    }
    return false;
}

/* --- Reading one */

enum { NUMBER_MOST = 1000 };

/* The keys of a part that are numbers. */
static const struct number {
    const char *key;
    size_t at; /* in struct template_part */
} numbers[] = {{"sentences", offsetof(struct template_part, sentences)},
               {"paragraphs", offsetof(struct template_part, paragraphs)},
               {"whole", offsetof(struct template_part, whole)}};

static bool find_part(struct slice name, enum part *part)
{
    static const char *const names[PART_COUNT] = {[PART_PARTICIPANTS] = "participants",
                                                  [PART_OVERVIEW] = "overview",
                                                  [PART_TOPICS] = "topics",
                                                  [PART_INTERVENTIONS] = "interventions",
                                                  [PART_CONCLUSIONS] = "conclusions",
                                                  [PART_ACTIONS] = "actions",
                                                  [PART_OPEN] = "open",
                                                  [PART_COVERAGE] = "coverage"};
    for (size_t i = 0; i < COUNT(names); i++) {
        if (slice_is(name, names[i])) {
            *part = (enum part)i;
            return true;
        }
    }
    return false;
}

/* A name that is also an anchor of the HTML, where no record's id has it. */
static bool is_new_name(const struct template *form, struct slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        if ((name.at[i] < 'a' || name.at[i] > 'z') && (name.at[i] != '-' || i == 0)) {
            return false;
        }
    }
    for (size_t i = 0; i < form->count; i++) {
        if (slice_equal(form->parts[i].name, name)) {
            return false;
        }
    }
    return name.size > 0;
}

/* `[name]`, which is also its part and its heading until a key says otherwise. */
static const char *begin_part(struct template *form, struct slice line)
{
    struct slice name = slice_head(slice_from(line, 1), line.size - 2);
    if (form->count == TEMPLATE_PARTS) {
        return "there are more than 16 parts";
    }
    if (!is_new_name(form, name)) {
        return "a part's name has the letters a to z and hyphens, and stands once";
    }
    form->parts[form->count++] =
        (struct template_part){.part = PART_COUNT, .name = name, .heading = name};
    (void)find_part(name, &form->parts[form->count - 1].part);
    return NULL;
}

static const char *set_key(struct template_part *part, struct slice key, struct slice value)
{
    if (slice_is(key, "part")) {
        return find_part(value, &part->part)
                   ? NULL
                   : "part is participants, overview, topics, "
                     "interventions, conclusions, actions, open or coverage";
    }
    if (slice_is(key, "heading")) {
        part->heading = value;
        return value.size > 0 ? NULL : "the heading is empty";
    }
    if (slice_is(key, "kinds")) {
        part->kinds = value;
        return NULL;
    }
    for (size_t i = 0; i < COUNT(numbers); i++) {
        int64_t number = 0;
        if (slice_is(key, numbers[i].key)) {
            bool fine = num_parse(value, 1, NUMBER_MOST, &number);
            *(size_t *)(void *)((char *)part + numbers[i].at) = (size_t)number;
            return fine ? NULL : "a limit is a number from 1 to 1000";
        }
    }
    return "the keys are part, heading, kinds, sentences, paragraphs, whole";
}

/* What is wrong with the line, or NULL. */
static const char *read_line(struct template *form, struct slice line)
{
    if (line.size == 0 || line.at[0] == '#') {
        return NULL;
    }
    if (line.at[0] == '[' && line.at[line.size - 1] == ']') {
        return begin_part(form, line);
    }
    size_t equals = slice_find(line, '=');
    if (form->count == 0 || equals == line.size) {
        return "a line is [name], key = value, or begins with #";
    }
    return set_key(&form->parts[form->count - 1], slice_trim(slice_head(line, equals)),
                   slice_trim(slice_from(line, equals + 1)));
}

bool template_parse(struct template *form, struct slice text, const char *path, struct err *err)
{
    *form = (struct template){.count = 0};
    str_add(&form->text, text);
    struct slice rest = str_slice(&form->text);
    struct slice line;
    for (size_t number = 1; rest.size > 0 && slice_next(&rest, '\n', &line); number++) {
        const char *wrong = read_line(form, slice_trim(line));
        if (wrong != NULL) {
            return err_set(err, ERR_INPUT, path, number, 0, "%s", wrong);
        }
    }
    for (size_t i = 0; i < form->count; i++) {
        if (form->parts[i].part == PART_COUNT) {
            return err_set(err, ERR_INPUT, path, 0, 0, "[%.*s] needs a line part = …",
                           (int)form->parts[i].name.size, form->parts[i].name.at);
        }
    }
    return form->count > 0 || err_set(err, ERR_INPUT, path, 0, 0, "it has no part");
}

void template_release(struct template *form)
{
    str_release(&form->text);
    *form = (struct template){.count = 0};
}
