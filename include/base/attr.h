/* attr.h: what the compiler is told about functions, and the two macros every file needs. */
#ifndef RAPPORTEUR_BASE_ATTR_H
#define RAPPORTEUR_BASE_ATTR_H

/* The answer may not be thrown away: it can say that data was not kept. */
#define MUST_USE __attribute__((warn_unused_result))
/* A printf-like function: argument `text` (from 1) is the format, its values start at `values`. */
#define PRINTF_LIKE(text, values) __attribute__((format(printf, text, values)))
#define NO_RETURN __attribute__((noreturn))
#define RETURNS_NONNULL __attribute__((returns_nonnull))
/* The number of items of an array (not of a pointer). */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
