#include "run/keys.h"

#include "expect.h"

/* The items as text: keys by their names, pastes as {text}, a space between them. */
static const char *shown(const struct keys *keys)
{
    static struct str out;
    str_clear(&out);
    for (size_t i = 0; i < keys->count; i++) {
        str_add_text(&out, i > 0 ? " " : "");
        if (keys->items[i].kind == KEYS_PASTE) {
            str_add_char(&out, '{');
            str_add(&out, keys->items[i].paste);
            str_add_char(&out, '}');
        } else {
            key_format(&keys->items[i].key, &out);
        }
    }
    return str_text(&out);
}

static void define(struct keys *keys, const char *capability, const char *bytes)
{
    for (size_t i = 0; keys_capability(i) != NULL; i++) {
        if (strcmp(keys_capability(i), capability) == 0) {
            keys_define(keys, i, slice_of(bytes));
            return;
        }
    }
    expect(false);
}

struct row {
    const char *bytes;
    const char *keys;
};

static const struct row whole[] = {
    {"", ""},
    {"aB é", "a B Space é"},
    {"\x01\x1a\x1c\x1d\x1e\x1f", "Ctrl-A Ctrl-Z Ctrl-\\ Ctrl-] Ctrl-^ Ctrl-_"},
    {"\r\n\t\b\x7f", "Enter Ctrl-J Tab Backspace Backspace"},
    {"\x11\x13\x03", "Ctrl-Q Ctrl-S Ctrl-C"},
    {"中👍", "中 👍"},
    {"\xff"
     "a\xc3(\xed\xa0\x80",
     "\ufffd a \ufffd ( \ufffd \ufffd \ufffd"},
    {"\xc2\x9b", "\ufffd"},
    {"\033[A\033[B\033[C\033[D", "Up Down Right Left"},
    {"\033OA\033OB\033OC\033OD\033OH\033OF", "Up Down Right Left Home End"},
    {"\033[H\033[F\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End"},
    {"\033[2~\033[3~\033[5~\033[6~", "Insert Delete PageUp PageDown"},
    {"\033OP\033OQ\033OR\033OS\033[15~\033[24~", "F1 F2 F3 F4 F5 F12"},
    {"\033[11~\033[14~\033[[A\033[[E", "F1 F4 F1 F5"},
    {"\033[1;5A\033[1;3B\033[1;2C\033[1;8D", "Ctrl-Up Alt-Down Shift-Right Ctrl-Alt-Shift-Left"},
    {"\033[3;5~\033[5;3~\033[1;2P\033O5A", "Ctrl-Delete Alt-PageUp Shift-F1 Ctrl-Up"},
    {"\033[a\033Oc\033[3^", "Shift-Up Ctrl-Right Ctrl-Delete"},
    {"\033[Z\033OM\033Ok\033Op\033Oy", "Shift-Tab Enter + 0 9"},
    {"\033a\033A\0331\033é", "Alt-A Alt-Shift-A Alt-1 Alt-é"},
    {"\033\r\033\n\033\x7f\033\x01\033 ",
     "Alt-Enter Ctrl-Alt-J Alt-Backspace Ctrl-Alt-A Alt-Space"},
    {"\033\033[A\033\033OB\033\033a", "Alt-Up Alt-Down Esc Alt-A"},
    {"\033[13;2u\033[13;5u\033[27;2;13~\033[27;5;13~",
     "Shift-Enter Ctrl-Enter Shift-Enter Ctrl-Enter"},
    {"\033[97;5u\033[97;6u\033[27;5;47~x", "Ctrl-A Ctrl-A x"},
    {"\033[97;2u\033[97;3u\033[65;4u\033[233;1u\033[122u", "A Alt-A Alt-Shift-A é z"},
    {"\033[109;5u\033[9;5u\033[27u\033[127;5u", "Enter Ctrl-Tab Esc Ctrl-Backspace"},
    {"\033[97;1:1u\033[97;1:2u\033[97;1:3u\033[97:65;2u", "a a A"},
    {"\033[I\033[O\033[?62;22c\033[<0;3;4Mx", "x"},
    {"\033]11;rgb:0000/0000/0000\033\\x\033]11;?\ay", "x y"},
    {"\033P>|XTerm(379)\033\\x\033P1$r0m\033\\y", "x y"},
    {"\033]a\033Pa", "Alt-] a Alt-Shift-P a"},
    {"\033[200~one\rtwo\r\nthree\nfour\033[201~x", "{one\ntwo\nthree\nfour} x"},
    {"a\033[200~\033[201~b\033[200~1\033[201~\033[200~2\033[201~", "a {} b {1} {2}"},
    {"\033[200~\033[A \033[200~ \033[201 \033\033[201~\033[A",
     "{\033[A \033[200~ \033[201 \033} Up"},
    {"\033[200~\xff\x01\033[201~", "{\xff\x01}"},
    {"\033[201~x", "x"},
    {"\033[1\xc3\xa9", "Alt-[ 1 é"},
    {"\033[99999999999999999999~x", "x"},
};

