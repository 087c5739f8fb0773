/* str.h: bytes that are owned and grow. {0} is an empty one, ready to use; release takes it too. */
#ifndef RAPPORTEUR_BASE_STR_H
#define RAPPORTEUR_BASE_STR_H

#include <stdarg.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/slice.h"

/* `at` is NULL only while nothing was ever added; otherwise a NUL follows the `size` bytes. */
struct str {
    char *at;
    size_t size, room;
};

/* Everything below copies what it is given; a slice of the same str may be given only to str_set.
 */
void str_add(struct str *str, struct slice bytes);
void str_add_text(struct str *str, const char *text);
void str_add_char(struct str *str, char byte);
void str_add_number(struct str *str, uint64_t number); /* in decimal digits */
void str_add_format(struct str *str, const char *format, ...) PRINTF_LIKE(2, 3);
void str_add_list(struct str *str, const char *format, va_list values) PRINTF_LIKE(2, 0);
void str_set(struct str *str, struct slice bytes);
/* Takes out `removed` bytes at byte `at` and puts `bytes` there; both within the str. */
void str_splice(struct str *str, size_t at, size_t removed, struct slice bytes);
/* Empties and keeps the memory. */
void str_clear(struct str *str);
/* Room for `size` bytes more and the NUL, so that the caller may fill at + size itself. */
void str_reserve(struct str *str, size_t size);
/* The bytes, borrowed until the next change. */
struct slice str_slice(const struct str *str);
/* The bytes as a C string, "" when empty; borrowed until the next change. */
RETURNS_NONNULL const char *str_text(const struct str *str);
void str_release(struct str *str);

#endif
