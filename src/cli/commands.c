/* The one table of subcommands. */
#include "cli/cli.h"

static const struct cli_option common[] = {
    {"config", '\0', "FILE", NULL, "Settings from FILE, in place of your own settings file."},
    {"color", '\0', "WHEN", "auto|always|never", "Colours on the screens."},
    {"no-input", '\0', NULL, NULL, "Never wait for somebody to type; fail where that is needed."},
    {"help", 'h', NULL, NULL, "Help for the program or the command."},
    {"version", '\0', NULL, NULL, "The program's version."},
    {0},
};

static const struct cli_option no_options[] = {{0}};
static const struct cli_option open_options[] = {
    {"line", '\0', NULL, NULL, "A plain prompt in place of the screens: one answer for each line."},
    {0},
};
static const struct cli_option new_options[] = {
    {"title", '\0', "TEXT", NULL, "The session's title; the file's name where there is none."},
    {"event", '\0', "TEXT", NULL, "The event that it is part of."},
    {"date", '\0', "DATE", NULL, "Its date as 2017-08-02; today where there is none."},
    {"roster", '\0', "ROSTER.csv", NULL,
     "Who takes part: columns name, role, organization, country, stakeholder_group, in any order."},
    {0},
};
static const struct cli_option add_options[] = {
    {"json", '\0', NULL, NULL, "Answers as JSON Lines: line, id, record, country, name, status."},
    {0},
};
static const struct cli_option report_options[] = {
    {"format", 'f', "FORMAT", "text|markdown|html|docx|odt|pdf",
     "The format; by the end of OUT's name, else text. The last three take pandoc or LibreOffice."},
    {"output", 'o', "OUT", NULL, "Into the file OUT; - is standard output."},
    {"attribution", '\0', "LEVEL", "person|country|group|none",
     "How far it says who it was; none lists the speakers by topic. What the texts still give away "
     "is named on standard error."},
    {"template", '\0', "NAME", NULL,
     "The form: lacigf, igf, minutes, plain, one of your own, or its file."},
    {"force", '\0', NULL, NULL, "Write over a file that exists."},
    {"no-pager", '\0', NULL, NULL, "On a terminal, all at once and not through $PAGER."},
    {0},
};
static const struct cli_option check_options[] = {
    {"json", '\0', NULL, NULL, "The problems as a list: file, line, column, severity, message."},
    {0},
};
static const struct cli_option review_options[] = {
    {"template", '\0', "NAME", NULL,
     "Says too where the session goes over the limits of that form."},
    {"json", '\0', NULL, NULL, "The same for programs, as one object."},
    {"since", '\0', "TIME", NULL,
     "Only what changed since: 10:14, '2017-08-02 10:14', or approval for the last one; what went "
     "as [-words-], what came as {+words+}."},
    {"no-pager", '\0', NULL, NULL, "On a terminal, all at once and not through $PAGER."},
    {0},
};

static const char *const open_usages[] = {"[SESSION.csv | FOLDER]", "--line SESSION.csv", NULL};
static const char *const new_usages[] = {
    "new SESSION.csv [--title TEXT] [--event TEXT] [--date DATE] [--roster ROSTER.csv]", NULL};
static const char *const add_usages[] = {"add [--json] SESSION.csv LINE...",
                                         "add [--json] SESSION.csv -", NULL};
static const char *const report_usages[] = {
    "report [-f FORMAT] [--attribution LEVEL] [--template NAME] [-o OUT] [--force] SESSION.csv",
    NULL};
static const char *const check_usages[] = {"check [--json] FILE...", NULL};
static const char *const review_usages[] = {
    "review [--json] [--template NAME] [--since TIME] SESSION.csv", NULL};
static const char *const follow_usages[] = {"follow SESSION.csv", NULL};
static const char *const help_usages[] = {"help [COMMAND]", NULL};
static const char *const docs_usages[] = {"docs man|bash|zsh|fish", NULL};

static const char *const open_examples[] = {"rapporteur talk.csv", "rapporteur sessions/", NULL};
static const char *const new_examples[] = {
    "rapporteur new talk.csv --title 'Local dialogues' --event 'Example Forum 10'",
    "rapporteur new talk.csv --roster people.csv", NULL};
static const char *const add_examples[] = {"rapporteur add talk.csv 'mx: the costs are shared'",
                                           "rapporteur add talk.csv /start 'br+ar: a proposal'",
                                           "rapporteur add --json talk.csv - <lines.txt", NULL};
