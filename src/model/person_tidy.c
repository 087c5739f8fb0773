#include "model/person_tidy.h"

#include <string.h>

#include "base/attr.h"

/* Signs that only look like a blank or like nothing, and what they are read as. */
static const struct {
    const char *sign, *as;
} blanks[] = {{"\r", ""},           {"\xc2\xa0", " "},    {"\xe2\x80\xaf", " "},
              {"\xe2\x80\x8b", ""}, {"\xef\xbb\xbf", ""}, {"\v", " "}};

enum { GAP = 3 }; /* so many blanks within a row are a column's */

/* A star that is no list's mark: of Markdown, or of a footnote. */
static bool is_emphasis(struct slice before, struct slice rest)
{
    size_t start = before.size;
    while (start > 0 && before.at[start - 1] != '\n') {
        start--;
    }
    bool mark = slice_trim(slice_from(before, start)).size == 0 && rest.size > 1 &&
                (rest.at[1] == ' ' || rest.at[1] == '\t');
    return rest.at[0] == '*' && !mark;
}

/* The paste with blanks of one sort, and a tab for a gap within a row. */
void person_tidy(struct slice pasted, struct str *out)
{
    for (size_t at = 0; at < pasted.size;) {
        struct slice rest = slice_from(pasted, at);
        size_t gap = 0;
        while (gap < rest.size && rest.at[gap] == ' ') {
            gap++;
        }
        bool inside = out->size > 0 && out->at[out->size - 1] != '\n' &&
                      out->at[out->size - 1] != '\t' && gap < rest.size && rest.at[gap] != '\n';
        if (gap >= GAP && inside) {
            str_add_char(out, '\t');
            at += gap;
            continue;
        }
        size_t size = is_emphasis(str_slice(out), rest) ? 1 : 0;
        for (size_t i = 0; i < COUNT(blanks) && size == 0; i++) {
            if (slice_starts(rest, slice_of(blanks[i].sign))) {
                str_add_text(out, blanks[i].as);
                size = strlen(blanks[i].sign);
            }
        }
        size_t plain = gap > 0 ? gap : 1;
        if (size == 0) {
            str_add(out, slice_head(rest, plain));
        }
        at += size > 0 ? size : plain;
    }
}
