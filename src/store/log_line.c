#include "store/log_line.h"

#include "base/mem.h"
#include "base/num.h"
#include "text/utf8.h"

/* What is escaped, and by which letter. */
static const struct {
    char byte, letter;
} escapes[] = {{'\n', 'n'}, {'\t', 't'}, {'\r', 'r'}, {'\\', '\\'}};

static char escape_letter(char byte)
{
    for (size_t i = 0; i < COUNT(escapes); i++) {
        if (escapes[i].byte == byte) {
            return escapes[i].letter;
        }
    }
    return '\0';
}

void log_field_add(struct str *out, size_t start, struct slice field)
{
    if (out->size > start) {
        str_add_char(out, '\t');
    }
    size_t from = 0;
    for (size_t i = 0; i < field.size; i++) {
        char letter = escape_letter(field.at[i]);
        if (letter != '\0') {
            str_add(out, slice_make(field.at + from, i - from));
            str_add_char(out, '\\');
            str_add_char(out, letter);
            from = i + 1;
        }
    }
    str_add(out, slice_from(field, from));
}

void log_field_add_number(struct str *out, size_t start, uint64_t number)
{
    str_add_text(out, out->size > start ? "\t" : "");
    str_add_number(out, number);
}

void log_crc_add(struct str *out, size_t start)
{
    uint32_t crc = num_crc32(0, slice_from(str_slice(out), start));
    unsigned char bytes[] = {(unsigned char)(crc >> 24), (unsigned char)(crc >> 16),
                             (unsigned char)(crc >> 8), (unsigned char)crc};
    char digits[2 * sizeof bytes + 1];
    num_format_hex(bytes, sizeof bytes, digits);
    str_add_char(out, '\t');
    str_add_text(out, digits);
    str_add_char(out, '\n');
}

bool log_crc_take(struct slice *line)
{
    enum { CRC_DIGITS = 8 };
    if (line->size < CRC_DIGITS + 1 || line->at[line->size - CRC_DIGITS - 1] != '\t') {
        return false;
    }
    struct slice before = slice_head(*line, line->size - CRC_DIGITS - 1);
    unsigned char bytes[4];
    if (!num_parse_hex(slice_from(*line, line->size - CRC_DIGITS), bytes, sizeof bytes)) {
        return false;
    }
    uint32_t crc =
        (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
    *line = before;
    return num_crc32(0, before) == crc;
}

/* Unescapes `field` at the end of `text`, which has the room. */
static bool unescape(struct slice field, struct str *text, struct slice *plain)
{
    size_t start = text->size;
    for (size_t i = 0; i < field.size; i++) {
        char byte = field.at[i];
        if (byte == '\\') {
            char letter = ++i < field.size ? field.at[i] : '\0';
            byte = '\0';
            for (size_t k = 0; k < COUNT(escapes); k++) {
                byte = escapes[k].letter == letter ? escapes[k].byte : byte;
            }
            if (byte == '\0') {
                return false;
            }
        }
        text->at[text->size++] = byte;
    }
    *plain = slice_make(text->at + start, text->size - start);
    return true;
}

bool log_field_take(struct slice *rest, struct str *text, struct slice *field)
{
    if (!slice_next(rest, '\t', field)) {
        return false;
    }
    return slice_find(*field, '\\') == field->size || unescape(*field, text, field);
}

void log_header_format(const char *word, const struct log_header *header, struct str *out)
{
    size_t start = out->size;
    char session[2 * LOG_LINE_SESSION + 1];
    char run[2 * RUN_SIZE + 1];
    num_format_hex(header->session, LOG_LINE_SESSION, session);
    num_format_hex(header->run, RUN_SIZE, run);
    log_field_add(out, start, slice_of(word));
    log_field_add_number(out, start, header->version);
    log_field_add(out, start, slice_of(session));
    log_field_add(out, start, header->author);
    log_field_add(out, start, slice_of(run));
    log_field_add(out, start, header->tag);
    log_crc_add(out, start);
}

enum log_header_found log_header_parse(const char *word, struct slice line,
                                       struct log_header *header)
{
    struct slice fields[6];
    size_t count = 0;
    *header = (struct log_header){0};
    if (!log_crc_take(&line)) {
        return LOG_HEADER_DAMAGED;
    }
    while (count < COUNT(fields) && slice_next(&line, '\t', &fields[count])) {
        count++;
    }
    if (count < 2 || !slice_is(fields[0], word) ||
        !num_parse_unsigned(fields[1], UINT64_MAX, &header->version)) {
        return LOG_HEADER_DAMAGED;
    }
    if (header->version > LOG_LINE_VERSION) {
        return LOG_HEADER_NEWER;
    }
    if (count < COUNT(fields) || line.size > 0 || !tag_is(fields[5]) ||
        !utf8_check(fields[3], NULL) || slice_find(fields[3], '\\') < fields[3].size ||
        !num_parse_hex(fields[2], header->session, LOG_LINE_SESSION) ||
        !num_parse_hex(fields[4], header->run, RUN_SIZE)) {
        return LOG_HEADER_DAMAGED;
    }
    header->author = fields[3];
    header->tag = fields[5];
    return LOG_HEADER_GOOD;
}

void log_line_format(const struct action *action, struct str *out)
{
    size_t start = out->size;
    if (action->redacted) {
        str_add_char(out, 'R');
    }
    str_add_format(out, "%llu\t%llu\t%llu", (unsigned long long)action->seq,
                   (unsigned long long)action->logical, (unsigned long long)action->wall);
    log_field_add(out, start, action->undoes);
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        log_field_add(out, start, operation->id);
        log_field_add(out, start, operation->field);
        log_field_add(out, start, operation->over);
        log_field_add(out, start, operation->value);
    }
    log_crc_add(out, start);
}

