#include "fold.h"

#include <string.h>

struct run fold_run(char letter, const char *author)
{
    struct run run = {.author = slice_of(author)};
    memset(run.number, letter, sizeof run.number);
    memset(run.tag, letter, TAG_SIZE);
    return run;
}

void fold_start(struct session *session, char letter, const char *author)
{
    session_init(session);
    struct run run = fold_run(letter, author);
    session_write_as(session, &run);
}

uint64_t fold_do(struct session *session, uint64_t wall, const char *const *words)
{
    struct action_draft draft = {0};
    for (size_t i = 0; words[i] != NULL; i += 3) {
        action_set_named(&draft, slice_of(words[i]), slice_of(words[i + 1]),
                         slice_of(words[i + 2]));
    }
    session_commit(session, &draft, wall);
    uint64_t seq = draft.action.seq;
    action_release(&draft);
    return seq;
}

uint64_t fold_undo(struct session *session, uint64_t wall, const char *name)
{
    struct action_draft draft = {0};
    draft.action.undoes = slice_of(name);
    session_commit(session, &draft, wall);
    uint64_t seq = draft.action.seq;
    action_release(&draft);
    return seq;
}

struct str fold_rows(struct session *session)
{
    struct str text = {0};
    struct columns_rows rows;
    columns_start(&rows, session);
    for (const struct slice *cells = columns_next(&rows); cells != NULL;
         cells = columns_next(&rows)) {
        if (slice_is(cells[0], "s-holds")) {
            continue;
        }
        for (size_t i = 0; i < rows.columns.count; i++) {
            if (cells[i].size > 0) {
                str_add_text(&text, i == 0 ? "" : "|");
                str_add(&text, cells[i]);
            }
        }
        str_add_char(&text, '\n');
    }
    columns_finish(&rows);
    return text;
}

const char *fold_get(const struct session *session, const char *id, int field)
{
    const struct record *record = session_find(session, slice_of(id));
    return record == NULL ? "(no such record)" : session_get(session, record, field).at;
}
