#include "model/check_cell.h"

#include <stdint.h>

#include "model/country.h"
#include "text/utf8.h"
#include "text/when.h"

enum { SHOWN = 60, EXCEL_CUT = 32767, CALC_CUT = 65535 };

/* Says of a value what is wrong with it; false where nothing is. */
typedef bool (*check_function)(const struct check_cell *cell, struct str *message);

void check_cell_quote(struct str *message, struct slice value)
{
    struct slice shown = slice_head(value, SHOWN);
    size_t bad = 0;
    if (!utf8_check(shown, &bad)) {
        shown = slice_head(shown, bad);
    }
    str_add_char(message, '"');
    str_add(message, shown);
    str_add_text(message, shown.size < value.size ? "…\"" : "\"");
}

/* NA and its kin: R, pandas and others write them for what is missing. */
static bool is_missing(const struct check_cell *cell, struct str *message)
{
    static const char *const words[] = {"NA", "N/A", "#N/A", "NaN", "None", "null", "NULL"};
    for (size_t i = 0; i < COUNT(words); i++) {
        if (slice_is(cell->value, words[i])) {
            str_add_format(message,
                           "the %s is just \"%s\", as programs write it for what is missing; empty "
                           "the cell, or say it in words",
                           field_name(cell->field), words[i]);
            return true;
        }
    }
    return false;
}

/* Letters as a spreadsheet counts them: UTF-16. */
static size_t spreadsheet_letters(struct slice value)
{
    size_t letters = 0;
    for (size_t at = 0; at < value.size;) {
        uint32_t code = 0;
        at += utf8_next(value, at, &code);
        letters += code > 0xFFFF ? 2 : 1;
    }
    return letters;
}

static bool is_cut(const struct check_cell *cell, struct str *message)
{
    size_t letters = cell->value.size < EXCEL_CUT ? 0 : spreadsheet_letters(cell->value);
    if (letters != EXCEL_CUT && letters != CALC_CUT) {
        return false;
    }
    str_add_format(message,
                   "the %s has %zu letters, the most that a spreadsheet keeps in a cell: it may "
                   "have been cut there",
                   field_name(cell->field), letters);
    return true;
}

/* Whether `value` has the shape of `pattern`: 9 is a digit, ~ one or more of it, the rest itself.
 */
static bool has_shape(struct slice value, const char *pattern)
{
    size_t at = 0;
    for (const char *part = pattern; *part != '\0'; part++) {
        bool more = part[1] == '~';
        size_t start = at;
        while (
            at < value.size && (more || at == start) &&
            (*part == '9' ? value.at[at] >= '0' && value.at[at] <= '9' : value.at[at] == *part)) {
            at++;
        }
        if (at == start) {
            return false;
        }
        part += more ? 1 : 0;
    }
    return at == value.size;
}

static bool has_any_shape(struct slice value, const char *const *patterns, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (has_shape(value, patterns[i])) {
            return true;
        }
    }
    return false;
}

/* What a spreadsheet makes of what was typed: 3/4 becomes a date, 1e5 a number, = an error. */
static bool is_damaged(const struct check_cell *cell, struct str *message)
{
    static const char *const dates[] = {"9~/9~/9999", "9~/9~/99", "9~.9~.9999", "9~-9~-9999"};
    static const char *const numbers[] = {"9~E+9~", "9~.9~E+9~", "9~,9~E+9~",
                                          "9~E-9~", "9~.9~E-9~", "9~,9~E-9~"};
    static const char *const errors[] = {"#NAME?", "#REF!",  "#VALUE!", "#DIV/0!",
                                         "#NUM!",  "#NULL!", "Err:9~"};
    const char *what = has_any_shape(cell->value, dates, COUNT(dates))       ? "date"
                       : has_any_shape(cell->value, numbers, COUNT(numbers)) ? "number"
                       : has_any_shape(cell->value, errors, COUNT(errors))   ? "formula's error"
                                                                             : NULL;
    if (what == NULL) {
        return false;
    }
    str_add_format(message, "the %s is ", field_name(cell->field));
    check_cell_quote(message, cell->value);
    str_add_format(message, ", a %s that a spreadsheet may have made of something else", what);
    return true;
}

/* UTF-8 that was taken for Windows-1252 and written as UTF-8 once more: Ã© for é, â€œ for “. */
static bool is_mojibake(const struct check_cell *cell, struct str *message)
{
    for (size_t at = 0; at + 3 < cell->value.size; at++) {
        const unsigned char *byte = (const unsigned char *)cell->value.at + at;
        bool latin = byte[0] == 0xC3 && (byte[1] == 0x83 || byte[1] == 0x82) && byte[2] == 0xC2 &&
                     byte[3] >= 0xA0;
        bool quote = at + 4 < cell->value.size && byte[0] == 0xC3 && byte[1] == 0xA2 &&
                     byte[2] == 0xE2 && byte[3] == 0x82 && byte[4] == 0xAC;
        if (latin || quote) {
            str_add_format(message,
                           "the %s has letters such as \"Ã©\" or \"â€œ\": the file was opened as "
                           "Windows-1252 and saved again; take it as UTF-8",
                           field_name(cell->field));
            return true;
        }
    }
    return false;
}

bool check_cell_is_time(struct slice value)
{
    int64_t seconds = 0;
    char again[WHEN_ROOM];
    return when_parse(value, 0, &seconds) && when_format(seconds, 0, again) &&
           slice_is(value, again);
}

