/* app.h: the whole state of the program in memory, and the one function that changes it.
 *
 * No clock, no disk, no terminal: time, drafts, what others wrote and what became of effects come
 * in as events; what is wanted goes out as effects. The ui floor only reads this state. */
#ifndef RAPPORTEUR_APP_APP_H
#define RAPPORTEUR_APP_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "app/app_clock.h"
#include "app/command.h"
#include "app/entry.h"
#include "app/event.h"
#include "app/line_edit.h"
#include "app/list.h"
#include "base/str.h"
#include "model/coverage.h"
#include "model/roster.h"
#include "model/session.h"
#include "model/settings.h"
#include "report/attribution.h"

/* The places, by their digits: 0 Sessions, 1 Notes … 6 Set-up. */
enum screen {
    SCREEN_SESSIONS,
    SCREEN_NOTES,
    SCREEN_PEOPLE,
    SCREEN_CONCLUSIONS,
    SCREEN_REVIEW,
    SCREEN_REPORT,
    SCREEN_SETUP,
    SCREEN_COUNT
};
/* Bytes of a text that terminals take for the clipboard (xterm and tmux: 100,000 as base64). */
enum { APP_COPY_MOST = 74000 };
/* What lies over the screen and takes the keys first. */
enum overlay {
    OVERLAY_NONE,
    OVERLAY_PLACES,  /* after Esc: the bottom line lists the places, a digit goes there, `/`
                        commands, `?` help */
    OVERLAY_PALETTE, /* `/` on an empty line or Ctrl-P */
    OVERLAY_HELP,    /* help for this screen, then the whole table */
    OVERLAY_EVIDENCE /* on Conclusions: interventions to choose as evidence of one conclusion */
};
/* The steps of Set-up, in order. */
enum setup_step {
    SETUP_TITLE,
    SETUP_COMMITTEE,
    SETUP_EVENT,
    SETUP_DATE,
    SETUP_VENUE,
    SETUP_LANGUAGE,
    SETUP_ROSTER,
    SETUP_REPRESENTED,
    SETUP_TOPICS,
    SETUP_STEP_COUNT
};
struct setup_info {
    const char *name;   /* `title`, `roster` */
    const char *prompt; /* what to type: `title of the session` */
    const char *help;   /* one sentence more */
    const char *form;   /* the form of the entry language that keeps it, NULL for the roster */
};

/* The slots of drafts on the disk (EFFECT_DRAFT, EVENT_DRAFT). */
enum draft_slot {
    SLOT_LINE,    /* the entry line; the store empties it when an action is appended */
    SLOT_PARKED,  /* the text that waits while a record is edited */
    SLOT_BRIDGE,  /* the line again, while an action is appended that does not take it */
    SLOT_SCREENS, /* and one for each screen, for its half-typed line while another one is shown */
    SLOT_STEPS = SLOT_SCREENS + SCREEN_COUNT, /* likewise for each step of Set-up */
    SLOT_COUNT = SLOT_STEPS + SETUP_STEP_COUNT
};

/* What follows from the state and must be made anew. */
enum app_stale { STALE_NOTHING, STALE_LINE /* meaning and prompt of the line */, STALE_ALL };

/* What a row of Review is about. */
enum gap {
    GAP_UNHEARD, /* announced, or in the roster, and not heard */
    GAP_UNANNOUNCED,
    GAP_THIN,
    GAP_HOLE,
    GAP_QUERY,
    GAP_CONFLICT,
    GAP_UNSUPPORTED,
    GAP_REMARK, /* open */
    GAP_LOST,   /* approved once, and changed or opened again since */
    GAP_TOPIC,  /* on the agenda, and nothing was said under it */
    GAP_COUNT,
    GAP_DELETED = GAP_COUNT /* no gap: what was taken out, behind them */
};
/* A row of Review: what is wrong in words, what to do, and the record it is about. */
struct review_item {
    enum gap gap;
    struct str text, advice;
    struct slice id; /* empty where there is none */
};
/* A row of the palette: a command or a form of the entry language, and how well it fits. */
struct palette_row {
    const struct command *command;
    const struct entry_form *form;
    int score;
};
/* A row of the help overlay: what is typed or pressed, and what it does; a heading has no text. */
struct help_row {
    struct str left, text;
    bool heading;
};

