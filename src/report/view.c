#include "report/view.h"

#include "report/who.h"

/* Facts that come first, and how they are called; others follow under their own names. */
static const struct {
    const char *id, *label;
} known_facts[] = {
    {"s-committee", "Committee"}, {"s-event", "Event"}, {"s-date", "Date"}, {"s-venue", "Venue"}};
/* Facts that are no text of a report. */
static const char *const hidden_facts[] = {"s-id",    "s-format",   "s-holds",
                                           "s-title", "s-language", "s-utc_offset"};
static const char *const hidden_prefixes[] = {"s-represented-", "s-alias-"};

/* The order in which conclusions are told. Actions and open questions have places of their own. */
static const char *const conclusion_order[] = {"agreement", "conclusion", "recommendation",
                                               "message", "disagreement"};

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

static void add_person(struct view *view, const struct record *record)
{
    struct str text = {0};
    struct slice kind = get(view, record, FIELD_KIND);
    struct slice organization = get(view, record, FIELD_ORGANIZATION);
    struct view_person person = {.role = get(view, record, FIELD_ROLE),
                                 .group = get(view, record, FIELD_STAKEHOLDER_GROUP)};
    person.note = slice_of(slice_is(kind, "regrets")    ? "excused"
                           : slice_is(kind, "expected") ? "expected"
                                                        : "");
    who_add_names(&text, view->session, record->id);
    person.name = view_keep(view, &text);
    for (size_t i = 0; i < who_count_items(organization); i++) {
        str_add_text(&text, i == 0 ? "" : ", ");
        str_add(&text, who_item(organization, i));
    }
    person.organization = view_keep(view, &text);
    person.organization =
        get(view, record, FIELD_NAME).size == 0 ? slice_make("", 0) : person.organization;
    who_add_countries(&text, get(view, record, FIELD_COUNTRY));
    person.country = view_keep(view, &text);
    str_release(&text);
    MEM_GROW(view->people, view->person_room, view->person_count + 1);
    view->people[view->person_count++] = person;
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
    who_add_voice(&text, view->session, record);
    item.voice = view_keep(view, &text);
    who_add_person(&text, view->session, record);
    item.person = view_keep(view, &text);
    item.group = get(view, record, FIELD_ON_BEHALF_OF);
    item.group = slice_equal(item.group, item.voice) ? slice_make("", 0) : item.group;
    item.positions = view_positions(view, record);
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

static void add_evidence(const struct view *view, const struct record *conclusion, struct str *text)
{
    struct slice refs = get(view, conclusion, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *turn = session_find(view->session, slice_trim(id));
        if (turn != NULL && turn->exists && turn->kind == RECORD_INTERVENTION) {
            str_add_text(text, text->size > 0 ? ", " : "");
            str_add(text, id_short(turn->id));
            str_add_char(text, ' ');
            who_add_voice(text, view->session, turn);
        }
    }
}

static void add_conclusion(struct view *view, const struct record *record)
{
    struct str text = {0};
    struct view_conclusion conclusion = {.record = record,
                                         .kind = get(view, record, FIELD_KIND),
                                         .text = get(view, record, FIELD_TEXT),
                                         .due = get(view, record, FIELD_ENDED)};
    conclusion.query = slice_is(get(view, record, FIELD_STATUS), "query");
    add_evidence(view, record, &text);
    conclusion.evidence = view_keep(view, &text);
    who_add_names(&text, view->session, get(view, record, FIELD_REFS));
    if (text.size == 0) {
        str_add(&text, get(view, record, FIELD_NAME));
    }
    if (text.size == 0) {
        who_add_countries(&text, get(view, record, FIELD_COUNTRY));
    }
    conclusion.owner = view_keep(view, &text);
    conclusion.positions = view_positions(view, record);
    str_release(&text);
    if (slice_is(conclusion.kind, "action")) {
        MEM_GROW(view->actions, view->action_room, view->action_count + 1);
        view->actions[view->action_count++] = conclusion;
    } else if (slice_is(conclusion.kind, "open") || slice_is(conclusion.kind, "open question")) {
        conclusion.kind = slice_of("question");
        MEM_GROW(view->open, view->open_room, view->open_count + 1);
        view->open[view->open_count++] = conclusion;
    } else {
        conclusion.kind = conclusion.kind.size > 0 ? conclusion.kind : slice_of("conclusion");
        MEM_GROW(view->conclusions, view->conclusion_room, view->conclusion_count + 1);
        view->conclusions[view->conclusion_count++] = conclusion;
    }
}

static void add_record(struct view *view, const struct record *record)
{
    struct slice kind = get(view, record, FIELD_KIND);
    switch (record->kind) {
    case RECORD_SESSION:
        view->approved =
            slice_is(kind, "approval") || (view->approved && !slice_is(kind, "reopening"));
        return;
    case RECORD_PARTICIPANT:
        add_person(view, record);
        return;
    case RECORD_INTERVENTION:
        add_turn(view, record);
        return;
    case RECORD_NOTE:
        add_note(view, record);
        return;
    case RECORD_CONCLUSION:
        add_conclusion(view, record);
        return;
    case RECORD_POSITION:
    case RECORD_COMMENT:
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        return;
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

static size_t rank(const struct view_conclusion *conclusion)
{
    for (size_t i = 0; i < COUNT(conclusion_order); i++) {
        if (slice_is(conclusion->kind, conclusion_order[i])) {
            return i;
        }
    }
    return COUNT(conclusion_order);
}

/* A stable sort: there are few, and most are in order. */
static void sort_conclusions(struct view *view)
{
    for (size_t i = 1; i < view->conclusion_count; i++) {
        struct view_conclusion moved = view->conclusions[i];
        size_t at = i;
        for (; at > 0 && rank(&view->conclusions[at - 1]) > rank(&moved); at--) {
            view->conclusions[at] = view->conclusions[at - 1];
        }
        view->conclusions[at] = moved;
    }
}

void view_init(struct view *view, struct session *session)
{
    *view = (struct view){.session = session};
    coverage_update(&view->coverage, session, COVERAGE_THIN);
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    view_find_positions(view);
    add_facts(view, records, count);
    add_represented(view);
    for (size_t i = 0; i < count; i++) {
        add_record(view, records[i]);
    }
    sort_items(view);
    sort_conclusions(view);
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
