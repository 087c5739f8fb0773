/* What is missing, in words. */
#include "report/view.h"

#include "model/approval.h"
#include "model/topic.h"
#include "report/who.h"

static void add_gap(struct view *view, const char *label, struct str *value)
{
    if (value->size > 0) {
        MEM_GROW(view->gaps, view->gap_room, view->gap_count + 1);
        view->gaps[view->gap_count++] = (struct view_gap){slice_of(label), view_keep(view, value)};
    }
}

static void add_countries(struct view *view, const char *label, enum coverage_gap gap,
                          enum coverage_gap other)
{
    struct str codes = {0};
    struct str text = {0};
    for (size_t i = 0; i < view->coverage.count; i++) {
        const struct coverage_country *country = &view->coverage.countries[i];
        enum coverage_gap found = coverage_gap(&view->coverage, country);
        if (found == gap || found == other) {
            str_add_char(&codes, ';');
            str_add(&codes, country_code(country->country));
        }
    }
    who_add_countries(&text, str_slice(&codes));
    add_gap(view, label, &text);
    str_release(&codes);
    str_release(&text);
}

/* Whatever else is said of them. */
static void add_for_group(struct view *view)
{
    struct str codes = {0};
    struct str text = {0};
    for (size_t i = 0; i < view->coverage.count; i++) {
        const struct coverage_country *country = &view->coverage.countries[i];
        if (coverage_is_for_group_only(country) && !country->answered) {
            str_add_char(&codes, ';');
            str_add(&codes, country_code(country->country));
        }
    }
    who_add_countries(&text, str_slice(&codes));
    add_gap(view, "Heard for a group only", &text);
    str_release(&codes);
    str_release(&text);
}

static void add_silent(struct view *view)
{
    struct str text = {0};
    for (size_t i = 0; i < view->coverage.part_count; i++) {
        if (coverage_is_silent(&view->coverage.parts[i])) {
            str_add_text(&text, text.size == 0 ? "" : ", ");
            str_add(&text, view->coverage.parts[i].name);
        }
    }
    add_gap(view, "Organizations and groups not heard", &text);
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

/* `m1 on i3`. */
static void add_remarks(struct view *view)
{
    size_t count = 0;
    const struct record *const *records = session_records(view->session, &count);
    struct str text = {0};
    struct str lost = {0};
    for (size_t i = 0; i < count; i++) {
        if (approval_is_open_remark(view->session, records[i])) {
            struct slice refs = session_get(view->session, records[i], FIELD_REFS);
            struct slice target = id_short(slice_head(refs, slice_find(refs, ';')));
            str_add_text(&text, text.size == 0 ? "" : ", ");
            str_add(&text, id_short(records[i]->id));
            str_add_text(&text, " on ");
            str_add(&text, target);
        } else if (approval_is_lost(view->session, records[i])) {
            str_add_text(&lost, lost.size == 0 ? "" : ", ");
            str_add(&lost, id_short(records[i]->id));
        }
    }
    add_gap(view, "Remarks that are open", &text);
    add_gap(view, "Approved, and changed since", &lost);
    str_release(&text);
    str_release(&lost);
}

/* Of countries; where they are not told, nor is who of them was heard. */
static void add_country_gaps(struct view *view)
{
    static const struct {
        const char *label;
        enum coverage_gap gap, other;
    } gaps[] = {{"Announced and not heard", COVERAGE_UNHEARD, COVERAGE_UNHEARD},
                {"Named in the overview, not heard", COVERAGE_NAMED, COVERAGE_NAMED},
                {"Asked for the floor and not heard", COVERAGE_WAITING, COVERAGE_WAITING},
                {"Heard and not announced", COVERAGE_UNANNOUNCED, COVERAGE_UNANNOUNCED},
                {"In the roster only", COVERAGE_ROSTER_ONLY, COVERAGE_CHAIR_ONLY},
                {"Heard only through the chair", COVERAGE_THROUGH_CHAIR, COVERAGE_THROUGH_CHAIR}};
    for (size_t i = 0; i < COUNT(gaps); i++) {
        add_countries(view, gaps[i].label, gaps[i].gap, gaps[i].other);
    }
    add_for_group(view);
    if (view->level == ATTRIBUTION_PERSON) {
        add_silent(view);
    }
}

static void add_topics(struct view *view)
{
    struct topics missed = {0};
    struct str text = {0};
    topics_missed(&missed, view->session);
    for (size_t i = 0; i < missed.count; i++) {
        struct slice topic = session_get(view->session, missed.items[i], FIELD_TEXT);
        str_add_text(&text, i == 0 ? "" : "; ");
        str_add(&text, slice_head(topic, slice_find(topic, '\n')));
    }
    add_gap(view, "Topics not taken up", &text);
    topics_release(&missed);
    str_release(&text);
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
    add_topics(view);
    add_remarks(view);
}
