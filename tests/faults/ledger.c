#include "ledger.h"

#include <string.h>

#include "text/utf8.h"

enum { RING_FULL = 60 /* cuts that the line keeps */ };

uint32_t ledger_letter(struct ledger *ledger)
{
    return ledger->typed < LEDGER_MOST ? LEDGER_FIRST + ledger->typed++ : 0;
}

uint32_t ledger_some(const struct ledger *ledger, uint32_t number)
{
    return ledger->typed == 0 ? 0 : LEDGER_FIRST + number % ledger->typed;
}

static void look(struct slice text, bool seen[LEDGER_MOST])
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
        if (code >= LEDGER_FIRST && code < LEDGER_FIRST + LEDGER_MOST) {
            seen[code - LEDGER_FIRST] = true;
        }
    }
}

void ledger_spend(struct ledger *ledger, struct slice arguments)
{
    look(arguments, ledger->cut);
}

void ledger_journal(struct ledger *ledger, const struct action *action)
{
    for (size_t i = 0; i < action->count; i++) {
        look(action->operations[i].value, ledger->in_journal);
    }
}

static void look_in_session(struct ledger *ledger, const struct session *session)
{
    if (session == NULL || session->revision == ledger->revision) {
        return;
    }
    ledger->revision = session->revision;
    memset(ledger->in_session, 0, sizeof ledger->in_session);
    for (size_t i = 0; i < session_record_count(session); i++) {
        const struct record *record = session_record(session, i);
        for (int field = FIELD_STARTED; field < FIELD_AUTHOR; field++) {
            look(session_get(session, record, field), ledger->in_session);
        }
    }
}

static void look_in_ring(struct ledger *ledger, const struct line_edit *line)
{
    memset(ledger->in_ring, 0, sizeof ledger->in_ring);
    memset(ledger->falling, 0, sizeof ledger->falling);
    for (size_t i = 0; i < line->kill_count; i++) {
        look(str_slice(&line->kills[i]), ledger->in_ring);
    }
    /* One key can cut twice: what was undone goes there first. */
    for (size_t i = 0; i < 2 && line->kill_count >= RING_FULL - 1; i++) {
        look(str_slice(&line->kills[i]), ledger->falling);
    }
    for (size_t i = line->undo_at; i < line->undo_count; i++) {
        look(str_slice(&line->undo[i].inserted), ledger->in_ring);
    }
}

static void look_at_waiting(struct ledger *ledger, const struct app *app)
{
    memset(ledger->waiting, 0, sizeof ledger->waiting);
    look(str_slice(&app->parked), ledger->waiting);
    for (size_t i = 0; i < SCREEN_COUNT; i++) {
        look(str_slice(&app->waiting[i]), ledger->waiting);
    }
    for (size_t i = 0; i < SETUP_STEP_COUNT; i++) {
        look(str_slice(&app->answers[i]), ledger->waiting);
    }
}

/* Whether it may be gone from what stands: the key that did it says so. */
static bool may_leave(const struct ledger *before, uint32_t i, enum ledger_key key)
{
    return before->cut[i] || before->taken[i] || key == LEDGER_FORGETS || before->falling[i] ||
           (before->in_journal[i] && (key == LEDGER_TAKES || key == LEDGER_REPLACES));
}

const char *ledger_check(struct ledger *ledger, const struct app *app, enum ledger_key key,
                         uint32_t *which)
{
    static struct ledger before; /* too large for a stack */
    before = *ledger;
    memset(ledger->in_line, 0, sizeof ledger->in_line);
    look(str_slice(&app->line.text), ledger->in_line);
    look_in_ring(ledger, &app->line);
    look_at_waiting(ledger, app);
    look_in_session(ledger, app->session);
    uint32_t taken = 0;
    for (uint32_t i = 0; i < ledger->typed; i++) {
        bool stands = ledger->in_line[i] || ledger->in_session[i] || ledger->waiting[i];
        *which = i;
        bool moved = ledger->in_ring[i] || ledger->waiting[i] ||
                     (ledger->in_session[i] && !before.in_session[i]);
        if (key == LEDGER_CUTS && (before.in_line[i] || before.waiting[i]) && !ledger->in_line[i] &&
            !moved) {
            ledger->cut[i] = true;
            if (++taken > 1) {
                return "one key took two letters";
            }
        }
        bool changes = key == LEDGER_TAKES || key == LEDGER_REPLACES;
        ledger->taken[i] = !ledger->in_session[i] && ledger->in_journal[i] &&
                           (before.taken[i] || (changes && before.in_session[i]));
        ledger->gone[i] = before.gone[i] && !stands;
        if (stands || ledger->in_ring[i] || ledger->gone[i]) {
            continue;
        }
        if (!may_leave(&before, i, key) && !ledger->cut[i]) {
            return key == LEDGER_TAKES ? "undo took a letter that nothing brings back"
                                       : "a letter is nowhere";
        }
        ledger->gone[i] = true;
    }
    return NULL;
}
