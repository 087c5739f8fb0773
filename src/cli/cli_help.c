#include "cli/cli.h"
#include "cli/docs.h"
#include "cli/output.h"

static int answer(struct str *text)
{
    struct err err = {0};
    bool good = output_answer(str_slice(text), &err);
    str_release(text);
    return good ? CLI_FINE : cli_fail(&err);
}

int cli_help(struct cli *cli)
{
    struct str text = {0};
    const struct cli_command *command = cli->command;
    bool is_help = command != NULL && slice_is(slice_of(command->name), "help");
    if (is_help && cli->argument_count > 0) {
        command = cli_find_command(slice_of(cli->arguments[0]));
        if (command == NULL || command->hidden) {
            return cli_misused(cli, "there is no command %s", cli->arguments[0]);
        }
    } else if (is_help && !cli_has(cli, "help")) {
        command = cli_find_command(slice_of(""));
    }
    if (command == NULL || command->name[0] == '\0') {
        docs_overview(&text);
    } else {
        docs_help(command, &text);
    }
    return answer(&text);
}

int cli_docs(struct cli *cli)
{
    static const struct {
        const char *name;
        void (*write)(struct str *out);
    } documents[] = {
        {"man", docs_man}, {"bash", docs_bash}, {"zsh", docs_zsh}, {"fish", docs_fish}};
    for (size_t i = 0; cli->argument_count == 1 && i < COUNT(documents); i++) {
        if (slice_is(slice_of(cli->arguments[0]), documents[i].name)) {
            struct str text = {0};
            documents[i].write(&text);
            return answer(&text);
        }
    }
    return cli_misused(cli, "docs takes one of man, bash, zsh, fish");
}
