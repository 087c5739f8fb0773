#include "cli/add_answer.h"

#include <string.h>

#include "model/columns.h"
#include "report/json.h"

struct answer {
    const struct session *session;
    const struct action *action; /* that touched the records */
    size_t line;
    bool as_json;
    struct str *out;
};

/* --- What an action that takes back is about */

struct search {
    uint64_t seq;
    struct arena *arena;
    struct action found;
};

static void look_at(void *context, const struct action *action)
{
    struct search *search = context;
    if (action->seq == search->seq) {
        search->found = action_copy(search->arena, action);
    }
}

/* The action `TAG.SEQ`; one of seq 0 where the session has none such. */
static struct action action_named(const struct session *session, struct slice name,
                                  struct arena *arena)
{
    struct slice tag;
    struct search search = {.arena = arena};
    if (!action_name_parse(name, &tag, &search.seq)) {
        return search.found;
    }
    for (uint32_t i = 0; i < session->run_count && search.found.seq == 0; i++) {
        if (slice_is(tag, session->runs[i].run.tag)) {
            session_actions(session, i, look_at, &search);
        }
    }
    return search.found;
}

/* --- Rows */

/* What a field is; of a record that is gone, what the action had made of it. */
static struct slice value_of(const struct answer *answer, const struct record *record, int field)
{
    struct slice value = session_get(answer->session, record, field);
    const struct action *action = answer->action;
    if (record->exists) {
        return value;
    }
    if (field == FIELD_STATUS) {
        return slice_of("deleted");
    }
    for (size_t i = 0; i < action->count && value.size == 0; i++) {
        const struct operation *operation = &action->operations[i];
        if (slice_equal(operation->id, record->id) &&
            slice_is(operation->field, field_name(field))) {
            value = operation->value;
        }
    }
    return value;
}

static void add_text(const struct answer *answer, const char *name, struct slice value,
                     struct json *json)
{
    if (answer->as_json) {
        json_key(json, name);
        json_text(json, value);
        return;
    }
    str_add_char(answer->out, '\t');
    for (size_t at = 0; at < value.size; at++) {
        bool blank = value.at[at] == '\n' || value.at[at] == '\t';
        str_add_char(answer->out, blank ? ' ' : value.at[at]);
    }
}

static void add_row(const struct answer *answer, const struct record *record)
{
    static const int fields[] = {FIELD_ID, FIELD_COUNTRY, FIELD_NAME, FIELD_RECORD, FIELD_STATUS};
    static const char *const names[] = {"id", "country", "name", "record", "status"};
    struct json json = {.out = answer->out};
    if (answer->as_json) {
        json_open(&json, '{');
        json_key(&json, "line");
        json_number(&json, answer->line);
    } else {
        str_add_format(answer->out, "%zu", answer->line);
    }
    for (size_t i = 0; i < COUNT(fields); i++) {
        struct str repeated = {0};
        struct slice value = value_of(answer, record, fields[i]);
        if (fields[i] == FIELD_NAME && record->kind == RECORD_INTERVENTION &&
            columns_repeated(answer->session, session_get(answer->session, record, FIELD_REFS),
                             FIELD_NAME, &repeated)) {
            value = str_slice(&repeated);
        }
        add_text(answer, names[i], value, &json);
        str_release(&repeated);
    }
    if (answer->as_json) {
        json_close(&json, '}');
    }
    str_add_char(answer->out, '\n');
}

static bool is_first(const struct action *action, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (slice_equal(action->operations[i].id, action->operations[index].id)) {
            return false;
        }
    }
    return true;
}

bool add_answer(const struct session *session, const struct action *action, size_t line,
                bool as_json, struct str *out)
{
    struct arena arena = {0};
    struct action touched = *action;
    /* Redo takes back an undo, and so on: what the last of them is about. */
    while (touched.undoes.size > 0) {
        struct action before = action_named(session, touched.undoes, &arena);
        /* A journal that somebody tampered with could go round in a circle. */
        touched = before.logical < touched.logical ? before : (struct action){.seq = 0};
    }
    struct answer answer = {session, &touched, line, as_json, out};
    bool query = false;
    for (size_t i = 0; i < touched.count; i++) {
        const struct record *record = session_find(session, touched.operations[i].id);
        if (record != NULL && is_first(&touched, i)) {
            query = query || (record->exists &&
                              slice_is(session_get(session, record, FIELD_STATUS), "query"));
            add_row(&answer, record);
        }
    }
    arena_release(&arena);
    return query;
}
