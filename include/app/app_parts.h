/* app_parts.h: the files that the app is made of, to each other. Only
 * src/app/{app,command,screen,keymap}*.c include this.
 *
 * All of them change the state and add effects; none of them paints, and none of them can fail:
 * what goes wrong is said. */
#ifndef RAPPORTEUR_APP_APP_PARTS_H
#define RAPPORTEUR_APP_APP_PARTS_H

#include "app/app.h"

/* app.c: one event, for this app and no tour. */
void app_take(struct app *app, const struct event *event, struct effects *effects);

/* app_say.c: the message line. The second one is for what went wrong and returns false. */
void app_say(struct app *app, const char *format, ...) PRINTF_LIKE(2, 3);
bool app_wrong(struct app *app, const char *format, ...) PRINTF_LIKE(2, 3);
/* News that came by itself: several of them, with no key between, stand side by side. */
void app_tell(struct app *app, struct slice text, bool is_error);
/* A record in few words: `i12 BRB Rodney Taylor: first year with…`, its text cut at `columns`. */
void app_describe(const struct app *app, const struct record *record, int columns, struct str *out);
/* Where the session's date is not today: that its turns get no times, and what to do, in one
 * sentence. False where it is today, or not known. */
bool app_add_other_day(const struct app *app, struct str *out);
/* Whose it is: `BRB Rodney Taylor`, or what it is: `note`. */
void app_add_who(const struct app *app, const struct record *record, struct str *out);
/* `text` in one row, cut at `columns` with `…`. */
void app_add_clipped(struct slice text, int columns, struct str *out);

/* app_commit.c */
struct entry_context app_context(struct app *app);
/* False, and it is said why, where nothing can be written. */
bool app_can_write(struct app *app);
/* Commits the draft (which may be empty: nothing happens) and has it appended. `takes_line`: the
 * entry line became it. False where nothing can be written. */
bool app_commit(struct app *app, struct action_draft *draft, bool takes_line,
                struct effects *effects);
/* Keeps a line of the entry language, which is the entry line or made of it; the line is taken. */
bool app_keep(struct app *app, struct slice line, struct effects *effects);

/* command_agree.c: who follows: a line is a remark on this record (the one chosen, else the newest;
 * NULL for none), or an answer where that is a remark. */
const struct record *app_followed(const struct app *app);
bool app_keep_remark(struct app *app, struct slice line, struct effects *effects);

/* app_draft.c: what is being typed, for the disk, and the texts that wait. */
void app_draft_changes(struct app *app, struct effects *effects);
void app_draft_slot(struct app *app, int slot, struct slice text, struct effects *effects);
/* The whole entry line into a slot; while a record is edited, with `/edit ID` in front. */
void app_draft_line(struct app *app, int slot, struct effects *effects);
/* All slots anew, after the disk was told to forget them; only those that are on the record. */
void app_draft_all(struct app *app, struct effects *effects);
/* The entry line holds `text` from now on. */
void app_put_line(struct app *app, struct slice text, struct effects *effects);
/* The line is empty now: what waited for that comes back. */
void app_line_done(struct app *app, struct effects *effects);
/* A line that has just begun belongs to what is current now, see app->line_owner. */
void app_bind_line(struct app *app);
/* Says so, once, where another one became current while the line goes on with its own. */
void app_tell_floor(struct app *app);
/* The record's text comes into the line; Enter keeps it. False where that can't be. */
bool app_edit(struct app *app, const struct record *record, struct effects *effects);
/* Leaves the record as it is; what was typed goes to the kill ring. */
void app_edit_leave(struct app *app, struct effects *effects);
/* Keeps the changed text of the record being edited. */
bool app_edit_keep(struct app *app, const struct record *record, struct slice text,
                   struct effects *effects);
/* A draft that was brought back. */
void app_bring_back(struct app *app, const struct event *event, struct effects *effects);

/* command_line.c: takes the session's mode, off the record or on it, where the line is empty; and
 * says so. */
void app_follow_record(struct app *app, struct effects *effects);
/* command_handover.c: who writes. EVENT_WRITER; EVENT_FAILED after EFFECT_HAND_OVER; and, of a
 * session that is opened, that it was handed over to somebody else than who opens it now. */
void app_take_writer(struct app *app, struct slice author);
void app_keep_writer(struct app *app, struct effects *effects);
void app_tell_writer(struct app *app);

