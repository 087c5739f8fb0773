/* Set-up: what each step keeps, asks and leaves in the line. */
#include <locale.h>
#include <string.h>

#include "expect.h"
#include "stage.h"

/* Keys on Set-up of a new session (an `@STEP` before them goes there), then what is seen. */
struct row {
    const char *keys, *what, *wanted;
};

static void start(struct stage *stage)
{
    stage_init(stage);
    stage_open(stage);
    stage_keys(stage, "<Esc>6");
}

static void go_to(struct stage *stage, enum setup_step step)
{
    while (stage->app.setup_step != step) {
        stage_keys(stage, stage->app.setup_step < step ? "<Down>" : "<Up>");
    }
}

static void check(const struct row *rows, size_t count, enum setup_step step)
{
    for (size_t i = 0; i < count; i++) {
        struct stage stage;
        test_row("%s: %s", rows[i].keys, rows[i].what);
        start(&stage);
        go_to(&stage, step);
        stage_keys(&stage, rows[i].keys);
        expect_str(stage_show(&stage, rows[i].what), rows[i].wanted);
        stage_release(&stage);
    }
}

static void enter_alone_goes_on_also_behind_the_arrows(void)
{
    static const struct row rows[] = {
        {"<Enter>", "step", "committee"},
        {"<Down><Enter>", "step", "event"},
        {"<Down><Down><Up><Enter>", "step", "event"},
        {"<Down><Enter>", "line", ""},
        {"A title<Enter><Up><Enter>", "step", "committee"},
        {"A title<Enter><Up><Tab>", "line", "A title"},
        {"<PageDown><Enter>", "screen", "notes"},
    };
    check(rows, COUNT(rows), SETUP_TITLE);
}

static void a_half_typed_answer_stays_with_its_step(void)
{
    static const struct row rows[] = {
        {"Half a<Down>", "line", ""},
        {"Half a<Down><Up>", "line", "Half a"},
        {"Half a<Down>Board<Up>", "line", "Half a"},
        {"Half a<Down>Board<Up><Down>", "line", "Board"},
        {"Half a<Down>Board<Enter>", "step", "event"},
        {"Half a<Down>Board<Enter><Up><Up>", "line", "Half a"},
        {"Half a<Esc>1<Esc>6", "line", "Half a"},
        {"<Down>Half a<Esc>1", "line", ""},
        {"<Down>Half a<Esc>1<Esc>6<Down>", "line", "Half a"},
        {"<Down>Half a<Esc>1<Esc>6<Down>", "disk", "Half a"},
    };
    check(rows, COUNT(rows), SETUP_TITLE);
}

static void a_half_typed_answer_is_on_the_disk_while_another_step_is_shown(void)
{
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "Half a<Down>Board");
    expect_str(str_text(&stage.disk[SLOT_STEPS + SETUP_TITLE]), "Half a");
    expect_str(str_text(&stage.disk[SLOT_LINE]), "Board");
    stage_keys(&stage, "<Esc>1");
    expect_str(str_text(&stage.disk[SLOT_STEPS + SETUP_COMMITTEE]), "Board");
    /* Somebody else's program brings it back where it was. */
    struct stage next;
    stage_init(&next);
    stage_open(&next);
    struct event draft = {
        .kind = EVENT_DRAFT, .text = slice_of("Board"), .number = SLOT_STEPS + SETUP_COMMITTEE};
    stage_event(&next, &draft);
    expect_str(stage_show(&next, "line"), "");
    stage_keys(&next, "<Esc>6<Down>");
    expect_str(stage_show(&next, "line"), "Board");
    stage_release(&next);
    stage_release(&stage);
}

static void it_opens_at_the_first_step_that_is_not_done(void)
{
    static const struct row rows[] = {
        {"<Down><Down><Esc>1<Esc>6", "step", "title"},
        {"A title<Enter><Down><Down><Esc>1<Esc>6", "step", "committee"},
        {"A title<Enter><Down><Esc>6", "step", "committee"},
    };
    check(rows, COUNT(rows), SETUP_TITLE);
    struct stage stage;
    start(&stage);
    stage_keys(&stage, "T<Enter>C<Enter>E<Enter>");
    go_to(&stage, SETUP_VENUE);
    stage_keys(&stage, "V<Enter>es<Enter>Ana Silva, NIC.CR<Enter><Down>MX<Enter>Topic<Enter>");
    go_to(&stage, SETUP_DATE);
    stage_keys(&stage, "2017-08-02<Enter><Esc>1<Esc>6");
    expect_str(stage_show(&stage, "step"), "title");
    stage_release(&stage);
}

#define PEOPLE "Ana Silva, NIC.CR, Costa Rica\nLuis Paz, XY.ORG, Peru"

