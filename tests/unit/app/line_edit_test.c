#include "app/line_edit.h"

#include <locale.h>

#include "app/command.h"
#include "app/key.h"
#include "base/mem.h"
#include "expect.h"
#include "text/grapheme.h"
#include "text/utf8.h"

enum { COLUMNS = 20 };

/* The key, as the table of commands has it. */
static bool act(struct line_edit *edit, const struct key *key, int columns, int first)
{
    struct settings standard;
    bool marks = false;
    if (key_is_text(key)) {
        line_edit_letter(edit, key->code);
        return true;
    }
    settings_init(&standard);
    const struct command *command = command_of_line(&standard, key, &marks);
    settings_release(&standard);
    return command != NULL && line_edit_act(edit, command->name, marks, columns, first);
}

static void press(struct line_edit *edit, const char *name)
{
    struct key key;
    if (expect(key_parse(slice_of(name), &key))) {
        (void)act(edit, &key, COLUMNS, 0);
    }
}

/* Presses the keys of `keys`, a blank between: names, or letters that are typed. */
static void press_all(struct line_edit *edit, const char *keys)
{
    struct slice rest = slice_of(keys), item;
    while (slice_next(&rest, ' ', &item)) {
        struct str name = {0};
        str_add(&name, item);
        press(edit, str_text(&name));
        str_release(&name);
    }
}

static const struct {
    const char *before, *keys, *after; /* `|` is the cursor */
} key_rows[] = {
    {"|", "a b Space c", "ab c|"},
    {"ab|", "Left x", "ax|b"},
    {"ab|", "Ctrl-B Ctrl-B x", "x|ab"},
    {"|ab", "Right Ctrl-F x", "abx|"},
    {"|ab", "Left Backspace x", "x|ab"},
    {"ab|", "Right Delete x", "abx|"},
    {"one two, three|", "Ctrl-Left x", "one two, x|three"},
    {"one two, three|", "Alt-B Alt-B x", "one x|two, three"},
    {"|one two", "Alt-F x", "onex| two"},
    {"|one two", "Ctrl-Right Ctrl-Right x", "one twox|"},
    {"one\ntwo|", "Home x", "one\nx|two"},
    {"one\ntwo|", "Home Home x", "x|one\ntwo"},
    {"one\ntwo|", "Ctrl-A x", "one\nx|two"},
    {"|one\ntwo", "Ctrl-E x", "onex|\ntwo"},
    {"|one\ntwo", "End End x", "one\ntwox|"},
    {"one\ntwo|", "Ctrl-Home x", "x|one\ntwo"},
    {"|one\ntwo", "Ctrl-End x", "one\ntwox|"},
    {"one\ntw|o", "Up x", "onx|e\ntwo"},
    {"one\ntwo\nthree|", "Up Up x", "onex|\ntwo\nthree"},
    {"o|ne\ntwo", "Down x", "one\ntx|wo"},
    {"one|\n\ntwo", "Down Down x", "one\n\ntwox|"},
    {"ab|c", "Backspace", "a|c"},
    {"ab|c", "Delete", "ab|"},
    {"ab|c", "Ctrl-D", "ab|"},
    {"ab|cd\nef", "Ctrl-K", "ab|\nef"},
    {"ab|\nef", "Ctrl-K", "ab|ef"},
    {"ab\ncd|ef", "Ctrl-U", "ab\n|ef"},
    {"ab\n|ef", "Ctrl-U", "ab|ef"},
    {"one two.x  |", "Ctrl-W", "one |"},
    {"one two.x|", "Alt-Backspace", "one two.|"},
    {"one two.x|", "Ctrl-Backspace", "one two.|"},
    {"one |two three", "Alt-D", "one | three"},
    {"ab|c", "Ctrl-T", "acb|"},
    {"abc|", "Ctrl-T", "acb|"},
    {"|abc", "Ctrl-T", "|abc"},
    {"a|", "Ctrl-T", "a|"},
    {"one two|", "Ctrl-T", "one tow|"},
    {"ab\n|cd", "Ctrl-T", "ab\n|cd"},
    {"ab|\ncd", "Ctrl-T", "ba|\ncd"},
    {"one t|wo three", "Alt-T", "two one| three"},
    {"one |two three", "Alt-T", "two one| three"},
    {"one two, three.|", "Alt-T", "one three, two|."},
    {"on|e", "Alt-T", "on|e"},
    {"|", "Alt-T", "|"},
    {"one |peru said", "Alt-U", "one PERU| said"},
    {"one| peru said", "Alt-C", "one Peru| said"},
    {"PE|RU SAID", "Alt-L", "PEru| SAID"},
    {"|\xc3\xa1rbol", "Alt-C", "\xc3\x81rbol|"},
    {"|stra\xc3\x9f"
     "e",
     "Alt-U",
     "STRA\xc3\x9f"
     "E|"},
    {"end.|", "Alt-U", "end.|"},
    {"one  |  two", "Alt-\\", "one|two"},
    {"one t|wo\nthree", "Alt-<", "|one two\nthree"},
    {"one t|wo\nthree", "Alt->", "one two\nthree|"},
    {"one two|", "Shift-Left Shift-Left Backspace", "one t|"},
    {"one two|", "Ctrl-Shift-Left Delete", "one |"},
    {"|one two", "Shift-End Backspace", "|"},
    {"one two|", "Shift-Left Left Backspace", "one |wo"},
    {"|one two", "Shift-Right x Backspace", "o|ne two"},
    {"ab|c", "Ctrl-J", "ab\n|c"},
    {"ab|c", "Alt-Enter", "ab\n|c"},
    {"e|", "Left Right Backspace", "|"},
    {"\xc3\xa9\xf0\x9f\x87\xb2\xf0\x9f\x87\xbd|", "Backspace", "\xc3\xa9|"}, /* a flag at once */
    {"\xc3\xa9|a", "Left Delete", "|a"},
};

