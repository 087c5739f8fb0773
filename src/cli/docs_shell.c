/* Completions. Options and commands come from the table; what follows them are files. */
#include "cli/docs.h"

static void add_names(struct str *out)
{
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    for (size_t i = 1; i < count; i++) {
        if (!commands[i].hidden) {
            str_add_format(out, "%s%s", i == 1 ? "" : " ", commands[i].name);
        }
    }
}

static void add_option_names(struct str *out, const struct cli_option *options)
{
    for (; options->name != NULL; options++) {
        str_add_format(out, "--%s ", options->name);
    }
}

static void add_choices(struct str *out, const char *choices)
{
    for (; *choices != '\0'; choices++) {
        str_add_char(out, *choices == '|' ? ' ' : *choices);
    }
}

/* `--format) words="text markdown" ;;` for each option that has choices. */
static void add_bash_choices(struct str *out, const struct cli_option *options)
{
    for (; options->name != NULL; options++) {
        if (options->choices != NULL) {
            str_add_format(out, "        --%s) words=\"", options->name);
            add_choices(out, options->choices);
            str_add_text(out, "\" ;;\n");
        }
    }
}

void docs_bash(struct str *out)
{
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    str_add_text(out, "# bash completion for rapporteur\n_rapporteur() {\n"
                      "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
                      "words= options=\n    case $before in\n");
    add_bash_choices(out, cli_common_options());
    for (size_t i = 0; i < count; i++) {
        add_bash_choices(out, commands[i].options);
    }
    str_add_text(out, "        help) words=\"");
    add_names(out);
    str_add_text(
        out, "\" ;;\n    esac\n    if [[ -n $words ]]; then\n"
             "        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n        return\n    fi\n"
             "    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 1; i < count; i++) {
        str_add_format(out, "        %s) options=\"", commands[i].name);
        add_option_names(out, commands[i].options);
        str_add_text(out, "\" ;;\n");
    }
    str_add_text(out, "    esac\n    options+=\" ");
    add_option_names(out, cli_common_options());
    str_add_text(out, "\"\n    if [[ $word == -* ]]; then\n"
                      "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                      "    elif ((COMP_CWORD == 1)); then\n        COMPREPLY=($(compgen -W \"");
    add_names(out);
    str_add_text(out, "\" -- \"$word\") $(compgen -f -X '!*.csv' -- \"$word\") "
                      "$(compgen -d -- \"$word\"))\n    else\n"
                      "        COMPREPLY=($(compgen -f -- \"$word\"))\n    fi\n}\n"
                      "complete -o filenames -F _rapporteur rapporteur\n");
}

/* `'--format[help]:FORMAT:(text markdown)'` as _arguments takes it; signs that mean something are
 * escaped. */
static void add_zsh_option(struct str *out, const struct cli_option *option)
{
    str_add_format(out, "        '--%s[", option->name);
    for (const char *at = option->help; *at != '\0'; at++) {
        if (*at == '\'') {
            str_add_text(out, "'\\''");
        } else {
            str_add_text(out, *at == '[' || *at == ']' || *at == ':' ? "\\" : "");
            str_add_char(out, *at);
        }
    }
    str_add_char(out, ']');
    if (option->value != NULL) {
        str_add_format(out, ":%s:", option->value);
        if (option->choices != NULL) {
            str_add_char(out, '(');
            add_choices(out, option->choices);
            str_add_char(out, ')');
        } else {
            str_add_text(out, "_files");
        }
    }
    str_add_text(out, "' \\\n");
}

static void add_zsh_options(struct str *out, const struct cli_option *options)
{
    for (; options->name != NULL; options++) {
        add_zsh_option(out, options);
    }
}

void docs_zsh(struct str *out)
{
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    str_add_text(out, "#compdef rapporteur\n_rapporteur() {\n    local -a commands=(\n");
    for (size_t i = 1; i < count; i++) {
        if (!commands[i].hidden) {
            str_add_format(out, "        '%s:%s'\n", commands[i].name, commands[i].summary);
        }
    }
    str_add_text(
        out,
        "    )\n    if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
        "        _describe command commands\n        _files -g '*.csv(-.)' -/\n        return\n"
        "    fi\n    case $words[2] in\n");
    for (size_t i = 1; i < count; i++) {
        str_add_format(out, "    %s) _arguments \\\n", commands[i].name);
        add_zsh_options(out, commands[i].options);
        add_zsh_options(out, cli_common_options());
        str_add_text(out, "        '*:file:_files' ;;\n");
    }
    str_add_text(out, "    *) _arguments \\\n");
    add_zsh_options(out, cli_common_options());
    str_add_text(out, "        '*:file:_files' ;;\n    esac\n}\n_rapporteur \"$@\"\n");
}

static void add_fish_text(struct str *out, const char *text)
{
    str_add_char(out, '\'');
    for (; *text != '\0'; text++) {
        str_add_text(out, *text == '\'' || *text == '\\' ? "\\" : "");
        str_add_char(out, *text);
    }
    str_add_char(out, '\'');
}

static void add_fish_options(struct str *out, const struct cli_option *options,
                             const char *condition)
{
    for (; options->name != NULL; options++) {
        str_add_format(out, "complete -c rapporteur %s -l %s", condition, options->name);
        if (options->letter != '\0') {
            str_add_format(out, " -s %c", options->letter);
        }
        if (options->choices != NULL) {
            str_add_text(out, " -x -a '");
            add_choices(out, options->choices);
            str_add_char(out, '\'');
        } else if (options->value != NULL) {
            str_add_text(out, " -r");
        }
        str_add_text(out, " -d ");
        add_fish_text(out, options->help);
        str_add_char(out, '\n');
    }
}

void docs_fish(struct str *out)
{
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    str_add_text(out, "# fish completion for rapporteur\n");
    add_fish_options(out, cli_common_options(), "");
    for (size_t i = 1; i < count; i++) {
        if (commands[i].hidden) {
            continue;
        }
        str_add_format(out, "complete -c rapporteur -n __fish_use_subcommand -a %s -d ",
                       commands[i].name);
        add_fish_text(out, commands[i].summary);
        str_add_char(out, '\n');
        struct str condition = {0};
        str_add_format(&condition, "-n '__fish_seen_subcommand_from %s'", commands[i].name);
        add_fish_options(out, commands[i].options, str_text(&condition));
        str_release(&condition);
    }
}
