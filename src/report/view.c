#include "report/view.h"

#include <stdlib.h>

#include "report/who.h"
#include "text/fold.h"

/* Facts that come first, and how they are called; others follow under their own names. */
static const struct {
    const char *id, *label;
} known_facts[] = {
    {"s-committee", "Committee"}, {"s-event", "Event"}, {"s-date", "Date"}, {"s-venue", "Venue"}};
/* Facts that are no text of a report. */
static const char *const hidden_facts[] = {"s-id",    "s-format",   "s-holds",
                                           "s-title", "s-language", "s-utc_offset"};
static const char *const hidden_prefixes[] = {"s-represented-", "s-alias-"};

struct slice view_keep(struct view *view, struct str *text)
{
    struct slice kept = arena_copy(&view->arena, str_slice(text));
    str_clear(text);
    return kept;
}

static struct slice get(const struct view *view, const struct record *record, int field)
{
    return session_get(view->session, record, field);
}

static void add_fact(struct view *view, struct slice label, struct slice value)
{
    if (value.size > 0) {
        MEM_GROW(view->facts, view->fact_room, view->fact_count + 1);
        view->facts[view->fact_count++] = (struct view_fact){label, value};
    }
}

static bool is_hidden(struct slice id)
{
    for (size_t i = 0; i < COUNT(hidden_facts); i++) {
        if (slice_is(id, hidden_facts[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < COUNT(hidden_prefixes); i++) {
        if (slice_starts(id, slice_of(hidden_prefixes[i]))) {
            return true;
        }
    }
    for (size_t i = 0; i < COUNT(known_facts); i++) {
        if (slice_is(id, known_facts[i].id)) {
            return true;
        }
    }
    return false;
}

/* `s-co_host` as `Co host`. */
static struct slice label_of(struct view *view, struct slice id)
{
    struct str label = {0};
    str_add(&label, slice_from(id, 2));
    for (size_t i = 0; i < label.size; i++) {
        char *at = label.at + i;
        *at = *at == '_' ? ' ' : *at;
        *at = (char)(i == 0 && *at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    }
    struct slice kept = view_keep(view, &label);
    str_release(&label);
    return kept;
}

/* Whether a role is that of a rapporteur, in any of the four languages. */
static bool is_rapporteur(struct slice role)
{
    static const char *const words[] = {"rapporteu", "relator"};
    struct str key = {0};
    bool is = false;
    fold_key(role, &key);
    for (size_t i = 0; i < COUNT(words); i++) {
        is = is || slice_find_part(str_slice(&key), slice_of(words[i])) < key.size;
    }
    str_release(&key);
    return is;
}

/* Who wrote the report is told at every level: that says nothing of who spoke. */
static void add_credit(struct view *view)
{
    struct str ids = {0};
    struct str text = {0};
    for (size_t i = 0; i < view->coverage.roster.count; i++) {
        const struct person *person = &view->coverage.roster.people[i];
        if (person->present && !person->hole && is_rapporteur(person->role)) {
            str_add_char(&ids, ';');
            str_add(&ids, person->record->id);
        }
    }
    who_add_names(&text, view->session, str_slice(&ids));
    view->credit = view_keep(view, &text);
    add_fact(view, slice_of("Rapporteur"), view->credit);
    str_release(&ids);
    str_release(&text);
}

static void add_facts(struct view *view, const struct record *const *records, size_t count)
{
    view->title = session_fact(view->session, "title");
    if (slice_trim(view->title).size == 0) {
        view->title = slice_of("Session without a title");
    }
    for (size_t i = 0; i < COUNT(known_facts); i++) {
        add_fact(view, slice_of(known_facts[i].label),
                 session_fact(view->session, known_facts[i].id + 2));
    }
    add_credit(view);
    for (size_t i = 0; i < count && records[i]->group == 0; i++) {
        if (!is_hidden(records[i]->id) && slice_starts(records[i]->id, slice_of("s-"))) {
            add_fact(view, label_of(view, records[i]->id), get(view, records[i], FIELD_TEXT));
        }
    }
}

static void add_represented(struct view *view)
{
    struct str codes = {0};
    struct str text = {0};
    for (size_t i = 0; i < view->coverage.count; i++) {
        if (view->coverage.countries[i].announced) {
            str_add_char(&codes, ';');
            str_add(&codes, country_code(view->coverage.countries[i].country));
        }
    }
    who_add_countries(&text, str_slice(&codes));
    view->represented = view_keep(view, &text);
    str_release(&codes);
    str_release(&text);
}

/* The section of a topic: each topic has one, in the order of first sight. */
static size_t section_of(struct view *view, struct slice topic)
{
    for (size_t i = view->section_count; i-- > 0;) {
        if (slice_equal(view->sections[i].topic, topic)) {
            return i;
        }
    }
    MEM_GROW(view->sections, view->section_room, view->section_count + 1);
    view->sections[view->section_count] = (struct view_section){.topic = topic};
    return view->section_count++;
}

static struct slice clock_of(struct slice started)
{
    enum { CLOCK_AT = 11, CLOCK_SIZE = 5 };
    return slice_head(slice_from(started, CLOCK_AT), CLOCK_SIZE);
}

static struct view_item item_of(struct view *view, const struct record *record)
{
    struct slice status = get(view, record, FIELD_STATUS);
    return (struct view_item){.record = record,
                              .clock = clock_of(get(view, record, FIELD_STARTED)),
                              .kind = get(view, record, FIELD_KIND),
                              .text = get(view, record, FIELD_TEXT),
                              .query = slice_is(status, "query"),
                              .off_record = slice_is(status, "off-record")};
}

static void add_item(struct view *view, struct view_item item)
{
    item.section = section_of(view, get(view, item.record, FIELD_TOPIC));
    view->sections[item.section].count++;
    MEM_GROW(view->items, view->item_room, view->item_count + 1);
    view->items[view->item_count++] = item;
}

static void add_turn(struct view *view, const struct record *record)
{
    struct str text = {0};
    struct view_item item = item_of(view, record);
    who_add_voice(&text, view->session, view->level, record);
    item.voice = text.size > 0 ? view_keep(view, &text) : slice_of("A participant");
    if (view->level == ATTRIBUTION_PERSON) {
        who_add_person(&text, view->session, record);
        item.person = view_keep(view, &text);
    }
    if (view->level <= ATTRIBUTION_COUNTRY) {
        item.group = get(view, record, FIELD_ON_BEHALF_OF);
    } else {
        item.clock = slice_of(""); /* beside a recording it is a name */
    }
    item.group = slice_equal(item.group, item.voice) ? slice_make("", 0) : item.group;
    item.positions = view_positions(view, record, slice_of(""));
    item.kind = slice_is(item.kind, "statement") ? slice_make("", 0) : item.kind;
    str_release(&text);
    add_item(view, item);
}

static void add_note(struct view *view, const struct record *record)
{
    struct view_item item = item_of(view, record);
    bool overview = slice_is(item.kind, "overview") || slice_is(item.kind, "aim");
    if (!overview && view->item_count > 0) {
        add_item(view, item);
        return;
    }
    MEM_GROW(view->overview, view->overview_room, view->overview_count + 1);
    view->overview[view->overview_count++] = item;
}

static void add_record(struct view *view, const struct record *record)
{
    switch (record->kind) {
    case RECORD_SESSION:
        return;
    case RECORD_PARTICIPANT:
        if (view->level == ATTRIBUTION_PERSON) {
            view_add_person(view, record);
        }
        return;
    case RECORD_INTERVENTION:
        add_turn(view, record);
        return;
    case RECORD_NOTE:
        add_note(view, record);
        return;
    case RECORD_CONCLUSION:
        view_add_conclusion(view, record);
        return;
    case RECORD_POSITION:
    case RECORD_COMMENT:
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        return;
    }
}

static int by_name(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

/* Who spoke on a topic, in an order that says nothing of who spoke when. */
static void add_section_speakers(struct view *view, struct view_section *section)
{
    struct slice *names = mem_alloc(section->count + 1, sizeof *names);
    struct str text = {0};
    size_t count = 0;
    for (size_t i = 0; i < section->count; i++) {
        who_add_voice(&text, view->session, ATTRIBUTION_COUNTRY,
                      view->items[section->first + i].record);
        if (view->items[section->first + i].record->kind == RECORD_INTERVENTION && text.size > 0) {
            names[count++] = view_keep(view, &text);
        }
        str_clear(&text);
    }
    qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !slice_equal(names[i], names[i - 1])) {
            str_add_text(&text, section->speaker_count++ > 0 ? ", " : "");
            str_add(&text, names[i]);
        }
    }
    section->speakers = view_keep(view, &text);
    str_release(&text);
    mem_free(names);
}

static void add_speakers(struct view *view)
{
    for (size_t i = 0; view->level == ATTRIBUTION_NONE && i < view->section_count; i++) {
        add_section_speakers(view, &view->sections[i]);
    }
}

/* The items section by section, each in the order in which they came. */
static void sort_items(struct view *view)
{
    size_t first = 0;
    for (size_t i = 0; i < view->section_count; i++) {
        view->sections[i].first = first;
        first += view->sections[i].count;
        view->sections[i].count = 0;
    }
    struct view_item *sorted = mem_alloc(view->item_count + 1, sizeof *sorted);
    for (size_t i = 0; i < view->item_count; i++) {
        struct view_section *section = &view->sections[view->items[i].section];
        sorted[section->first + section->count++] = view->items[i];
    }
    mem_free(view->items);
    view->items = sorted;
    view->item_room = view->item_count + 1;
}

void view_init(struct view *view, struct session *session, enum attribution level)
{
    *view = (struct view){.session = session, .level = level};
    coverage_update(&view->coverage, session, COVERAGE_THIN);
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    view_find_positions(view);
    view_add_standing(view);
    add_facts(view, records, count);
    add_represented(view);
    for (size_t i = 0; i < count; i++) {
        add_record(view, records[i]);
    }
    sort_items(view);
    view_sort_conclusions(view);
    add_speakers(view);
    view_add_gaps(view);
}

void view_release(struct view *view)
{
    mem_free(view->facts);
    mem_free(view->people);
    mem_free(view->overview);
    mem_free(view->items);
    mem_free(view->sections);
    mem_free(view->conclusions);
    mem_free(view->actions);
    mem_free(view->open);
    mem_free(view->gaps);
    mem_free(view->positions);
    mem_free(view->position_heads);
    mem_free(view->position_next);
    coverage_release(&view->coverage);
    arena_release(&view->arena);
    *view = (struct view){0};
}