static void keys_do_what_their_names_say(void)
{
    for (size_t i = 0; i < COUNT(key_rows); i++) {
        test_row("%s, %s", key_rows[i].before, key_rows[i].keys);
        struct line_edit edit = {0};
        struct slice before = slice_of(key_rows[i].before);
        size_t cursor = slice_find(before, '|');
        line_edit_insert(&edit, slice_from(before, cursor + 1));
        edit.cursor = 0;
        line_edit_insert(&edit, slice_head(before, cursor));
        press_all(&edit, key_rows[i].keys);
        str_splice(&edit.text, edit.cursor, 0, slice_of("|"));
        expect_str(str_text(&edit.text), key_rows[i].after);
        line_edit_release(&edit);
    }
}

static void what_is_no_key_of_the_line_leaves_it(void)
{
    static const char *const names[] = {"Enter", "Tab",    "Esc",    "Up",     "Down",
                                        "F1",    "Ctrl-Z", "Ctrl-P", "PageUp", "Alt-1"};
    struct line_edit edit = {0};
    line_edit_insert(&edit, slice_of("one row"));
    for (size_t i = 0; i < COUNT(names); i++) {
        struct key key;
        test_row("%s", names[i]);
        expect(key_parse(slice_of(names[i]), &key));
        expect(!act(&edit, &key, COLUMNS, 0));
        expect_str(str_text(&edit.text), "one row");
    }
    line_edit_release(&edit);
}

static void a_mark_composes_with_the_letter_before_it(void)
{
    struct line_edit edit = {0};
    line_edit_insert(&edit, slice_of("caf"));
    press(&edit, "e");
    struct key mark = key_text(0x301);
    expect(act(&edit, &mark, COLUMNS, 0));
    expect_str(str_text(&edit.text), "caf\xc3\xa9");
    expect_int(edit.cursor, 5);
    expect(line_edit_undo(&edit));
    expect_str(str_text(&edit.text), "cafe");
    /* Two marks come into their canonical order: the cursor is behind both. */
    line_edit_set(&edit, slice_of("\xe0\xa5\x8d"));
    edit.cursor = 0;
    expect(act(&edit, &mark, COLUMNS, 0));
    expect_str(str_text(&edit.text), "\xe0\xa5\x8d\xcc\x81");
    expect_int(edit.cursor, 5);
    /* A mark that is left at the front of a line composes with what comes before it. */
    line_edit_set(&edit, slice_of("e\n\xcc\x81x"));
    edit.cursor = 1;
    press(&edit, "Delete");
    expect_str(str_text(&edit.text), "\xc3\xa9x");
    line_edit_release(&edit);
}

static void kills_in_a_row_are_one_and_come_back(void)
{
    struct line_edit edit = {0};
    line_edit_insert(&edit, slice_of("one two three"));
    press_all(&edit, "Alt-Backspace Alt-Backspace");
    expect_str(str_text(&edit.text), "one ");
    expect_int(edit.kill_count, 1);
    press_all(&edit, "x Ctrl-U");
    expect_int(edit.kill_count, 2);
    expect(line_edit_yank(&edit));
    expect_str(str_text(&edit.text), "one x");
    press(&edit, "Alt-Y");
    expect_str(str_text(&edit.text), "two three");
    press(&edit, "Alt-Y");
    expect_str(str_text(&edit.text), "one x");
    press_all(&edit, "Left Alt-Y");
    expect_str(str_text(&edit.text), "one x");
    line_edit_release(&edit);
}