/* Notes: which records of the stream are listed. One of the three is given. */
struct stream_filter {
    struct str label; /* as it is said: `#funding`, `Ana Silva`, `Mexico`; empty: all are listed */
    struct str tag, person; /* person: the id of a participant */
    const struct country *country;
    uint64_t from; /* whatever came after this number of records is listed too */
};

struct app_tour;
/* Rows that came with no pause between, from a terminal that has no marks for a paste: each was
 * kept as a line; Tab makes one text of them (app_rows.c). */
struct app_rows {
    struct str text;     /* what came, with the line as it was before it */
    size_t keys, enters; /* of it */
    size_t commits;      /* of the app, before it */
    uint64_t wall;       /* when its last key came */
    uint64_t revision;   /* of the session, when Tab was offered */
    bool more;           /* its last key had more of the batch behind it */
    bool spoiled;        /* it is no text: other keys, or a command that is not taken back */
    bool marked;         /* the terminal has marks for a paste: these rows are none */
    bool offered;
};

struct app {
    struct app_tour *tour; /* NULL but during /tour: holds the app that waits; owned */
    /* The session. NULL on the home screen before any is open. */
    struct session *session;
    struct str path;
    struct coverage coverage; /* and the roster, which it is counted from */
    uint64_t coverage_revision;
    struct app_clock clock;
    const struct settings *settings; /* never NULL */
    struct settings standard;        /* the defaults, until app_take_settings */
    struct slice language; /* of new sessions: the settings', else the system's; empty: not told */
    struct slice *words;   /* non-speakers of the settings */
    size_t word_count, word_room;
    struct entry_alias *aliases; /* of the settings */
    size_t alias_count, alias_room;
    struct slice *command_names;
    size_t command_count;
    struct str author;
    bool handing_over; /* EFFECT_HAND_OVER is under way */
    int offset;        /* of the session's time zone, minutes */
    /* The screen. */
    int rows, columns;
    enum screen screen;
    enum overlay overlay;
    struct list lists[SCREEN_COUNT]; /* the choice in each screen's list */
    struct list overlay_list;        /* of palette, help, evidence */
    bool in_list; /* the arrows moved into the list; letters go back to the line */
    enum setup_step setup_step;
    struct str answers[SETUP_STEP_COUNT]; /* the half-typed lines of the steps not shown */
    struct str offered; /* Set-up: rows that are no fact; Enter again takes them to the roster */
    struct str evidence_for; /* OVERLAY_EVIDENCE: the conclusion's id */
    /* What is typed. */
    struct line_edit line;   /* the entry line */
    uint64_t line_started;   /* wall time of its first key, 0 while empty */
    bool refused;            /* the line was just not kept: a letter behind it begins another */
    bool burst;              /* more keys of this batch follow the one that is being taken */
    bool lines_offered;      /* Tab keeps the rows that were just pasted as lines */
    struct app_rows came;    /* rows that came at once, and were each kept */
    size_t commits;          /* actions kept so far, but for undo and redo */
    size_t burst_rows;       /* bytes of the line that are paragraphs of a burst: kept together */
    struct str editing;      /* id of the record whose text is in the line, empty: a new line */
    struct str editing_text; /* as it was when editing began */
    struct str
        parked;   /* half lines that wait, after /park or while a record is edited (app_park.c) */
    size_t found; /* half lines of a run before that wait behind the one in the line */
    struct str line_owner; /* what was current when the line was begun (entry.h, owner), as whose
                              turn its words go on with stays so; empty while it is */
    struct str told_owner; /* what was said to be current meanwhile */
    struct str selected;   /* the record that was chosen when the line was begun: + - ~ go there */
    struct str waiting[SCREEN_COUNT]; /* the half-typed lines of the other screens */
    struct str waiting_owner[SCREEN_COUNT];
    size_t drafted[SLOT_COUNT]; /* bytes of each slot that the disk has been given */
    bool palette_in_line; /* the palette shows what fits the entry line, `/un`; the cursor is there
                           */
    struct str palette_line;      /* what is searched in the palette, without `/` */
    struct str prompt;            /* what stands before the line, see app_prompt */
    struct entry_meaning meaning; /* of the line as it stands now; also on Sessions: ENTRY_EMPTY */
    struct str complete_stem;     /* Tab: what was typed of a name that several have */
    size_t complete_next;         /* and which of them comes next */
    size_t complete_at, complete_size; /* the bytes of the line that gave way to the last one */
    bool complete_is_word;             /* it is a word of the text, not a WHO */
    size_t
        expanded_at;  /* where the cursor is right after an abbreviation was written out, else 0 */
    struct str offer; /* whom the WHO that is typed could become, shown at the end of the line */
    bool off_record;  /* the mode of this line: the session's, once the line was empty */
    bool off_waits;   /* that the session's is another one was said */
    bool following;   /* reads along: nothing but remarks is written from here */
    size_t kills_on_record; /* how much of the kill ring was cut before */
    /* What is said. */
    struct str message; /* the message line; empty: nothing new */
    bool message_is_error, message_is_old, message_is_news;
    struct str
        hint; /* where there is no message: who could be meant, what is wrong with the line */
    struct str guide; /* what is done, and the one next thing; fits `columns` */
    struct str next;  /* the one next thing alone */
    struct str queue; /* `next: ECU, CHL`, who waits for the floor; empty: nobody */
    uint64_t queue_revision;
    struct str
        queue_times; /* all of them, with the time that each has had; made when it is shown */
    uint64_t queue_times_revision;
    struct saving_state saving;
    struct str saving_reason;
    uint64_t now;          /* wall time of the newest event */
    enum app_stale stale;  /* keys came of which more were to follow: what was not made of them */
    uint64_t looks;        /* changes whenever anything but the entry line may look different */
    uint64_t around_looks; /* likewise, but only what is around the body: clock, saving, guide */
    const struct command *running; /* what is being carried out: rows that share a function ask */
    bool screen_reader;
    bool new_session;    /* EFFECT_CREATE is under way: what is opened goes to Set-up */
    struct str creating; /* what was typed for it: it comes back to the line where that fails */
    struct str pasted;   /* a list that was pasted on Sessions: Set-up's roster gets it */
    bool save_failed; /* the newest EFFECT_WRITE_CSV failed: another Ctrl-S moves the file aside */
    bool told_shell;  /* that /suspend goes to the shell was said */
    bool quit_warned; /* Ctrl-Q was said to lose an off-the-record line */
    uint64_t interrupted; /* when Ctrl-C was pressed last, 0: not just now */
    uint64_t redactions;  /* of the session, as they were when the kill ring was last emptied */
    size_t
        undone; /* actions undone since something was typed or kept: redone before the line's own */
    /* What some screens hold. */
    struct session_entry *entries; /* Sessions; texts in entries_arena */
    size_t entry_count;
    struct arena entries_arena;
    struct str folder;
    const struct record **stream; /* Notes, see app_stream */
    size_t stream_count, stream_room;
    uint64_t stream_revision;
    struct stream_filter filter;
    const struct record **filtered; /* of the stream, where there is a filter */
    size_t filtered_count, filtered_room;
    struct str finding;                /* what /find looked for last, as typed */
    const struct record **conclusions; /* Conclusions */
    size_t conclusion_count, conclusion_room;
    const struct record **turns; /* OVERLAY_EVIDENCE: what to choose from */
    size_t turn_count, turn_room;
    const struct record **positions; /* Conclusions: all of the session */
    size_t position_count, position_room;
    size_t *turns_of; /* People: the turns of each person of the roster, in its order */
    size_t turns_of_count, turns_of_room;
    uint64_t items_revision;
    struct review_item *review; /* Review: the gaps, as app_gaps counts them; then the deleted */
    size_t review_count, review_room, gap_count;
    uint64_t review_revision;
    struct str report; /* Report: the text, made for report_columns and report_revision */
    int report_columns;
    uint64_t report_revision;
    enum attribution report_level;
    size_t
        report_start; /* before it stands what the level still gives away: no part of the report */
    struct palette_row *palette; /* OVERLAY_PALETTE: what fits, best first */
    size_t palette_count, palette_room;
    struct help_row *help; /* OVERLAY_HELP */
    size_t help_count, help_room;
    size_t help_table; /* where the table of all commands begins in it */
};

