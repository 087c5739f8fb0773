#include "store_script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"

/* Each line of the script: what is typed, in pieces, and what is done then. */
enum { KEPT_END = 0x1E }; /* no text has it, and texts have line breaks */
enum end { KEEP, LEAVE, PARK, CORRECT, UNDO, CSV };
static const struct {
    const char *pieces[4];
    enum end end;
} lines[] = {
    {{"Colombia: a st", "atement open", " to all"}, KEEP},
    {{"Mexico: no institutional ties,\nindividuals of all sectors"}, KEEP},
    {{"Argentina: fund", "ing"}, PARK},
    {{"Uruguay: how the initiative came to be"}, KEEP},
    {{"(corrected)"}, CORRECT},
    {{"Barbados: first year", " with an event"}, KEEP},
    {{"a mistake"}, UNDO},
    {{NULL}, CSV},
    {{"Panama: IPANDETEC hosts it"}, KEEP},
    {{"México: añadió 日本 😀"}, KEEP},
    {{"and then the cha", "ir said"}, LEAVE},
};

struct playing {
    struct sitting *sitting;
    struct seen *seen;
    void (*tell)(void *context, char what, const char *text);
    void *context;
    struct str typed;
};

void seen_release(struct seen *seen)
{
    str_release(&seen->kept);
    str_release(&seen->draft);
    str_release(&seen->next);
}

void seen_take(struct seen *seen, char what, const char *text)
{
    switch (what) {
    case 'K':
        str_add_text(&seen->kept, text);
        str_add_char(&seen->kept, KEPT_END);
        seen->kept_count++;
        str_clear(&seen->draft);
        str_clear(&seen->next);
        break;
    case 'S':
        seen->saved = seen->kept_count;
        break;
    case 'D':
        str_set(&seen->draft, slice_of(text));
        break;
    case 'U':
        seen->undone = true;
        break;
    default:
        str_set(&seen->next, slice_of(text));
        break;
    }
}

static void say(struct playing *playing, char what, const char *text)
{
    seen_take(playing->seen, what, text);
    if (playing->tell != NULL) {
        playing->tell(playing->context, what, text);
    }
}

/* What the program does after each batch of keys. */
static void turn(struct playing *playing)
{
    struct sitting *sitting = playing->sitting;
    store_sync(sitting->store);
    sitting_turn(sitting, 1000000);
    const struct store_status *status = store_status(sitting->store);
    if (status->saving == STORE_SAVED) {
        playing->seen->lies += status->synced < status->appended ? 1 : 0;
        say(playing, 'S', "");
    }
}

static void type_pieces(struct playing *playing, size_t line)
{
    str_clear(&playing->typed);
    for (size_t i = 0; i < COUNT(lines[line].pieces) && lines[line].pieces[i] != NULL; i++) {
        struct slice piece = slice_of(lines[line].pieces[i]);
        struct str next = {0};
        str_add(&next, str_slice(&playing->typed));
        str_add(&next, piece);
        say(playing, 'N', str_text(&next));
        store_draft(playing->sitting->store, 0, playing->typed.size, 0, piece);
        str_set(&playing->typed, str_slice(&next));
        say(playing, 'D', str_text(&playing->typed));
        str_release(&next);
    }
}

/* The text leaves the entry line for a slot of its own, and comes back as it was. */
static void park(struct playing *playing)
{
    struct store *store = playing->sitting->store;
    store_draft(store, 1, 0, 0, str_slice(&playing->typed));
    store_draft(store, 0, 0, playing->typed.size, slice_of(""));
    turn(playing);
    store_draft(store, 0, 0, 0, str_slice(&playing->typed));
    store_draft(store, 1, 0, playing->typed.size, slice_of(""));
    turn(playing);
}

static void play_line(struct playing *playing, size_t line, char note[64])
{
    struct sitting *sitting = playing->sitting;
    struct err err = {0};
    type_pieces(playing, line);
    switch (lines[line].end) {
    case PARK:
        park(playing);
        (void)snprintf(note, 64, "%s", sitting_note(sitting, str_text(&playing->typed)));
        say(playing, 'K', str_text(&playing->typed));
        break;
    case KEEP:
        (void)snprintf(note, 64, "%s", sitting_note(sitting, str_text(&playing->typed)));
        say(playing, 'K', str_text(&playing->typed));
        break;
    case UNDO:
        say(playing, 'D', ""); /* nothing to ask for: kept, or undone already */
        (void)sitting_note(sitting, str_text(&playing->typed));
        sitting_undo(sitting);
        say(playing, 'U', "");
        break;
    case CORRECT:
        say(playing, 'D', "");
        sitting_set(sitting, note, FIELD_TAGS, str_text(&playing->typed));
        break;
    case CSV:
        (void)store_write_csv(sitting->store, &sitting->session, &err);
        break;
    case LEAVE:
        break;
    }
    turn(playing);
}

void script_play(struct sitting *sitting, struct seen *seen,
                 void (*tell)(void *context, char what, const char *text), void *context)
{
    struct playing playing = {sitting, seen, tell, context, {0}};
    char note[64] = "";
    for (size_t line = 0; line < COUNT(lines); line++) {
        play_line(&playing, line, note);
    }
    str_release(&playing.typed);
}

static bool has_draft(const struct sitting *sitting, struct slice text)
{
    for (size_t i = 0; i < sitting->draft_count; i++) {
        if (slice_equal(str_slice(&sitting->drafts[i].text), text)) {
            return true;
        }
    }
    return false;
}

void expect_seen(struct sitting *sitting, const struct seen *seen, bool all)
{
    struct slice rest = str_slice(&seen->kept);
    struct str text = {0};
    size_t wanted = all ? seen->kept_count : seen->saved;
    for (size_t i = 0; i < wanted && rest.size > 0; i++) {
        struct slice line;
        (void)slice_next(&rest, KEPT_END, &line);
        bool found = false;
        for (size_t k = 0; k < session_record_count(&sitting->session) && !found; k++) {
            const struct record *record = session_record(&sitting->session, k);
            found = record->exists &&
                    slice_equal(session_get(&sitting->session, record, FIELD_TEXT), line);
        }
        str_set(&text, line);
        expect_at(__FILE__, __LINE__, found, "kept, painted, and gone: %s", str_text(&text));
    }
    bool shown = seen->draft.size == 0 || has_draft(sitting, str_slice(&seen->draft)) ||
                 has_draft(sitting, str_slice(&seen->next)) ||
                 sitting_has(sitting, str_text(&seen->draft));
    expect_at(__FILE__, __LINE__, shown, "typed, painted, and gone: %s", str_text(&seen->draft));
    expect(!seen->undone || !sitting_has(sitting, "a mistake"));
    str_release(&text);
}

void script_fast_folder(void)
{
    if (access("/dev/shm", W_OK) == 0) {
        (void)setenv("TMPDIR", "/dev/shm", 1);
    }
}
