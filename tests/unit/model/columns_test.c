#include "model/columns.h"

#include <stdlib.h>

#include "expect.h"
#include "fold.h"

static size_t read_header(struct session *session, const char *const *names,
                          struct columns *columns, struct err *err)
{
    struct slice cells[COLUMNS_MOST + 1];
    size_t count = 0;
    while (names[count] != NULL) {
        cells[count] = slice_of(names[count]);
        count++;
    }
    return columns_read_header(session, cells, count, "talk.csv", 1, columns, err) ? count : 0;
}

static void a_header_must_name_each_column_once(void)
{
    static const struct {
        const char *names[6];
        const char *problem; /* a part of the sentence; NULL: it is fine */
    } cases[] = {
        {{"id", "record", "text", NULL}, NULL},
        {{"My column", "record", "", "id", NULL}, NULL},
        {{"id", "record", "text", "text", NULL}, "two columns are called \"text\""},
        {{"id", "record", "Mine", "Mine", NULL}, "two columns are called \"Mine\""},
        {{"record", "text", NULL}, "no column \"id\""},
        {{"id", "text", NULL}, "no column \"record\""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s %s", cases[i].names[0], cases[i].names[1]);
        struct session session;
        session_init(&session);
        struct columns columns;
        struct err err = {0};
        bool good = read_header(&session, cases[i].names, &columns, &err) > 0;
        expect_int(good, cases[i].problem == NULL);
        expect(good || strstr(err.message, cases[i].problem) != NULL);
        session_release(&session);
    }
}

static void read_row(struct session *session, const struct columns *columns,
                     const char *const *cells, uint64_t seq)
{
    struct slice row[COLUMNS_MOST];
    for (size_t i = 0; i < columns->count; i++) {
        row[i] = slice_of(cells[i]);
    }
    struct action_draft draft = {0};
    columns_read_row(session, columns, row, slice_of("i99-zzzz"), &draft);
    draft.action.seq = seq;
    struct run run = fold_run('c', "");
    (void)session_add(session, session_run(session, &run), &draft.action);
    action_release(&draft);
}

/* The session is written with these nine columns and rows, but for s-holds. */
static void expect_cells(struct session *session, const char *const *names,
                         const char *const (*rows)[9], size_t count)
{
    struct columns_rows out;
    columns_start(&out, session);
    const struct slice *cells = columns_header(&out);
    for (size_t i = 0; i < 9; i++) {
        expect(slice_is(cells[i], names[i]));
    }
    for (size_t row = 0; row < count; row++) {
        cells = columns_next(&out);
        if (cells != NULL && slice_is(cells[2], "s-holds")) {
            cells = columns_next(&out);
        }
        for (size_t i = 0; cells != NULL && i < 9; i++) {
            test_row("row %zu, column %zu: %.*s", row, i, (int)cells[i].size, cells[i].at);
            expect(slice_is(cells[i], rows[row][i]));
        }
    }
    expect(columns_next(&out) == NULL);
    columns_finish(&out);
}

/* Unknown columns and kinds, empty names, an unknown order: all of it comes out as it went in. */
static void a_foreign_file_comes_out_as_it_went_in(void)
{
    static const char *const names[] = {"text", "",       "id",      "record", "Mine",
                                        "name", "author", "updated", "refs",   NULL};
    static const char *const rows[][9] = {
        {"A title", "0", "s-title", "session", "", "", "js", "2017-08-02 10:00:00", ""},
        {"", "1", "p1-aaaa", "participant", "x", "Ana", "mp", "2017-08-02 10:01:00", ""},
        {"words", "2", "i1-aaaa", "intervention", "", "Ana", "js", "2017-08-02 10:02:00",
         "p1-aaaa"},
        {"drawn", "3", "any id at all", "sketch", "y", "", "", "", ""},
        {"more", "4", "i2-aaaa", "intervention", "", "Nobody known", "", "", ""},
    };
    struct session session;
    session_init(&session);
    struct columns columns;
    struct err err = {0};
    expect_int(read_header(&session, names, &columns, &err), 9);
    struct str layout = {0};
    for (size_t i = 0; i < 9; i++) {
        str_add_text(&layout, names[i]);
        str_add_char(&layout, '\x1F');
    }
    layout.size--;
    for (size_t i = 0; i < COUNT(rows); i++) {
        read_row(&session, &columns, rows[i], i + 1);
    }
    struct run run = fold_run('a', "js");
    session_write_as(&session, &run);
    struct action_draft draft = {0};
    action_set(&draft, slice_of("s-format"), FIELD_COLUMNS, str_slice(&layout));
    session_commit(&session, &draft, 1);
    expect_cells(&session, names, rows, COUNT(rows));
    str_release(&layout);
    action_release(&draft);
    session_release(&session);
}

static void interventions_repeat_what_their_participants_say(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "p1-aaaa", "record", "participant", "p1-aaaa", "name", "Ana Silva", "p1-aaaa",
         "organization", "NIC.CR", "p1-aaaa", "role", "Panellist");
    FOLD(&session, 2, "p2-aaaa", "record", "participant", "p2-aaaa", "name", "Bo Li");
    FOLD(&session, 3, "i1-aaaa", "record", "intervention", "i1-aaaa", "refs", "p1-aaaa;p2-aaaa");
    FOLD(&session, 4, "i2-aaaa", "record", "intervention", "i2-aaaa", "refs", "p1-aaaa", "i2-aaaa",
         "organization", "MAG");
    struct str rows = fold_rows(&session);
    expect(strstr(str_text(&rows), "i1-aaaa|intervention|Ana Silva;Bo Li|Panellist|NIC.CR|") !=
           NULL);
    expect(strstr(str_text(&rows), "i2-aaaa|intervention|Ana Silva|Panellist|MAG|") != NULL);
    str_release(&rows);
    FOLD(&session, 5, "p1-aaaa", "name", "Ana Sousa");
    rows = fold_rows(&session);
    expect(strstr(str_text(&rows), "i2-aaaa|intervention|Ana Sousa|") != NULL);
    str_release(&rows);
    session_release(&session);
}

