#include "model/session.h"

#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "fold.h"
#include "model/holds.h"

static void the_newest_value_of_a_field_wins(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1000, "i1-aaaa", "record", "intervention", "i1-aaaa", "text", "first");
    FOLD(&session, 900, "i1-aaaa", "text", "second");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "second");
    expect_int(session.newest, 1001);
    const struct record *record = session_find_short(&session, slice_of("i1"));
    expect(record != NULL && record->kind == RECORD_INTERVENTION && record->exists);
    expect_int(session_updated(&session, record), 900);
    session_release(&session);
}

static void undo_and_redo_leave_the_field_as_it_was(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "i1-aaaa", "record", "intervention", "i1-aaaa", "text", "one");
    FOLD(&session, 2, "i1-aaaa", "text", "two");
    struct str name = {0};
    struct str id = {0};
    expect(session_undoable(&session, slice_of("js"), &name, &id));
    expect_str(str_text(&name), "aaaa.2");
    expect_str(str_text(&id), "i1-aaaa");
    expect(!session_undoable(&session, slice_of("mp"), &name, &id));
    expect(!session_redoable(&session, slice_of("js"), &name, &id));
    fold_undo(&session, 3, "aaaa.2");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "one");
    fold_undo(&session, 4, "aaaa.1");
    expect(!session_find(&session, slice_of("i1-aaaa"))->exists);
    str_clear(&name);
    expect(session_redoable(&session, slice_of("js"), &name, &id));
    expect_str(str_text(&name), "aaaa.4");
    fold_undo(&session, 5, "aaaa.4");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "one");
    str_clear(&name);
    expect(session_redoable(&session, slice_of("js"), &name, &id));
    expect_str(str_text(&name), "aaaa.3");
    fold_undo(&session, 6, "aaaa.3");
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "two");
    expect(!session_redoable(&session, slice_of("js"), &name, &id));
    fold_undo(&session, 7, "aaaa.2");
    FOLD(&session, 8, "i1-aaaa", "text", "three");
    expect(!session_redoable(&session, slice_of("js"), &name, &id));
    str_release(&name);
    str_release(&id);
    session_release(&session);
}

static void what_made_the_session_is_not_taken_back(void)
{
    struct session session;
    struct str name = {0};
    struct slice author;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "s-title", "text", "Talk", "s-id", "text", "0123");
    expect(!session_undoable(&session, slice_of("js"), &name, NULL));
    expect(!session_last_action(&session, slice_of("s-title"), &name, &author));
    FOLD(&session, 2, "s-title", "text", "Talks");
    expect(session_undoable(&session, slice_of("js"), &name, NULL));
    expect_str(str_text(&name), "aaaa.2");
    str_clear(&name);
    expect(session_last_action(&session, slice_of("s-title"), &name, &author));
    expect_str(str_text(&name), "aaaa.2");
    fold_undo(&session, 3, "aaaa.2");
    expect_str(fold_get(&session, "s-title", FIELD_TEXT), "Talk");
    expect(!session_undoable(&session, slice_of("js"), &name, NULL));
    str_release(&name);
    session_release(&session);
}

static void a_deleted_record_comes_back_with_undo(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "n1-aaaa", "record", "note", "n1-aaaa", "text", "kept");
    FOLD(&session, 2, "n1-aaaa", "deleted", "yes");
    const struct record *record = session_find(&session, slice_of("n1-aaaa"));
    size_t count = 1;
    (void)session_records(&session, &count);
    expect(record->deleted && !record->exists);
    expect_int(count, 0);
    fold_undo(&session, 3, "aaaa.2");
    (void)session_records(&session, &count);
    expect(record->exists);
    expect_int(count, 1);
    session_release(&session);
}

