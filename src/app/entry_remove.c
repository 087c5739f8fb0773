/* A record is taken out, and what names it with it: nothing in the file points to nowhere. */
#include "app/entry_remove.h"

#include "app/entry_write.h"

/* Whether `other` is written on the record: it says nothing without it. */
static bool is_on(const struct entry_context *context, const struct record *other, struct slice id)
{
    struct slice refs = session_get(context->session, other, FIELD_REFS);
    struct slice first = slice_trim(slice_head(refs, slice_find(refs, ';')));
    return (other->kind == RECORD_POSITION || other->kind == RECORD_COMMENT) &&
           slice_equal(first, id);
}

static struct slice make_hole(const struct entry_context *context, struct action_draft *draft)
{
    struct str name = {0};
    struct slice id = entry_create(context, draft, RECORD_PARTICIPANT);
    str_add_format(&name, "?%u", roster_next_hole(context->roster));
    action_set(draft, id, FIELD_NAME, str_slice(&name));
    action_set(draft, id, FIELD_KIND, slice_of("present"));
    action_set(draft, id, FIELD_STATUS, slice_of("query"));
    str_release(&name);
    return id;
}

size_t entry_remove_record(const struct entry_context *context, const struct record *record,
                           struct action_draft *draft)
{
    struct session *session = context->session;
    struct slice hole = slice_make("", 0);
    size_t touched = 0;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    /* First: what is told of an action is its first record. */
    action_set(draft, record->id, FIELD_DELETED, slice_of("yes"));
    for (size_t i = 0; i < count; i++) {
        struct slice refs = session_get(session, records[i], FIELD_REFS);
        struct slice ref;
        if (records[i] == record || !entry_list_has(refs, record->id)) {
            continue;
        }
        touched++;
        if (is_on(context, records[i], record->id)) {
            action_set(draft, records[i]->id, FIELD_DELETED, slice_of("yes"));
            continue;
        }
        if (record->kind == RECORD_PARTICIPANT && hole.size == 0) {
            hole = make_hole(context, draft);
        }
        struct str list = {0};
        while (slice_next(&refs, ';', &ref)) {
            entry_list_add(&list, slice_equal(slice_trim(ref), record->id) ? hole : ref);
        }
        action_set(draft, records[i]->id, FIELD_REFS, str_slice(&list));
        str_release(&list);
    }
    return touched;
}
