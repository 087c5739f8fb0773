#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"

void str_reserve(struct str *str, size_t size)
{
    MEM_GROW(str->at, str->room, str->size + size + 1);
    ensure(str->at != NULL);
    str->at[str->size] = '\0';
}

void str_add(struct str *str, struct slice bytes)
{
    str_reserve(str, bytes.size);
    if (bytes.size > 0) {
        memcpy(str->at + str->size, bytes.at, bytes.size);
    }
    str->size += bytes.size;
    str->at[str->size] = '\0';
}

void str_add_text(struct str *str, const char *text)
{
    str_add(str, slice_of(text));
}

void str_add_char(struct str *str, char byte)
{
    if (str->room < str->size + 2) {
        str_reserve(str, 1);
    }
    str->at[str->size++] = byte;
    str->at[str->size] = '\0';
}

void str_add_number(struct str *str, uint64_t number)
{
    char digits[20];
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    str_add(str, slice_make(digits + first, sizeof digits - first));
}

void str_add_list(struct str *str, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    int size = vsnprintf(NULL, 0, format, values);
    ensure(size >= 0);
    str_reserve(str, (size_t)size);
    (void)vsnprintf(str->at + str->size, (size_t)size + 1, format, again);
    va_end(again);
    str->size += (size_t)size;
}

void str_add_format(struct str *str, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    str_add_list(str, format, values);
    va_end(values);
}

void str_set(struct str *str, struct slice bytes)
{
    if (str->room <= bytes.size || bytes.at == NULL) {
        struct str fresh = {0};
        str_add(&fresh, bytes);
        str_release(str);
        *str = fresh;
        return;
    }
    memmove(str->at, bytes.at, bytes.size);
    str->size = bytes.size;
    str->at[str->size] = '\0';
}

void str_splice(struct str *str, size_t at, size_t removed, struct slice bytes)
{
    ensure(at <= str->size && removed <= str->size - at);
    str_reserve(str, bytes.size);
    memmove(str->at + at + bytes.size, str->at + at + removed, str->size - at - removed);
    if (bytes.size > 0) {
        memcpy(str->at + at, bytes.at, bytes.size);
    }
    str->size = str->size - removed + bytes.size;
    str->at[str->size] = '\0';
}

void str_clear(struct str *str)
{
    str->size = 0;
    if (str->at != NULL) {
        str->at[0] = '\0';
    }
}

struct slice str_slice(const struct str *str)
{
    return slice_make(str->at == NULL ? "" : str->at, str->size);
}

const char *str_text(const struct str *str)
{
    return str->at == NULL ? "" : str->at;
}

void str_release(struct str *str)
{
    mem_free(str->at);
    *str = (struct str){0};
}
