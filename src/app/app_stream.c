#include "app/app_parts.h"

#include "app/entry_write.h"
#include "text/fold.h"

/* A remark that is closed, why something was a query that is none any more, and who no longer waits
 * for the floor: who writes or reads the notes has no more use for it. Review and the file have
 * them all the same. */
static bool is_done_with(const struct app *app, const struct record *record)
{
    const struct session *session = app->session;
    if (record->kind == RECORD_POSITION) {
        return slice_is(session_get(session, record, FIELD_KIND), "floor") &&
               session_get(session, record, FIELD_ENDED).size > 0;
    }
    if (record->kind != RECORD_COMMENT) {
        return false;
    }
    if (slice_is(session_get(session, record, FIELD_STATUS), "approved")) {
        return true;
    }
    if (!slice_is(session_get(session, record, FIELD_KIND), "reason")) {
        return false;
    }
    const struct record *target = session_find(session, session_get(session, record, FIELD_REFS));
    return target == NULL || !target->exists ||
           !slice_is(session_get(session, target, FIELD_STATUS), "query");
}

/* What was written since the filter came is listed whatever it is: nothing that is kept may look
 * lost. So is what the next words go to. */
static bool is_new(const struct app *app, const struct record *record)
{
    return record->number > app->filter.from || record == app_owner(app);
}

bool app_filter_has(const struct app *app, const struct record *record)
{
    const struct stream_filter *filter = &app->filter;
    const struct session *session = app->session;
    if (filter->country != NULL) {
        return entry_list_has(session_get(session, record, FIELD_COUNTRY),
                              country_code(filter->country));
    }
    if (filter->person.size > 0) {
        return entry_list_has(session_get(session, record, FIELD_REFS), str_slice(&filter->person));
    }
    struct slice tags = session_get(session, record, FIELD_TAGS), tag;
    bool has = false;
    while (tags.size > 0 && !has && slice_next(&tags, ';', &tag)) {
        has = fold_equal(slice_trim(tag), str_slice(&filter->tag));
    }
    return has;
}

static bool passes(const struct app *app, const struct record *record)
{
    return is_new(app, record) || app_filter_has(app, record);
}

static void filter_stream(struct app *app)
{
    struct slice id = str_slice(&app->filter.person);
    const struct record *person = id.size > 0 ? session_find(app->session, id) : NULL;
    if (person != NULL && !person->exists) {
        str_clear(&app->filter.label); /* nobody is left to list alone */
    }
    app->filtered_count = 0;
    MEM_GROW(app->filtered, app->filtered_room, app->stream_count + 1);
    for (size_t i = 0; i < app->stream_count && app->filter.label.size > 0; i++) {
        if (passes(app, app->stream[i])) {
            app->filtered[app->filtered_count++] = app->stream[i];
        }
    }
}

void app_stream_fill(struct app *app)
{
    size_t count;
    if (app->stream_revision == app->session->revision) {
        return;
    }
    app->stream_revision = app->session->revision;
    const struct record *const *records = session_records(app->session, &count);
    size_t first = session_first(app->session, 2);
    app->stream_count = 0;
    MEM_GROW(app->stream, app->stream_room, count + 1);
    for (size_t i = first; i < count; i++) {
        if (!is_done_with(app, records[i])) {
            app->stream[app->stream_count++] = records[i];
        }
    }
    filter_stream(app);
}

const struct record *const *app_stream(const struct app *app, size_t *count)
{
    bool all = app->filter.label.size == 0;
    *count = all ? app->stream_count : app->filtered_count;
    return all ? app->stream : app->filtered;
}

void app_filter_leave(struct app *app)
{
    str_clear(&app->filter.label);
    app->stream_revision = UINT64_MAX;
}

void app_filter_reveal(struct app *app, const struct record *record)
{
    if (app->filter.label.size > 0 && !passes(app, record)) {
        app_filter_leave(app);
    }
}

void app_add_filter(const struct app *app, struct str *out)
{
    if (app->filter.label.size > 0) {
        str_add_text(out, "ONLY ");
        str_add(out, str_slice(&app->filter.label));
        str_add_format(out, " IS LISTED, %zu of %zu: /filter off lists all", app->filtered_count,
                       app->stream_count);
    }
}
