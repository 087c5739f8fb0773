/* The countries announced, as a list in a programme has them: one a row, with commas, semicolons,
 * `and`. Between two separators the longest run of words that is a country is one. */
#include "app/app_parts.h"

#include "model/roster_name.h"

/* One country by its name, its code or what the language knows it by. */
static bool is_country(struct app *app, struct slice words)
{
    struct str line = {0};
    struct entry_context context = app_context(app);
    str_add_format(&line, "%s ", app_setup_info(SETUP_REPRESENTED)->form);
    str_add(&line, words);
    entry_parse(&context, str_slice(&line), &app->meaning);
    str_release(&line);
    bool one = app->meaning.kind == ENTRY_COMMAND && app->meaning.speaker_count == 1;
    return one || name_country(words) != NULL;
}

/* `and` in front of a name: it goes. `et` may be Ethiopia's code where it is in capitals. */
static struct slice without_and(struct slice words)
{
    static const char *const ands[] = {"and ", "y ", "e ", "et ", "& "};
    for (size_t i = 0; i < COUNT(ands); i++) {
        if (slice_starts(words, slice_of(ands[i]))) {
            return slice_trim(slice_from(words, strlen(ands[i])));
        }
    }
    return words;
}

static void add_item(struct str *list, struct slice item, const char *between)
{
    str_add_text(list, list->size > 0 ? between : "");
    str_add(list, item);
}

enum { COUNTRY_BYTES_MOST = 80 };

/* Bytes of the longest run of words at the front that is a country; 0 for none. */
static size_t country_at_front(struct app *app, struct slice words)
{
    size_t size = words.size;
    while (size > 0) {
        if (size <= COUNTRY_BYTES_MOST && is_country(app, slice_head(words, size))) {
            return size;
        }
        do {
            size--;
        } while (size > 0 && words.at[size] != ' ');
    }
    return 0;
}

/* Divides what is between two separators: countries into `known`, the other words into `unknown`.
 */
static void divide(struct app *app, struct slice words, struct str *known, struct str *unknown)
{
    const char *between = ", ";
    while (words = without_and(slice_trim(words)), words.size > 0) {
        size_t size = country_at_front(app, words);
        if (size > 0) {
            add_item(known, slice_head(words, size), ", ");
            between = ", ";
        } else {
            size = slice_find(words, ' ');
            add_item(unknown, slice_head(words, size), between);
            between = " ";
        }
        words = slice_from(words, size);
    }
}

void screen_setup_countries(struct app *app, struct slice text, struct str *known,
                            struct str *unknown)
{
    struct str items = {0};
    struct slice row;
    while (text.size > 0 && slice_next(&text, '\n', &row)) {
        add_item(&items, name_strip_mark(row), ",");
    }
    for (size_t i = 0; i < items.size; i++) {
        items.at[i] = items.at[i] == ';' || items.at[i] == '\t' ? ',' : items.at[i];
    }
    struct slice rest = str_slice(&items);
    while (rest.size > 0 && slice_next(&rest, ',', &row)) {
        divide(app, slice_trim(row), known, unknown);
    }
    str_release(&items);
}