static void bytes_become_keys_and_pastes(void)
{
    for (size_t i = 0; i < COUNT(whole); i++) {
        struct keys keys = {0};
        test_row("row %zu", i);
        keys_feed(&keys, slice_of(whole[i].bytes));
        expect_int(keys_waiting(&keys), KEYS_WAIT_NONE);
        expect_str(shown(&keys), whole[i].keys);
        keys_release(&keys);
    }
}

static void it_does_not_matter_where_the_bytes_are_cut(void)
{
    for (size_t i = 0; i < COUNT(whole); i++) {
        struct keys single = {0};
        struct slice bytes = slice_of(whole[i].bytes);
        if (strstr(whole[i].bytes, "\033]") != NULL || strstr(whole[i].bytes, "\033P") != NULL) {
            continue; /* answers are told from Alt-] by being there at once */
        }
        test_row("row %zu, byte by byte", i);
        for (size_t at = 0; at < bytes.size; at++) {
            keys_feed(&single, slice_make(bytes.at + at, 1));
        }
        expect_str(shown(&single), whole[i].keys);
        keys_release(&single);
        for (size_t cut = 0; cut <= bytes.size; cut++) {
            struct keys keys = {0};
            test_row("row %zu, cut at %zu", i, cut);
            keys_feed(&keys, slice_head(bytes, cut));
            keys_feed(&keys, slice_from(bytes, cut));
            expect_str(shown(&keys), whole[i].keys);
            keys_release(&keys);
        }
    }
}