static bool take_number(struct slice *rest, uint64_t *number)
{
    struct slice field;
    /* Below 2^62, so that nobody's clock, however wrong, leaves no later time. */
    return slice_next(rest, '\t', &field) && num_parse_unsigned(field, UINT64_MAX >> 2, number);
}

static bool take_operation(struct slice *rest, struct log_line *parsed)
{
    struct operation operation = {0};
    bool good = log_field_take(rest, &parsed->text, &operation.id) &&
                log_field_take(rest, &parsed->text, &operation.field) &&
                log_field_take(rest, &parsed->text, &operation.over) &&
                log_field_take(rest, &parsed->text, &operation.value) && operation.id.size > 0 &&
                operation.field.size > 0;
    if (good) {
        MEM_GROW(parsed->action.operations, parsed->room, parsed->action.count + 1);
        parsed->action.operations[parsed->action.count++] = operation;
    }
    return good;
}

bool log_line_parse(struct slice line, struct log_line *parsed)
{
    struct action *action = &parsed->action;
    *action = (struct action){.operations = action->operations};
    str_clear(&parsed->text);
    if (!log_crc_take(&line) || !utf8_check(line, NULL) || slice_find(line, '\0') < line.size) {
        return false;
    }
    /* What is unescaped is never longer than the line, so the text does not move below. */
    str_reserve(&parsed->text, line.size);
    action->redacted = line.size > 0 && line.at[0] == 'R';
    struct slice rest = slice_from(line, action->redacted ? 1 : 0);
    if (!take_number(&rest, &action->seq) || !take_number(&rest, &action->logical) ||
        !take_number(&rest, &action->wall) ||
        !log_field_take(&rest, &parsed->text, &action->undoes) || action->seq == 0) {
        return false;
    }
    while (rest.at != NULL) {
        if (!take_operation(&rest, parsed)) {
            return false;
        }
    }
    return true;
}

uint64_t log_line_seq(struct slice line)
{
    uint64_t seq = 0;
    line = slice_from(line, line.size > 0 && line.at[0] == 'R' ? 1 : 0);
    size_t tab = slice_find(line, '\t');
    /* A number without its tab may have lost digits. */
    if (tab == line.size || !num_parse_unsigned(slice_head(line, tab), UINT64_MAX, &seq)) {
        return 0;
    }
    return seq;
}

void log_line_release(struct log_line *parsed)
{
    mem_free(parsed->action.operations);
    str_release(&parsed->text);
    *parsed = (struct log_line){0};
}
