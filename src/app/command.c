#include "app/command.h"

#include "app/app.h"
#include "app/command_run.h"

/* The order is that of help and man page. */
/* clang-format off */
static const struct command table[] = {
    {"keep", "Enter", ON_ALL, 2, "keep", "", command_keep, NULL, "Keeps the line; on a list, opens the row."},
    {"complete", "Tab", ON_ALL, 5, "complete", "", command_complete, NULL, "Completes a name or a command; again: the next one that fits."},
    {"new-line", "Ctrl-J Alt-Enter", ON_ALL, 6, "new line", "", command_new_line, NULL, "A new row in the line; a \\ and Enter does the same."},
    {"undo", "Ctrl-Z Ctrl-_", ON_ALL, 4, "undo", "[ID]", command_undo, command_nothing_to_undo, "Takes back the last thing you did and says what it was; with ID, the last change of that record, whoever made it."},
    {"redo", "Ctrl-Y", ON_ALL, 0, "redo", "", command_redo, command_nothing_to_redo, "Brings back what was undone last."},
    {"save", "Ctrl-S", ON_ALL_OPEN, 0, "save", "[FILE]", command_save, command_not_open, "Writes the CSV now and says so; with FILE, writes the report there, if there is none yet: as Markdown where it ends in .md, else as text."},
    {"save!", "", ON_ALL_OPEN, 0, "save over", "FILE", command_save_over, command_not_open, "Writes the report into FILE, over what is there."},
    {"palette", "Ctrl-P", ON_ALL, 3, "commands", "", command_palette, NULL, "Lists every command; / on an empty line does the same, and any part of a name or its help finds it."},
    {"places", "Esc", ON_ALL, 1, "places", "", command_places, NULL, "The numbered places in the bottom line: a number goes there, / lists the commands, ? helps."},
    {"help", "F1", ON_ALL, 1, "help", "", command_help, NULL, "What can be done here, and everywhere."},
    {"quit", "Ctrl-Q", ON_ALL, 9, "leave", "", command_quit, NULL, "Leaves; all is saved, and a half-typed line is there again next time."},
    {"interrupt", "Ctrl-C", ON_ALL, 0, "clear", "", command_interrupt, NULL, "Takes a half-typed command away, or says how to leave; pressed twice, leaves."},

    {"sessions", "Alt-0", ON_ALL, 0, "sessions", "", command_sessions, NULL, "Goes to Sessions: all of the folder, and new ones."},
    {"notes", "Alt-1 F2", ON_ALL, 0, "notes", "", command_notes, command_not_open, "Goes to Notes: what is said, as it is said."},
    {"people", "Alt-2 F3", ON_ALL, 0, "people", "", command_people, command_not_open, "Goes to People: who takes part."},
    {"conclusions", "Alt-3 F4", ON_ALL, 0, "conclusions", "", command_conclusions, command_not_open, "Goes to Conclusions: what came out, and on what it rests."},
    {"review", "Alt-4 F5", ON_ALL, 0, "review", "", command_review, command_not_open, "Goes to Review: who was not heard, what is thin, what is open."},
    {"report", "Alt-5 F6", ON_ALL, 0, "report", "", command_report, command_not_open, "Goes to Report: the session as a text to read."},
    {"setup", "Alt-6", ON_ALL, 0, "set-up", "", command_setup, command_not_open, "Goes to Set-up: facts, roster, countries announced, topics."},

    {"up", "Up", ON_ALL, 7, "list", "", command_up, NULL, "Into the list, and up in it."},
    {"down", "Down", ON_ALL, 0, "down", "", command_down, NULL, "Down in the list, and back to the line."},
    {"page-up", "PageUp", ON_ALL, 0, "page up", "", command_page_up, NULL, "A page up in the list."},
    {"page-down", "PageDown", ON_ALL, 0, "page down", "", command_page_down, NULL, "A page down in the list."},

    {"who", "", ON_ALL_OPEN, 0, "who", "", command_who, command_not_open, "Says with whom text goes on, and since when."},
    {"where", "", ON_ALL_OPEN, 0, "where", "", command_where, command_not_open, "Says which session, topic and time it is, and whether all is saved."},
    {"left", "", ON_ALL_OPEN, 0, "left", "", command_left, command_not_open, "Says what is left to do: who was not heard, what is thin, what is open."},
    {"goto", "", ON_ALL_OPEN, 0, "go to", "ID", command_goto, command_not_open, "Shows a record: /goto i12."},
    {"find", "", ON_ALL_OPEN, 0, "find", "TEXT", command_find_text, command_not_open, "Shows the next record that has TEXT, from the one that is chosen, without regard to case and accents."},
    {"edit", "", ON_ALL_OPEN, 8, "change", "[ID]", command_edit, command_cannot_write, "Brings the text of a record into the line; Enter keeps the change. A text after ID takes its place at once."},
    {"delete", "", ON_ALL_OPEN, 0, "delete", "[ID]", command_delete, command_cannot_write, "Takes a record out of the session; undo brings it back."},
    {"redact", "", ON_ALL_OPEN, 0, "off record", "[ID]", command_redact, command_cannot_write, "That was off the record: takes the words away for good, from CSV and journal; asks first. With no ID, what you wrote last."},
    {"continue", "", ON_ALL_OPEN, 0, "go on", "[ID]", command_continue, command_cannot_write, "What you type next goes on with this turn or note."},
    {"evidence", "", ON_ALL_OPEN, 0, "evidence", "[ID]", command_evidence, command_not_open, "Chooses the interventions that a conclusion rests on."},
    {"settle", "", ON_ALL_OPEN, 0, "settle", "[ID]", command_settle, command_cannot_write, "The query of a record is answered: it stands as it is."},
    {"enough", "", ON_ALL_OPEN, 0, "enough", "[ID]", command_enough, command_cannot_write, "That is all they said: the turn is no longer called thin."},

    {"handover", "", ON_ALL_OPEN, 0, "hand over", "NAME", command_handover, command_cannot_hand_over, "Somebody else writes from here on: /handover ana. What you wrote stays yours, and it is on record when."},

    {"clear", "", ON_ALL, 0, "clear", "", command_clear, command_line_empty, "Takes the half-typed line away; yank brings it back."},
    {"yank", "Ctrl-V", ON_ALL, 0, "yank", "", command_yank, command_nothing_cut, "Puts what was cut last into the line; Alt-Y then puts what was cut before."},
    {"park", "Ctrl-O", ON_ALL, 0, "park", "", command_park, command_nothing_parked, "The half-typed line waits while another one is kept, then it is back, for the same speaker; with nothing typed, it is back now, the oldest of several first."},
    {"paste-lines", "", ON_ALL_OPEN, 0, "as lines", "", command_paste_lines, command_line_empty, "Keeps each row of the line as a line of its own: commands and WHO: in a paste are carried out."},
    {"off", "", ON_ALL_OPEN, 0, "off record", "", command_off, command_is_off, "Off the record from now on: words stay in memory and are written nowhere, only who and when. /redact takes away what was kept before."},
    {"on", "", ON_ALL_OPEN, 0, "on record", "", command_on, command_is_on, "On the record again."},

    {"new", "", ON_ALL, 0, "new", "TITLE", command_new, NULL, "Makes a new session of that title and opens it."},
    {"open-file", "", ON_ALL, 0, "open", "PATH", command_open_file, NULL, "Opens another session by its file, or lists the sessions of a folder."},
    {"sample", "", ON_ALL, 0, "sample", "", command_sample, NULL, "Opens a copy of the sample session, to look around in."},
    {"move-to", "", ON_ALL_OPEN, 0, "move", "FOLDER", command_move_to, command_is_saved, "While nothing can be written here: the whole session goes to another folder, and on there."},
    {"suspend", "", ON_ALL, 0, "shell", "", command_suspend, NULL, "Back to the shell for a while; fg comes back here."},
};
/* clang-format on */

const struct command *command_table(size_t *count)
{
    *count = COUNT(table);
    return table;
}

const struct command *command_find(struct slice name)
{
    for (size_t i = 0; i < COUNT(table); i++) {
        if (slice_is(name, table[i].name)) {
            return &table[i];
        }
    }
    return NULL;
}

bool command_applies(const struct app *app, const struct command *command, const char **reason)
{
    *reason = NULL;
    if ((command->where & 1U << app->screen) == 0) {
        *reason =
            app->session == NULL ? "no session is open" : "not on this screen: Esc, then a number";
    } else if (command->why_not != NULL) {
        *reason = command->why_not(app);
    }
    return *reason == NULL;
}

bool command_wants_arguments(const struct command *command)
{
    return command->usage[0] != '\0' && command->usage[0] != '[';
}
