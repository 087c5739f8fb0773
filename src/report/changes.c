#include "report/changes.h"

#include "model/approval.h"
#include "report/json.h"
#include "report/plain.h"
#include "report/who.h"
#include "text/when.h"

enum { SET_IN = 2, MICROSECONDS = 1000000 };

/* --- The moment */

static bool parse_moment(struct session *session, struct slice text, int64_t now, int64_t *seconds)
{
    int offset = 0;
    int minutes = 0;
    int64_t days = 0;
    if (!when_parse_offset(session_fact(session, "utc_offset"), &offset)) {
        offset = when_local_offset(now);
    }
    if (when_parse(text, offset, seconds)) {
        return true;
    }
    bool date = when_parse_date(text, &days);
    bool clock = !date && when_parse_clock(text, &minutes);
    if (clock && !when_parse_date(session_fact(session, "date"), &days)) {
        days = when_day(now, offset);
    }
    *seconds = days * 86400 + (minutes - offset) * (int64_t)60;
    return date || clock;
}

bool changes_since(struct session *session, struct slice text, int64_t now, uint64_t *since)
{
    int64_t seconds = 0;
    if (!slice_is(text, "approval")) {
        bool known = parse_moment(session, text, now, &seconds) && seconds >= 0;
        *since = known ? (uint64_t)seconds * MICROSECONDS : 0;
        return known;
    }
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    *since = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t wall = 0;
        if (records[i]->kind == RECORD_SESSION &&
            slice_is(session_get(session, records[i], FIELD_KIND), "approval") &&
            session_set_at(session, records[i], FIELD_RECORD, &wall) > 0) {
            *since = wall > *since ? wall : *since;
        }
    }
    return *since > 0;
}

/* --- The changes */

enum change { CHANGE_NEW, CHANGE_FIELD, CHANGE_GONE };
static const char *const change_names[] = {"new", "changed", "gone"};

struct walk {
    struct session *session;
    uint64_t since;
    size_t count;
    void (*each)(struct walk *walk, const struct record *record, enum change change, int field,
                 struct slice before, struct slice after);
    struct plain plain;
    struct json json;
};

/* When the field got what it has; 0 where it has nothing, or a file alone says so. */
static uint64_t set_at(const struct walk *walk, const struct record *record, int field)
{
    uint64_t wall = 0;
    (void)session_set_at(walk->session, record, field, &wall);
    return wall;
}

static bool is_told(const struct walk *walk, const struct record *record)
{
    struct slice kind = session_get(walk->session, record, FIELD_KIND);
    static const char *const own[] = {"s-id", "s-format", "s-holds"};
    for (size_t i = 0; i < COUNT(own); i++) {
        if (slice_is(record->id, own[i])) {
            return false; /* what the file is known by */
        }
    }
    bool sign_off = slice_is(kind, "approval") || slice_is(kind, "reopening");
    return approval_is_of(walk->session, record) || record->kind == RECORD_COMMENT ||
           (record->kind == RECORD_SESSION && sign_off);
}

static void visit(struct walk *walk, const struct record *record)
{
    static const int fields[] = {
        FIELD_TEXT,         FIELD_COUNTRY,      FIELD_NAME,    FIELD_ROLE,
        FIELD_ORGANIZATION, FIELD_ON_BEHALF_OF, FIELD_STARTED, FIELD_STAKEHOLDER_GROUP,
        FIELD_TOPIC,        FIELD_KIND,         FIELD_REFS,    FIELD_STATUS};
    struct slice none = slice_make("", 0);
    struct slice text = session_get(walk->session, record, FIELD_TEXT);
    bool was_there = set_at(walk, record, FIELD_RECORD) <= walk->since;
    if (record->deleted && was_there && set_at(walk, record, FIELD_DELETED) > walk->since) {
        walk->count++;
        walk->each(walk, record, CHANGE_GONE, FIELD_TEXT, text, none);
    } else if (record->exists && !was_there) {
        walk->count++;
        walk->each(walk, record, CHANGE_NEW, FIELD_TEXT, none, text);
    }
    for (size_t i = 0; record->exists && was_there && i < COUNT(fields); i++) {
        struct slice now = session_get(walk->session, record, fields[i]);
        struct slice then = session_get_then(walk->session, record, fields[i], walk->since);
        if (set_at(walk, record, fields[i]) > walk->since && !slice_equal(now, then)) {
            walk->count++;
            walk->each(walk, record, CHANGE_FIELD, fields[i], then, now);
        }
    }
}

