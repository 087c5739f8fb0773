/* Random keys into the app with a disk in memory, from seeds: no letter that was typed is ever lost
 * but by a key that says so, a kill leaves all that was painted, and redo after undo gives the same
 * bytes. A short run here; `make fuzz` presses ten million (LETTERS_KEYS), from another seed each
 * time it is told one (LETTERS_SEED). A failure names its seed: LETTERS_SEED=… LETTERS_KEYS=1 runs
 * that round alone. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk_memory.h"
#include "expect.h"
#include "ledger.h"
#include "store/snapshot.h"
#include "text/utf8.h"

#ifdef __SANITIZE_ADDRESS__
enum { SHORT_RUN = 6000 };
#else
enum { SHORT_RUN = 60000 };
#endif
enum { ROUND = 1200 /* keys in one session */, UNDOS_MOST = 6 };

struct round {
    struct desk_memory desk;
    struct ledger ledger;
    uint64_t seed, random;
    long key;
    const char *last; /* what was pressed, for the message */
    bool good;
};

static uint32_t next_random(struct round *round)
{
    round->random = round->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(round->random >> 33);
}

static bool one_in(struct round *round, uint32_t count)
{
    return next_random(round) % count == 0;
}

static const char *text_of(struct str *text)
{
    return str_text(text);
}

/* --- Keys, and what each may do to the letters. */

static const struct {
    const char *name;
    enum ledger_key does;
} named[] = {{"Enter", LEDGER_KEEPS},
             {"Enter", LEDGER_KEEPS},
             {"Enter", LEDGER_KEEPS},
             {"Tab", LEDGER_KEEPS},
             {"Shift-Tab", LEDGER_KEEPS},
             {"Esc", LEDGER_KEEPS},
             {"Esc", LEDGER_KEEPS},
             {"Up", LEDGER_KEEPS},
             {"Down", LEDGER_KEEPS},
             {"Left", LEDGER_KEEPS},
             {"Right", LEDGER_KEEPS},
             {"Home", LEDGER_KEEPS},
             {"End", LEDGER_KEEPS},
             {"PageUp", LEDGER_KEEPS},
             {"PageDown", LEDGER_KEEPS},
             {"F1", LEDGER_KEEPS},
             {"F2", LEDGER_KEEPS},
             {"F3", LEDGER_KEEPS},
             {"F4", LEDGER_KEEPS},
             {"F5", LEDGER_KEEPS},
             {"F6", LEDGER_KEEPS},
             {"Alt-0", LEDGER_KEEPS},
             {"Alt-1", LEDGER_KEEPS},
             {"Alt-2", LEDGER_KEEPS},
             {"Alt-3", LEDGER_KEEPS},
             {"Alt-6", LEDGER_KEEPS},
             {"Ctrl-A", LEDGER_KEEPS},
             {"Ctrl-E", LEDGER_KEEPS},
             {"Ctrl-K", LEDGER_KEEPS},
             {"Ctrl-U", LEDGER_KEEPS},
             {"Ctrl-W", LEDGER_KEEPS},
             {"Ctrl-V", LEDGER_KEEPS},
             {"Alt-Y", LEDGER_KEEPS},
             {"Alt-D", LEDGER_KEEPS},
             {"Alt-Backspace", LEDGER_KEEPS},
             {"Ctrl-T", LEDGER_KEEPS},
             {"Alt-T", LEDGER_KEEPS},
             {"Alt-U", LEDGER_KEEPS},
             {"Alt-L", LEDGER_KEEPS},
             {"Alt-C", LEDGER_KEEPS},
             {"Alt-B", LEDGER_KEEPS},
             {"Alt-F", LEDGER_KEEPS},
             {"Ctrl-J", LEDGER_KEEPS},
             {"Alt-Enter", LEDGER_KEEPS},
             {"Ctrl-P", LEDGER_KEEPS},
             {"Ctrl-C", LEDGER_KEEPS},
             {"Ctrl-S", LEDGER_KEEPS},
             {"Ctrl-Q", LEDGER_KEEPS},
             {"Backspace", LEDGER_CUTS},
             {"Backspace", LEDGER_CUTS},
             {"Delete", LEDGER_CUTS},
             {"Ctrl-D", LEDGER_CUTS},
             {"Ctrl-Z", LEDGER_TAKES},
             {"Ctrl-Z", LEDGER_TAKES},
             {"Ctrl-Y", LEDGER_TAKES},
             {"Ctrl-_", LEDGER_TAKES}};

