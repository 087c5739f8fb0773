/* Random keys, from seeds: whatever is pressed, the disk has what the line has, and no letter is
 * gone. */
#include "app/app.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"
#include "text/utf8.h"
#include "text/width.h"

/* 200,000 keys; fewer where each costs five times as much. */
#ifdef __SANITIZE_ADDRESS__
enum { MOST_ROUNDS = 40, LETTER_ROUNDS = 100 };
#else
enum { MOST_ROUNDS = 200, LETTER_ROUNDS = 400 };
#endif

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static struct key pick_key(uint64_t *seed, const char *const *names, size_t count)
{
    struct key key = key_text('x');
    expect(key_parse(slice_of(names[next_random(seed) % count]), &key));
    return key;
}

/* The disk's slot of the line is the line, and what waits is there too. */
static bool disk_has_the_line(struct stage *stage)
{
    const struct app *app = &stage->app;
    struct str wanted = {0};
    if (app->editing.size > 0 && app->line.text.size > 0) {
        str_add_format(&wanted, "/edit %s ", str_text(&app->editing));
    }
    str_add(&wanted, str_slice(&app->line.text));
    bool same = app->off_record || app->editing.size > 0
                    ? app->off_record || app->line.text.size == 0 ||
                          slice_equal(str_slice(&wanted), str_slice(&stage->disk[SLOT_LINE]))
                    : slice_equal(str_slice(&wanted), str_slice(&stage->disk[SLOT_LINE]));
    same = same && (app->off_record ||
                    slice_equal(str_slice(&app->parked), str_slice(&stage->disk[SLOT_PARKED])));
    for (size_t i = 0; i < SCREEN_COUNT && !app->off_record; i++) {
        same = same &&
               slice_equal(str_slice(&app->waiting[i]), str_slice(&stage->disk[SLOT_SCREENS + i]));
    }
    for (size_t i = 0; i < SETUP_STEP_COUNT && !app->off_record; i++) {
        same = same &&
               slice_equal(str_slice(&app->answers[i]), str_slice(&stage->disk[SLOT_STEPS + i]));
    }
    str_release(&wanted);
    return same && stage->disk[SLOT_BRIDGE].size == 0;
}

static struct key any_key(uint64_t *seed)
{
    static const char *const names[] = {
        "Enter",      "Enter",       "Tab",        "Backspace",
        "Delete",     "Esc",         "Esc",        "Up",
        "Down",       "Left",        "Right",      "Home",
        "End",        "PageUp",      "PageDown",   "F1",
        "F2",         "F3",          "F4",         "F5",
        "F6",         "Ctrl-A",      "Ctrl-K",     "Ctrl-U",
        "Ctrl-W",     "Ctrl-Z",      "Ctrl-Y",     "Ctrl-V",
        "Ctrl-P",     "Ctrl-C",      "Ctrl-J",     "Ctrl-T",
        "Alt-1",      "Alt-2",       "Alt-6",      "Alt-0",
        "Alt-Y",      "Alt-D",       "Alt-Enter",  "Ctrl-S",
        "Alt-T",      "Alt-U",       "Alt-C",      "Alt-W",
        "Ctrl-L",     "F9",          "Ctrl-Space", "Alt-\\",
        "Shift-Left", "Shift-Right", "Shift-Up",   "Ctrl-Shift-Left",
        "Alt-/",      "Alt-?",       "Alt-<"};
    static const char letters[] = "mxcr: :  //?+-~=1234560aeiundotgl\\#.`,";
    static const uint32_t others[] = {0xe9, 0x301, 0x65e5, 0x1f1f2, 0x1f1fd, 0x200d, 0x1f469};
    switch (next_random(seed) % 5) {
    case 0:
    case 1:
        return pick_key(seed, names, COUNT(names));
    case 2:
        return next_random(seed) % 4 == 0
                   ? key_text(others[next_random(seed) % COUNT(others)])
                   : key_text((uint32_t)letters[next_random(seed) % (sizeof letters - 1)]);
    default:
        return key_text((uint32_t)letters[next_random(seed) % (sizeof letters - 1)]);
    }
}

