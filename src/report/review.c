#include "report/review.h"

#include "model/approval.h"
#include "model/topic.h"
#include "report/json.h"
#include "report/plain.h"
#include "report/report.h"
#include "report/template.h"
#include "report/view.h"

enum { SET_IN = 2, WHOLE = 100, MINUTE = 60 };

static const char *many(size_t count, const char *one, const char *several)
{
    return count == 1 ? one : several;
}

/* ` (20 %)`, to the nearest. */
static void add_share(size_t words, size_t all, struct str *line)
{
    if (all > 0) {
        str_add_format(line, " (%zu %%)", (words * WHOLE + all / 2) / all);
    }
}

/* `announced, in the roster, heard 2 times, 84 words (20 %), 6:00 min`. */
static void add_country(struct plain *plain, const struct coverage *coverage,
                        const struct coverage_country *country)
{
    struct str line = {0};
    str_add(&line, country_name(country->country, LANGUAGE_EN));
    str_add_text(&line, ": ");
    str_add_text(&line, country->announced ? "announced, "
                        : country->named   ? "named in the overview, "
                                           : "");
    str_add_text(&line, !country->roster      ? ""
                        : country->only_chair ? "there only to chair, "
                                              : "in the roster, ");
    if (country->heard > 0) {
        str_add_format(&line, "heard %zu %s, %zu %s", country->heard,
                       many(country->heard, "time", "times"), country->words,
                       many(country->words, "word", "words"));
        add_share(country->words, coverage->words, &line);
        if (country->seconds > 0) {
            str_add_format(&line, ", %lld:%02d min", (long long)(country->seconds / MINUTE),
                           (int)(country->seconds % MINUTE));
        }
        str_add_text(&line, country->substance ? "" : ", without substance");
    } else {
        str_add_text(&line, country->for_group > 0 ? "heard only" : "not heard");
    }
    if (country->for_group > 0) {
        str_add_format(&line, "%s %zu %s on behalf of a group", country->heard > 0 ? ", and" : "",
                       country->for_group, many(country->for_group, "time", "times"));
    }
    if (country->waiting > 0) {
        str_add_text(&line, ", asks for the floor");
    }
    if (country->backed > 0) {
        str_add_format(&line, ", supports %zu %s", country->backed,
                       many(country->backed, "conclusion", "conclusions"));
    }
    plain_add(plain, SET_IN, 2 * SET_IN, str_slice(&line));
    str_release(&line);
}

/* `NIC.MX: 2 people, heard 3 times, 120 words`; who is there only to chair is not counted. A
 * country that spoke may have spoken by any of its people. */
static void add_parts(struct plain *plain, const struct coverage *coverage, bool groups)
{
    bool any = false;
    for (size_t i = 0; i < coverage->part_count; i++) {
        const struct coverage_part *part = &coverage->parts[i];
        if (part->is_group != groups || (part->people == 0 && part->heard == 0)) {
            continue;
        }
        struct str line = {0};
        if (!any) {
            plain_heading(plain, slice_of(groups ? "Stakeholder groups" : "Organizations"));
        }
        any = true;
        str_add(&line, part->name);
        str_add_text(&line, ": ");
        if (part->people > 0) {
            str_add_format(&line, "%zu %s, ", part->people, many(part->people, "person", "people"));
        }
        if (part->heard > 0) {
            str_add_format(&line, "heard %zu %s, %zu %s", part->heard,
                           many(part->heard, "time", "times"), part->words,
                           many(part->words, "word", "words"));
        } else {
            str_add_text(&line, part->has_country ? "not named as speaking" : "not heard");
        }
        plain_add(plain, SET_IN, 2 * SET_IN, str_slice(&line));
        str_release(&line);
    }
}

/* The words that no country has: on behalf of a group, in another capacity. Without them the shares
 * would seem not to add up. */
