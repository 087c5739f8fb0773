/* Off the record, said afterwards: the words are gone from every action, in every order. */
#include "fold.h"

#include <stdio.h>
#include <string.h>

#include "expect.h"

enum { LINES = 9, SHUFFLES = 200 };

/* A small session with a redaction, as the lines of its log. */
struct lines {
    struct arena arena;
    struct action actions[LINES];
    size_t count;
};

static void keep_line(void *context, const struct action *action)
{
    struct lines *lines = context;
    if (expect(lines->count < LINES)) {
        lines->actions[lines->count++] = action_copy(&lines->arena, action);
    }
}

static void play(struct session *session)
{
    fold_start(session, 'a', "js");
    FOLD(session, 1, "i1-aaaa", "record", "intervention", "i1-aaaa", "name", "Julian", "i1-aaaa",
         "text", "between us", "i2-aaaa", "record", "note", "i2-aaaa", "text", "for all");
    FOLD(session, 2, "i1-aaaa", "text", "between the two of us", "i1-aaaa", "tags", "secret",
         "i1-aaaa", "x:mood", "confidential");
    FOLD(session, 3, "i2-aaaa", "text", "for everybody");
}

static void take_off(struct session *session)
{
    FOLD(session, 4, "i1-aaaa", "redacted", "yes", "i1-aaaa", "status", "off-record");
}

static void expect_gone(struct session *session)
{
    struct str rows = fold_rows(session);
    expect_str(str_text(&rows), "i1-aaaa|intervention|Julian|off-record|js|1970-01-01 00:00:00\n"
                                "i2-aaaa|note|for everybody|js|1970-01-01 00:00:00\n");
    str_release(&rows);
    struct lines lines = {0};
    session_actions(session, 0, keep_line, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        for (size_t k = 0; k < lines.actions[i].count; k++) {
            const struct operation *operation = &lines.actions[i].operations[k];
            bool of_it =
                slice_is(operation->id, "i1-aaaa") &&
                (slice_is(operation->field, "text") || slice_is(operation->field, "tags") ||
                 slice_is(operation->field, "x:mood"));
            expect(!of_it || operation->value.size == 0);
        }
        expect_int(lines.actions[i].redacted, i < 2);
    }
    arena_release(&lines.arena);
}

static void the_words_go_and_who_and_when_stay(void)
{
    struct session session;
    play(&session);
    struct slice text =
        session_get(&session, session_find(&session, slice_of("i1-aaaa")), FIELD_TEXT);
    expect(slice_is(text, "between the two of us"));
    take_off(&session);
    expect_gone(&session);
    expect_int((long long)session.redactions, 1);
    expect(session.runs[0].unredacted);
    /* Not in memory either. */
    expect(slice_find(text, 'b') == text.size);
    session_release(&session);
}

static void neither_undo_nor_a_later_hand_brings_words_back(void)
{
    struct session session;
    struct str name = {0}, id = {0};
    struct slice author;
    play(&session);
    take_off(&session);
    expect(!session_last_action(&session, slice_of("i1-aaaa"), &name, &author));
    expect(session_undoable(&session, slice_of("js"), &name, &id));
    expect_str(str_text(&name), "aaaa.3"); /* not the redaction */
    fold_undo(&session, 5, "aaaa.4");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_STATUS), "off-record");
    fold_undo(&session, 6, "aaaa.2");
    fold_undo(&session, 7, "aaaa.6");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "");
    FOLD(&session, 8, "i1-aaaa", "text", "between us", "i1-aaaa", "status", "approved");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_STATUS), "off-record");
    str_release(&name);
    str_release(&id);
    session_release(&session);
}

/* Lines come plain and marked, often and in any order, the redaction among them. */
static void any_order_of_plain_and_marked_lines_is_the_same(void)
{
    struct session session;
    struct lines plain = {0}, marked = {0};
    unsigned random = 7;
    play(&session);
    session_actions(&session, 0, keep_line, &plain);
    take_off(&session);
    session_actions(&session, 0, keep_line, &marked);
    expect_int((long long)plain.count, 3);
    expect_int((long long)marked.count, 4);
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
        const struct action *all[LINES + LINES];
        size_t count = 0;
        for (size_t i = 0; i < marked.count; i++) {
            all[count++] = &marked.actions[i];
            if (i < plain.count) {
                all[count++] = &plain.actions[i];
            }
        }
        for (size_t i = count; i > 1; i--) {
            random = random * 1103515245U + 12345U;
            size_t other = (random >> 16) % i;
            const struct action *kept = all[i - 1];
            all[i - 1] = all[other];
            all[other] = kept;
        }
        struct session other;
        fold_start(&other, 'a', "js");
        for (size_t i = 0; i < count; i++) {
            expect(session_add(&other, 0, all[i]) != SESSION_FORKED);
        }
        expect_gone(&other);
        session_release(&other);
    }
    arena_release(&plain.arena);
    arena_release(&marked.arena);
    session_release(&session);
}

/* Two records of one action are taken off the record by two people; each has rewritten the line
 * before it knew of the other. */