/* What is typed as a whole; `#` stands for a letter never typed, `@` for one that was. */
static const struct {
    const char *keys;
    enum ledger_key enter;
} phrases[] = {{"mx: ", LEDGER_KEEPS},
               {"cr: ", LEDGER_KEEPS},
               {"mx+cr: ###\n", LEDGER_KEEPS},
               {"silva as mag: ##\n", LEDGER_KEEPS},
               {"cr for ailac: ##\n", LEDGER_KEEPS},
               {"mx?: ##\n", LEDGER_KEEPS},
               {"mx!: ##\n", LEDGER_KEEPS},
               {"?1: ##\n", LEDGER_KEEPS},
               {"?2: ##\n", LEDGER_KEEPS},
               {"?1 = Eva ##, Open Lab, Chile\n", LEDGER_REPLACES},
               {"##: ####\n", LEDGER_KEEPS},
               {"nobody: ###\n", LEDGER_KEEPS},
               {"... ##\n", LEDGER_KEEPS},
               {"/note ##\n", LEDGER_KEEPS},
               {"/note ", LEDGER_KEEPS},
               {"/topic ##\n", LEDGER_KEEPS},
               {"/conclusion ##\n", LEDGER_KEEPS},
               {"#agreed ##\n", LEDGER_KEEPS},
               {"/action Ana: ## by 2017-09-01\n", LEDGER_KEEPS},
               {"/open ##\n", LEDGER_KEEPS},
               {"/at 10:20 mx: ##\n", LEDGER_KEEPS},
               {"/title ##\n", LEDGER_REPLACES},
               {"/venue ##\n", LEDGER_REPLACES},
               {"present+ Eva ##, Lab ##, Mexico\n", LEDGER_REPLACES},
               {"present- Silva\n", LEDGER_KEEPS},
               {"regrets+ ###\n", LEDGER_REPLACES},
               {"q+ mx to ask about ##\n", LEDGER_REPLACES},
               {"q- mx\n", LEDGER_KEEPS},
               {"ack\n", LEDGER_KEEPS},
               {"+ mx cr\n", LEDGER_KEEPS},
               {"- mx ##\n", LEDGER_KEEPS},
               {"~ cr\n", LEDGER_KEEPS},
               {"s/@/##/\n", LEDGER_REPLACES},
               {"s/@/#/g\n", LEDGER_REPLACES},
               {"/find @\n", LEDGER_KEEPS},
               {"/goto i2\n", LEDGER_KEEPS},
               {"/edit i1\n", LEDGER_KEEPS},
               {"/edit n1 ###\n", LEDGER_REPLACES},
               {"/delete\n", LEDGER_KEEPS},
               {"/delete i2\n", LEDGER_KEEPS},
               {"/undo\n", LEDGER_TAKES},
               {"/undo i1\n", LEDGER_TAKES},
               {"/redo\n", LEDGER_TAKES},
               {"/start\n", LEDGER_KEEPS},
               {"/pause\n", LEDGER_KEEPS},
               {"/resume\n", LEDGER_KEEPS},
               {"\\/note ##\n", LEDGER_KEEPS},
               {"#word ", LEDGER_KEEPS},
               {"```\n##\n##\n```\n", LEDGER_KEEPS},
               {"two words ", LEDGER_KEEPS},
               {"; ", LEDGER_KEEPS}};

static void look_after(struct round *round, enum ledger_key key, bool was_off)
{
    struct desk_memory *desk = &round->desk;
    uint32_t which = 0;
    for (size_t i = 0; i < desk->effects.count; i++) {
        if (desk->effects.items[i].kind == EFFECT_APPEND) {
            ledger_journal(&round->ledger, &desk->effects.items[i].action);
        }
    }
    key = was_off || desk->app.off_record ? LEDGER_FORGETS : key;
    const char *wrong = ledger_check(&round->ledger, &desk->app, key, &which);
    if (wrong != NULL) {
        round->good = expect_at(__FILE__, __LINE__, false,
                                "seed %llu, key %ld (%s): %s, letter %u of %u; line \"%s\", "
                                "message \"%s\"",
                                (unsigned long long)round->seed, round->key, round->last, wrong,
                                which, round->ledger.typed, text_of(&desk->app.line.text),
                                text_of(&desk->app.message));
    }
}

