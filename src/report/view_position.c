/* Positions under what they are about. */
#include "report/view.h"

#include "report/who.h"

static void link_target(struct view *view, size_t position, struct slice target)
{
    const struct record *record = session_find(view->session, target);
    if (record == NULL || record->kind == RECORD_PARTICIPANT) {
        return;
    }
    size_t *end = &view->position_heads[record->number - 1];
    while (*end != 0) {
        end = &view->position_next[*end - 1];
    }
    *end = position + 1;
}

void view_find_positions(struct view *view)
{
    size_t count = 0;
    const struct record *const *records = session_records(view->session, &count);
    for (size_t i = 0; i < count; i++) {
        if (records[i]->kind == RECORD_POSITION) {
            MEM_GROW(view->positions, view->position_room, view->position_count + 1);
            view->positions[view->position_count++] = records[i];
        }
    }
    if (view->position_count == 0) {
        return;
    }
    view->position_heads =
        mem_alloc(session_record_count(view->session), sizeof *view->position_heads);
    view->position_next = mem_alloc(view->position_count, sizeof *view->position_next);
    for (size_t i = 0; i < view->position_count; i++) {
        /* The target is the first of its refs; behind it stands the participant. */
        struct slice refs = session_get(view->session, view->positions[i], FIELD_REFS);
        link_target(view, i, who_item(refs, 0));
    }
}

/* The next position on the same target of that kind, from `place` (from 1) on; 0 for none. */
static size_t next_of_kind(const struct view *view, size_t place, const char *kind)
{
    while (place != 0 &&
           !slice_is(session_get(view->session, view->positions[place - 1], FIELD_KIND), kind)) {
        place = view->position_next[place - 1];
    }
    return place;
}

/* `Mexico and Argentina`; how many they are. */
static size_t add_takers(struct view *view, const struct record *target, const char *kind,
                         struct str *text)
{
    size_t count = 0;
    size_t first = next_of_kind(view, view->position_heads[target->number - 1], kind);
    for (size_t at = first; at != 0; at = next_of_kind(view, view->position_next[at - 1], kind)) {
        count++;
    }
    struct str name = {0};
    size_t index = 0;
    for (size_t at = first; at != 0; at = next_of_kind(view, view->position_next[at - 1], kind)) {
        str_clear(&name);
        who_add_position(&name, view->session, view->level, view->positions[at - 1]);
        who_add_item(text, name.size > 0 ? str_slice(&name) : slice_of("a participant"), index++,
                     count);
    }
    str_release(&name);
    return count;
}

/* --- Silent countries */

/* Whether a `;` list of codes has it. */
static bool list_has(struct slice codes, struct slice code)
{
    struct slice item;
    while (codes.size > 0 && slice_next(&codes, ';', &item)) {
        if (slice_equal(slice_trim(item), code)) {
            return true;
        }
    }
    return false;
}

/* Appends the codes of those who take a position on it, and of those who spoke where it rests. */
static void add_codes(const struct view *view, const struct record *target, struct str *codes)
{
    struct slice id;
    for (size_t at = view->position_heads[target->number - 1]; at != 0;
         at = view->position_next[at - 1]) {
        str_add_char(codes, ';');
        coverage_voice(view->session, view->positions[at - 1], codes);
    }
    struct slice refs = session_get(view->session, target, FIELD_REFS);
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *turn = session_find(view->session, slice_trim(id));
        if (turn != NULL && turn->exists && turn->kind == RECORD_INTERVENTION) {
            str_add_char(codes, ';');
            coverage_voice(view->session, turn, codes);
        }
    }
}

static size_t add_silent(const struct view *view, const struct record *target, struct str *text)
{
    struct str codes = {0};
    struct str silent = {0};
    size_t count = 0;
    add_codes(view, target, &codes);
    for (size_t i = 0; i < view->coverage.count; i++) {
        const struct coverage_country *country = &view->coverage.countries[i];
        struct slice code = country_code(country->country);
        if (coverage_is_expected(country) && !list_has(str_slice(&codes), code)) {
            str_add_char(&silent, ';');
            str_add(&silent, code);
            count++;
        }
    }
    who_add_countries(text, str_slice(&silent));
    str_release(&codes);
    str_release(&silent);
    return count;
}

/* --- In words */

struct slice view_positions(struct view *view, const struct record *target, struct slice kind)
{
    static const struct {
        const char *kind, *before, *one, *several, *count_one, *count_several;
    } kinds[] = {{"support", "supported by ", "", "", "supports", "support"},
                 {"oppose", "", " opposes", " oppose", "opposes", "oppose"},
                 {"reserve", "", " reserves its position", " reserve their positions",
                  "reserves its position", "reserve their positions"},
                 {NULL, "silent: ", "", "", "is silent", "are silent"}};
    struct str text = {0};
    for (size_t i = 0; view->position_count > 0 && i < COUNT(kinds); i++) {
        struct str takers = {0};
        size_t count = 0;
        if (kinds[i].kind != NULL) {
            count = add_takers(view, target, kinds[i].kind, &takers);
        } else if (kind.size > 0 && text.size > 0) {
            count = add_silent(view, target, &takers);
        }
        str_add_text(&text, text.size > 0 && count > 0 ? "; " : "");
        if (count > 0 && view->level >= ATTRIBUTION_GROUP) {
            str_add_format(&text, "%zu %s", count,
                           count == 1 ? kinds[i].count_one : kinds[i].count_several);
        } else if (count > 0) {
            str_add_text(&text, kinds[i].before);
            str_add(&text, str_slice(&takers));
            str_add_text(&text, count == 1 ? kinds[i].one : kinds[i].several);
        }
        str_release(&takers);
    }
    struct slice kept = view_keep(view, &text);
    str_release(&text);
    return kept;
}