static void what_is_unfinished_waits_and_then_is_what_it_is(void)
{
    static const struct {
        const char *bytes, *before;
        enum keys_wait waits;
        const char *after;
    } cases[] = {
        {"\033", "", KEYS_WAIT_ESC, "Esc"},
        {"a\033", "a", KEYS_WAIT_ESC, "a Esc"},
        {"\033\033", "", KEYS_WAIT_ESC, "Esc Esc"},
        {"\033[", "", KEYS_WAIT_ESC, "Alt-["},
        {"\033O", "", KEYS_WAIT_ESC, "Alt-Shift-O"},
        {"\033[1;", "", KEYS_WAIT_ESC, "Alt-[ 1 ;"},
        {"\033[[", "", KEYS_WAIT_ESC, "Alt-[ ["},
        {"\033\033[", "", KEYS_WAIT_ESC, "Esc Alt-["},
        {"\033\xc3", "", KEYS_WAIT_ESC, "Alt-\ufffd"},
        {"x\xe4\xb8", "x", KEYS_WAIT_ESC, "x \ufffd \ufffd"},
        {"\xf0\x9f\x91", "", KEYS_WAIT_ESC, "\ufffd \ufffd \ufffd"},
        {"\033[200~cut\roff", "", KEYS_WAIT_PASTE, "{cut\noff}"},
        {"\033[200~cut\033[20", "", KEYS_WAIT_PASTE, "{cut\033[20}"},
        {"\033[200~", "", KEYS_WAIT_PASTE, "{}"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct keys keys = {0};
        test_row("row %zu", i);
        keys_feed(&keys, slice_of(cases[i].bytes));
        expect_int(keys_waiting(&keys), cases[i].waits);
        expect_str(shown(&keys), cases[i].before);
        keys_end(&keys);
        expect_int(keys_waiting(&keys), KEYS_WAIT_NONE);
        expect_str(shown(&keys), cases[i].after);
        keys_clear(&keys);
        keys_feed(&keys, slice_of("z"));
        expect_str(shown(&keys), "z");
        keys_release(&keys);
    }
}

static void the_terminals_own_description_comes_first(void)
{
    struct keys keys = {0};
    define(&keys, "kcuu1", "\033[9z");
    define(&keys, "kf1", "\033[9zz");
    define(&keys, "kcud1", "\013");   /* Ctrl-K stays Ctrl-K */
    define(&keys, "khome", "\033[A"); /* a strange terminal */
    keys_feed(&keys, slice_of("\033[9z\033[9zz\013\033[A\033[B"));
    expect_str(shown(&keys), "Up F1 Ctrl-K Home Down");
    keys_clear(&keys);
    keys_feed(&keys, slice_of("\033[9"));
    expect_int(keys_waiting(&keys), KEYS_WAIT_ESC);
    keys_feed(&keys, slice_of("z"));
    expect_str(shown(&keys), "Up");
    keys_release(&keys);
}

static void a_large_paste_in_small_pieces_is_one(void)
{
    struct keys keys = {0};
    struct str text = {0};
    keys_feed(&keys, slice_of("\033[200~"));
    for (int i = 0; i < 30000; i++) {
        str_add_format(&text, "%d ñ中\033[201 ", i);
        keys_clear(&keys);
        keys_feed(&keys, slice_make(text.at + text.size - 12, 0));
    }
    for (size_t at = 0; at < text.size; at += 1000) {
        keys_feed(&keys, slice_head(slice_from(str_slice(&text), at), 1000));
        expect_int(keys.count, 0);
    }
    keys_feed(&keys, slice_of("\033[201~."));
    if (expect_int(keys.count, 2)) {
        expect_bytes(keys.items[0].paste.at, keys.items[0].paste.size, text.at, text.size);
    }
    str_release(&text);
    keys_release(&keys);
}

static void random_bytes_make_only_keys_that_have_names(void)
{
    static const char alphabet[] =
        "\033\033\033[[O;:0123456789~~ABMZuzPQ\\]\a\r\n\x01\x7f\xc3\xa9\xe4\xb8\xad\xff a";
    unsigned state = 99;
    struct keys keys = {0};
    for (int i = 0; i < 200000; i++) {
        state = state * 1103515245u + 12345u;
        char byte = alphabet[(state >> 8) % (sizeof alphabet - 1)];
        keys_feed(&keys, slice_make(&byte, 1));
        if ((state >> 20) % 40 == 0) {
            keys_end(&keys);
            expect_int(keys_waiting(&keys), KEYS_WAIT_NONE);
        }
        for (size_t j = 0; j < keys.count; j++) {
            struct str name = {0};
            struct key again = {0};
            key_format(&keys.items[j].key, &name);
            bool same =
                keys.items[j].kind == KEYS_PASTE || keys.items[j].key.code == 0xfffd ||
                (key_parse(str_slice(&name), &again) && key_equal(&again, &keys.items[j].key));
            if (!same) {
                test_row("%s", str_text(&name));
                expect(same);
            }
            str_release(&name);
        }
        keys_clear(&keys);
    }
    keys_release(&keys);
}

static const struct test tests[] = {
    {"bytes become keys and pastes", bytes_become_keys_and_pastes},
    {"it does not matter where the bytes are cut", it_does_not_matter_where_the_bytes_are_cut},
    {"what is unfinished waits, and then is what it is",
     what_is_unfinished_waits_and_then_is_what_it_is},
    {"the terminal's own description comes first", the_terminals_own_description_comes_first},
    {"a large paste in small pieces is one", a_large_paste_in_small_pieces_is_one},
    {"random bytes make only keys that have names", random_bytes_make_only_keys_that_have_names},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
