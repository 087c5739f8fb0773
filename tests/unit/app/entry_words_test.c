/* Words before a colon that name nobody, and those that do after all. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

struct row {
    const char *line;
    enum entry_kind kind;
    const char *preview;
};

static void check_rows(struct world *world, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        test_row("%s", rows[i].line);
        expect_str(world_preview(world, rows[i].line), rows[i].preview);
        expect_int(world->meaning.kind, rows[i].kind);
    }
}

static const char *const plain[] = {
    "plain words",
    "No: we do not",
    "So: that is it",
    "Re: your letter",
    "In: the next year",
    "Me: I agree",
    "Sí: de acuerdo",
    "To: everybody",
    "Note: the door is shut",
    "NB: the door is shut",
    "Nota: la puerta",
    "Subject: a noun",
    "Example: a fund",
    "Por ejemplo: un fondo",
    "p. ej.: un fondo",
    "e.g.: a fund",
    "i.e.: a fund",
    "P.S.: one more",
    "Q: who pays",
    "A: the members",
    "R: the members",
    "P: who pays",
    "N.B.: who pays",
    "Q&A: who pays",
    "P/R: quién paga",
    "N. del A.: no se dijo",
    "Não: nunca",
    "Non: jamais",
    "Oui: toujours",
    "17:30 we start",
    "10:30 we start",
    "3:1 is the ratio",
    "2017: a good year",
    "9h15: we start",
    "1.5: the factor",
    "Article 5: the rules",
    "https://x.example is the place",
    "see https://x.example for it",
    "mailto:x@example.org",
    "she said three things: one, two, three",
    "As follows: one, two",
    "as agreed: one",
    "as a first step: one",
    "as promised: one",
    "reasons for this: one",
    "known as follows: one",
    "- it was late",
    "- mx said so",
    "~ 5 percent",
    "- Mexico was late for the session",
    "- it is so",
    "- no",
    "+ we have to think of all those who come next",
    "-mx",
    "E = mc2",
    "growth = 3",
    "#funding is short",
    "{: text",
    ": text",
    "a sentence, then: more",
    "s/he said",
    "s/he said/she said that",
};

static void what_is_no_who_is_text(void)
{
    struct world world;
    world_init_full(&world);
    expect_int(world_type(&world, "haces: she speaks"), ENTRY_TURN);
    for (size_t i = 0; i < COUNT(plain); i++) {
        test_row("%s", plain[i]);
        (void)world_preview(&world, plain[i]);
        bool text = world.meaning.kind == ENTRY_PARAGRAPH;
        str_clear(&world.shown);
        entry_preview(&world.context, &world.meaning, &world.shown);
        const char *preview = str_text(&world.shown);
        /* One word in braces is a name that nobody bears, which is as safe. */
        expect(text || world.meaning.kind == ENTRY_QUERY);
        expect_str(preview, text ? "goes on: MEX Marta Haces >" : "note? nobody here is called {");
    }
    world_release(&world);
}

static void what_is_no_speaker_says_so_before_enter(void)
{
    static const struct row rows[] = {
        {"Q: who pays?", ENTRY_PARAGRAPH, "text: Q is no speaker"},
        {"R: los miembros", ENTRY_PARAGRAPH, "text: R is no speaker"},
        {"p: quem paga?", ENTRY_PARAGRAPH, "text: p is no speaker"},
        {"N.B.: they pay", ENTRY_PARAGRAPH, "text: N.B. is no speaker"},
        {"Nota: pagan", ENTRY_PARAGRAPH, "text: Nota is no speaker"},
        {"a sentence, then: more", ENTRY_PARAGRAPH, "goes on: MEX Marta Haces >"},
        {"X: who pays?", ENTRY_QUERY, "note? nobody here is called X"},
    };
    struct world world;
    world_init_full(&world);
    expect_int(world_type(&world, "haces: she speaks"), ENTRY_TURN);
    check_rows(&world, rows, COUNT(rows));
    world_release(&world);
}

static void who_is_in_the_roster_is_no_word(void)
{
    static const struct row rows[] = {
        {"segundo: text", ENTRY_TURN, "ECU Segundo Guamán >"},
        {"Segundo: text", ENTRY_TURN, "ECU Segundo Guamán >"},
        {"Segundo Guamán: text", ENTRY_TURN, "ECU Segundo Guamán >"},
        {"ella: text", ENTRY_TURN, "CAN Ella Point >"},
        {"point: text", ENTRY_TURN, "CAN Ella Point >"},
        {"points: text", ENTRY_PARAGRAPH, "text: points is no speaker"},
        {"primero: text", ENTRY_PARAGRAPH, "text: primero is no speaker"},
        {"la: text", ENTRY_PARAGRAPH, "text: la is no speaker"},
    };
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "present+ Segundo Guamán, UPS, Ecuador");
    (void)world_type(&world, "present+ Ella Point, Notes Inc, Canada");
    (void)world_type(&world, "present+ Rosa de la O, X, Chile");
    expect_int(world_type(&world, "haces: she speaks"), ENTRY_TURN);
    check_rows(&world, rows, COUNT(rows));
    world_release(&world);
}

static void a_role_is_meant_by_how_it_begins(void)
{
    static const struct row rows[] = {
        {"mod: text", ENTRY_TURN, "BRA Rita Gomes >"},
        {"MODERATOR: text", ENTRY_TURN, "BRA Rita Gomes >"},
        {"moderadora: text", ENTRY_TURN, "BRA Rita Gomes >"},
        {"mo: text", ENTRY_QUERY, "nobody here is called mo; type macao, or /represented MO"},
        {"chair: text", ENTRY_TURN, "DEU Karl Weber >"},
        {"chai: text", ENTRY_TURN, "DEU Karl Weber >"},
        {"rap: text", ENTRY_QUERY, "note? nobody here is called rap"},
    };
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "present+ Chair: Karl Weber, Germany");
    check_rows(&world, rows, COUNT(rows));
    (void)world_type(&world, "present+ Moderator: Luis Paz, Chile");
    expect_str(world_preview(&world, "mod: text"),
               "1 Rita Gomes, 2 Luis Paz: the number or Tab says who; else it is ?1");
    world_release(&world);
}

static const struct test tests[] = {
    {"what is no WHO is text", what_is_no_who_is_text},
    {"what is no speaker says so before Enter", what_is_no_speaker_says_so_before_enter},
    {"who is in the roster is no word", who_is_in_the_roster_is_no_word},
    {"a role is meant by how it begins", a_role_is_meant_by_how_it_begins},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