/* `/find WORD`, not a form of the entry language: the words are the command's own. */
static void spend(struct round *round, const struct key *key)
{
    struct slice line = str_slice(&round->desk.app.line.text);
    if (!key_is_plain(key, KEY_ENTER) || line.size < 2 || line.at[0] != '/') {
        return;
    }
    size_t blank = slice_find(line, ' ');
    size_t row = slice_find(line, '\n');
    struct slice word = slice_from(slice_head(line, blank < row ? blank : row), 1);
    const struct command *command = command_find(word);
    if (command != NULL && command->usage[0] != '\0') {
        ledger_spend(&round->ledger, line);
    }
}

static void press(struct round *round, struct key key, enum ledger_key does)
{
    static char name[60];
    struct str text = {0};
    struct desk_memory *desk = &round->desk;
    bool searching = desk->app.overlay == OVERLAY_PALETTE && !desk->app.palette_in_line;
    bool off = desk->app.off_record;
    if (!round->good) {
        return;
    }
    key_format(&key, &text);
    (void)snprintf(name, sizeof name, "%s", str_text(&text));
    str_release(&text);
    round->last = name;
    round->key++;
    /* A letter that only searches the palette, or that a list of evidence has no use for. */
    if (key.code >= LEDGER_FIRST && key_is_text(&key) &&
        (searching || desk->app.overlay == OVERLAY_EVIDENCE)) {
        round->ledger.gone[key.code - LEDGER_FIRST] = true;
    }
    spend(round, &key);
    /* What the palette has chosen is run by Enter: it may be undo. */
    bool runs = searching && key_is_plain(&key, KEY_ENTER);
    /* A step of Set-up gives a fact another value, `/edit i1 TEXT` a record another text. */
    bool sets = key_is_plain(&key, KEY_ENTER) &&
                (desk->app.screen == SCREEN_SETUP ||
                 slice_starts(str_slice(&desk->app.line.text), slice_of("/edit ")));
    desk_memory_key(desk, &key, one_in(round, 4));
    look_after(round, runs || sets ? LEDGER_TAKES : does, off);
}

static void type_phrase(struct round *round, const char *keys, enum ledger_key enter)
{
    for (; *keys != '\0' && round->good; keys++) {
        uint32_t code = (uint32_t)(unsigned char)*keys;
        bool word = *keys == '#' && keys[1] >= 'a'; /* `#agreed` */
        code = *keys == '#' && !word ? ledger_letter(&round->ledger) : code;
        code = *keys == '@' ? ledger_some(&round->ledger, next_random(round)) : code;
        if (code != 0) {
            press(round, *keys == '\n' ? key_named(KEY_ENTER) : key_text(code),
                  *keys == '\n' ? enter : LEDGER_KEEPS);
        }
    }
}

/* A command of the table, whatever will be there, from an empty line. */
static void run_some_command(struct round *round)
{
    char line[80];
    size_t count = 0;
    const struct command *table = command_table(&count);
    const struct command *command = &table[next_random(round) % count];
    if (strcmp(command->name, "off") == 0 && !one_in(round, 4)) {
        return; /* what is said off the record proves little */
    }
    (void)snprintf(line, sizeof line, "/%s\n", command->name);
    press(round, key_named(KEY_ESC), LEDGER_KEEPS);
    press(round, key_ctrl('u'), LEDGER_KEEPS);
    bool takes = strcmp(command->name, "undo") == 0 || strcmp(command->name, "redo") == 0;
    type_phrase(round, line, takes ? LEDGER_TAKES : LEDGER_KEEPS);
    if (round->desk.app.off_record && one_in(round, 2)) {
        type_phrase(round, "/on\n", LEDGER_KEEPS);
    }
}

/* --- Undo and redo. */

/* The CSV but for the row that says which actions it knows, then the line. */
static void take_bytes(struct round *round, struct str *bytes)
{
    struct str csv = {0};
    snapshot_format(&round->desk.session, &csv);
    struct slice all = str_slice(&csv);
    size_t holds = slice_find_part(all, slice_of("\"s-holds\""));
    str_add(bytes, slice_head(all, holds));
    str_add(bytes, slice_from(all, holds + slice_find(slice_from(all, holds), '\n')));
    str_add(bytes, str_slice(&round->desk.app.line.text));
    str_release(&csv);
}

static bool undo_once(struct round *round)
{
    const struct app *app = &round->desk.app;
    struct str line = {0};
    uint64_t revision = round->desk.session.revision;
    str_add(&line, str_slice(&app->line.text));
    press(round, key_ctrl('z'), LEDGER_TAKES);
    bool did = revision != round->desk.session.revision ||
               !slice_equal(str_slice(&line), str_slice(&app->line.text));
    str_release(&line);
    return did;
}