static void a_list_of_people_is_no_fact_but_can_go_to_the_roster(void)
{
    static const enum setup_step facts[] = {SETUP_TITLE, SETUP_COMMITTEE, SETUP_EVENT, SETUP_DATE,
                                            SETUP_VENUE};
    static const char *const lists[] = {PEOPLE, "Ana Silva\tNIC.CR\tCosta Rica",
                                        "Ana Silva\nLuis Paz\nEva Mora"};
    for (size_t i = 0; i < COUNT(facts) * COUNT(lists); i++) {
        struct stage stage;
        enum setup_step step = facts[i / COUNT(lists)];
        const char *list = lists[i % COUNT(lists)];
        test_row("%s: %s", app_setup_info(step)->name, list);
        start(&stage);
        go_to(&stage, step);
        size_t before = stage.counts[EFFECT_APPEND];
        stage_paste(&stage, list);
        stage_keys(&stage, "<Enter>");
        expect_int(stage.counts[EFFECT_APPEND], before);
        expect_str(stage_show(&stage, "line"), list);
        expect(slice_find_part(str_slice(&stage.app.message), slice_of("roster")) <
               stage.app.message.size);
        stage_keys(&stage, "<Enter>");
        expect_str(stage_show(&stage, "step"), "roster");
        expect_str(stage_show(&stage, "line"), list);
        expect_str(stage_show(&stage, "disk"), list);
        expect_int(stage.counts[EFFECT_APPEND], before);
        stage_keys(&stage, "<Enter>");
        expect(stage_count(&stage, RECORD_PARTICIPANT) > 0);
        stage_release(&stage);
    }
}

/* The number in the id of the participant so called; 0 where nobody is. */
static uint64_t number_of(const struct stage *stage, const char *name)
{
    size_t count;
    const struct record *const *records = session_records(stage->app.session, &count);
    struct id_parts parts;
    for (size_t i = 0; i < count; i++) {
        if (records[i]->kind == RECORD_PARTICIPANT &&
            slice_is(session_get(stage->app.session, records[i], FIELD_NAME), name) &&
            id_parse(records[i]->id, &parts)) {
            return parts.counter;
        }
    }
    return 0;
}

static void numbers_of_a_printed_list_are_the_rosters(void)
{
    struct stage stage;
    start(&stage);
    go_to(&stage, SETUP_ROSTER);
    stage_paste(&stage, "2) Ana Silva, NIC.CR\n- Rosa Mora, NIC.CR\n3. Luis Paz, XY.ORG\n"
                        "7 - Eva Ruiz, XY.ORG\n7 - Mario Soto, LACNIC");
    stage_keys(&stage, "<Enter>");
    expect_int(number_of(&stage, "Ana Silva"), 2);
    expect_int(number_of(&stage, "Luis Paz"), 3);
    expect_int(number_of(&stage, "Eva Ruiz"), 7);
    expect_int(number_of(&stage, "Mario Soto"), 8);
    expect_int(number_of(&stage, "Rosa Mora"), 9);
    const char *said = str_text(&stage.app.message);
    expect(strstr(said, "1 has another number here than in the list") != NULL);
    go_to(&stage, SETUP_ROSTER);
    stage_paste(&stage, "1. Pedro Vega, NIC.CR\n2. Julia Lara, XY.ORG\n12. Nora Cruz, XY.ORG");
    stage_keys(&stage, "<Enter>");
    expect(strstr(str_text(&stage.app.message), "2 have another number here") != NULL);
    expect_int(number_of(&stage, "Nora Cruz"), 12);
    expect_int(number_of(&stage, "Pedro Vega"), 10);
    stage_release(&stage);
}

static void the_language_is_a_step_and_goes_to_what_is_written_next(void)
{
    static const struct row rows[] = {
        {"es<Enter>", "step", "roster"},
        {"pt-BR<Enter>", "step", "roster"},
        {"español<Enter><Up><Tab>", "line", "es"},
        {"Français<Enter><Up><Tab>", "line", "fr"},
        {"portugués<Enter><Up><Tab>", "line", "pt"},
        {"the one of the room<Enter>", "step", "language"},
        {"es<Enter><Up><Up><Enter>", "step", "roster"},
    };
    check(rows, COUNT(rows), SETUP_LANGUAGE);
    struct stage stage;
    start(&stage);
    go_to(&stage, SETUP_LANGUAGE);
    stage_keys(&stage, "español<Enter><Esc>1/note La sala está llena.<Enter>");
    size_t count;
    const struct record *const *records = session_records(stage.app.session, &count);
    expect(slice_is(session_get(stage.app.session, records[count - 1], FIELD_LANGUAGE), "es"));
    stage_release(&stage);
}

static void a_list_of_people_announces_nobody(void)
{
    static const char list[] = "Mtra. Xóchitl Ibáñez, INALI, México\n"
                               "Nilo Cayuqueo, Academia de Lenguas Mayas, Argentina";
    struct stage stage;
    start(&stage);
    go_to(&stage, SETUP_REPRESENTED);
    size_t before = stage.counts[EFFECT_APPEND];
    stage_paste(&stage, list);
    stage_keys(&stage, "<Enter>");
    expect_int(stage.counts[EFFECT_APPEND], before);
    expect_str(stage_show(&stage, "line"), list);
    expect(strstr(str_text(&stage.app.message), "roster") != NULL);
    stage_keys(&stage, "<Enter>");
    expect_str(stage_show(&stage, "step"), "roster");
    stage_release(&stage);
}