/* Whole lines among the random keys, or hardly anything would ever be kept. */
static void type_something(struct stage *stage, uint64_t *seed)
{
    static const char *const lines[] = {"mx: one<Enter>",
                                        "cr: two #tag<Enter>",
                                        "/conclusion three<Enter>",
                                        "/note four<Enter>",
                                        "/undo<Enter>",
                                        "/redo<Enter>",
                                        "/delete<Enter>",
                                        "/edit i1<Enter>",
                                        "/off<Enter>",
                                        "/redact<Enter>yes<Enter>",
                                        "/on<Enter>",
                                        "nobody: five<Enter>",
                                        "+ mx<Enter>",
                                        "/park<Enter>",
                                        "<Esc>/park<Enter>",
                                        "<Esc>/paste-lines<Enter>",
                                        "/evidence c1<Enter>",
                                        "/settle n1<Enter>",
                                        "/find o<Enter>",
                                        "<Esc>3<Up><Enter> ",
                                        "present+ Eva Ruiz<Enter>",
                                        "?1: six<Enter>",
                                        "/continue i1<Enter>",
                                        "<Esc>/yank<Enter>",
                                        "/enough i1<Enter>",
                                        "/split i1<Enter>",
                                        "<Up><Enter><Left><Left><Alt-s>",
                                        "/merge<Enter>",
                                        "/move-up<Enter>",
                                        "/move i1 9:30<Enter>",
                                        "/delete p1<Enter>",
                                        "/filter mexico<Enter>",
                                        "/filter off<Enter>",
                                        "/replace o u<Enter>"};
    stage_keys(stage, lines[next_random(seed) % COUNT(lines)]);
}

static void use_the_mouse(struct stage *stage, uint64_t *seed)
{
    struct event event = {.kind = EVENT_MOUSE, .wall = stage->now};
    event.mouse.act = (enum mouse_act)(next_random(seed) % (MOUSE_WHEEL_DOWN + 1));
    event.mouse.on = (enum hit_kind)(next_random(seed) % (HIT_PLACE + 1));
    event.mouse.number = next_random(seed) % SCREEN_COUNT;
    stage_event(stage, &event);
}

static void the_disk_has_the_line_after_any_keys(void)
{
    enum { ROUNDS = MOST_ROUNDS, KEYS = 1000 };
    bool good = true;
    for (uint64_t round = 1; round <= ROUNDS && good; round++) {
        struct stage stage;
        uint64_t seed = round;
        stage_init(&stage);
        stage_open_full(&stage);
        for (int i = 0; i < KEYS && good; i++) {
            struct key key = any_key(&seed);
            stage.more = next_random(&seed) % 3 == 0;
            stage_key(&stage, &key);
            stage.more = false;
            if (next_random(&seed) % 12 == 0) {
                type_something(&stage, &seed);
            }
            if (next_random(&seed) % 20 == 0) {
                use_the_mouse(&stage, &seed);
            }
            test_row("seed %d, key %d", (int)round, i);
            good = expect(disk_has_the_line(&stage)) &&
                   expect(width_of(str_slice(&stage.app.guide)) <= stage.app.columns) &&
                   expect(stage.app.next.size > 0);
        }
        stage_release(&stage);
    }
}

enum { FIRST_LETTER = 0x4e00, LETTER_COUNT = 400 };

static void look_for_letters(struct slice text, bool seen[LETTER_COUNT])
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        at += utf8_next(text, at, &code);
        if (code >= FIRST_LETTER && code < FIRST_LETTER + LETTER_COUNT) {
            seen[code - FIRST_LETTER] = true;
        }
    }
}

static void look_in_line(const struct line_edit *line, bool seen[LETTER_COUNT])
{
    look_for_letters(str_slice(&line->text), seen);
    for (size_t i = 0; i < line->kill_count; i++) {
        look_for_letters(str_slice(&line->kills[i]), seen);
    }
    for (size_t i = line->undo_at; i < line->undo_count; i++) {
        look_for_letters(str_slice(&line->undo[i].inserted), seen);
    }
}

/* Where a letter can be: in the line, its kill ring, what can be redone; waiting; in the journal.
 */
static void look_everywhere(struct stage *stage, bool seen[LETTER_COUNT])
{
    const struct app *app = &stage->app;
    look_in_line(&app->line, seen);
    look_for_letters(str_slice(&app->parked), seen);
    for (size_t i = 0; i < SCREEN_COUNT; i++) {
        look_for_letters(str_slice(&app->waiting[i]), seen);
    }
    for (size_t i = 0; i < SETUP_STEP_COUNT; i++) {
        look_for_letters(str_slice(&app->answers[i]), seen);
    }
}

