#include "power_sweep.h"

#include "../unit/store/files.h"
#include "base/mem.h"
#include "expect.h"
#include "power.h"

static void copy_promised(struct promised *to, const struct promised *from)
{
    *to = (struct promised){.saved = from->saved,
                            .undone = from->undone,
                            .created = from->created,
                            .redacted = from->redacted};
    str_set(&to->kept, str_slice(&from->kept));
    str_set(&to->typed, str_slice(&from->typed));
}

static void promised_release(struct promised *promised)
{
    str_release(&promised->kept);
    str_release(&promised->typed);
}

static bool is_known(const unsigned long long *hashes, size_t count, unsigned long long hash)
{
    bool known = false;
    for (size_t i = 0; i < count && !known; i++) {
        known = hashes[i] == hash;
    }
    return known;
}

static unsigned long long hash_csv(void)
{
    struct str csv = {0};
    (void)files_read("talk.csv", &csv);
    unsigned long long hash = slice_hash(str_slice(&csv));
    str_release(&csv);
    return hash;
}

static void note_csv(struct sweep *sweep)
{
    unsigned long long hash = files_exists("talk.csv") ? hash_csv() : 0;
    if (hash != 0 && !is_known(sweep->csvs, sweep->csv_count, hash)) {
        expect(sweep->csv_count < COUNT(sweep->csvs));
        sweep->csvs[sweep->csv_count++ % COUNT(sweep->csvs)] = hash;
    }
}

void power_sweep_take(void *context, struct slice image)
{
    struct sweep *sweep = context;
    note_csv(sweep);
    if (sweep->points++ % sweep->stride != 0) {
        return;
    }
    unsigned long long hash = slice_hash(image) + sweep->now.saved * 31 +
                              slice_hash(str_slice(&sweep->now.typed)) * 7 +
                              (sweep->now.created ? 1 : 0) + (sweep->now.redacted ? 2 : 0);
    if (is_known(sweep->known, sweep->count, hash)) {
        return;
    }
    MEM_GROW(sweep->states, sweep->room, sweep->count + 1);
    MEM_GROW(sweep->known, sweep->known_room, sweep->count + 1);
    struct state *state = &sweep->states[sweep->count];
    *state = (struct state){0};
    str_set(&state->image, image);
    copy_promised(&state->promised, &sweep->now);
    sweep->known[sweep->count++] = hash;
}

/* --- What is checked in each of them */

static bool starts_some_record(const struct sitting *sitting, struct slice text)
{
    for (size_t i = 0; i < session_record_count(&sitting->session); i++) {
        const struct record *record = session_record(&sitting->session, i);
        if (record->exists &&
            slice_starts(session_get(&sitting->session, record, FIELD_TEXT), text)) {
            return true;
        }
    }
    return false;
}

static void expect_typed(const struct sitting *sitting, struct slice texts)
{
    struct slice text;
    struct str shown = {0};
    while (texts.size > 0 && slice_next(&texts, POWER_END, &text)) {
        bool found = starts_some_record(sitting, text);
        for (size_t i = 0; i < sitting->draft_count; i++) {
            found = found || slice_starts(str_slice(&sitting->drafts[i].text), text);
        }
        str_set(&shown, text);
        expect_at(__FILE__, __LINE__, found, "typed a second before, and gone: %s",
                  str_text(&shown));
    }
    str_release(&shown);
}

static void expect_promised(struct sitting *sitting, const struct promised *promised)
{
    struct seen seen = {
        .kept_count = promised->saved, .saved = promised->saved, .undone = promised->undone};
    str_set(&seen.kept, str_slice(&promised->kept));
    expect_seen(sitting, &seen, false);
    expect_typed(sitting, str_slice(&promised->typed));
    seen_release(&seen);
}

void power_sweep_adopt(struct sitting *sitting)
{
    for (size_t i = 0; i < sitting->draft_count; i++) {
        store_draft(sitting->store, sitting->drafts[i].slot, 0, 0,
                    str_slice(&sitting->drafts[i].text));
    }
    store_adopt_drafts(sitting->store);
}

/* The session goes on and ends in a CSV that the next program finds current. */
static void expect_to_go_on(struct sitting *sitting)
{
    struct sitting last = {.clock = 1501690000000000U};
    power_sweep_adopt(sitting);
    sitting_note(sitting, "after it");
    store_sync(sitting->store);
    sitting_pass(sitting, 2);
    expect(store_status(sitting->store)->saving == STORE_SAVED);
    expect(store_status(sitting->store)->csv_current);
    expect(sitting_close(sitting));
    if (expect(sitting_open(&last, "talk.csv"))) {
        expect(store_status(last.store)->csv_current);
        expect(sitting_has(&last, "after it"));
        expect(sitting_close(&last));
    }
    expect_int(files_count(".", ""), 2); /* the CSV and its journal: no leftovers */
    expect_int(files_count("talk.journal", ".new"), 0);
}

static void check_state(const struct sweep *sweep, const struct state *state)
{
    struct sitting sitting = {.clock = 1501680000000000U};
    power_build(str_slice(&state->image), files_new());
    bool there = files_exists("talk.csv");
    expect(!there || is_known(sweep->csvs, sweep->csv_count, hash_csv()));
    if (!state->promised.created && !there && !sitting_open(&sitting, "talk.csv")) {
        expect(sitting_create("talk.csv")); /* the name is free */
        return;
    }
    expect(there || !state->promised.created);
    if (sitting.store == NULL && !expect(sitting_open(&sitting, "talk.csv"))) {
        return;
    }
    expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
    expect_promised(&sitting, &state->promised);
    if (expect(!store_status(sitting.store)->read_only)) {
        expect_to_go_on(&sitting);
        expect(!state->promised.redacted || !files_have(POWER_SECRET));
    } else {
        sitting_drop(&sitting);
    }
}

size_t power_sweep_check(struct sweep *sweep)
{
    enum { ENOUGH = 20 };
    for (size_t i = 0; i < sweep->count; i++) {
        struct state *state = &sweep->states[i];
        if (test_state()->failed < ENOUGH) {
            test_row("state %zu, %zu saved, sync %zu fails", i, state->promised.saved,
                     sweep->failing_sync);
            check_state(sweep, state);
        }
        str_release(&state->image);
        promised_release(&state->promised);
    }
    promised_release(&sweep->now);
    seen_release(&sweep->seen);
    mem_free(sweep->states);
    mem_free(sweep->known);
    return sweep->count;
}