void app_init(struct app *app, struct slice author);
/* The settings that hold from now on; borrowed, they must outlive the app. Wrong or clashing keys
 * are said on the message line. */
void app_take_settings(struct app *app, const struct settings *settings);
void app_release(struct app *app);
/* One event: changes the state in memory and lists what is wanted of the outside, in order. Cannot
 * fail: what goes wrong is said on the message line. Effects that keep text come before anything is
 * painted. */
void app_update(struct app *app, const struct event *event, struct effects *effects);
/* After events of which more were to follow (event->more): makes what is shown of the last one. */
void app_catch_up(struct app *app);

/* How the session stands on the disk, in words that are always true: `saved`, `NOT SAVED`. */
const char *app_saving_words(const struct app *app);
/* Rows that the stream may use on this screen (the ui draws it so, the lists page by it). */
int app_body_rows(const struct app *app);
/* Whether the window has room for the speaking balance beside the stream of Notes. */
bool app_has_board(const struct app *app);
/* Rows of the entry line now, 1 to 6. */
int app_line_rows(const struct app *app);
/* Columns that the prompt takes before the entry line, the blank behind it included: at most half
 * of them. */
int app_prompt_columns(const struct app *app);
/* What stands before the entry line: what the line will be (`BRB Rodney Taylor >`), or what to type
 * (`title of the session >`). Appended to `prompt`, in one row. */