static void records_stand_in_the_order_of_the_file(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "i1-aaaa", "record", "intervention");
    FOLD(&session, 2, "p1-aaaa", "record", "participant");
    FOLD(&session, 3, "s-title", "record", "session");
    FOLD(&session, 4, "s1-aaaa", "record", "session", "s1-aaaa", "kind", "topic");
    FOLD(&session, 5, "i2-aaaa", "record", "intervention");
    struct str order = {0};
    session_order_between(&session, session_find(&session, slice_of("i1-aaaa")),
                          session_find(&session, slice_of("s1-aaaa")), &order);
    FOLD(&session, 6, "i3-aaaa", "record", "intervention", "i3-aaaa", "order", str_text(&order));
    struct str rows = fold_rows(&session);
    expect(strncmp(str_text(&rows), "s-title|session", 15) == 0);
    static const char *const wanted[] = {"s-title", "p1-aaaa", "i1-aaaa",
                                         "i3-aaaa", "s1-aaaa", "i2-aaaa"};
    size_t count = 0;
    const struct record *const *records = session_records(&session, &count);
    expect_int(count, COUNT(wanted));
    for (size_t i = 0; i < count && i < COUNT(wanted); i++) {
        expect(slice_is(records[i]->id, wanted[i]));
    }
    expect_int(session_first(&session, 1), 1);
    expect_int(session_first(&session, 2), 2);
    str_release(&order);
    str_release(&rows);
    session_release(&session);
}

static void there_is_always_a_place_between_two_records(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "n1-aaaa", "record", "note");
    FOLD(&session, 2, "n2-aaaa", "record", "note");
    char before[24] = "n1-aaaa";
    char after[24] = "n2-aaaa";
    for (int i = 3; i < 400; i++) {
        struct str order = {0};
        char id[24];
        (void)snprintf(id, sizeof id, "n%d-aaaa", i);
        const struct record *low = session_find(&session, slice_of(before));
        const struct record *high = session_find(&session, slice_of(after));
        session_order_between(&session, low, high, &order);
        FOLD(&session, (uint64_t)i, id, "record", "note", id, "order", str_text(&order));
        size_t count = 0;
        const struct record *const *records = session_records(&session, &count);
        size_t at = 0;
        while (at < count && !slice_is(records[at]->id, id)) {
            at++;
        }
        if (!expect(at > 0 && at + 1 < count && records[at - 1] == low &&
                    records[at + 1] == high)) {
            printf("order %s\n", str_text(&order));
            str_release(&order);
            break;
        }
        memcpy(i * 7 % 3 == 0 ? before : after, id, sizeof id);
        str_release(&order);
    }
    session_release(&session);
}

static void two_unaware_texts_are_both_kept_and_marked(void)
{
    struct session left;
    struct session right;
    fold_start(&left, 'a', "js");
    fold_start(&right, 'b', "mp");
    static struct operation made[] = {
        {SLICE("i1-cccc"), SLICE("record"), {0}, SLICE("intervention"), 0},
        {SLICE("i1-cccc"), SLICE("text"), {0}, SLICE("as it was"), 0}};
    struct action action = {.seq = 1, .logical = 5, .wall = 5, .operations = made, .count = 2};
    struct run base = fold_run('c', "zz");
    struct action_draft one = {0};
    struct action_draft two = {0};
    (void)session_add(&left, session_run(&left, &base), &action);
    (void)session_add(&right, session_run(&right, &base), &action);
    action_set(&one, slice_of("i1-cccc"), FIELD_TEXT, slice_of("left"));
    action_set(&two, slice_of("i1-cccc"), FIELD_TEXT, slice_of("right"));
    session_commit(&left, &one, 10);
    session_commit(&right, &two, 11);
    struct run run_left = fold_run('a', "js");
    struct run run_right = fold_run('b', "mp");
    (void)session_add(&left, session_run(&left, &run_right), &two.action);
    (void)session_add(&right, session_run(&right, &run_left), &one.action);
    struct str rows_left = fold_rows(&left);
    struct str rows_right = fold_rows(&right);
    expect_str(str_text(&rows_left), str_text(&rows_right));
    expect(strstr(str_text(&rows_left), "|right|query|mp|") != NULL);
    expect(strstr(str_text(&rows_left), "x100-aaaa|comment|conflict|left|i1-cccc|draft|js|") !=
           NULL);
    expect(session_in_conflict(&left, session_find(&left, slice_of("i1-cccc"))));
    FOLD(&left, 20, "i1-cccc", "text", "settled by one who saw both");
    expect(!session_in_conflict(&left, session_find(&left, slice_of("i1-cccc"))));
    str_release(&rows_left);
    str_release(&rows_right);
    action_release(&one);
    action_release(&two);
    session_release(&left);
    session_release(&right);
}