static void two_marked_lines_of_one_action_are_one(void)
{
    struct session session;
    struct operation both[] = {{SLICE("i1-aaaa"), SLICE("text"), {0}, SLICE("one"), 0},
                               {SLICE("i2-aaaa"), SLICE("text"), {0}, SLICE("two"), 0}};
    struct action action = {.seq = 1, .logical = 5, .wall = 5, .operations = both, .count = 2};
    fold_start(&session, 'a', "js");
    action.redacted = true;
    both[0].value = slice_of("");
    expect_int(session_add(&session, 0, &action), SESSION_ADDED);
    both[0].value = slice_of("one");
    both[1].value = slice_of("");
    expect_int(session_add(&session, 0, &action), SESSION_REDACTED);
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "");
    expect_str(fold_get(&session, "i2-aaaa", FIELD_TEXT), "");
    expect_int(session_add(&session, 0, &action), SESSION_KNOWN);
    session_release(&session);
}

static void everybody_makes_the_same_of_a_line(void)
{
    struct session session;
    struct lines before = {0}, after = {0};
    play(&session);
    session_actions(&session, 0, keep_line, &before);
    expect(!session_redact(&session, &before.actions[0]));
    take_off(&session);
    session_actions(&session, 0, keep_line, &after);
    for (size_t i = 0; i < before.count; i++) {
        struct action *mine = &before.actions[i];
        expect_int(session_redact(&session, mine), i < 2);
        expect(!session_redact(&session, mine));
        expect_int(mine->redacted, after.actions[i].redacted);
        for (size_t k = 0; k < mine->count; k++) {
            expect(slice_equal(mine->operations[k].value, after.actions[i].operations[k].value));
            expect(slice_equal(mine->operations[k].over, after.actions[i].operations[k].over));
        }
    }
    arena_release(&before.arena);
    arena_release(&after.arena);
    session_release(&session);
}

/* Which logs are to be written again is known, whatever came first. */
static void it_is_known_whose_lines_still_have_the_words(void)
{
    struct session session, other;
    struct lines plain = {0}, marked = {0};
    play(&session);
    session_actions(&session, 0, keep_line, &plain);
    take_off(&session);
    session_actions(&session, 0, keep_line, &marked);
    fold_start(&other, 'a', "js");
    for (size_t i = 0; i < marked.count; i++) {
        (void)session_add(&other, 0, &marked.actions[i]);
    }
    expect(!other.runs[0].unredacted);
    (void)session_add(&other, 0, &plain.actions[1]);
    expect(other.runs[0].unredacted);
    session_release(&other);
    fold_start(&other, 'a', "js");
    (void)session_add(&other, 0, &plain.actions[0]);
    (void)session_add(&other, 0, &marked.actions[0]);
    other.runs[0].unredacted = false;
    (void)session_add(&other, 0, &marked.actions[3]);
    expect(other.runs[0].unredacted);
    session_release(&other);
    arena_release(&plain.arena);
    arena_release(&marked.arena);
    session_release(&session);
}

/* Of a record that stands the values that it had go, in every order; what was set with it, and
 * later, stays. */
static void older_words_go_and_the_present_ones_stay(void)
{
    struct session session, other;
    struct lines plain = {0}, all = {0};
    play(&session);
    session_actions(&session, 0, keep_line, &plain);
    FOLD(&session, 4, "i1-aaaa", "redacted", "older", "i1-aaaa", "text", "the two of us", "i1-aaaa",
         "tags", "");
    FOLD(&session, 5, "i1-aaaa", "text", "both of us");
    session_actions(&session, 0, keep_line, &all);
    fold_start(&other, 'a', "js");
    for (size_t i = all.count; i-- > 0;) {
        (void)session_add(&other, 0, &all.actions[i]);
    }
    for (size_t i = 0; i < plain.count; i++) {
        expect_int(session_redact(&other, &plain.actions[i]), i < 2);
        expect_int(session_add(&other, 0, &plain.actions[i]), SESSION_KNOWN);
    }
    for (int turn = 0; turn < 2; turn++) {
        struct session *one = turn == 0 ? &session : &other;
        expect_str(fold_get(one, "i1-aaaa", FIELD_TEXT), "both of us");
        expect_str(fold_get(one, "i1-aaaa", FIELD_STATUS), "");
        expect_int((long long)one->redactions, 1);
        fold_undo(one, 6, "aaaa.5");
        expect_str(fold_get(one, "i1-aaaa", FIELD_TEXT), "the two of us");
        fold_undo(one, 7, "aaaa.2");
        expect_str(fold_get(one, "i1-aaaa", FIELD_TEXT), "the two of us");
        session_release(one);
    }
    arena_release(&plain.arena);
    arena_release(&all.arena);
}

static const struct test tests[] = {
    {"older words go, and the present ones stay", older_words_go_and_the_present_ones_stay},
    {"the words go, and who and when stay", the_words_go_and_who_and_when_stay},
    {"neither undo nor a later hand brings words back",
     neither_undo_nor_a_later_hand_brings_words_back},
    {"any order of plain and marked lines is the same",
     any_order_of_plain_and_marked_lines_is_the_same},
    {"two marked lines of one action are one", two_marked_lines_of_one_action_are_one},
    {"it is known whose lines still have the words", it_is_known_whose_lines_still_have_the_words},
    {"everybody makes the same of a line", everybody_makes_the_same_of_a_line},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