static void undo_and_redo(struct round *round)
{
    struct str before = {0};
    struct str after = {0};
    int undone = 0;
    int wanted = 1 + (int)(next_random(round) % UNDOS_MOST);
    press(round, key_named(KEY_ESC), LEDGER_KEEPS);
    press(round, key_named(KEY_ESC), LEDGER_KEEPS);
    if (round->desk.app.overlay == OVERLAY_NONE && !round->desk.app.off_record && round->good) {
        take_bytes(round, &before);
        while (undone < wanted && undo_once(round)) {
            undone++;
        }
        for (int i = 0; i < undone; i++) {
            press(round, key_ctrl('y'), LEDGER_TAKES);
        }
        take_bytes(round, &after);
        test_row("seed %llu, key %ld: undo and redo, %d times", (unsigned long long)round->seed,
                 round->key, undone);
        round->good = round->good && expect_str(str_text(&after), str_text(&before));
        test_row("%s", "");
    }
    str_release(&before);
    str_release(&after);
}

/* --- A kill: what was painted comes back, but for what was cut. */

static void kill_and_open(struct round *round)
{
    uint32_t which = 0;
    struct ledger *ledger = &round->ledger;
    if (round->desk.app.off_record) {
        return;
    }
    bool stood[LEDGER_MOST];
    for (uint32_t i = 0; i < LEDGER_MOST; i++) {
        stood[i] = ledger->in_line[i] || ledger->waiting[i] || ledger->in_session[i];
        ledger->cut[i] = ledger->cut[i] || ledger->in_ring[i];
    }
    desk_memory_kill(&round->desk);
    round->last = "killed";
    (void)ledger_check(ledger, &round->desk.app, LEDGER_FORGETS, &which);
    for (uint32_t i = 0; i < ledger->typed && round->good; i++) {
        bool stands = ledger->in_line[i] || ledger->waiting[i] || ledger->in_session[i];
        round->good = expect_at(__FILE__, __LINE__, stands || !stood[i],
                                "seed %llu, key %ld: a kill takes letter %u",
                                (unsigned long long)round->seed, round->key, i);
    }
}

/* --- Rounds. */

static void some_keys(struct round *round)
{
    uint32_t what = next_random(round) % 100;
    uint32_t code = what < 55 ? ledger_letter(&round->ledger) : 0;
    if (code != 0) {
        press(round, key_text(code), LEDGER_KEEPS);
    } else if (what < 80) {
        struct key key = key_text('x');
        size_t i = next_random(round) % COUNT(named);
        if (key_parse(slice_of(named[i].name), &key)) {
            press(round, key, named[i].does);
        }
    } else if (what < 95) {
        size_t i = next_random(round) % COUNT(phrases);
        type_phrase(round, phrases[i].keys, phrases[i].enter);
    } else if (what < 98) {
        run_some_command(round);
    } else if (what < 99) {
        undo_and_redo(round);
    } else if (one_in(round, 3)) {
        kill_and_open(round);
    } else {
        desk_memory_resize(&round->desk, 1 + (int)(next_random(round) % 50),
                           1 + (int)(next_random(round) % 150));
        look_after(round, LEDGER_KEEPS, false);
    }
    if (one_in(round, 20)) {
        desk_memory_paint(&round->desk);
    }
}

static void play(struct round *round)
{
    desk_memory_open(&round->desk);
    type_phrase(round,
                "present+ Ana Silva, NIC.CR, Costa Rica\npresent+ Marta Haces, NIC.MX, Mexico\n"
                "/represented MX Paraguay\nmx: ##\n/note ##\ncr: ##\n",
                LEDGER_KEEPS);
    while (round->key < ROUND && round->good) {
        some_keys(round);
    }
    desk_memory_release(&round->desk);
}

static long number_of(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text == NULL ? otherwise : strtol(text, NULL, 10);
}

static void no_letter_is_lost(void)
{
    static struct round round;
    long keys = 0;
    long wanted = number_of("LETTERS_KEYS", SHORT_RUN);
    uint64_t seed = (uint64_t)number_of("LETTERS_SEED", 1);
    bool good = true;
    for (; keys < wanted && good; seed++) {
        memset(&round, 0, sizeof round);
        round.seed = seed;
        round.random = seed * 2654435761u;
        round.good = true;
        play(&round);
        good = round.good;
        keys += round.key;
    }
    printf("%ld keys\n", keys);
}

static const struct test tests[] = {
    {"no letter is lost but by a key that says so", no_letter_is_lost},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
