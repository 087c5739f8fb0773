#include "cli/docs.h"

#include "text/width.h"
#include "text/wrap.h"

enum { WIDTH = 79, LEFT = 28 };

/* `text` wrapped, each line after `indent` blanks. */
static void add_wrapped(struct str *out, struct slice text, int indent)
{
    struct slice line;
    while (wrap_next(&text, WIDTH - indent, &line)) {
        str_add_format(out, "%*s", line.size > 0 ? indent : 0, "");
        str_add(out, line);
        str_add_char(out, '\n');
    }
}

/* `left` in a column of its own, `text` wrapped beside it. */
static void add_row(struct str *out, struct slice left, const char *text)
{
    int used = width_of(left);
    struct slice rest = slice_of(text);
    struct slice line;
    bool first = true;
    str_add_text(out, "  ");
    str_add(out, left);
    if (used > LEFT - 4) {
        str_add_char(out, '\n');
        first = false;
    }
    while (wrap_next(&rest, WIDTH - LEFT, &line)) {
        str_add_format(out, "%*s", first ? LEFT - 2 - used : LEFT, "");
        str_add(out, line);
        str_add_char(out, '\n');
        first = false;
    }
}

static void add_option(struct str *out, const struct cli_option *option)
{
    struct str left = {0};
    if (option->letter != '\0') {
        str_add_format(&left, "-%c, ", option->letter);
    }
    str_add_format(&left, "--%s", option->name);
    if (option->value != NULL) {
        str_add_format(&left, " %s", option->choices != NULL ? option->choices : option->value);
    }
    add_row(out, str_slice(&left), option->help);
    str_release(&left);
}

static void add_options(struct str *out, const struct cli_option *options)
{
    for (; options->name != NULL; options++) {
        add_option(out, options);
    }
}

static void add_usages(struct str *out, const struct cli_command *command)
{
    for (size_t i = 0; command->usages[i] != NULL; i++) {
        str_add_format(out, "%s rapporteur %s\n", i == 0 ? "Usage:" : "      ", command->usages[i]);
    }
}

static void add_examples(struct str *out, const struct cli_command *command)
{
    str_add_text(out, "\nExamples:\n");
    for (size_t i = 0; command->examples[i] != NULL; i++) {
        str_add_format(out, "  %s\n", command->examples[i]);
    }
}

void docs_help(const struct cli_command *command, struct str *out)
{
    add_usages(out, command);
    add_examples(out, command);
    str_add_char(out, '\n');
    add_wrapped(out, slice_of(command->description), 0);
    str_add_text(out, "\nOptions:\n");
    add_options(out, command->options);
    add_options(out, cli_common_options());
}

void docs_overview(struct str *out)
{
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    str_add_text(out,
                 "rapporteur writes down what a meeting says: who takes part, what each country "
                 "said,\nwhat was concluded. Each session is one CSV that opens in any "
                 "spreadsheet.\n\n");
    add_usages(out, &commands[0]);
    for (size_t i = 1; i < count; i++) {
        if (!commands[i].hidden) {
            str_add_format(out, "       rapporteur %s\n", commands[i].usages[0]);
        }
    }
    add_examples(out, &commands[0]);
    str_add_text(out, "  rapporteur new talk.csv && rapporteur talk.csv\n\nCommands:\n");
    for (size_t i = 0; i < count; i++) {
        if (!commands[i].hidden) {
            add_row(out, slice_of(commands[i].name[0] == '\0' ? "(none)" : commands[i].name),
                    commands[i].summary);
        }
    }
    str_add_text(out, "\nOptions:\n");
    add_options(out, cli_common_options());
    str_add_text(
        out, "\nrapporteur help COMMAND says more of one; man rapporteur has the keys and what "
             "can be typed.\nExit: 0 fine, 1 what was asked about is not so, 2 wrong use, 3 the "
             "system failed.\n");
}
