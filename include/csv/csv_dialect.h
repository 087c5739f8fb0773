/* csv_dialect.h: how a CSV file is written, beyond what RFC 4180 leaves no choice in. */
#ifndef RAPPORTEUR_CSV_CSV_DIALECT_H
#define RAPPORTEUR_CSV_CSV_DIALECT_H

#include <stdbool.h>

struct csv_dialect {
    char separator; /* `,` `;` or a tab */
    bool crlf;      /* rows end in CR LF instead of LF */
    bool bom;       /* the file begins with a byte order mark; Excel needs it for accents */
};

/* Comma, LF, byte order mark. */
struct csv_dialect csv_dialect_default(void);

#endif