static void a_list_goes_behind_what_is_half_typed_for_the_roster(void)
{
    struct stage stage;
    start(&stage);
    go_to(&stage, SETUP_ROSTER);
    stage_keys(&stage, "Eva Mora");
    go_to(&stage, SETUP_TITLE);
    stage_paste(&stage, PEOPLE);
    stage_keys(&stage, "<Enter><Enter>");
    expect_str(stage_show(&stage, "line"), "Eva Mora\n" PEOPLE);
    stage_release(&stage);
}

static void a_title_broken_in_two_is_one_and_that_is_said(void)
{
    struct stage stage;
    start(&stage);
    stage_paste(&stage, "Local spaces for\ndialogue");
    stage_keys(&stage, "<Enter>");
    expect_str(stage_show(&stage, "message"), "title kept, its rows as one");
    stage_keys(&stage, "<Up><Tab>");
    expect_str(stage_show(&stage, "line"), "Local spaces for dialogue");
    stage_release(&stage);
}

static void a_date_is_read_or_asked(void)
{
    static const struct row rows[] = {
        {"2 August 2017<Enter>", "message", "date kept: 2017-08-02"},
        {"02.08.2017<Enter>", "message", "date kept: 2017-08-02"},
        {"hoy<Enter>", "message", "date kept: 2017-08-02"},
        {"2/8/2017<Enter>", "message", "It can be 2017-08-02 or 2017-02-08: type the one it is"},
        {"2/8/2017<Enter>", "line", "2/8/2017"},
        {"2/8/2017<Enter>", "step", "date"},
        {"2 August<Enter>", "message", "Of which year? The next such day is 2017-08-02"},
        {"soon<Enter>", "message",
         "No date is known by that; type it as 2017-08-02 or 2 August 2017"},
        {"soon<Enter>", "line", "soon"},
    };
    check(rows, COUNT(rows), SETUP_DATE);
}

static void countries_come_in_any_list_and_what_is_none_stays_in_the_line(void)
{
    static const struct {
        const char *pasted, *value, *line;
    } rows[] = {
        {"Mexico\nArgentina\nCosta Rica", "MEX ARG CRI", ""},
        {"- México\n- Perú\n", "MEX PER", ""},
        {"Mexico; Argentina; Barbados", "MEX ARG BRB", ""},
        {"Mexico, Argentina and Costa Rica", "MEX ARG CRI", ""},
        {"México, Argentina y Costa Rica", "MEX ARG CRI", ""},
        {"MX AR BB", "MEX ARG BRB", ""},
        {"Trinidad and Tobago, MX", "TTO MEX", ""},
        {"Mexico, Narnia, Costa Rica", "MEX CRI", "Narnia"},
        {"MX New Narnia AR and Oz", "MEX ARG", "New Narnia, Oz"},
        {"Narnia", "", "Narnia"},
        {"MX MX", "MEX", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stage stage;
        struct str value = {0};
        test_row("%s", rows[i].pasted);
        start(&stage);
        go_to(&stage, SETUP_REPRESENTED);
        stage_paste(&stage, rows[i].pasted);
        stage_keys(&stage, "<Enter>");
        app_setup_value(&stage.app, SETUP_REPRESENTED, &value);
        expect_str(str_text(&value), rows[i].value);
        expect_str(stage_show(&stage, "line"), rows[i].line);
        expect_str(stage_show(&stage, "disk"), rows[i].line);
        if (rows[i].line[0] != '\0') {
            expect(slice_find_part(str_slice(&stage.app.message), slice_of(rows[i].line)) <
                   stage.app.message.size);
        }
        expect_str(stage_show(&stage, "step"), rows[i].line[0] == '\0' ? "topics" : "represented");
        str_release(&value);
        stage_release(&stage);
    }
}

static const struct test tests[] = {
    {"Enter alone goes on, also behind the arrows", enter_alone_goes_on_also_behind_the_arrows},
    {"a half-typed answer stays with its step", a_half_typed_answer_stays_with_its_step},
    {"a half-typed answer is on the disk while another step is shown",
     a_half_typed_answer_is_on_the_disk_while_another_step_is_shown},
    {"it opens at the first step that is not done", it_opens_at_the_first_step_that_is_not_done},
    {"a list of people is no fact, but can go to the roster",
     a_list_of_people_is_no_fact_but_can_go_to_the_roster},
    {"numbers of a printed list are the roster's", numbers_of_a_printed_list_are_the_rosters},
    {"the language is a step, and goes to what is written next",
     the_language_is_a_step_and_goes_to_what_is_written_next},
    {"a list of people announces nobody", a_list_of_people_announces_nobody},
    {"a list goes behind what is half typed for the roster",
     a_list_goes_behind_what_is_half_typed_for_the_roster},
    {"a title broken in two is one, and that is said",
     a_title_broken_in_two_is_one_and_that_is_said},
    {"a date is read or asked", a_date_is_read_or_asked},
    {"countries come in any list, and what is none stays in the line",
     countries_come_in_any_list_and_what_is_none_stays_in_the_line},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
