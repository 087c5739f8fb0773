#include "entry_world.h"

#include "app/entry_write.h"
#include "expect.h"

static const char run_tag[] = "7k3q";

void world_init(struct world *world)
{
    static const struct slice commands[] = {SLICE("undo"), SLICE("redo"), SLICE("goto"),
                                            SLICE("help"), SLICE("off"),  SLICE("on")};
    memset(world, 0, sizeof *world);
    session_init(&world->session);
    struct run run = {.number = {1}, .author = slice_of("js")};
    memcpy(run.tag, run_tag, sizeof run.tag);
    session_write_as(&world->session, &run);
    world->context = (struct entry_context){
        .session = &world->session,
        .roster = &world->roster,
        .author = slice_of("js"),
        .language = slice_of("en"),
        .wall = UINT64_C(1501686845000000),
        .offset = -300,
        .commands = commands,
        .command_count = COUNT(commands),
    };
    (void)world_type(world, "/date 2017-08-02");
}

void world_init_full(struct world *world)
{
    static const char *const lines[] = {
        "present+ Ana Silva, NIC.CR, Costa Rica",
        "present+ Luis Estrada, MAG, Argentina",
        "present+ Rodney Tull, BBNET, Barbados",
        "present+ Marta Haces, NIC.MX, Mexico",
        "present+ Pedro Silva Dias, APC, Brazil",
        "present+ Georgia Evans, W3C, United Kingdom",
        "present+ Eva Hernández Ríos, Open Lab, Panama",
        "present+ Moderator: Rita Gomes, Example Society, Brazil",
        "/represented MX AR BB Uruguay Paraguay",
    };
    world_init(world);
    for (size_t i = 0; i < COUNT(lines); i++) {
        expect_int(world_type(world, lines[i]), ENTRY_COMMAND);
    }
}

void world_release(struct world *world)
{
    entry_release(&world->meaning);
    roster_release(&world->roster);
    session_release(&world->session);
    str_release(&world->shown);
}

enum entry_kind world_type(struct world *world, const char *line)
{
    struct action_draft draft = {0};
    entry_parse(&world->context, slice_of(line), &world->meaning);
    entry_perform(&world->context, &world->meaning, &draft);
    if (!action_is_empty(&draft)) {
        session_commit(&world->session, &draft, world->context.wall);
    }
    action_release(&draft);
    world->context.wall += 60 * UINT64_C(1000000);
    return world->meaning.kind;
}

const char *world_preview(struct world *world, const char *line)
{
    entry_parse(&world->context, slice_of(line), &world->meaning);
    str_clear(&world->shown);
    entry_hint(&world->context, &world->meaning, &world->shown);
    if (entry_asks_floor(&world->meaning)) {
        entry_add_waiting(&world->context, &world->shown);
    }
    if (world->shown.size == 0) {
        entry_preview(&world->context, &world->meaning, &world->shown);
    }
    return str_text(&world->shown);
}

/* `value` without the tag of the run, LF as `|`. */
static void add_value(struct str *out, struct slice value)
{
    for (size_t i = 0; i < value.size; i++) {
        if (slice_starts(slice_from(value, i), slice_of("-7k3q"))) {
            i += 4;
        } else {
            str_add_char(out, value.at[i] == '\n' ? '|' : value.at[i]);
        }
    }
}

const char *world_row(struct world *world, const char *id)
{
    const struct record *record = session_find_short(&world->session, slice_of(id));
    str_clear(&world->shown);
    if (record == NULL || !record->exists) {
        return "none";
    }
    str_add_text(&world->shown, record_kind_name(record->kind));
    for (int field = FIELD_STARTED; field < FIELD_AUTHOR; field++) {
        struct slice value = session_get(&world->session, record, field);
        if (value.size > 0) {
            str_add_format(&world->shown, " %s=", field_name(field));
            add_value(&world->shown, value);
        }
    }
    return str_text(&world->shown);
}

size_t world_count(struct world *world, enum record_kind kind)
{
    size_t count = 0;
    size_t found = 0;
    const struct record *const *records = session_records(&world->session, &count);
    for (size_t i = 0; i < count; i++) {
        found += records[i]->kind == kind;
    }
    return found;
}

void world_undo(struct world *world)
{
    struct action_draft draft = {0};
    struct str name = {0};
    struct str id = {0};
    if (expect(session_undoable(&world->session, world->context.author, &name, &id))) {
        draft.action.undoes = str_slice(&name);
        session_commit(&world->session, &draft, world->context.wall);
    }
    str_release(&name);
    str_release(&id);
    action_release(&draft);
}

void world_check_rows(const struct world_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct world world;
        world_init_full(&world);
        for (size_t at = 0; at < WORLD_LINES_MOST && rows[i].lines[at] != NULL; at++) {
            test_row("%s", rows[i].lines[at]);
            (void)world_type(&world, rows[i].lines[at]);
        }
        expect_str(world_row(&world, rows[i].id), rows[i].cells);
        world_release(&world);
    }
}

void world_init_people(struct world *world)
{
    static const char *const lines[] = {
        "present+ Ana Pérez, NIC.PE, Peru",
        "present+ Marta Haces, NIC.MX, Mexico",
        "present+ Luis Gómez, Open Lab, Chile",
        "present+ Rosa Quispe, Red Andina, Bolivia",
        "present+ Pedro Silva Dias, APC, Brazil",
        "present+ Jean Dupont, AFNIC, France",
        "present+ Moderator: Rita Campos, Example Society, Brazil",
        "present+ Ana Silva, NIC.CR, Costa Rica",
        "present+ Chair: Karl Weber, Germany",
        "present+ Panelist: Tomás Ortega y Luna, Peru",
        "present+ Panelist: Grace Obi, Internet Council, Nigeria",
        "/represented MX AR BR UY PY CL",
        "haces: she speaks",
    };
    world_init(world);
    for (size_t i = 0; i < COUNT(lines); i++) {
        expect(world_type(world, lines[i]) != ENTRY_WRONG);
    }
}

/* `text`, `query: WHO`, what cannot be done, or what the line will be. */
static const char *meaning_of(struct world *world, const char *line)
{
    static struct str shown;
    const char *preview = world_preview(world, line);
    const struct entry_meaning *meaning = &world->meaning;
    str_clear(&shown);
    if (meaning->kind == ENTRY_PARAGRAPH) {
        str_add_text(&shown, "text");
    } else if (meaning->kind == ENTRY_QUERY) {
        str_add_text(&shown, "query: ");
        str_add(&shown, meaning->who);
        expect(slice_is(meaning->text, line)); /* the whole line is kept */
    } else {
        str_add_text(&shown, preview);
    }
    return str_text(&shown);
}

void world_check_lines(const struct world_line *rows, size_t count)
{
    struct world world;
    world_init_people(&world);
    for (size_t i = 0; i < count; i++) {
        test_row("%s", rows[i].line);
        expect_str(meaning_of(&world, rows[i].line), rows[i].means);
    }
    world_release(&world);
}
