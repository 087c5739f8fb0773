/* The man page, in man(7). */
#include "cli/docs.h"

#include <stdint.h>
#include <stdlib.h>

#include "app/command.h"
#include "app/entry.h"
#include "base/num.h"
#include "model/settings.h"
#include "text/when.h"

/* Text as roff wants it: backslashes doubled, no line begins with a control sign, dashes that can
 * be copied. */
static void add_text(struct str *out, const char *text)
{
    bool at_start = true;
    for (; *text != '\0'; text++) {
        if (at_start && (*text == '.' || *text == '\'')) {
            str_add_text(out, "\\&");
        }
        if (*text == '\\') {
            str_add_text(out, "\\e");
        } else if (*text == '-') {
            str_add_text(out, "\\-");
        } else {
            str_add_char(out, *text);
        }
        at_start = *text == '\n';
    }
}

static void add_term(struct str *out, const char *term, const char *more)
{
    str_add_text(out, ".TP\n.B ");
    add_text(out, term);
    if (more != NULL && more[0] != '\0') {
        str_add_text(out, " ");
        add_text(out, more);
    }
    str_add_char(out, '\n');
}

static void add_line(struct str *out, const char *text)
{
    add_text(out, text);
    str_add_char(out, '\n');
}

/* Reproducible builds: the date is that of the source, or none. */
static void add_title(struct str *out)
{
    char date[WHEN_ROOM] = "";
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds = 0;
    if (epoch != NULL && num_parse(slice_of(epoch), 0, INT32_MAX, &seconds)) {
        (void)when_format_date(seconds, 0, date);
    }
    str_add_format(out, ".TH RAPPORTEUR 1 \"%s\" \"rapporteur %s\" \"User Commands\"\n", date,
                   RAPPORTEUR_VERSION);
    str_add_text(out,
                 ".SH NAME\nrapporteur \\- write down what a meeting says, live, as one CSV\n");
}

static void add_synopsis(struct str *out)
{
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    str_add_text(out, ".SH SYNOPSIS\n");
    for (size_t i = 0; i < count; i++) {
        for (size_t usage = 0; !commands[i].hidden && commands[i].usages[usage] != NULL; usage++) {
            str_add_text(out, ".B rapporteur\n");
            add_line(out, commands[i].usages[usage]);
            str_add_text(out, ".br\n");
        }
    }
}

static void add_description(struct str *out)
{
    str_add_text(out, ".SH DESCRIPTION\n");
    add_line(out,
             "rapporteur is a program for one person, the rapporteur, who writes down a session "
             "while it happens: who takes part, what each country said, what was concluded. "
             "Each session becomes one CSV file that opens in any spreadsheet. It works with no "
             "server and never uses the network.");
    str_add_text(out, ".PP\n");
    add_line(out,
             "Every letter is on the disk before it is shown, in a journal beside the CSV; what a "
             "crash interrupted is brought back at the next start.");
}

static void add_options(struct str *out, const struct cli_option *options)
{
    for (; options->name != NULL; options++) {
        struct str term = {0};
        if (options->letter != '\0') {
            str_add_format(&term, "-%c, ", options->letter);
        }
        str_add_format(&term, "--%s", options->name);
        add_term(out, str_text(&term),
                 options->choices != NULL ? options->choices : options->value);
        add_line(out, options->help);
        str_release(&term);
    }
}

static void add_commands(struct str *out)
{
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    str_add_text(out, ".SH COMMANDS\n");
    for (size_t i = 0; i < count; i++) {
        if (commands[i].hidden) {
            continue;
        }
        str_add_text(out, ".SS ");
        add_line(out, commands[i].name[0] == '\0' ? "rapporteur" : commands[i].name);
        add_line(out, commands[i].description);
        add_options(out, commands[i].options);
    }
    str_add_text(out, ".SH OPTIONS\n");
    add_options(out, cli_common_options());
}

static void add_entry(struct str *out)
{
    size_t count = 0;
    const struct entry_form *forms = entry_forms(&count);
    str_add_text(out, ".SH THE ENTRY LINE\n");
    add_line(out,
             "What can be typed on the entry line of the screens, and given to rapporteur add:");
    for (size_t i = 0; i < count; i++) {
        add_term(out, forms[i].usage, NULL);
        add_line(out, forms[i].help);
    }
}