static const char *const report_examples[] = {
    "rapporteur report talk.csv", "rapporteur report -o talk.md talk.csv",
    "rapporteur report -o talk.docx talk.csv", "rapporteur report --attribution none talk.csv",
    NULL};
static const char *const check_examples[] = {"rapporteur check *.csv", NULL};
static const char *const review_examples[] = {
    "rapporteur review talk.csv", "rapporteur review --template igf talk.csv",
    "rapporteur review --json talk.csv", "rapporteur review --since approval talk.csv", NULL};
static const char *const follow_examples[] = {"rapporteur follow talk.csv", NULL};
static const char *const help_examples[] = {"rapporteur help add", NULL};
static const char *const docs_examples[] = {"rapporteur docs man >rapporteur.1", NULL};

static const struct cli_command table[] = {
    {"", "the screens: a session, or the sessions of a folder", open_usages,
     "Opens a session to take notes, or a folder to choose one of its sessions. With neither, the "
     "folder of the settings, else the folder rapporteur in your documents.\n"
     "With --line, or where TERM is dumb or not set, a plain prompt takes the same lines and "
     "answers "
     "each with one: nothing is drawn, so a screen reader can follow. /help lists what can be "
     "typed.",
     open_options, open_examples, cli_open, false, false},
    {"new", "make a new session file", new_usages,
     "Makes SESSION.csv with its first facts, and prints its path and the next command. A name "
     "without .csv gets it. A file that exists is left as it is (exit 1).\n"
     "The separator of the cells is that of the settings, else that of the newest session in the "
     "folder, else what spreadsheets of your locale read by double click.",
     new_options, new_examples, cli_new, false, false},
    {"add", "record lines without the screens", add_usages,
     "Records each LINE as typing it on the entry line would, or each line of standard input with "
     "-. Once it is safe on the disk, prints for each record touched: the number of the line, id, "
     "country, name, record and status, with a tab between; status is deleted where the record "
     "went.\n"
     "Exit 1 where a line left a question (status query) or could not be carried out.",
     add_options, add_examples, cli_add, false, false},
    {"report", "the session as a document", report_usages,
     "Writes the session's report: facts, participants, overview, interventions by topic, "
     "conclusions with what they rest on, actions, open points, and what is missing. It is marked "
     "as a draft until it is approved.\n"
     "With --attribution country nobody is named; with group only the stakeholder group is, and "
     "with none nobody at all. Names that stand within the texts themselves are left as they are: "
     "each is named on standard error with the id of its record.\n"
     "A template says which parts there are, in which order, under which headings; plain.ini among "
     "the installed ones says how one is written. Yours go to ~/.config/rapporteur/templates.",
     report_options, report_examples, cli_report, false, false},
    {"check", "problems in session files", check_usages,
     "Prints what is wrong in each FILE as FILE:LINE:COLUMN: message (line from 1, column in "
     "bytes from 1). Nothing is changed. Exit 1 where there is a problem.",
     check_options, check_examples, cli_check, false, false},
    {"review", "coverage, balance and gaps", review_usages,
     "Says who was announced and who was heard, how much each country said, which notes are "
     "thin, and which conclusions rest on nothing.",
     review_options, review_examples, cli_review, false, false},
    {"follow", "read along, and remark", follow_usages,
     "The chair's view: the screens, live, on what the rapporteur keeps on this machine or in a "
     "shared folder. A line typed here is a remark on the record that the arrows chose, or on the "
     "newest; nothing else is changed from here.",
     open_options, follow_examples, cli_follow, false, false},
    {"help", "help for a command", help_usages, "Prints the help of the program or of COMMAND.",
     no_options, help_examples, cli_help, false, true},
    {"docs", "man page and completions", docs_usages,
     "Prints the man page, or the completions of a shell, as they are installed.", no_options,
     docs_examples, cli_docs, true, true},
};

const struct cli_command *cli_commands(size_t *count)
{
    *count = COUNT(table);
    return table;
}

const struct cli_command *cli_find_command(struct slice name)
{
    for (size_t i = 0; i < COUNT(table); i++) {
        if (slice_is(name, table[i].name)) {
            return &table[i];
        }
    }
    return NULL;
}

const struct cli_option *cli_common_options(void)
{
    return common;
}