/* Three writers who see each other's actions now and then, with undoes, deletions and moves. */
enum { WRITERS = 3, STEPS = 120 };
struct log {
    uint32_t writer;
    struct action_draft draft;
};

static unsigned random_below(unsigned *seed, unsigned limit)
{
    *seed = *seed * 1103515245U + 12345U;
    return (*seed >> 16) % limit;
}

static void random_action(struct session *session, struct action_draft *draft, unsigned *seed)
{
    static const int fields[] = {FIELD_TEXT, FIELD_COUNTRY, FIELD_DELETED, FIELD_ORDER,
                                 FIELD_RECORD};
    static const char *const values[] = {"MEX", "yes", "7.k", "note", "intervention", "text", ""};
    char id[24];
    struct str name = {0};
    if (random_below(seed, 4) == 0 && session_undoable(session, slice_of("js"), &name, NULL)) {
        draft->action.undoes = arena_copy(&draft->arena, str_slice(&name));
    } else if (random_below(seed, 4) == 0 &&
               session_redoable(session, slice_of("js"), &name, NULL)) {
        draft->action.undoes = arena_copy(&draft->arena, str_slice(&name));
    } else {
        (void)snprintf(id, sizeof id, "i%u-aaaa", 1 + random_below(seed, 5));
        if (random_below(seed, 2) == 0) {
            action_set(draft, slice_of(id), FIELD_RECORD, slice_of("intervention"));
        }
        action_set(draft, slice_of(id), fields[random_below(seed, COUNT(fields))],
                   slice_of(values[random_below(seed, COUNT(values))]));
    }
    str_release(&name);
}

static struct str fold_shuffled(const struct log *logs, size_t count, unsigned *seed)
{
    struct session session;
    session_init(&session);
    size_t order[3 * STEPS];
    for (size_t i = 0; i < 3 * count; i++) {
        order[i] = i % count; /* each three times */
    }
    for (size_t i = 3 * count; i > 1; i--) {
        size_t other = random_below(seed, (unsigned)i);
        size_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
    for (size_t i = 0; i < 3 * count; i++) {
        struct run run = fold_run((char)('a' + logs[order[i]].writer), "js");
        (void)session_add(&session, session_run(&session, &run), &logs[order[i]].draft.action);
    }
    struct str rows = fold_rows(&session);
    session_format_holds(&session, &rows);
    session_release(&session);
    return rows;
}

static void any_order_and_repetition_gives_the_same_rows(void)
{
    unsigned seed = 7;
    for (int round = 0; round < 30; round++) {
        struct session writers[WRITERS];
        struct log logs[STEPS];
        memset(logs, 0, sizeof logs);
        for (size_t i = 0; i < WRITERS; i++) {
            fold_start(&writers[i], (char)('a' + i), "js");
        }
        for (size_t i = 0; i < STEPS; i++) {
            uint32_t writer = random_below(&seed, WRITERS);
            logs[i].writer = writer;
            random_action(&writers[writer], &logs[i].draft, &seed);
            session_commit(&writers[writer], &logs[i].draft, 1 + random_below(&seed, 50));
            size_t known = random_below(&seed, (unsigned)i + 1);
            uint32_t reader = random_below(&seed, WRITERS);
            struct run run = fold_run((char)('a' + logs[known].writer), "js");
            (void)session_add(&writers[reader], session_run(&writers[reader], &run),
                              &logs[known].draft.action);
        }
        struct str first = fold_shuffled(logs, STEPS, &seed);
        for (int again = 0; again < 4; again++) {
            struct str other = fold_shuffled(logs, STEPS, &seed);
            expect_str(str_text(&other), str_text(&first));
            str_release(&other);
        }
        str_release(&first);
        for (size_t i = 0; i < STEPS; i++) {
            action_release(&logs[i].draft);
        }
        for (size_t i = 0; i < WRITERS; i++) {
            session_release(&writers[i]);
        }
    }
}

static void one_seq_with_two_texts_is_a_fork_and_the_redacted_line_wins(void)
{
    struct session session;
    session_init(&session);
    struct run run = fold_run('a', "js");
    uint32_t index = session_run(&session, &run);
    struct operation made[] = {{SLICE("i1-aaaa"), SLICE("record"), {0}, SLICE("intervention"), 0},
                               {SLICE("i1-aaaa"), SLICE("text"), {0}, SLICE("secret"), 0}};
    struct action action = {.seq = 1, .logical = 5, .wall = 5, .operations = made, .count = 2};
    expect_int(session_add(&session, index, &action), SESSION_ADDED);
    expect_int(session_add(&session, index, &action), SESSION_KNOWN);
    made[1].value = slice_of("other");
    expect_int(session_add(&session, index, &action), SESSION_FORKED);
    expect(session_in_conflict(&session, session_find(&session, slice_of("i1-aaaa"))));
    session_release(&session);
    session_init(&session);
    index = session_run(&session, &run);
    expect_int(session_add(&session, index, &action), SESSION_ADDED);
    made[1].value = slice_of("");
    action.redacted = true;
    expect_int(session_add(&session, index, &action), SESSION_REDACTED);
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "");
    made[1].value = slice_of("secret");
    action.redacted = false;
    expect_int(session_add(&session, index, &action), SESSION_KNOWN);
    expect_str(fold_get(&session, "i1-aaaa", FIELD_TEXT), "");
    session_release(&session);
}