/* app_go.c: places and lists. */
void app_go(struct app *app, enum screen screen, struct effects *effects);
/* Shows a record where it belongs, chosen. */
void app_show(struct app *app, const struct record *record, struct effects *effects);
/* The record that ID arguments mean: the one chosen in a list where they are empty. NULL and it is
 * said. */
const struct record *app_meant(struct app *app, struct slice arguments);
/* The same, if it may be changed: not what the file itself is known by. */
const struct record *app_changeable(struct app *app, struct slice arguments);
/* The arrows: into the list, within it, out of it; APP_TO_END goes to its end and not beyond. False
 * where there is nowhere to go. */
enum { APP_TO_END = 1000000000 };
bool app_move(struct app *app, long by, struct effects *effects);
/* command_change.c */
/* The record that arguments with an ID in front mean, and in `*arguments` what is behind it; with
 * none, the chosen one. NULL and it is said. */
const struct record *app_take_record(struct app *app, struct slice *arguments);
/* app_commit, and then the record of id `show` is chosen in its list. What is said is the
 * caller's. */
bool app_commit_shown(struct app *app, struct action_draft *draft, bool takes_line,
                      struct slice show, struct effects *effects);

/* app_burst.c: true where Enter made a row of the line, which is kept with those behind it. */
bool app_burst_enter(struct app *app, struct effects *effects);
/* Whether the rows of the line that can be read as lines are a list of who said what. */
bool app_burst_has_speakers(struct app *app);
/* Keeps the rows of a burst, if there are some; what stands behind them stays in the line. */
void app_burst_end(struct app *app, struct effects *effects);
/* app_park.c: puts the half-typed line aside until another one is kept; false where it can't be. */
bool app_park(struct app *app, struct effects *effects);
/* Brings one back into the line, which is empty: the newest of this screen, or the oldest of all.
 * False where there is none. */
bool app_unpark(struct app *app, bool oldest, struct effects *effects);
/* Lines of a draft that was brought back wait too, but for those that are in hand already. */
void app_park_found(struct app *app, struct slice draft, struct effects *effects);
/* `waits (Ctrl-O): MEX > and then we…`, nothing where none does. */
void app_add_parked(const struct app *app, struct str *out);
/* How many half lines wait. */
size_t app_parked_count(const struct app *app);
/* app_paste.c: what came as one paste goes into the line. */
void app_paste(struct app *app, struct slice text);
/* app_rows.c: an event comes in; it was taken in: then Tab is offered where many rows came. */
void app_rows_follow(struct app *app, const struct event *event);
void app_rows_offer(struct app *app, const struct event *event);
/* What came is one text in the line; the lines that were made of it are taken back. */
bool app_rows_join(struct app *app, struct effects *effects);
/* command_record.c: the record as a person says it, also one that was deleted or undone, where only
 * one was ever called so; NULL for none and for several. */
const struct record *app_find_ever(const struct app *app, struct slice id);
/* Takes the newest own action back; false where there is none. */
bool app_undo_action(struct app *app, struct effects *effects);
/* app_enter.c: Enter on the line. */
bool app_enter(struct app *app, struct effects *effects);
/* The letter begins another line: the one that was there goes to the kill ring, and it is said how
 * it comes back. */
void app_begin_anew(struct app *app, uint32_t code);
bool app_run(struct app *app, const struct command *command, struct slice arguments,
             struct effects *effects);
/* app_keys.c */
bool app_key(struct app *app, const struct key *key, struct effects *effects);
/* An act of the line (a row of the table that is ON_LINE), and what follows from it. False where it
 * is nothing to it. */
bool app_line_act(struct app *app, const struct command *command, bool marks,
                  struct effects *effects);
/* app_mouse.c */
void app_mouse(struct app *app, const struct mouse_hit *mouse, struct effects *effects);
/* app_dead_key.c: the first key of a command, or `/NAME` where it has none, for a sentence. */
void app_add_way(const struct app *app, const char *name, struct str *out);
/* A key that nobody knows is said, with what would have worked. Returns false. */
bool app_dead_key(struct app *app, const struct key *key);
/* app_palette.c: palette and help */
/* `/NAME ` of a command that wants words, into the line; a half-typed line waits. */
bool app_palette_put(struct app *app, const struct command *command, struct effects *effects);
void app_palette_open(struct app *app, struct effects *effects);
bool app_palette_key(struct app *app, const struct key *key, struct effects *effects);
/* After a change of the line: the palette comes with `/` and goes with the first blank. */
void app_palette_follow(struct app *app);
void app_help_open(struct app *app);
void app_help_release(struct app *app);
/* app_complete.c: Tab */
bool app_complete(struct app *app, struct effects *effects);
/* A digit right behind the colon of an ambiguous name: that choice is taken. False where it is a
 * letter like any other. */
