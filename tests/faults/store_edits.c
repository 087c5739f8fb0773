#include "store_edits.h"

#include <stdio.h>
#include <string.h>

#include "../unit/store/files.h"
#include "../unit/store/sitting.h"
#include "expect.h"

char edit_ids[4][64];

void edit_make_session(void)
{
    static const char *const texts[] = {"alpha", "beta", "gamma", "delta"};
    struct sitting sitting = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    for (size_t i = 0; i < COUNT(texts); i++) {
        (void)snprintf(edit_ids[i], sizeof edit_ids[i], "%s", sitting_note(&sitting, texts[i]));
    }
    expect(sitting_close(&sitting));
}

void edit_replace(struct str *csv, const char *from, const char *to)
{
    size_t at = slice_find_part(str_slice(csv), slice_of(from));
    if (expect_at(__FILE__, __LINE__, at < csv->size, "no %s in the CSV", from)) {
        str_splice(csv, at, strlen(from), slice_of(to));
    }
}

/* Where the row with this part begins and ends. */
static struct slice row_of(const struct str *csv, const char *part)
{
    size_t at = slice_find_part(str_slice(csv), slice_of(part));
    size_t start = at;
    while (start > 0 && csv->at[start - 1] != '\n') {
        start--;
    }
    size_t end = at + slice_find(slice_from(str_slice(csv), at), '\n') + 1;
    return at == csv->size ? slice_make("", 0) : slice_make(csv->at + start, end - start);
}

void edit_take_row(struct str *csv, const char *part, struct str *row)
{
    struct slice found = row_of(csv, part);
    if (expect(found.size > 0)) {
        str_set(row, found);
        str_splice(csv, (size_t)(found.at - csv->at), found.size, slice_make("", 0));
    }
}

static void put_row(struct str *csv, const char *before, const struct str *row)
{
    struct slice next = before == NULL ? slice_make(csv->at + csv->size, 0) : row_of(csv, before);
    str_splice(csv, (size_t)(next.at - csv->at), 0, str_slice(row));
}

/* The kinds of edits, each on the whole file. */
void edit_cell(struct str *csv)
{
    edit_replace(csv, "\"beta\"", "\"beta, corrected\"");
}
void edit_remove(struct str *csv)
{
    struct str row = {0};
    edit_take_row(csv, "\"beta\"", &row);
    str_release(&row);
}
void edit_add(struct str *csv)
{
    struct str row = {0};
    str_set(&row, row_of(csv, "\"gamma\""));
    edit_replace(&row, "\"gamma\"", "\"between beta and gamma\"");
    edit_replace(&row, edit_ids[2], "");
    put_row(csv, "\"gamma\"", &row);
    str_release(&row);
}
void edit_add_last(struct str *csv)
{
    struct str row = {0};
    str_set(&row, row_of(csv, "\"gamma\""));
    edit_replace(&row, "\"gamma\"", "\"at the end\"");
    edit_replace(&row, edit_ids[2], "");
    put_row(csv, NULL, &row);
    str_release(&row);
}
void edit_move(struct str *csv)
{
    struct str row = {0};
    edit_take_row(csv, "\"delta\"", &row);
    put_row(csv, "\"beta\"", &row);
    str_release(&row);
}
void edit_sort(struct str *csv)
{
    static const char *const order[] = {"\"gamma\"", "\"delta\"", "\"beta\"", "\"alpha\""};
    struct str rows[4] = {{0}};
    for (size_t i = 0; i < COUNT(order); i++) {
        edit_take_row(csv, order[i], &rows[i]);
    }
    for (size_t i = 0; i < COUNT(order); i++) {
        put_row(csv, NULL, &rows[i]);
        str_release(&rows[i]);
    }
}
void edit_column(struct str *csv)
{
    edit_replace(csv, "\"updated\"\n", "\"updated\",\"my marks\"\n");
    for (size_t at = slice_find(str_slice(csv), '\n') + 1; at < csv->size;) {
        size_t end = at + slice_find(slice_from(str_slice(csv), at), '\n');
        struct slice row = slice_make(csv->at + at, end - at);
        bool beta = slice_find_part(row, slice_of("\"beta\"")) < row.size;
        struct slice cell = slice_of(beta ? ",\"good\"" : ",\"\"");
        str_splice(csv, end, 0, cell);
        at = end + cell.size + 1;
    }
}
void edit_empty(struct str *csv)
{
    edit_replace(csv, "\"beta\"", "\"\"");
}
void edit_semicolons(struct str *csv)
{
    for (size_t i = 0; i < csv->size; i++) {
        csv->at[i] = csv->at[i] == ',' ? ';' : csv->at[i];
    }
    str_splice(csv, 0, 3, slice_make("", 0)); /* and without the byte order mark */
}
void edit_nothing(struct str *csv)
{
    /* What a spreadsheet does that only opens and saves: no quotes, another checksum of the bytes.
     */
    edit_replace(csv, "\"alpha\"", "alpha");
    edit_replace(csv, "\"beta\"", "beta");
}

void edit_file(void (*how)(struct str *csv))
{
    struct str csv = {0};
    expect(files_read("talk.csv", &csv));
    how(&csv);
    expect(remove(files_path("talk.csv")) == 0);
    files_write("talk.csv", str_slice(&csv));
    str_release(&csv);
}

void edit_drop_holds(struct str *csv)
{
    struct str row = {0};
    edit_take_row(csv, "s-holds", &row);
    str_release(&row);
}
