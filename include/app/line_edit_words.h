/* line_edit_words.h: acts of the entry line that turn letters and words around, for the table in
 * line_edit_keys.c. Each returns true; where there is nothing to do, the text stays. */
#ifndef RAPPORTEUR_APP_LINE_EDIT_WORDS_H
#define RAPPORTEUR_APP_LINE_EDIT_WORDS_H

#include "app/line_edit.h"

/* The shape of the line on the screen, for Up and Down. */
struct line_shape {
    int columns, first;
};

/* The letter before the cursor goes behind the one after it; at the end of a row the last two
 * change places. */
bool line_edit_swap_letters(struct line_edit *edit, struct line_shape shape);
/* The word at the cursor, or behind it, and the one before change places; at the end the last two.
 */
bool line_edit_swap_words(struct line_edit *edit, struct line_shape shape);
/* The word from the cursor on in capitals, in small letters, with its first letter a capital; the
 * cursor goes behind it. */
bool line_edit_upper_case(struct line_edit *edit, struct line_shape shape);
bool line_edit_lower_case(struct line_edit *edit, struct line_shape shape);
bool line_edit_capital(struct line_edit *edit, struct line_shape shape);
/* The blanks around the cursor go. */
bool line_edit_delete_blanks(struct line_edit *edit, struct line_shape shape);

#endif