static bool is_no_time(const struct check_cell *cell, struct str *message)
{
    int64_t days = 0;
    bool due = cell->kind == RECORD_CONCLUSION && cell->field == FIELD_ENDED &&
               when_parse_date(cell->value, &days);
    if (due || check_cell_is_time(cell->value)) {
        return false;
    }
    str_add_format(message, "the time in \"%s\" is ", field_name(cell->field));
    check_cell_quote(message, cell->value);
    str_add_text(message, cell->kind == RECORD_CONCLUSION
                              ? "; write it as 2017-08-02 10:14:05, or the date as 2017-08-02"
                              : "; write it as 2017-08-02 10:14:05");
    return true;
}

static bool is_no_country(const struct check_cell *cell, struct str *message)
{
    struct slice rest = cell->value;
    struct slice code;
    while (slice_next(&rest, ';', &code)) {
        const struct country *country = country_by_code(code);
        if (country != NULL && slice_equal(code, country_code(country))) {
            continue;
        }
        if (country == NULL) {
            country = country_by_name(code);
        }
        str_add_text(message, "the country is ");
        check_cell_quote(message, code);
        if (country != NULL) {
            str_add_text(message, "; write its three letters, ");
            str_add(message, country_code(country));
        } else {
            str_add_text(message, ", which is no three-letter code of ISO 3166-1");
        }
        return true;
    }
    return false;
}

/* The words that a column takes; of `kind` they depend on the kind of record. */
static const struct {
    int field;
    enum record_kind kind; /* RECORD_OTHER: any */
    const char *words;
} vocabularies[] = {
    {FIELD_STATUS, RECORD_OTHER, "draft;query;approved;off-record"},
    {FIELD_CHANNEL, RECORD_OTHER, "onsite;online"},
    {FIELD_KIND, RECORD_PARTICIPANT, "present;expected;regrets"},
    {FIELD_KIND, RECORD_INTERVENTION, "statement;question;answer;proposal;comment"},
    {FIELD_KIND, RECORD_POSITION, "support;oppose;reserve;floor"},
    {FIELD_KIND, RECORD_CONCLUSION,
     "conclusion;agreement;disagreement;recommendation;action;message;open;open question"},
    {FIELD_KIND, RECORD_COMMENT, "remark;reason;conflict;thin-ok"},
};

static bool has_word(const char *words, struct slice value)
{
    struct slice rest = slice_of(words);
    struct slice word;
    while (slice_next(&rest, ';', &word)) {
        if (slice_equal(word, value)) {
            return true;
        }
    }
    return false;
}

static void add_words(struct str *message, const char *words)
{
    struct slice rest = slice_of(words);
    struct slice word;
    for (bool first = true; slice_next(&rest, ';', &word); first = false) {
        str_add_text(message, first ? "" : rest.at == NULL ? " or " : ", ");
        str_add(message, word);
    }
}

static bool is_no_word(const struct check_cell *cell, struct str *message)
{
    for (size_t i = 0; i < COUNT(vocabularies); i++) {
        bool applies = vocabularies[i].field == cell->field &&
                       (vocabularies[i].kind == RECORD_OTHER || vocabularies[i].kind == cell->kind);
        if (applies && !has_word(vocabularies[i].words, cell->value)) {
            str_add_format(message, "the %s is ", field_name(cell->field));
            check_cell_quote(message, cell->value);
            str_add_text(message, ", which is none of ");
            add_words(message, vocabularies[i].words);
            return true;
        }
    }
    return false;
}

static bool is_no_record(const struct check_cell *cell, struct str *message)
{
    if (cell->kind != RECORD_OTHER) {
        return false;
    }
    str_add_text(message, "the kind of record is ");
    check_cell_quote(message, cell->value);
    str_add_text(message, ", which is not known; the row is kept as it stands");
    return true;
}

/* Facts whose text has a form. */
static bool is_no_fact(const struct check_cell *cell, struct str *message)
{
    int64_t days = 0;
    int minutes = 0;
    if (cell->kind != RECORD_SESSION) {
        return false;
    }
    if (slice_is(cell->id, "s-date") && !when_parse_date(cell->value, &days)) {
        str_add_text(message, "the session's date is ");
        check_cell_quote(message, cell->value);
        str_add_text(message, "; write it as 2017-08-02");
        return true;
    }
    if (slice_is(cell->id, "s-utc_offset") && !when_parse_offset(cell->value, &minutes)) {
        str_add_text(message, "the session's time zone is ");
        check_cell_quote(message, cell->value);
        str_add_text(message, "; write it as UTC-05:00");
        return true;
    }
    return false;
}

enum { ANY_FIELD = -1 };
/* In the order in which they are tried: the first that is so is said. */
static const struct {
    int field;
    check_function function;
    enum problem_severity severity;
} rules[] = {
    {FIELD_COUNTRY, is_no_country, PROBLEM_ERROR}, {FIELD_STARTED, is_no_time, PROBLEM_ERROR},
    {FIELD_ENDED, is_no_time, PROBLEM_ERROR},      {FIELD_UPDATED, is_no_time, PROBLEM_ERROR},
    {FIELD_TEXT, is_no_fact, PROBLEM_ERROR},       {ANY_FIELD, is_missing, PROBLEM_WARNING},
    {FIELD_RECORD, is_no_record, PROBLEM_WARNING}, {ANY_FIELD, is_no_word, PROBLEM_WARNING},
    {ANY_FIELD, is_damaged, PROBLEM_WARNING},      {ANY_FIELD, is_cut, PROBLEM_WARNING},
    {ANY_FIELD, is_mojibake, PROBLEM_WARNING},
};

bool check_cell_problem(const struct check_cell *cell, enum problem_severity *severity,
                        struct str *message)
{
    for (size_t i = 0; cell->value.size > 0 && i < COUNT(rules); i++) {
        if ((rules[i].field == ANY_FIELD || rules[i].field == cell->field) &&
            rules[i].function(cell, message)) {
            *severity = rules[i].severity;
            return true;
        }
    }
    return false;
}