static void holds_say_what_a_session_knows(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "n1-aaaa", "record", "note");
    FOLD(&session, 2, "n1-aaaa", "text", "x");
    struct operation made[] = {{SLICE("n1-aaaa"), SLICE("topic"), {0}, SLICE("y"), 0}};
    struct run other = fold_run('b', "mp");
    uint32_t index = session_run(&session, &other);
    for (uint64_t seq = 4; seq < 9; seq += seq == 4 ? 3 : 1) {
        struct action action = {.seq = seq, .logical = seq, .operations = made, .count = 1};
        (void)session_add(&session, index, &action);
    }
    struct str text = {0};
    session_format_holds(&session, &text);
    expect_str(str_text(&text), "aaaa:2 bbbb:4-4,7-8");
    str_add_text(&text, " #0a1b2c3d");
    struct holds holds;
    expect(holds_parse(str_slice(&text), &holds));
    expect(holds.has_checksum);
    expect_int(holds.checksum, 0x0a1b2c3d);
    expect_int(holds.checksum_at, text.size - 8);
    expect(holds_has(&holds, slice_of("aaaa"), 1) && holds_has(&holds, slice_of("bbbb"), 7));
    expect(!holds_has(&holds, slice_of("aaaa"), 3) && !holds_has(&holds, slice_of("bbbb"), 5));
    expect(session_holds_action(&session, slice_of("bbbb"), 8));
    expect(!session_holds_action(&session, slice_of("bbbb"), 5));
    holds_release(&holds);
    expect(!holds_parse(slice_of("aaaa:x nonsense"), &holds));
    holds_release(&holds);
    str_release(&text);
    session_release(&session);
}

static void the_current_turn_is_the_authors_own(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "i1-aaaa", "record", "intervention", "i1-aaaa", "current", "js");
    FOLD(&session, 2, "i2-aaaa", "record", "intervention", "i2-aaaa", "current", "mp");
    FOLD(&session, 3, "i3-aaaa", "record", "intervention", "i3-aaaa", "current", "js");
    expect(slice_is(session_current(&session, slice_of("js"))->id, "i3-aaaa"));
    expect(slice_is(session_current(&session, slice_of("mp"))->id, "i2-aaaa"));
    fold_undo(&session, 4, "aaaa.3");
    expect(slice_is(session_current(&session, slice_of("js"))->id, "i1-aaaa"));
    expect(session_current(&session, slice_of("nobody")) == NULL);
    struct str id = {0};
    session_new_id(&session, NULL, 'i', &id);
    expect_str(str_text(&id), "i4-aaaa");
    str_release(&id);
    session_release(&session);
}