static void what_is_marked_goes_to_the_ring_and_ends_with_a_change(void)
{
    struct line_edit edit = {0};
    size_t from = 0, to = 0;
    line_edit_insert(&edit, slice_of("one two"));
    line_edit_mark(&edit);
    press_all(&edit, "Left Left");
    expect(line_edit_marked(&edit, &from, &to));
    expect_int(from, 5);
    expect_int(to, 7);
    line_edit_mark(&edit);
    expect(!line_edit_marked(&edit, &from, &to));
    line_edit_mark(&edit);
    press_all(&edit, "Ctrl-A Ctrl-D");
    expect_str(str_text(&edit.text), "wo");
    expect_str(str_text(&edit.kills[0]), "one t");
    expect(!line_edit_marked(&edit, &from, &to));
    expect(line_edit_undo(&edit));
    expect_str(str_text(&edit.text), "one two");
    line_edit_release(&edit);
}

static void what_gives_way_to_its_like_is_no_step(void)
{
    struct line_edit edit = {0};
    line_edit_insert(&edit, slice_of("one"));
    line_edit_set(&edit, slice_of("one"));
    expect(line_edit_undo(&edit));
    expect_str(str_text(&edit.text), "");
    expect(!line_edit_undo(&edit));
    line_edit_release(&edit);
}

static void undo_goes_by_words_and_redo_brings_them_back(void)
{
    struct line_edit edit = {0};
    press_all(&edit, "o n e Space t w o Space");
    expect(line_edit_undo(&edit));
    expect_str(str_text(&edit.text), "one ");
    expect(line_edit_undo(&edit));
    expect_str(str_text(&edit.text), "");
    expect(!line_edit_undo(&edit));
    expect(line_edit_redo(&edit));
    expect(line_edit_redo(&edit));
    expect(!line_edit_redo(&edit));
    expect_str(str_text(&edit.text), "one two ");
    expect_int(edit.cursor, 8);
    line_edit_release(&edit);
}

static void letters_that_can_not_be_redone_any_more_are_kept(void)
{
    struct line_edit edit = {0};
    press_all(&edit, "o n e Space t w o");
    expect(line_edit_undo(&edit));
    press(&edit, "x");
    expect_str(str_text(&edit.text), "one x");
    expect_int(edit.kill_count, 1);
    expect_str(str_text(&edit.kills[0]), "two");
    line_edit_release(&edit);
}

static void rows_break_where_they_are_full_and_the_cursor_has_a_place(void)
{
    static const struct {
        const char *text;
        int columns, first, rows, row, column; /* of the cursor at the end */
    } rows[] = {
        {"", 10, 3, 1, 0, 3},
        {"abc", 10, 3, 1, 0, 6},
        {"abcdef", 10, 3, 1, 0, 9},
        {"abcdefg", 10, 3, 2, 1, 1},
        {"ab\n", 10, 3, 2, 1, 0},
        {"abcdef\n", 10, 3, 2, 1, 0},
        {"\n\n", 10, 3, 3, 2, 0},
        {"\xe6\x97\xa5\xe6\x9c\xac", 5, 1, 2, 1, 2},
        {"abc", 4, 9, 2, 1, 3},
        {"abcd", 2, 0, 4, 3, 1},
        {"abcd", 0, 0, 4, 3, 1},
        {"ab cdef", 6, 0, 2, 1, 4},
        {"abcde f", 6, 0, 2, 1, 1},
        {"abcde ", 6, 0, 2, 1, 0},
        {"abcde \n", 6, 0, 2, 1, 0},
        {"abcde\n", 6, 0, 2, 1, 0},
        {"ab cdefgh", 6, 0, 2, 1, 4},
        {"ab cdefg", 6, 0, 2, 1, 5},
        {"a bc", 4, 2, 2, 1, 2},
        {"abc de", 6, 3, 2, 1, 4},
        {"ab \xe6\x97\xa5\xe6\x9c\xac", 6, 0, 2, 1, 4},
        {"ab  cd", 4, 0, 2, 1, 2},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct line_edit edit = {0};
        int row, column;
        test_row("%s", rows[i].text);
        line_edit_insert(&edit, slice_of(rows[i].text));
        line_edit_place(&edit, rows[i].columns, rows[i].first, &row, &column);
        expect_int(line_edit_rows(&edit, rows[i].columns, rows[i].first), rows[i].rows);
        expect_int(row, rows[i].row);
        expect_int(column, rows[i].column);
        line_edit_release(&edit);
    }
}

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static struct key random_key(uint64_t *seed)
{
    static const char *const names[] = {
        "Left",   "Right",  "Up",        "Down",          "Home",   "End",    "Backspace",
        "Delete", "Ctrl-W", "Ctrl-K",    "Ctrl-U",        "Alt-D",  "Alt-Y",  "Ctrl-T",
        "Ctrl-J", "Alt-B",  "Ctrl-Left", "Alt-Backspace", "Ctrl-D", "Ctrl-E", "Ctrl-Right",
        "Alt-T",  "Alt-U",  "Alt-C",     "Shift-Left",    "Alt-\\", "Alt-L",  "Shift-End"};
    static const uint32_t letters[] = {'a',    'b',    ' ',     ' ',     '\'',   0xe9,    0x301,
                                       0x308,  0x65e5, 0x1f1f2, 0x1f1fd, 0x200d, 0x1f469, 0x1f33e,
                                       0x1100, 0x1161, 0x11a8,  0xfffd,  0x200b, 0x0e33,  0x94d};
    struct key key = key_text(letters[next_random(seed) % COUNT(letters)]);
    if (next_random(seed) % 3 == 0) {
        expect(key_parse(slice_of(names[next_random(seed) % COUNT(names)]), &key));
    }
    return key;
}

