/* command_run.h: what the rows of the command table point to: what each command does, and why it
 * can't be used now. Only src/app/command*.c include this. */
#ifndef RAPPORTEUR_APP_COMMAND_RUN_H
#define RAPPORTEUR_APP_COMMAND_RUN_H

#include <stdbool.h>

#include "base/slice.h"

struct app;
struct effects;

/* command_line.c: the entry line */
bool command_keep(struct app *app, struct slice arguments, struct effects *effects);
/* Any act of the line: that of the command which runs, app->running. */
bool command_line(struct app *app, struct slice arguments, struct effects *effects);
bool command_complete(struct app *app, struct slice arguments, struct effects *effects);
bool command_clear(struct app *app, struct slice arguments, struct effects *effects);
bool command_yank(struct app *app, struct slice arguments, struct effects *effects);
bool command_mark(struct app *app, struct slice arguments, struct effects *effects);
bool command_copy(struct app *app, struct slice arguments, struct effects *effects);
const char *command_nothing_to_copy(const struct app *app);
bool command_park(struct app *app, struct slice arguments, struct effects *effects);
bool command_paste_lines(struct app *app, struct slice arguments, struct effects *effects);
bool command_off(struct app *app, struct slice arguments, struct effects *effects);
bool command_on(struct app *app, struct slice arguments, struct effects *effects);
const char *command_line_empty(const struct app *app);
const char *command_nothing_cut(const struct app *app);
const char *command_nothing_parked(const struct app *app);
const char *command_is_off(const struct app *app);
const char *command_is_on(const struct app *app);

/* command_record.c: records */
bool command_undo(struct app *app, struct slice arguments, struct effects *effects);
bool command_redo(struct app *app, struct slice arguments, struct effects *effects);
bool command_edit(struct app *app, struct slice arguments, struct effects *effects);
bool command_continue(struct app *app, struct slice arguments, struct effects *effects);
bool command_evidence(struct app *app, struct slice arguments, struct effects *effects);
bool command_settle(struct app *app, struct slice arguments, struct effects *effects);
bool command_enough(struct app *app, struct slice arguments, struct effects *effects);
const char *command_nothing_to_undo(const struct app *app);
const char *command_nothing_to_redo(const struct app *app);
const char *command_cannot_write(const struct app *app);
const char *command_not_open(const struct app *app);

/* command_agree.c: remarks and approval */
bool command_comment(struct app *app, struct slice arguments, struct effects *effects);
bool command_answer(struct app *app, struct slice arguments, struct effects *effects);
bool command_accept(struct app *app, struct slice arguments, struct effects *effects);
bool command_close(struct app *app, struct slice arguments, struct effects *effects);
bool command_approve(struct app *app, struct slice arguments, struct effects *effects);
bool command_reopen(struct app *app, struct slice arguments, struct effects *effects);

/* command_redact.c: off the record, said afterwards */
bool command_redact(struct app *app, struct slice arguments, struct effects *effects);

/* command_change.c: what is done to a record that stands */
bool command_split(struct app *app, struct slice arguments, struct effects *effects);
bool command_merge(struct app *app, struct slice arguments, struct effects *effects);
bool command_move_up(struct app *app, struct slice arguments, struct effects *effects);
bool command_move_down(struct app *app, struct slice arguments, struct effects *effects);
bool command_move(struct app *app, struct slice arguments, struct effects *effects);
bool command_time(struct app *app, struct slice arguments, struct effects *effects);
bool command_delete(struct app *app, struct slice arguments, struct effects *effects);

/* command_cell.c: one cell of it */
bool command_language(struct app *app, struct slice arguments, struct effects *effects);
bool command_channel(struct app *app, struct slice arguments, struct effects *effects);
bool command_kind(struct app *app, struct slice arguments, struct effects *effects);
bool command_under(struct app *app, struct slice arguments, struct effects *effects);

/* command_find.c: from what is there to what is looked for */
bool command_goto(struct app *app, struct slice arguments, struct effects *effects);
bool command_find_text(struct app *app, struct slice arguments, struct effects *effects);
bool command_filter(struct app *app, struct slice arguments, struct effects *effects);

/* command_tell.c: what stands where, in a sentence */
bool command_who(struct app *app, struct slice arguments, struct effects *effects);
bool command_where(struct app *app, struct slice arguments, struct effects *effects);
bool command_left(struct app *app, struct slice arguments, struct effects *effects);

/* command_handover.c: who writes */
bool command_handover(struct app *app, struct slice arguments, struct effects *effects);
const char *command_cannot_hand_over(const struct app *app);

/* command_place.c: places, lists, help */
bool command_sessions(struct app *app, struct slice arguments, struct effects *effects);
bool command_notes(struct app *app, struct slice arguments, struct effects *effects);
bool command_people(struct app *app, struct slice arguments, struct effects *effects);
bool command_conclusions(struct app *app, struct slice arguments, struct effects *effects);
bool command_review(struct app *app, struct slice arguments, struct effects *effects);
bool command_report(struct app *app, struct slice arguments, struct effects *effects);
bool command_setup(struct app *app, struct slice arguments, struct effects *effects);
bool command_up(struct app *app, struct slice arguments, struct effects *effects);
bool command_down(struct app *app, struct slice arguments, struct effects *effects);
bool command_page_up(struct app *app, struct slice arguments, struct effects *effects);
bool command_page_down(struct app *app, struct slice arguments, struct effects *effects);
bool command_places(struct app *app, struct slice arguments, struct effects *effects);
bool command_palette(struct app *app, struct slice arguments, struct effects *effects);
bool command_help(struct app *app, struct slice arguments, struct effects *effects);

/* command_file.c: files and the program */
bool command_save(struct app *app, struct slice arguments, struct effects *effects);
bool command_attribution(struct app *app, struct slice arguments, struct effects *effects);
bool command_save_over(struct app *app, struct slice arguments, struct effects *effects);
bool command_new(struct app *app, struct slice arguments, struct effects *effects);
bool command_open_file(struct app *app, struct slice arguments, struct effects *effects);
bool command_sample(struct app *app, struct slice arguments, struct effects *effects);
bool command_move_to(struct app *app, struct slice arguments, struct effects *effects);
const char *command_is_saved(const struct app *app);
bool command_tour(struct app *app, struct slice arguments, struct effects *effects);
bool command_repaint(struct app *app, struct slice arguments, struct effects *effects);
bool command_suspend(struct app *app, struct slice arguments, struct effects *effects);
bool command_interrupt(struct app *app, struct slice arguments, struct effects *effects);
bool command_quit(struct app *app, struct slice arguments, struct effects *effects);

#endif