static void add_rest(struct plain *plain, const struct coverage *coverage)
{
    size_t words = 0;
    for (size_t i = 0; i < coverage->count; i++) {
        words += coverage->countries[i].words;
    }
    if (words >= coverage->words) {
        return; /* joint turns are counted for each */
    }
    struct str line = {0};
    str_add_format(&line, "For no country (a group, another capacity): %zu %s",
                   coverage->words - words, many(coverage->words - words, "word", "words"));
    add_share(coverage->words - words, coverage->words, &line);
    plain_add(plain, SET_IN, 2 * SET_IN, str_slice(&line));
    str_release(&line);
}

static void add_sum(struct plain *plain, const struct view *view)
{
    const struct coverage *coverage = &view->coverage;
    struct str line = {0};
    plain_add(plain, 0, SET_IN, view->title);
    str_add_format(&line, "Heard %zu of %zu countries: %zu %s, %zu %s, %zu %s.", coverage->heard,
                   coverage->represented, coverage->interventions,
                   many(coverage->interventions, "intervention", "interventions"), coverage->words,
                   many(coverage->words, "word", "words"), coverage->conclusions,
                   many(coverage->conclusions, "conclusion", "conclusions"));
    plain_add(plain, 0, SET_IN, str_slice(&line));
    str_release(&line);
}

/* The limits of the form, each excess a line. */
static void add_limits(struct plain *plain, const struct view *view, const struct template *form)
{
    struct str excess = {0};
    struct slice line;
    template_meter(form, view, &excess);
    struct slice rest = str_slice(&excess);
    plain_heading(plain, slice_of("Limits of the form"));
    while (rest.size > 0 && slice_next(&rest, '\n', &line)) {
        plain_add(plain, SET_IN, 2 * SET_IN, line);
    }
    if (excess.size == 0) {
        plain_add(plain, SET_IN, SET_IN, slice_of("All kept to."));
    }
    str_release(&excess);
}

void review_text(struct session *session, int columns, const struct template *form, struct str *out)
{
    struct plain plain = {.out = out, .columns = columns <= 0 ? REPORT_COLUMNS : columns};
    struct view view;
    view_init(&view, session, ATTRIBUTION_PERSON);
    add_sum(&plain, &view);
    if (view.coverage.count > 0) {
        plain_heading(&plain, slice_of("Countries"));
    }
    for (size_t i = 0; i < view.coverage.count; i++) {
        add_country(&plain, &view.coverage, &view.coverage.countries[i]);
    }
    if (view.coverage.count > 0) {
        add_rest(&plain, &view.coverage);
    }
    add_parts(&plain, &view.coverage, false);
    add_parts(&plain, &view.coverage, true);
    plain_heading(&plain, slice_of("Gaps"));
    for (size_t i = 0; i < view.gap_count; i++) {
        struct str line = {0};
        str_add(&line, view.gaps[i].label);
        str_add_text(&line, ": ");
        str_add(&line, view.gaps[i].value);
        plain_add(&plain, SET_IN, 2 * SET_IN, str_slice(&line));
        str_release(&line);
    }
    if (view.gap_count == 0) {
        plain_add(&plain, SET_IN, SET_IN, slice_of("None."));
    }
    if (form != NULL) {
        add_limits(&plain, &view, form);
    }
    view_release(&view);
}

static void add_codes(struct json *json, const struct coverage *coverage, const char *key,
                      bool (*is)(const struct coverage_country *country))
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < coverage->count; i++) {
        if (is(&coverage->countries[i])) {
            json_text(json, country_code(coverage->countries[i].country));
        }
    }
    json_close(json, ']');
}

static void add_ids(struct json *json, const char *key, const struct record *const *records,
                    size_t count)
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        json_text(json, records[i]->id);
    }
    json_close(json, ']');
}