void app_prompt(const struct app *app, struct str *prompt);

/* Notes: the records of the stream from old to new, item by item of lists[SCREEN_NOTES], as they
 * were after the newest event; without remarks that are done with, and where there is a filter only
 * those that it lets through. */
const struct record *const *app_stream(const struct app *app, size_t *count);
/* What of the stream is listed, `ONLY #funding IS LISTED, 3 of 40: /filter off lists all`; nothing
 * where it is all. Appended. */
void app_add_filter(const struct app *app, struct str *out);
/* The record that plain text goes on with: what is current, or was when the line was begun. NULL
 * for none. */
const struct record *app_owner(const struct app *app);
/* The record of an item of the screen's list (Notes, People, Conclusions, Review) or, where an
 * overlay has one, of the overlay's; NULL where there is none. */
const struct record *app_item(const struct app *app, size_t item);
/* The chosen one: in the list, or of OVERLAY_EVIDENCE the conclusion; NULL outside of a list. */
const struct record *app_chosen(const struct app *app);
/* The item of the screen's list that must be in sight: the chosen one, the one that is being
 * edited, else the last one. 0 where the list is empty. */
size_t app_focus(const struct app *app);
/* Whether the conclusion evidence_for rests on this turn. */
bool app_is_evidence(const struct app *app, const struct record *turn);
const struct setup_info *app_setup_info(enum setup_step step);
/* What the session has for a step: the fact, `9 people`, `MEX ARG BRB`, the topics. Appended, in
 * one row. */
void app_setup_value(const struct app *app, enum setup_step step, struct str *value);

#endif