static void do_something(struct line_edit *edit, uint64_t *seed)
{
    switch (next_random(seed) % 40) {
    case 0:
        (void)line_edit_undo(edit);
        return;
    case 1:
        (void)line_edit_redo(edit);
        return;
    case 2:
        (void)line_edit_yank(edit);
        return;
    case 3:
        line_edit_insert(edit, slice_of("p\xc3\xa1ste\r\nrow \xff\x1b[2J"));
        return;
    case 4:
        if (edit->text.size > 400) {
            (void)line_edit_kill_all(edit);
        }
        return;
    default: {
        struct key key = random_key(seed);
        (void)act(edit, &key, 12, 4);
    }
    }
}

/* After any keys: the text is clean, the cursor stands on a grapheme, and the changes make the same
 * text of what was before. */
static void changes_replayed_give_the_text_after_any_keys(void)
{
    uint64_t seed = 7;
    struct line_edit edit = {0};
    struct str twin = {0}, clean = {0};
    for (int i = 0; i < 30000; i++) {
        do_something(&edit, &seed);
        for (size_t c = 0; c < edit.change_count; c++) {
            const struct line_change *change = &edit.changes[c];
            str_splice(&twin, change->at, change->removed, str_slice(&change->inserted));
        }
        line_edit_forget_changes(&edit);
        struct slice text = str_slice(&edit.text);
        size_t start = grapheme_previous(text, edit.cursor);
        str_clear(&clean);
        utf8_clean(text, &clean);
        test_row("step %d", i);
        if (!expect(slice_equal(str_slice(&twin), text)) ||
            !expect(slice_equal(str_slice(&clean), text)) ||
            !expect(edit.cursor == 0 || grapheme_next(text, start) == edit.cursor)) {
            break;
        }
    }
    str_release(&twin);
    str_release(&clean);
    line_edit_release(&edit);
}

/* All steps undone give the text at the start of them, all redone the text at the end. */
static void undo_to_the_start_and_redo_to_the_end_give_both_texts(void)
{
    for (uint64_t round = 1; round <= 60; round++) {
        uint64_t seed = round * 977;
        struct line_edit edit = {0};
        line_edit_load(&edit, slice_of("the start"));
        for (int i = 0; i < 200; i++) {
            struct key key = random_key(&seed);
            (void)act(&edit, &key, 12, 4);
        }
        struct str end = {0};
        str_add(&end, str_slice(&edit.text));
        test_row("seed %d", (int)seed);
        while (line_edit_undo(&edit)) {
        }
        expect_str(str_text(&edit.text), "the start");
        while (line_edit_redo(&edit)) {
        }
        expect(slice_equal(str_slice(&edit.text), str_slice(&end)));
        str_release(&end);
        line_edit_release(&edit);
    }
}

static const struct test tests[] = {
    {"keys do what their names say", keys_do_what_their_names_say},
    {"what is no key of the line leaves it", what_is_no_key_of_the_line_leaves_it},
    {"a mark composes with the letter before it", a_mark_composes_with_the_letter_before_it},
    {"kills in a row are one, and come back", kills_in_a_row_are_one_and_come_back},
    {"what is marked goes to the ring, and ends with a change",
     what_is_marked_goes_to_the_ring_and_ends_with_a_change},
    {"what gives way to its like is no step", what_gives_way_to_its_like_is_no_step},
    {"undo goes by words, and redo brings them back", undo_goes_by_words_and_redo_brings_them_back},
    {"letters that can't be redone any more are kept",
     letters_that_can_not_be_redone_any_more_are_kept},
    {"rows break where they are full, and the cursor has a place",
     rows_break_where_they_are_full_and_the_cursor_has_a_place},
    {"the changes replayed give the text, after any keys",
     changes_replayed_give_the_text_after_any_keys},
    {"undo to the start and redo to the end give both texts",
     undo_to_the_start_and_redo_to_the_end_give_both_texts},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