bool app_choose(struct app *app, uint32_t digit);
/* What the line shows at its end while a WHO is typed. */
void app_offer(struct app *app);
/* app_word.c: a word of the text; false where none begins so. */
bool app_complete_word(struct app *app);
/* Backspace right after an abbreviation was written out: as it was typed again. */
bool app_unexpand(struct app *app, const struct key *key);
/* After `code` was typed: the word before it is written out where it is an abbreviation of the
 * settings. */
void app_expand(struct app *app, uint32_t code);

/* app_stream.c: what app_stream returns, made anew where the session has changed. */
void app_stream_fill(struct app *app);
/* Whether a record is what the filter asks for. */
bool app_filter_has(const struct app *app, const struct record *record);
/* All of the stream again. */
void app_filter_leave(struct app *app);
/* The same where the filter hides this record, which is to be shown. */
void app_filter_reveal(struct app *app, const struct record *record);

/* app_refresh.c: everything that follows from session and line, made anew where that is needed. */
void app_refresh(struct app *app);
/* Columns of the screen, the usual 80 where it has not said how many. */
int app_columns(const struct app *app);
/* Only what follows from the text of the line: its meaning and the prompt. */
void app_refresh_line(struct app *app);
void app_guide(struct app *app);
/* app_review.c: the gaps, made anew where coverage (with its texts) was; the one place that says
 * what is one, so that Review, guide line and /left count alike. Returns their number. */
size_t app_gaps(struct app *app);
void app_review_release(struct app *app);
/* app_refresh.c: the report as the window shows it, made anew where it is old; and what of that is
 * the report itself, without what stands above it. */
void app_report_fill(struct app *app);
struct slice app_report(const struct app *app);

/* screen_*.c: what is typed on a screen, and Enter on an item of its list. */
bool screen_sessions_enter(struct app *app, struct slice text, struct effects *effects);
bool screen_sessions_open(struct app *app, size_t item, struct effects *effects);
/* Makes a session of that title, in the folder that is shown. */
bool screen_sessions_create(struct app *app, struct slice title, struct effects *effects);
/* The folder that is listed is that of the session that is open. */
void screen_sessions_beside(struct app *app);
void screen_sessions_take(struct app *app, const struct event *event);
bool screen_setup_enter(struct app *app, struct slice text, struct effects *effects);
/* Goes to the next step, or on to Notes behind the last one. */
void screen_setup_next(struct app *app, struct effects *effects);
/* To the first step that is not done, else the first one; before the screen is changed. */
void screen_setup_arrive(struct app *app, struct effects *effects);
/* To the step `by` further, and what was half typed for it comes into the line. */
void screen_setup_move(struct app *app, long by, struct effects *effects);
/* Divides what was typed of countries: `known` gets those that are, as the form takes them,
 * `unknown` the other words, as a line that can be corrected. Changes the meaning of the line. */
void screen_setup_countries(struct app *app, struct slice text, struct str *known,
                            struct str *unknown);
/* Whether a line of People is somebody's words: then it goes to Notes with who goes there. */
bool screen_people_is_said(struct app *app, struct slice text);
bool screen_people_enter(struct app *app, struct slice text, struct effects *effects);
/* A person as a line that can be typed. */
void screen_people_line(const struct app *app, const struct record *record, struct str *out);
/* The fields of a person's line that differ from the row. */
void screen_people_change(const struct app *app, const struct record *record, struct slice line,
                          struct action_draft *draft);
bool screen_conclusions_enter(struct app *app, struct slice text, struct effects *effects);
bool screen_conclusions_open(struct app *app, size_t item, struct effects *effects);
/* OVERLAY_EVIDENCE for a conclusion. */
bool screen_conclusions_evidence(struct app *app, const struct record *conclusion);
bool screen_conclusions_key(struct app *app, const struct key *key, struct effects *effects);
bool screen_record_open(struct app *app, size_t item, struct effects *effects);
bool screen_review_open(struct app *app, size_t item, struct effects *effects);

#endif