static void gender_is_a_column_only_where_somebody_has_one(void)
{
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "p1-aaaa", "record", "participant", "p1-aaaa", "name", "Ana");
    struct columns columns;
    columns_of(&session, &columns);
    expect_int(columns.count, FIELD_CSV_COUNT);
    FOLD(&session, 2, "p1-aaaa", "gender", "f", "p1-aaaa", "x:zz", "1", "p1-aaaa", "x:aa", "2");
    columns_of(&session, &columns);
    expect_int(columns.count, FIELD_CSV_COUNT + 3);
    expect_int(columns.fields[FIELD_CSV_COUNT], FIELD_GENDER);
    expect(slice_is(session_extra_name(&session, columns.fields[FIELD_CSV_COUNT + 1]), "aa"));
    session_release(&session);
}

static void ids_must_fit_their_kind_and_be_their_own(void)
{
    static const struct {
        const char *id, *record, *problem;
    } cases[] = {
        {"i1-aaaa", "intervention", NULL},     {"i12", "intervention", "is not one of a"},
        {"p1-aaaa", "intervention", "is not"}, {"", "note", NULL},
        {"anything", "sketch", NULL},          {"s-title", "session", NULL},
        {"v-i1-aaaa-MEX", "position", NULL},   {"x300-aaaa", "comment", NULL},
        {"n7-aaaa", "note", "in two rows"},    {"i1-il10", "intervention", "is not one of a"},
    };
    struct session session;
    fold_start(&session, 'a', "js");
    FOLD(&session, 1, "n7-aaaa", "record", "note");
    static const char *const names[] = {"id", "record", NULL};
    struct columns columns;
    struct err none = {0};
    expect_int(read_header(&session, names, &columns, &none), 2);
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s %s", cases[i].id, cases[i].record);
        struct slice cells[] = {slice_of(cases[i].id), slice_of(cases[i].record)};
        size_t places[] = {3, 9};
        struct err err = {0};
        bool good = columns_check_row(&session, &columns, cells, places, "talk.csv", 7, &err);
        expect_int(good, cases[i].problem == NULL);
        expect(good ||
               (strstr(err.message, cases[i].problem) != NULL && err.line == 7 && err.column == 3));
    }
    session_release(&session);
}

static const struct test tests[] = {
    {"a header must name each column once", a_header_must_name_each_column_once},
    {"a foreign file comes out as it went in", a_foreign_file_comes_out_as_it_went_in},
    {"interventions repeat what their participants say",
     interventions_repeat_what_their_participants_say},
    {"gender is a column only where somebody has one",
     gender_is_a_column_only_where_somebody_has_one},
    {"ids must fit their kind and be their own", ids_must_fit_their_kind_and_be_their_own},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
