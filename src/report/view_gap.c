/* What is missing, in words. */
#include "report/view.h"

#include "report/who.h"

static void add_gap(struct view *view, const char *label, struct str *value)
{
    if (value->size > 0) {
        MEM_GROW(view->gaps, view->gap_room, view->gap_count + 1);
        view->gaps[view->gap_count++] = (struct view_gap){slice_of(label), view_keep(view, value)};
    }
}

static void add_countries(struct view *view, const char *label,
                          bool (*is)(const struct coverage_country *country))
{
    struct str codes = {0};
    struct str text = {0};
    for (size_t i = 0; i < view->coverage.count; i++) {
        if (is(&view->coverage.countries[i])) {
            str_add_char(&codes, ';');
            str_add(&codes, country_code(view->coverage.countries[i].country));
        }
    }
    who_add_countries(&text, str_slice(&codes));
    add_gap(view, label, &text);
    str_release(&codes);
    str_release(&text);
}

/* `i4 Uruguay, i9 Peru`. */
static void add_turns(struct view *view, const char *label, const struct record *const *turns,
                      size_t count)
{
    struct str text = {0};
    struct str voice = {0};
    for (size_t i = 0; i < count; i++) {
        str_add_text(&text, i == 0 ? "" : ", ");
        str_add(&text, id_short(turns[i]->id));
        if (turns[i]->kind == RECORD_INTERVENTION) {
            who_add_voice(&voice, view->session, view->level, turns[i]);
            str_add_text(&text, voice.size > 0 ? " " : "");
            str_add(&text, str_slice(&voice));
            str_clear(&voice);
        }
    }
    str_release(&voice);
    add_gap(view, label, &text);
    str_release(&text);
}

/* Every record of status query but the holes, which have a line of their own. */
static void add_queries(struct view *view)
{
    size_t count = 0;
    const struct record *const *records = session_records(view->session, &count);
    struct str text = {0};
    for (size_t i = 0; i < count; i++) {
        bool query = slice_is(session_get(view->session, records[i], FIELD_STATUS), "query");
        const struct person *person = roster_person(&view->coverage.roster, records[i]);
        if (query && (person == NULL || !person->hole)) {
            str_add_text(&text, text.size == 0 ? "" : ", ");
            str_add(&text, id_short(records[i]->id));
        }
    }
    add_gap(view, "To be checked", &text);
    str_release(&text);
}

static void add_holes(struct view *view)
{
    struct str text = {0};
    for (size_t i = 0; i < view->coverage.roster.count; i++) {
        if (view->coverage.roster.people[i].hole) {
            str_add_text(&text, text.size == 0 ? "" : ", ");
            str_add(&text, view->coverage.roster.people[i].name);
        }
    }
    add_gap(view, "Speakers not known yet", &text);
    str_release(&text);
}

/* Of countries; where they are not told, nor is who of them was heard. */
static void add_country_gaps(struct view *view)
{
    bool announced = view->represented.size > 0;
    add_countries(view, "Announced and not heard", coverage_is_unheard);
    if (announced) {
        add_countries(view, "Heard and not announced", coverage_is_unannounced);
    }
    add_countries(view, "In the roster only", coverage_is_roster_only);
    add_countries(view, "Heard for a group only", coverage_is_for_group_only);
}

void view_add_gaps(struct view *view)
{
    const struct coverage *coverage = &view->coverage;
    if (view->level <= ATTRIBUTION_COUNTRY) {
        add_country_gaps(view);
    }
    add_turns(view, "Thin, says that something was said and not what", coverage->thin,
              coverage->thin_count);
    add_turns(view, "Conclusions that rest on no intervention", coverage->unsupported,
              coverage->unsupported_count);
    add_holes(view);
    add_queries(view);
}
