#include "csv/csv_dialect.h"

struct csv_dialect csv_dialect_default(void)
{
    return (struct csv_dialect){.separator = ',', .crlf = false, .bom = true};
}