/* What `keys = …` of the settings changes, command by command. */
static void add_preset(struct str *out, const char *preset)
{
    size_t count = 0;
    const struct command *commands = command_table(&count);
    struct settings settings;
    struct str problem = {0}, text = {0};
    settings_init(&settings);
    (void)settings_set(&settings, slice_of("interface"), slice_of("keys"), slice_of(preset),
                       &problem);
    for (size_t i = 0; i < count; i++) {
        struct slice keys = command_keys(&settings, &commands[i]);
        if (!slice_is(keys, commands[i].keys)) {
            str_add_format(&text, "%s%s ", text.size > 0 ? ", " : "", commands[i].name);
            str_add(&text, keys.size > 0 ? keys : slice_of("(none)"));
        }
    }
    str_add_char(&text, '.');
    add_term(out, "[interface] keys =", preset);
    add_line(out, str_text(&text));
    str_release(&text);
    str_release(&problem);
    settings_release(&settings);
}

static void add_keys(struct str *out)
{
    size_t count = 0;
    const struct command *commands = command_table(&count);
    str_add_text(out, ".SH KEYS\n");
    add_line(
        out,
        "Every command can be chosen from the palette: / on an empty line, or Ctrl-P, then any "
        "part of its name. Its keys, which the settings can change:");
    for (size_t i = 0; i < count; i++) {
        struct str term = {0};
        str_add_format(&term, "/%s %s", commands[i].name, commands[i].usage);
        add_term(out, str_text(&term), commands[i].keys);
        add_line(out, commands[i].help);
        str_release(&term);
    }
    add_preset(out, "readline");
    add_preset(out, "nano");
}

static void add_settings(struct str *out)
{
    size_t count = 0;
    const struct setting *settings = setting_table(&count);
    str_add_text(out, ".SH SETTINGS\n");
    for (size_t i = 0; i < count; i++) {
        struct str term = {0};
        str_add_format(&term, "[%s] %s", settings[i].section, settings[i].key);
        add_term(out, str_text(&term), NULL);
        add_line(out, settings[i].help);
        str_release(&term);
    }
}

static void add_rest(struct str *out)
{
    static const struct {
        const char *heading, *term, *text;
    } rows[] = {
        {"FILES", "SESSION.csv", "The session: one row a record. The first row names the columns."},
        {NULL, "SESSION.journal/",
         "The journal: a log and a draft of each run. Keep it beside the CSV; the CSV alone is "
         "complete too."},
        {NULL, "~/.config/rapporteur/rapporteur.ini",
         "Your settings. /etc/xdg/rapporteur/rapporteur.ini holds those of "
         "the machine, rapporteur.ini beside a session those of its folder."},
        {NULL, "~/.config/rapporteur/templates/NAME.ini",
         "Your templates of reports; then those in /etc/xdg/rapporteur/templates, then the "
         "installed ones."},
        {"ENVIRONMENT", "NO_COLOR", "Set and not empty: no colours."},
        {NULL, "PAGER", "Shows report and review on a terminal; less when unset."},
        {NULL, "XDG_CONFIG_HOME, XDG_DOCUMENTS_DIR", "Where settings and sessions lie."},
        {NULL, "LC_ALL, LC_NUMERIC, LANG",
         "The separator of new files, by the locale's decimal sign."},
        {NULL, "ESCDELAY", "Milliseconds until Esc is Esc alone; 50 when unset."},
        {"EXIT STATUS", "0", "Fine."},
        {NULL, "1",
         "What was asked about is not so: problems found, a line became a question, a file "
         "exists."},
        {NULL, "2", "Wrong use, or no such file."},
        {NULL, "3", "The system failed, or a file can't be read."},
        {NULL, "128+N", "Ended by signal N; all is kept."},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (rows[i].heading != NULL) {
            str_add_format(out, ".SH %s\n", rows[i].heading);
        }
        add_term(out, rows[i].term, NULL);
        add_line(out, rows[i].text);
    }
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    str_add_text(out, ".SH EXAMPLES\n");
    for (size_t i = 0; i < count; i++) {
        for (size_t at = 0; !commands[i].hidden && commands[i].examples[at] != NULL; at++) {
            str_add_text(out, ".br\n");
            add_line(out, commands[i].examples[at]);
        }
    }
}

void docs_man(struct str *out)
{
    add_title(out);
    add_synopsis(out);
    add_description(out);
    add_commands(out);
    add_entry(out);
    add_keys(out);
    add_settings(out);
    add_rest(out);
}