/* What stands, in its order; then what went. */
static void walk_all(struct walk *walk)
{
    size_t count = 0;
    const struct record *const *records = session_records(walk->session, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_told(walk, records[i])) {
            visit(walk, records[i]);
        }
    }
    for (size_t i = 0; i < session_record_count(walk->session); i++) {
        const struct record *record = session_record(walk->session, i);
        if (record->deleted && is_told(walk, record)) {
            visit(walk, record);
        }
    }
}

/* `i3 Mexico`, `c1 agreement`, `title`. */
static void add_what(const struct walk *walk, const struct record *record, struct str *line)
{
    struct slice kind = session_get(walk->session, record, FIELD_KIND);
    bool fact = record_kind_group(record->kind, record->id) == 0;
    str_add(line, fact ? slice_from(record->id, 2) : id_short(record->id));
    if (record->kind == RECORD_INTERVENTION) {
        str_add_char(line, ' ');
        who_add_voice(line, walk->session, ATTRIBUTION_PERSON, record);
    } else if (record->kind == RECORD_PARTICIPANT) {
        str_add_char(line, ' ');
        str_add(line, session_get(walk->session, record, FIELD_NAME));
    } else if (!fact) {
        str_add_char(line, ' ');
        str_add(line, kind.size > 0 ? kind : slice_of(record_kind_name(record->kind)));
    }
}

static void add_line(struct walk *walk, const struct record *record, enum change change, int field,
                     struct slice before, struct slice after)
{
    struct str line = {0};
    struct slice author = session_author(walk->session, record);
    str_add_text(&line, change_names[change]);
    str_add_char(&line, ' ');
    add_what(walk, record, &line);
    if (author.size > 0) {
        str_add_text(&line, ", by ");
        str_add(&line, author);
    }
    if (change == CHANGE_FIELD && field != FIELD_TEXT) {
        str_add_format(&line, ": %s: ", field_name(field));
        str_add(&line, before.size > 0 ? before : slice_of("nothing"));
        str_add_text(&line, " -> ");
        str_add(&line, after.size > 0 ? after : slice_of("nothing"));
    } else if (before.size > 0 || after.size > 0) {
        str_add_text(&line, ": ");
        if (change == CHANGE_FIELD) {
            changes_mark(before, after, &line);
        } else {
            str_add(&line, change == CHANGE_NEW ? after : before);
        }
    }
    plain_add(&walk->plain, 0, SET_IN, str_slice(&line));
    str_release(&line);
}

void changes_text(struct session *session, uint64_t since, int columns, struct str *out)
{
    struct walk walk = {.session = session,
                        .since = since,
                        .each = add_line,
                        .plain = {.out = out, .columns = columns}};
    walk_all(&walk);
    if (walk.count == 0) {
        plain_add(&walk.plain, 0, 0, slice_of("Nothing changed since then."));
    }
}

static void add_object(struct walk *walk, const struct record *record, enum change change,
                       int field, struct slice before, struct slice after)
{
    const struct {
        const char *key;
        struct slice value;
    } cells[] = {{"id", record->id},
                 {"change", slice_of(change_names[change])},
                 {"field", slice_of(field_name(field))},
                 {"before", before},
                 {"after", after},
                 {"author", session_author(walk->session, record)}};
    json_open(&walk->json, '{');
    for (size_t i = 0; i < COUNT(cells); i++) {
        json_key(&walk->json, cells[i].key);
        json_text(&walk->json, cells[i].value);
    }
    json_close(&walk->json, '}');
}

void changes_json(struct session *session, uint64_t since, struct str *out)
{
    struct walk walk = {
        .session = session, .since = since, .each = add_object, .json = {.out = out}};
    json_open(&walk.json, '{');
    json_key(&walk.json, "changes");
    json_open(&walk.json, '[');
    walk_all(&walk);
    json_close(&walk.json, ']');
    json_close(&walk.json, '}');
    str_add_char(out, '\n');
}
