#include "model/sitting.h"

#include "text/when.h"

enum { HOUR = 3600, NIGHT_HOURS = 4 };

/* What a row of the stream makes of the sitting; false where it says nothing of it. */
static bool state_of(struct session *session, const struct record *record,
                     enum sitting_state *state)
{
    static const struct {
        const char *kind;
        enum sitting_state state;
    } kinds[] = {{"start", SITTING_ON},
                 {"resume", SITTING_ON},
                 {"pause", SITTING_PAUSED},
                 {"adjourn", SITTING_OVER}};
    *state = SITTING_ON;
    if (record->kind == RECORD_INTERVENTION) {
        return true;
    }
    struct slice kind = session_get(session, record, FIELD_KIND);
    for (size_t i = 0; record->kind == RECORD_SESSION && i < COUNT(kinds); i++) {
        if (slice_is(kind, kinds[i].kind)) {
            *state = kinds[i].state;
            return true;
        }
    }
    return false;
}

void sitting_update(struct sitting *sitting, struct session *session, int offset)
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    *sitting = (struct sitting){0};
    for (size_t i = session_first(session, 2); i < count; i++) {
        enum sitting_state state = SITTING_ON;
        int64_t at = 0;
        bool another = (records[i]->kind == RECORD_SESSION || sitting->state != SITTING_ON) &&
                       state_of(session, records[i], &state) && state != sitting->state;
        if (!another || !when_parse(session_get(session, records[i], FIELD_STARTED), offset, &at)) {
            continue;
        }
        sitting->before = sitting_seconds(sitting, at);
        sitting->state = state;
        sitting->since = at;
    }
}

int64_t sitting_seconds(const struct sitting *sitting, int64_t now)
{
    bool on = sitting->state == SITTING_ON && now > sitting->since;
    return sitting->before + (on ? now - sitting->since : 0);
}

int64_t sitting_turn_seconds(const struct session *session, const struct record *turn)
{
    int64_t from = 0;
    int64_t to = 0;
    bool known = when_parse(session_get(session, turn, FIELD_STARTED), 0, &from) &&
                 when_parse(session_get(session, turn, FIELD_ENDED), 0, &to);
    return known && to > from ? to - from : 0;
}

/* The newest time of the stream that has one; false where none has. */
static bool newest_time(struct session *session, int offset, int64_t *at)
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = count; i > session_first(session, 2); i--) {
        if (when_parse(session_get(session, records[i - 1], FIELD_STARTED), offset, at)) {
            return true;
        }
    }
    return false;
}

bool sitting_is_now(struct session *session, int offset, int64_t now)
{
    struct sitting sitting;
    int64_t date = 0;
    int64_t newest = 0;
    struct slice fact = session_fact(session, "date");
    if (fact.size == 0) {
        return true;
    }
    int64_t today = when_day(now, offset);
    if (!when_parse_date(fact, &date) || date == today) {
        return date == today;
    }
    if (date + 1 != today || !newest_time(session, offset, &newest) ||
        now - newest > (int64_t)NIGHT_HOURS * HOUR) {
        return false;
    }
    sitting_update(&sitting, session, offset);
    return sitting.state != SITTING_OVER;
}
