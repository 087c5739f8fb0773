/* What came out: conclusions by kind, actions by owner, open points. */
#include "report/view.h"

#include "report/who.h"

/* The order in which conclusions are told. Actions and open questions have places of their own. */
static const char *const conclusion_order[] = {"agreement", "conclusion", "recommendation",
                                               "message", "disagreement"};

static const char nobody_yet[] = "Nobody yet";

static struct slice get(const struct view *view, const struct record *record, int field)
{
    return session_get(view->session, record, field);
}

static void add_evidence(const struct view *view, const struct record *conclusion, struct str *text)
{
    struct slice refs = get(view, conclusion, FIELD_REFS);
    struct slice id;
    struct str voice = {0};
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *turn = session_find(view->session, slice_trim(id));
        if (turn != NULL && turn->exists && turn->kind == RECORD_INTERVENTION) {
            str_add_text(text, text->size > 0 ? ", " : "");
            str_add(text, id_short(turn->id));
            who_add_voice(&voice, view->session, view->level, turn);
            str_add_text(text, voice.size > 0 ? " " : "");
            str_add(text, str_slice(&voice));
            str_clear(&voice);
        }
    }
    str_release(&voice);
}

/* Whose it is, as far as that may be said. */
static void add_owner(const struct view *view, const struct record *record, struct str *text)
{
    struct slice refs = get(view, record, FIELD_REFS);
    if (view->level == ATTRIBUTION_PERSON) {
        who_add_names(text, view->session, refs);
        if (text->size == 0) {
            str_add(text, get(view, record, FIELD_NAME));
        }
    } else {
        who_add_kinds(text, view->session, view->level, refs);
    }
    if (text->size == 0 && view->level <= ATTRIBUTION_COUNTRY) {
        who_add_countries(text, get(view, record, FIELD_COUNTRY));
    }
}

void view_add_conclusion(struct view *view, const struct record *record)
{
    struct str text = {0};
    struct view_conclusion conclusion = {.record = record,
                                         .kind = get(view, record, FIELD_KIND),
                                         .text = get(view, record, FIELD_TEXT),
                                         .due = get(view, record, FIELD_ENDED)};
    conclusion.query = slice_is(get(view, record, FIELD_STATUS), "query");
    add_evidence(view, record, &text);
    conclusion.evidence = view_keep(view, &text);
    add_owner(view, record, &text);
    conclusion.owner = view_keep(view, &text);
    conclusion.positions = view_positions(view, record, conclusion.kind);
    str_release(&text);
    if (slice_is(conclusion.kind, "action")) {
        if (conclusion.owner.size == 0 && view->level != ATTRIBUTION_NONE) {
            conclusion.owner =
                slice_of(view->level == ATTRIBUTION_PERSON ? nobody_yet : "A participant");
        }
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

/* Moves the actions of that owner, from the first one's place on, to the end of `sorted`; a moved
 * one has no record. */
static size_t take_actions(struct view *view, size_t first, struct view_conclusion *sorted)
{
    struct slice owner = view->actions[first].owner;
    size_t taken = 0;
    for (size_t i = first; i < view->action_count; i++) {
        struct view_conclusion *action = &view->actions[i];
        if (action->record != NULL && slice_equal(action->owner, owner)) {
            sorted[taken++] = *action;
            action->record = NULL;
        }
    }
    return taken;
}

/* Those of nobody, or those of somebody. */
static size_t take_owners(struct view *view, bool nobody, struct view_conclusion *sorted)
{
    size_t taken = 0;
    for (size_t i = 0; i < view->action_count; i++) {
        bool is_nobody = slice_is(view->actions[i].owner, nobody_yet);
        if (view->actions[i].record != NULL && is_nobody == nobody) {
            taken += take_actions(view, i, sorted + taken);
        }
    }
    return taken;
}

/* Each owner's actions together, in the order in which the owners come; nobody's are last. */
static void group_actions(struct view *view)
{
    struct view_conclusion *sorted = mem_alloc(view->action_count + 1, sizeof *sorted);
    size_t owned = take_owners(view, false, sorted);
    (void)take_owners(view, true, sorted + owned);
    mem_free(view->actions);
    view->actions = sorted;
    view->action_room = view->action_count + 1;
}

void view_sort_conclusions(struct view *view)
{
    sort_conclusions(view);
    group_actions(view);
}
