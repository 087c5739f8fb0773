/* From what is there to what is looked for: a record, a time, a word, what one country said. */
#include "app/app_parts.h"
#include "app/command_run.h"
#include "app/entry_move.h"
#include "app/entry_phrase.h"
#include "app/entry_write.h"
#include "text/fold.h"

/* Who spoke at that time: the first of the stream that began in that minute, else the last before
 * it, else the first that has a time at all. */
static const struct record *find_at(struct app *app, struct slice started)
{
    enum { TO_MINUTE = 16 }; /* `2017-08-02 10:20` */
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    const struct record *before = NULL, *after = NULL;
    for (size_t i = session_first(app->session, 2); i < count; i++) {
        struct slice began = session_get(app->session, records[i], FIELD_STARTED);
        if (began.size == 0 || records[i]->kind == RECORD_POSITION) {
            continue;
        }
        if (slice_equal(slice_head(began, TO_MINUTE), slice_head(started, TO_MINUTE))) {
            return records[i];
        }
        bool earlier = slice_compare(began, started) < 0;
        before = earlier ? records[i] : before;
        after = after == NULL ? records[i] : after;
    }
    return before != NULL ? before : after;
}

bool command_goto(struct app *app, struct slice arguments, struct effects *effects)
{
    char started[WHEN_ROOM];
    struct entry_context context = app_context(app);
    struct slice where = slice_trim(arguments);
    const struct record *record;
    if (entry_move_clock(&context, where, started)) {
        record = find_at(app, slice_of(started));
        if (record == NULL) {
            return app_wrong(app, "Nothing here has a time");
        }
    } else {
        record = app_meant(app, where);
    }
    if (record != NULL) {
        app_show(app, record, effects);
    }
    return record != NULL;
}

/* --- /find */

static bool has_text(const struct app *app, const struct record *record, struct slice wanted,
                     struct str *key)
{
    str_clear(key);
    app_describe(app, record, 0, key);
    str_add_char(key, ' ');
    str_add(key, session_get(app->session, record, FIELD_TEXT));
    struct str folded = {0};
    fold_key(str_slice(key), &folded);
    bool has = slice_find_part(str_slice(&folded), wanted) < folded.size;
    str_release(&folded);
    return has;
}

/* Which of those that have it comes next behind `from`, round the end; how many, and the how
 * manyth. */
static const struct record *find_next(struct app *app, struct slice wanted,
                                      const struct record *from, size_t *hits, size_t *nth)
{
    struct str key = {0};
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    const struct record *first = NULL, *next = NULL;
    bool passed = false;
    *hits = 0;
    *nth = 1;
    for (size_t i = session_first(app->session, 1); i < count; i++) {
        if (has_text(app, records[i], wanted, &key)) {
            ++*hits;
            first = first == NULL ? records[i] : first;
            if (passed && next == NULL) {
                next = records[i];
                *nth = *hits;
            }
        }
        passed = passed || records[i] == from;
    }
    str_release(&key);
    return next != NULL ? next : first;
}

bool command_find_text(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice typed = slice_trim(arguments);
    struct str wanted = {0}, what = {0};
    size_t hits = 0, nth = 1;
    if (typed.size > 0) {
        str_set(&app->finding, typed);
    } else if (app->finding.size == 0 && app->line.text.size == 0) {
        app_put_line(app, slice_of("/find "), effects);
        app_say(app, "What to look for; accents and capitals do not matter");
        return true;
    } else if (app->finding.size == 0) {
        return app_wrong(app, "What to look for: /find TEXT");
    }
    fold_key(str_slice(&app->finding), &wanted);
    const struct record *from = app_chosen(app);
    from = from != NULL ? from : session_find(app->session, str_slice(&app->selected));
    const struct record *found =
        wanted.size == 0 ? NULL : find_next(app, str_slice(&wanted), from, &hits, &nth);
    app_add_clipped(str_slice(&app->finding), 30, &what);
    if (found != NULL) {
        app_show(app, found, effects);
        app_say(app, "%zu of %zu with %s%s", nth, hits, str_text(&what),
                hits > 1 ? "; Ctrl-R goes on" : "");
    } else {
        (void)app_wrong(app, "Nothing here has %s", str_text(&what));
        str_clear(&app->finding);
    }
    str_release(&wanted);
    str_release(&what);
    return found != NULL;
}

/* --- /filter */

/* A country or a person; false and it is said where that is not one. */
static bool read_who(struct app *app, struct slice text, struct stream_filter *filter)
{
    struct entry_context context = app_context(app);
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    size_t count = 0;
    enum entry_who who = entry_phrase_find(&context, text, found, &count);
    if (who == WHO_AMBIGUOUS) {
        return app_wrong(app,
                         "That can be %zu of those here: a longer name or the number in the "
                         "roster says which",
                         count);
    }
    if (who != WHO_MEANT) {
        return app_wrong(app,
                         "Nobody here is called %.*s; a tag has its #, and /find looks for words",
                         entry_shown(text), text.at);
    }
    filter->country = found[0].country;
    if (found[0].participant != NULL) {
        str_add(&filter->person, found[0].participant->id);
        str_add(&filter->label, session_get(app->session, found[0].participant, FIELD_NAME));
    } else {
        str_add(&filter->label, country_name(found[0].country, LANGUAGE_EN));
    }
    return true;
}

static void release_filter(struct stream_filter *filter)
{
    str_release(&filter->label);
    str_release(&filter->tag);
    str_release(&filter->person);
}

/* Lists only what the filter lets through; where that is nothing, all stays as it was. */
static bool take_filter(struct app *app, struct stream_filter *filter, struct effects *effects)
{
    struct stream_filter before = app->filter;
    struct str said = {0};
    /* Of what is there now, only that. */
    filter->from = session_record_count(app->session);
    app->filter = *filter;
    app->stream_revision = UINT64_MAX;
    app_stream_fill(app);
    const struct record *owner = app_owner(app);
    bool owner_alone = app->filtered_count == 1 && app->filtered[0] == owner;
    if (app->filtered_count == 0 || (owner_alone && !app_filter_has(app, owner))) {
        app->filter = before;
        app->stream_revision = UINT64_MAX;
        (void)app_wrong(app, "Nothing here is of %s", str_text(&filter->label));
        release_filter(filter);
        return false;
    }
    release_filter(&before);
    app_go(app, SCREEN_NOTES, effects);
    app->in_list = false;
    app->lists[SCREEN_NOTES].at_end = true;
    str_add(&said, str_slice(&app->filter.label));
    app_say(app, "Only %s is listed, and what you write meanwhile", str_text(&said));
    str_release(&said);
    return true;
}

bool command_filter(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice typed = slice_trim(arguments);
    struct stream_filter filter = {0};
    if (typed.size == 0 || slice_is(typed, "off")) {
        bool was = app->filter.label.size > 0;
        app_filter_leave(app);
        if (!was && typed.size == 0) {
            return app_wrong(app,
                             "What to list alone: /filter mexico, /filter silva, /filter #tag");
        }
        app_say(app, "All is listed");
        return true;
    }
    if (typed.at[0] == '#' && typed.size > 1) {
        str_add(&filter.tag, slice_from(typed, 1));
        str_add(&filter.label, typed);
    } else if (!read_who(app, typed, &filter)) {
        release_filter(&filter);
        return false;
    }
    return take_filter(app, &filter, effects);
}