static void add_country_object(struct json *json, const struct coverage_country *country)
{
    json_open(json, '{');
    json_key(json, "country");
    json_text(json, country_code(country->country));
    json_key(json, "announced");
    json_bool(json, coverage_is_announced(country));
    json_key(json, "roster");
    json_bool(json, country->roster);
    json_key(json, "heard");
    json_number(json, country->heard);
    json_key(json, "words");
    json_number(json, country->words);
    json_key(json, "seconds");
    json_number(json, (size_t)country->seconds);
    json_key(json, "substance");
    json_bool(json, country->substance);
    json_key(json, "for_group");
    json_number(json, country->for_group);
    json_key(json, "named");
    json_bool(json, country->named);
    json_key(json, "asks");
    json_bool(json, country->waiting > 0);
    json_key(json, "by_chair");
    json_number(json, country->by_chair);
    json_key(json, "supports");
    json_number(json, country->backed);
    json_close(json, '}');
}

static void add_gap_codes(struct json *json, const struct coverage *coverage, const char *key,
                          enum coverage_gap gap)
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < coverage->count; i++) {
        if (coverage_gap(coverage, &coverage->countries[i]) == gap) {
            json_text(json, country_code(coverage->countries[i].country));
        }
    }
    json_close(json, ']');
}

static void add_part_objects(struct json *json, const struct coverage *coverage, const char *key,
                             bool groups)
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < coverage->part_count; i++) {
        const struct coverage_part *part = &coverage->parts[i];
        if (part->is_group == groups) {
            json_open(json, '{');
            json_key(json, "key");
            json_text(json, part->name);
            json_key(json, "people");
            json_number(json, part->people);
            json_key(json, "heard");
            json_number(json, part->heard);
            json_key(json, "words");
            json_number(json, part->words);
            json_close(json, '}');
        }
    }
    json_close(json, ']');
}

static void add_holes(struct json *json, const struct roster *roster)
{
    json_key(json, "holes");
    json_open(json, '[');
    for (size_t i = 0; i < roster->count; i++) {
        if (roster->people[i].hole) {
            json_text(json, roster->people[i].record->id);
        }
    }
    json_close(json, ']');
}

static void add_sign_off(struct json *json, struct session *session)
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    struct approval approval;
    approval_find(session, &approval);
    json_key(json, "approved");
    json_bool(json, approval_stands(&approval));
    json_key(json, "remarks");
    json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        if (approval_is_open_remark(session, records[i])) {
            json_text(json, records[i]->id);
        }
    }
    json_close(json, ']');
}

void review_json(struct session *session, struct str *out)
{
    struct json json = {.out = out};
    struct coverage coverage = {0};
    coverage_update(&coverage, session, COVERAGE_THIN);
    json_open(&json, '{');
    json_key(&json, "countries");
    json_open(&json, '[');
    for (size_t i = 0; i < coverage.count; i++) {
        add_country_object(&json, &coverage.countries[i]);
    }
    json_close(&json, ']');
    add_codes(&json, &coverage, "announced_not_heard", coverage_is_unheard);
    add_codes(&json, &coverage, "heard_not_announced", coverage_is_unannounced);
    add_codes(&json, &coverage, "roster_only", coverage_is_roster_only);
    add_ids(&json, "thin", coverage.thin, coverage.thin_count);
    add_holes(&json, &coverage.roster);
    add_ids(&json, "unsupported", coverage.unsupported, coverage.unsupported_count);
    add_sign_off(&json, session);
    add_gap_codes(&json, &coverage, "named_not_heard", COVERAGE_NAMED);
    add_gap_codes(&json, &coverage, "asked_not_heard", COVERAGE_WAITING);
    add_gap_codes(&json, &coverage, "heard_through_chair", COVERAGE_THROUGH_CHAIR);
    add_part_objects(&json, &coverage, "organizations", false);
    add_part_objects(&json, &coverage, "stakeholder_groups", true);
    struct topics missed = {0};
    topics_missed(&missed, session);
    add_ids(&json, "topics_not_taken_up", missed.items, missed.count);
    topics_release(&missed);
    json_close(&json, '}');
    str_add_char(out, '\n');
    coverage_release(&coverage);
}
