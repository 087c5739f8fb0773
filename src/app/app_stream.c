#include "app/app_parts.h"

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
}

const struct record *const *app_stream(const struct app *app, size_t *count)
{
    *count = app->stream_count;
    return app->stream;
}
