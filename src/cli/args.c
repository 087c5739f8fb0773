#include "cli/args.h"

#include <stdint.h>
#include <string.h>

#include "cli/suggest.h"

/* The options that can be meant where parsing stands: the common ones, and the command's. */
struct args_scope {
    const struct cli_option *lists[2];
};

static struct args_scope scope_of(const struct cli *cli)
{
    return (struct args_scope){
        {cli->command == NULL ? NULL : cli->command->options, cli_common_options()}};
}

/* The options of a scope one after the other; NULL behind the last. */
static const struct cli_option *option_at(struct args_scope scope, size_t index)
{
    for (size_t list = 0; list < COUNT(scope.lists); list++) {
        for (const struct cli_option *option = scope.lists[list];
             option != NULL && option->name != NULL; option++) {
            if (index-- == 0) {
                return option;
            }
        }
    }
    return NULL;
}

static const struct cli_option *find_option(struct args_scope scope, struct slice name)
{
    const struct cli_option *option = NULL;
    for (size_t i = 0; (option = option_at(scope, i)) != NULL; i++) {
        if (slice_is(name, option->name)) {
            break;
        }
    }
    return option;
}

static const struct cli_option *find_letter(struct args_scope scope, char letter)
{
    const struct cli_option *option = NULL;
    for (size_t i = 0; (option = option_at(scope, i)) != NULL; i++) {
        if (option->letter == letter) {
            break;
        }
    }
    return option;
}

static const char *nearest_option(struct args_scope scope, struct slice name)
{
    const char *best = NULL;
    size_t nearest = SIZE_MAX;
    const struct cli_option *option = NULL;
    for (size_t i = 0; (option = option_at(scope, i)) != NULL; i++) {
        struct slice word = slice_of(option->name);
        bool begins = name.size > 1 && slice_starts(word, name);
        size_t unlike = begins ? 1 : suggest_distance(name, word);
        if (unlike < nearest && (begins || unlike <= suggest_limit(word))) {
            nearest = unlike;
            best = option->name;
        }
    }
    return best;
}

static const char *command_name(const struct cli *cli)
{
    return cli->command == NULL ? "" : cli->command->name;
}

static bool unknown_option(const struct cli *cli, struct slice name, struct err *err)
{
    const char *near = nearest_option(scope_of(cli), name);
    bool of_command = command_name(cli)[0] != '\0';
    return err_set(err, ERR_USE, NULL, 0, 0,
                   "there is no option --%.*s%s%s%s%s%s; text that begins with a hyphen goes "
                   "behind --",
                   (int)name.size, name.at, of_command ? " of " : "", command_name(cli),
                   near == NULL ? "" : ", did you mean --", near == NULL ? "" : near,
                   near == NULL ? "" : "?");
}

static bool has_choice(const char *choices, const char *value)
{
    struct slice rest = slice_of(choices);
    struct slice choice;
    while (slice_next(&rest, '|', &choice)) {
        if (slice_is(choice, value)) {
            return true;
        }
    }
    return false;
}

static bool add_value(struct cli *cli, const struct cli_option *option, const char *text,
                      struct err *err)
{
    if (option->choices != NULL && !has_choice(option->choices, text)) {
        return err_set(err, ERR_USE, NULL, 0, 0, "--%s takes one of %s, not \"%s\"", option->name,
                       option->choices, text);
    }
    MEM_GROW(cli->values, cli->value_room, cli->value_count + 1);
    cli->values[cli->value_count++] = (struct cli_value){option, text};
    return true;
}

/* `inside` is the value that stands in the argument itself, or NULL; else it is the next argument.
 */
static bool take_option(struct cli *cli, const struct cli_option *option, const char *inside,
                        char **argv, int *at, struct err *err)
{
    if (option->value == NULL) {
        if (inside != NULL) {
            return err_set(err, ERR_USE, NULL, 0, 0, "--%s takes no value", option->name);
        }
        return add_value(cli, option, "", err);
    }
    if (inside == NULL) {
        inside = argv[*at + 1];
        if (inside == NULL) {
            return err_set(err, ERR_USE, NULL, 0, 0, "--%s needs a value: --%s %s", option->name,
                           option->name, option->value);
        }
        *at += 1;
    }
    return add_value(cli, option, inside, err);
}

static bool take_long(struct cli *cli, char **argv, int *at, struct err *err)
{
    struct slice typed = slice_of(argv[*at] + 2);
    size_t equals = slice_find(typed, '=');
    struct slice name = slice_head(typed, equals);
    const struct cli_option *option = find_option(scope_of(cli), name);
    if (option == NULL && cli->command == NULL) {
        /* One of the screens: no command will follow. */
        const struct cli_command *screens = cli_find_command(slice_of(""));
        option = find_option((struct args_scope){{screens->options, NULL}}, name);
        cli->command = option == NULL ? NULL : screens;
    }
    if (option == NULL) {
        return unknown_option(cli, name, err);
    }
    const char *inside = equals < typed.size ? argv[*at] + 2 + equals + 1 : NULL;
    return take_option(cli, option, inside, argv, at, err);
}

static bool take_letter(struct cli *cli, char **argv, int *at, struct err *err)
{
    const char *typed = argv[*at];
    const struct cli_option *option = find_letter(scope_of(cli), typed[1]);
    if (option == NULL) {
        return err_set(err, ERR_USE, NULL, 0, 0,
                       "there is no option %s%s%s; text that begins with a hyphen goes behind --",
                       typed, command_name(cli)[0] == '\0' ? "" : " of ", command_name(cli));
    }
    return take_option(cli, option, typed[2] == '\0' ? NULL : typed + 2, argv, at, err);
}

static void take_argument(struct cli *cli, const char *text)
{
    if (cli->command == NULL) {
        cli->command = cli_find_command(slice_of(text));
        if (cli->command != NULL) {
            return;
        }
        cli->command = cli_find_command(slice_of(""));
    }
    cli->arguments[cli->argument_count++] = text;
}

bool args_parse(struct cli *cli, int argc, char **argv, struct err *err)
{
    bool only_arguments = false;
    for (int at = 1; at < argc; at++) {
        const char *text = argv[at];
        bool is_option = !only_arguments && text[0] == '-' && text[1] != '\0' && text[1] != ' ';
        bool fine = true;
        if (!is_option) {
            take_argument(cli, text);
        } else if (strcmp(text, "--") == 0) {
            only_arguments = true;
            if (cli->command == NULL) {
                cli->command = cli_find_command(slice_of(""));
            }
        } else if (text[1] == '-') {
            fine = take_long(cli, argv, &at, err);
        } else {
            fine = take_letter(cli, argv, &at, err);
        }
        if (!fine) {
            return false;
        }
    }
    if (cli->command == NULL) {
        cli->command = cli_find_command(slice_of(""));
    }
    return true;
}