static void look_in_journal(struct stage *stage, bool seen[LETTER_COUNT])
{
    for (size_t i = 0; i < stage->effects.count; i++) {
        const struct action *action = &stage->effects.items[i].action;
        enum effect_kind kind = stage->effects.items[i].kind;
        for (size_t j = 0; kind == EFFECT_APPEND && j < action->count; j++) {
            look_for_letters(action->operations[j].value, seen);
        }
    }
}

static void no_letter_is_lost_by_any_key(void)
{
    static const char *const names[] = {
        "Enter",  "Enter",  "Esc",    "Up",     "Down",   "Left",   "Right",  "Ctrl-K",
        "Ctrl-U", "Ctrl-W", "Alt-D",  "Ctrl-Z", "Ctrl-Y", "Ctrl-V", "Ctrl-J", "Tab",
        "Ctrl-C", "Alt-Y",  "Ctrl-T", "Home",   "End",    "Alt-1",  "Alt-2",  "Alt-3",
        "Alt-4",  "Alt-5",  "Alt-6",  "F1",     "PageUp", "Ctrl-Q", "Ctrl-S", "Alt-0"};
    enum { ROUNDS = LETTER_ROUNDS, KEYS = 120 };
    bool good = true;
    for (uint64_t round = 1; round <= ROUNDS && good; round++) {
        struct stage stage;
        uint64_t seed = round * 31;
        bool written[LETTER_COUNT] = {false};
        uint32_t typed = 0;
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, "mx: one<Enter>cr: two<Enter>");
        for (int i = 0; i < KEYS && good; i++) {
            struct key key = key_text(FIRST_LETTER + typed);
            bool letter = next_random(&seed) % 2 == 0;
            typed += letter ? 1 : 0;
            key = letter ? key : pick_key(&seed, names, COUNT(names));
            stage_key(&stage, &key);
            look_in_journal(&stage, written);
            if (stage.app.new_session) {
                struct event failed = {.kind = EVENT_FAILED,
                                       .text = slice_of("it is there already")};
                stage_event(&stage, &failed);
            }
            bool seen[LETTER_COUNT] = {false};
            look_everywhere(&stage, seen);
            test_row("round %d, key %d", (int)round, i);
            for (uint32_t j = 0; j < typed && good; j++) {
                good = seen[j] || written[j] || expect(!"a letter is gone");
            }
        }
        stage_release(&stage);
    }
}

static void redo_after_undo_gives_the_same_values(void)
{
    static const char *const lines[] = {"mx: one<Enter>",
                                        "more<Enter>",
                                        "... and on<Enter>",
                                        "/edit i1 changed #x<Enter>",
                                        "/delete i1<Enter>",
                                        "/conclusion pace<Enter>",
                                        "+ cr<Enter>",
                                        "?1: who<Enter>",
                                        "?1 = Eva Ruiz, Open Lab<Enter>",
                                        "s/pace/speed/<Enter>"};
    struct stage stage;
    struct str before = {0}, after = {0};
    stage_init(&stage);
    stage_open_full(&stage);
    for (size_t i = 0; i < COUNT(lines); i++) {
        test_row("%s", lines[i]);
        stage_keys(&stage, lines[i]);
        str_clear(&before);
        str_clear(&after);
        for (int round = 0; round < 2; round++) {
            struct str *out = round == 0 ? &before : &after;
            size_t count = session_record_count(&stage.session);
            for (size_t j = 0; j < count; j++) {
                const struct record *record = session_record(&stage.session, j);
                for (int field = FIELD_RECORD; field < FIELD_AUTHOR; field++) {
                    str_add(out, session_get(&stage.session, record, field));
                    str_add_char(out, record->exists ? '|' : '-');
                }
            }
            if (round == 0) {
                stage_keys(&stage, "<Ctrl-Z><Ctrl-Y>");
            }
        }
        expect(slice_equal(str_slice(&before), str_slice(&after)));
    }
    str_release(&before);
    str_release(&after);
    stage_release(&stage);
}

static const struct test tests[] = {
    {"the disk has the line after any keys", the_disk_has_the_line_after_any_keys},
    {"no letter is lost by any key", no_letter_is_lost_by_any_key},
    {"redo after undo gives the same values", redo_after_undo_gives_the_same_values},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
