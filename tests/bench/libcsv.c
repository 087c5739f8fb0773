/* libcsv.c: what libcsv itself takes to read a file: rows and fields are counted, nothing else. */
#include <csv.h>
#include <stdio.h>

static size_t fields, rows;

static void on_field(void *bytes, size_t size, void *context)
{
    (void)bytes;
    (void)size;
    (void)context;
    fields++;
}

static void on_row(int end, void *context)
{
    (void)end;
    (void)context;
    rows++;
}

int main(int argc, char **argv)
{
    static char block[64 * 1024];
    struct csv_parser parser;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
        return 2;
    }
    size_t size =
        fread(block, 1, 3, file); /* strict libcsv takes the byte order mark for a stray field */
    if (size != 3 || block[0] != '\xEF') {
        rewind(file);
    }
    while ((size = fread(block, 1, sizeof block, file)) > 0) {
        if (csv_parse(&parser, block, size, on_field, on_row, NULL) != size) {
            return 3;
        }
    }
    if (csv_fini(&parser, on_field, on_row, NULL) != 0) {
        return 3;
    }
    csv_free(&parser);
    (void)fclose(file);
    printf("%zu rows, %zu fields\n", rows, fields);
    return 0;
}