static void long_texts_and_many_records_keep_their_places(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    size_t size = 3 * 1024 * 1024 + 17;
    char *text = malloc(size + 1);
    memset(text, 'w', size);
    text[size] = '\0';
    FOLD(&session, 1, "n1-aaaa", "record", "note", "n1-aaaa", "text", text);
    for (int i = 2; i < 3000; i++) {
        char id[24];
        (void)snprintf(id, sizeof id, "n%d-aaaa", i);
        FOLD(&session, (uint64_t)i, id, "record", "note", id, "text", id);
    }
    expect_bytes(fold_get(&session, "n1-aaaa", FIELD_TEXT), size, text, size);
    expect_str(fold_get(&session, "n2999-aaaa", FIELD_TEXT), "n2999-aaaa");
    free(text);
    session_release(&session);
}

static void a_record_is_found_by_its_id_in_whatever_order_they_came(void)
{
    static const char *const ids[] = {"i7-aaaa",  "i3-aaaa", "i3-bbbb", "n3-aaaa",
                                      "i03-aaaa", "s-title", "i9-aaaa"};
    struct session session;
    fold_start(&session, 'a', "js");
    for (size_t i = 0; i < COUNT(ids); i++) {
        test_row("%s", ids[i]);
        expect(session_find(&session, slice_of(ids[i])) == NULL);
        FOLD(&session, (uint64_t)i + 1, ids[i], "record", "note", ids[i], "text", ids[i]);
        FOLD(&session, (uint64_t)i + 2, ids[i], "topic", "funding");
        expect_int((long long)session_record_count(&session), (long long)i + 1);
    }
    for (size_t i = 0; i < COUNT(ids); i++) {
        test_row("%s", ids[i]);
        expect_str(fold_get(&session, ids[i], FIELD_TEXT), ids[i]);
    }
    session_release(&session);
}

static void a_tag_that_is_drawn_is_one(void)
{
    for (unsigned byte = 0; byte < 256; byte++) {
        const unsigned char random[TAG_SIZE] = {(unsigned char)byte, 0, 1, 2};
        char tag[TAG_SIZE + 1];
        tag_draw(random, tag);
        test_row("%u: %s", byte, tag);
        expect(tag_is(slice_of(tag)));
        tag[0] = (char)byte;
        bool is_letter = byte != 0 && strchr("abcdefghjkmnpqrstuvwxyz23456789", (int)byte) != NULL;
        expect_int(tag_is(slice_make(tag, TAG_SIZE)), is_letter);
    }
}

static const struct test tests[] = {
    {"the newest value of a field wins", the_newest_value_of_a_field_wins},
    {"undo and redo leave the field as it was", undo_and_redo_leave_the_field_as_it_was},
    {"what made the session is not taken back", what_made_the_session_is_not_taken_back},
    {"a deleted record comes back with undo", a_deleted_record_comes_back_with_undo},
    {"records stand in the order of the file", records_stand_in_the_order_of_the_file},
    {"there is always a place between two records", there_is_always_a_place_between_two_records},
    {"two unaware texts are both kept and marked", two_unaware_texts_are_both_kept_and_marked},
    {"any order and repetition gives the same rows", any_order_and_repetition_gives_the_same_rows},
    {"one seq with two texts is a fork and the redacted line wins",
     one_seq_with_two_texts_is_a_fork_and_the_redacted_line_wins},
    {"holds say what a session knows", holds_say_what_a_session_knows},
    {"the current turn is the author's own", the_current_turn_is_the_authors_own},
    {"long texts and many records keep their places",
     long_texts_and_many_records_keep_their_places},
    {"a record is found by its id in whatever order they came",
     a_record_is_found_by_its_id_in_whatever_order_they_came},
    {"a tag that is drawn is one", a_tag_that_is_drawn_is_one},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
