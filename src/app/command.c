#include "app/command.h"

#include "app/app.h"
#include "app/command_run.h"

/* The order is that of help and man page. */
/* clang-format off */
static const struct command table[] = {
    {"keep", "Enter", ON_ALL, 2, "keep", "", command_keep, NULL, "Keeps the line; on a list, opens the row."},
    {"complete", "Tab", ON_ALL, 5, "complete", "", command_complete, NULL, "Completes a name, a command, a word said before; again: the next one that fits. Right behind a pasted list: each row is a line."},
    {"new-line", "Ctrl-J Alt-Enter", ON_ALL | ON_LINE, 6, "new line", "", command_line, NULL, "A new row in the line; a \\ and Enter does the same."},
    {"undo", "Ctrl-Z Ctrl-_", ON_ALL, 4, "undo", "[ID]", command_undo, command_nothing_to_undo, "Takes back the last thing you did and says what it was; with ID, the last change of that record, whoever made it."},
    {"redo", "Ctrl-Y", ON_ALL, 0, "redo", "", command_redo, command_nothing_to_redo, "Brings back what was undone last."},
    {"save", "Ctrl-S", ON_ALL_OPEN, 0, "save", "[FILE]", command_save, command_not_open, "Writes the CSV now and says so; with FILE, writes the report there, if there is none yet: as Markdown where it ends in .md, as HTML in .html, else as text."},
    {"save!", "", ON_ALL_OPEN, 0, "save over", "FILE", command_save_over, command_not_open, "Writes the report into FILE, over what is there."},
    {"palette", "Ctrl-P Alt-/", ON_ALL, 3, "commands", "", command_palette, NULL, "Lists every command; / on an empty line does the same, and any part of a name or its help finds it."},
    {"places", "Esc", ON_ALL, 1, "places", "", command_places, NULL, "The numbered places in the bottom line: a number goes there, / lists the commands, ? helps."},
    {"help", "F1 Alt-?", ON_ALL, 1, "help", "", command_help, NULL, "What can be done here, and everywhere."},
    {"quit", "Ctrl-Q", ON_ALL, 9, "leave", "", command_quit, NULL, "Leaves; all is saved, and a half-typed line is there again next time."},
    {"interrupt", "Ctrl-C", ON_ALL, 0, "clear", "", command_interrupt, NULL, "Takes a half-typed command away, or says how to leave; pressed twice, leaves."},

    {"sessions", "Alt-0", ON_ALL, 0, "sessions", "", command_sessions, NULL, "Goes to Sessions: all of the folder, and new ones."},
    {"notes", "Alt-1 F2", ON_ALL, 0, "notes", "", command_notes, command_not_open, "Goes to Notes: what is said, as it is said."},
    {"people", "Alt-2 F3", ON_ALL, 0, "people", "", command_people, command_not_open, "Goes to People: who takes part."},
    {"conclusions", "Alt-3 F4", ON_ALL, 0, "conclusions", "", command_conclusions, command_not_open, "Goes to Conclusions: what came out, and on what it rests."},
    {"review", "Alt-4 F5", ON_ALL, 0, "review", "", command_review, command_not_open, "Goes to Review: who was not heard, what is thin, what is open."},
    {"report", "Alt-5 F6", ON_ALL, 0, "report", "", command_report, command_not_open, "Goes to Report: the session as a text to read."},
    {"attribution", "", ON_ALL_OPEN, 0, "who is named", "LEVEL", command_attribution, command_not_open, "How far the report says who it was: person, country, group or none; what it would still give away stands above it."},
    {"setup", "Alt-6", ON_ALL, 0, "set-up", "", command_setup, command_not_open, "Goes to Set-up: facts, roster, countries announced, topics."},

    {"up", "Up", ON_ALL, 7, "list", "", command_up, NULL, "Into the list, and up in it."},
    {"down", "Down", ON_ALL, 0, "down", "", command_down, NULL, "Down in the list, and back to the line."},
    {"page-up", "PageUp", ON_ALL, 0, "page up", "", command_page_up, NULL, "A page up in the list."},
    {"page-down", "PageDown", ON_ALL, 0, "page down", "", command_page_down, NULL, "A page down in the list."},

    {"who", "", ON_ALL_OPEN, 0, "who", "", command_who, command_not_open, "Says with whom text goes on, and since when."},
    {"where", "", ON_ALL_OPEN, 0, "where", "", command_where, command_not_open, "Says which session, topic and time it is, and whether all is saved."},
    {"left", "", ON_ALL_OPEN, 0, "left", "", command_left, command_not_open, "Says what is left to do: who was not heard, what is thin, what is open."},
    {"goto", "", ON_ALL_OPEN, 0, "go to", "ID", command_goto, command_not_open, "Shows a record, /goto i12, or who spoke at a time, /goto 10:20."},
    {"find", "Ctrl-R", ON_ALL_OPEN, 0, "find", "[TEXT]", command_find_text, command_not_open, "Shows the next record that has TEXT, from the one that is chosen, without regard to case and accents, and how many have it; with no TEXT, the next one again."},
    {"filter", "", ON_ALL_OPEN, 0, "filter", "[WHAT]", command_filter, command_not_open, "Lists on Notes only what is of a country, a person or a #tag, and what you write meanwhile; /filter off lists all again."},
    {"edit", "", ON_ALL_OPEN, 8, "change", "[ID]", command_edit, command_cannot_write, "Brings the text of a record into the line; Enter keeps the change. A text after ID takes its place at once."},
    {"split", "Alt-S", ON_ALL_OPEN, 0, "split", "[ID] [PARAGRAPH] [WHO]", command_split, command_cannot_write, "Divides a turn or note in two: while it is edited at the cursor, else before a paragraph, or the last one; with WHO, the second part is theirs."},
    {"merge", "", ON_ALL_OPEN, 0, "merge", "[ID]", command_merge, command_cannot_write, "Puts a turn or note into the one before it, as more paragraphs."},
    {"move-up", "Alt-Up", ON_ALL_OPEN, 0, "move up", "[ID]", command_move_up, command_cannot_write, "Moves a record before the one before it."},
    {"move-down", "Alt-Down", ON_ALL_OPEN, 0, "move down", "[ID]", command_move_down, command_cannot_write, "Moves a record behind the one behind it."},
    {"move", "", ON_ALL_OPEN, 0, "move", "[ID] TIME", command_move, command_cannot_write, "It was said then: moves a record to that time, /move i12 10:20."},
    {"time", "", ON_ALL_OPEN, 0, "time", "[ID] TIME", command_time, command_cannot_write, "Says when a record began, and leaves it in its place."},
    {"language", "", ON_ALL_OPEN, 0, "language", "[ID] CODE", command_language, command_cannot_write, "Says in which language it was said: es, pt-BR."},
    {"channel", "", ON_ALL_OPEN, 0, "channel", "[ID] CHANNEL", command_channel, command_cannot_write, "Says how it was said: onsite or online."},
    {"kind", "", ON_ALL_OPEN, 0, "kind", "[ID] KIND", command_kind, command_cannot_write, "Says what kind a record is, of a turn: statement, question, answer, proposal, comment."},
    {"under", "", ON_ALL_OPEN, 0, "topic", "[ID] TOPIC", command_under, command_cannot_write, "Puts a record under another topic of the session, by a part of its name."},
    {"delete", "", ON_ALL_OPEN, 0, "delete", "[ID]", command_delete, command_cannot_write, "Takes a record out of the session, with what is written on it; Review lists it, undo brings it back. The turns of a person go to a new hole."},
    {"redact", "", ON_ALL_OPEN, 0, "off record", "[ID]", command_redact, command_cannot_write, "That was off the record: takes the words away for good, from CSV and journal; asks first. With no ID, what you wrote last."},
    {"continue", "", ON_ALL_OPEN, 0, "go on", "[ID]", command_continue, command_cannot_write, "What you type next goes on with this turn or note."},
    {"evidence", "", ON_ALL_OPEN, 0, "evidence", "[ID]", command_evidence, command_not_open, "Chooses the interventions that a conclusion rests on."},
    {"settle", "", ON_ALL_OPEN, 0, "settle", "[ID]", command_settle, command_cannot_write, "The query of a record is answered: it stands as it is."},
    {"enough", "", ON_ALL_OPEN, 0, "enough", "[ID]", command_enough, command_cannot_write, "That is all they said, or they did not speak: it is no longer a gap."},

    {"comment", "", ON_ALL_OPEN, 0, "remark", "[ID] TEXT", command_comment, command_cannot_write, "A remark on a record, for its rapporteur; s/old/new/ as its text proposes other words."},
    {"answer", "", ON_ALL_OPEN, 0, "answer", "[ID] TEXT", command_answer, command_cannot_write, "Answers a remark; it stays open."},
    {"accept", "", ON_ALL_OPEN, 0, "accept", "[ID] [TEXT]", command_accept, command_cannot_write, "Does what a remark asks and closes it: the words it proposes, or TEXT, take the place of the record's."},
    {"close", "", ON_ALL_OPEN, 0, "close", "[ID] [TEXT]", command_close, command_cannot_write, "Closes a remark, with an answer where there is one; the record stays as it is."},
    {"approve", "", ON_ALL_OPEN, 0, "approve", "[ID]", command_approve, command_cannot_write, "Approves a record until it changes; /approve all is the whole report, which is a draft until then."},
    {"reopen", "", ON_ALL_OPEN, 0, "reopen", "[ID] REASON", command_reopen, command_cannot_write, "Takes an approval back and says why: of the whole report, or with ID of a record."},

    {"handover", "", ON_ALL_OPEN, 0, "hand over", "NAME", command_handover, command_cannot_hand_over, "Somebody else writes from here on: /handover ana. What you wrote stays yours, and it is on record when."},

    {"clear", "", ON_ALL, 0, "clear", "", command_clear, command_line_empty, "Takes the half-typed line away; yank brings it back."},
    {"yank", "Ctrl-V", ON_ALL, 0, "yank", "", command_yank, command_nothing_cut, "Puts what was cut last into the line; Alt-Y then puts what was cut before."},
    {"park", "Ctrl-O", ON_ALL, 0, "park", "", command_park, command_nothing_parked, "The half-typed line waits while another one is kept, then it is back, for the same speaker; with nothing typed, it is back now, the oldest of several first."},
    {"mark", "Ctrl-Space", ON_ALL, 0, "mark", "", command_mark, command_line_empty, "Marks from the cursor on, up to where it goes; again: no more. Shift and the arrows mark too; Backspace cuts what is marked."},
    {"copy", "Alt-W", ON_ALL, 0, "copy", "[ID]", command_copy, command_nothing_to_copy, "Copies what is marked, else the chosen record, on Report the report: yank puts it into the line, and with clipboard = osc52 in the settings the terminal gets it for its clipboard."},
    {"paste-lines", "", ON_ALL_OPEN, 0, "as lines", "", command_paste_lines, command_line_empty, "Keeps each row of the line as a line of its own: commands and WHO: in a paste are carried out."},
    {"off", "", ON_ALL_OPEN, 0, "off record", "", command_off, command_is_off, "Off the record from now on, for all who write: words stay in memory and are kept nowhere. /redact takes away what was kept before."},
    {"on", "", ON_ALL_OPEN, 0, "on record", "", command_on, command_is_on, "On the record again."},

    {"new", "", ON_ALL, 0, "new", "TITLE", command_new, NULL, "Makes a new session of that title and opens it."},
    {"open-file", "", ON_ALL, 0, "open", "PATH", command_open_file, NULL, "Opens another session by its file, or lists the sessions of a folder."},
    {"sample", "", ON_ALL, 0, "sample", "", command_sample, NULL, "Opens a copy of the sample session, to look around in."},
    {"move-to", "", ON_ALL_OPEN, 0, "move", "FOLDER", command_move_to, command_is_saved, "While nothing can be written here: the whole session goes to another folder, and on there."},
    {"tour", "", ON_ALL, 0, "tour", "", command_tour, NULL, "Shows you round in a minute, on a session that is kept nowhere; again: leaves."},
    {"repaint", "Ctrl-L", ON_ALL, 0, "repaint", "", command_repaint, NULL, "Paints the screen anew, where another program has written over it."},
    {"suspend", "", ON_ALL, 0, "shell", "", command_suspend, NULL, "Back to the shell for a while; fg comes back here."},

    {"letter-left", "Left Ctrl-B", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "A letter to the left."},
    {"letter-right", "Right Ctrl-F", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "A letter to the right."},
    {"word-left", "Ctrl-Left Alt-Left Alt-B", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "A word to the left."},
    {"word-right", "Ctrl-Right Alt-Right Alt-F", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "A word to the right."},
    {"row-start", "Home Ctrl-A", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "To the start of the row, then of the whole text."},
    {"row-end", "End Ctrl-E", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "To the end of the row, then of the whole text."},
    {"text-start", "Ctrl-Home Alt-<", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "To the start of the whole text."},
    {"text-end", "Ctrl-End Alt->", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "To the end of the whole text."},
    {"row-up", "Up", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "A row up; from the first one into the list."},
    {"row-down", "Down Ctrl-N", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "A row down."},
    {"rub-out", "Backspace Shift-Backspace", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Takes the letter before the cursor away, or cuts what is marked."},
    {"delete-letter", "Delete Ctrl-D", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Takes the letter behind the cursor away, or cuts what is marked."},
    {"delete-blanks", "Alt-\\", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Takes the blanks around the cursor away."},
    {"cut-to-end", "Ctrl-K", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Cuts to the end of the row; yank brings back what was cut."},
    {"cut-to-start", "Ctrl-U", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Cuts to the start of the row."},
    {"cut-row", "", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Cuts the whole row."},
    {"cut-back", "Ctrl-W", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Cuts back to the blank before."},
    {"cut-word-left", "Alt-Backspace Ctrl-Backspace", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Cuts the word to the left."},
    {"cut-word-right", "Alt-D Ctrl-Delete", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Cuts the word to the right."},
    {"yank-older", "Alt-Y", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "Right after yank: what was cut before takes its place."},
    {"swap-letters", "Ctrl-T", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "The letters before and behind the cursor change places."},
    {"swap-words", "Alt-T", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "The word at the cursor and the one before change places."},
    {"upper-case", "Alt-U", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "The word to the right in capitals."},
    {"lower-case", "Alt-L", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "The word to the right in small letters."},
    {"capital", "Alt-C", ON_ALL | ON_LINE, 0, "", "", command_line, command_line_empty, "The word to the right with a capital at its start."},
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
    struct slice usage = slice_of(command->usage);
    if (slice_starts(usage, slice_of("[ID] "))) {
        usage = slice_from(usage, sizeof "[ID] " - 1);
    }
    return usage.size > 0 && usage.at[0] != '[';
}
