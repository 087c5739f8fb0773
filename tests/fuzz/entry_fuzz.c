/* Random lines into the entry language, one after the other into one session. Each LF ends a line;
 * a byte 0x1E stands for a line break within one. The first line of the input is also read as a
 * pasted list.
 *
 * What must hold: no crash; the preview is well-formed UTF-8; a line means the same when it is
 * parsed again; text that was kept can be found in the session; and what nobody bears never reaches
 * the record that was current before. */
#include <stdint.h>
#include <stdlib.h>

#include "app/entry.h"
#include "base/fatal.h"
#include "model/person_list.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LINES_MOST = 60 };

static bool session_has(struct session *session, struct slice text)
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = 0; i < count; i++) {
        struct slice value = session_get(session, records[i], FIELD_TEXT);
        if (text.size == 0 || slice_find_part(value, text) < value.size) {
            return true;
        }
    }
    return false;
}

static void keep(struct entry_context *context, struct entry_meaning *meaning)
{
    struct session *session = context->session;
    struct action_draft draft = {0};
    const struct record *before = session_current(session, context->author);
    struct slice old =
        before == NULL ? slice_make("", 0) : session_get(session, before, FIELD_TEXT);
    entry_perform(context, meaning, &draft);
    bool words = meaning->kind == ENTRY_TURN || meaning->kind == ENTRY_HOLE ||
                 meaning->kind == ENTRY_PARAGRAPH || meaning->kind == ENTRY_CONTINUE ||
                 meaning->kind == ENTRY_NOTE || meaning->kind == ENTRY_QUERY;
    if (!action_is_empty(&draft)) {
        session_commit(session, &draft, context->wall);
    }
    if (words) {
        ensure(session_has(session, meaning->text));
    }
    if (meaning->kind == ENTRY_QUERY && before != NULL) {
        ensure(slice_equal(session_get(session, before, FIELD_TEXT), old));
    }
    if (meaning->kind == ENTRY_WRONG || meaning->kind == ENTRY_EMPTY) {
        ensure(action_is_empty(&draft));
    }
    action_release(&draft);
    context->wall += 1000000;
}

static void type(struct entry_context *context, struct slice line, struct entry_meaning *meaning)
{
    struct str typed = {0};
    struct str shown = {0};
    str_add(&typed, line);
    for (size_t i = 0; i < typed.size; i++) {
        typed.at[i] = (char)(typed.at[i] == 0x1E ? '\n' : typed.at[i]);
    }
    entry_parse(context, str_slice(&typed), meaning);
    enum entry_kind kind = meaning->kind;
    entry_preview(context, meaning, &shown);
    ensure(utf8_check(str_slice(&shown), NULL));
    entry_parse(context, str_slice(&typed), meaning);
    ensure(meaning->kind == kind);
    keep(context, meaning);
    str_release(&typed);
    str_release(&shown);
}

static void read_list(struct slice pasted)
{
    struct person_list list = {0};
    person_list_parse(pasted, &list);
    for (size_t i = 0; i < list.count; i++) {
        ensure(list.people[i].doubtful == (list.people[i].why.size > 0));
        ensure(list.people[i].name.size > 0);
    }
    person_list_release(&list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct session session;
    struct roster roster = {0};
    struct entry_meaning meaning = {0};
    struct run run = {.number = {1}, .tag = "7k3q", .author = slice_of("js")};
    session_init(&session);
    session_write_as(&session, &run);
    struct entry_context context = {.session = &session,
                                    .roster = &roster,
                                    .author = slice_of("js"),
                                    .wall = UINT64_C(1501686845000000)};
    type(&context, slice_of("present+ Ana Silva, NIC.CR, Costa Rica"), &meaning);
    type(&context, slice_of("present+ Pedro Silva, APC, Brazil"), &meaning);
    type(&context, slice_of("/represented MX AR Norway"), &meaning);
    struct slice rest = slice_make((const char *)data, size);
    struct slice line;
    for (int i = 0; i < LINES_MOST && rest.size > 0 && slice_next(&rest, '\n', &line); i++) {
        if (i == 0) {
            struct str pasted = {0};
            utf8_clean(line, &pasted);
            read_list(str_slice(&pasted));
            str_release(&pasted);
        }
        type(&context, line, &meaning);
    }
    entry_release(&meaning);
    roster_release(&roster);
    session_release(&session);
    return 0;
}
