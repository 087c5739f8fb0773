/* style.h: what a piece of text is on the screen, and how that looks. */
#ifndef RAPPORTEUR_UI_STYLE_H
#define RAPPORTEUR_UI_STYLE_H

#include "base/attr.h"

/* What it is, never how it looks: the looks are one table in style.c. */
enum style {
    STYLE_TEXT,     /* what people wrote */
    STYLE_DIM,      /* beside the point: times, explanations */
    STYLE_STRONG,   /* stands out within text */
    STYLE_TITLE,    /* the session's title, a screen's or a section's heading */
    STYLE_PLACE,    /* a numbered place in the header */
    STYLE_HERE,     /* the place one is at */
    STYLE_COUNTRY,  /* a country code */
    STYLE_SPEAKER,  /* a speaker's name */
    STYLE_TAG,      /* #word */
    STYLE_CHOSEN,   /* the chosen row of a list */
    STYLE_MATCH,    /* the part of a text that was searched for */
    STYLE_GUIDE,    /* the guide line */
    STYLE_HINT,     /* what a key does, in the footer */
    STYLE_KEY,      /* the key itself, in the footer and in help */
    STYLE_ENTRY,    /* the entry line as typed */
    STYLE_GHOST,    /* what the entry line will be, before Enter */
    STYLE_SELECTED, /* marked text of the entry line */
    STYLE_GOOD,     /* saved, heard, agreed */
    STYLE_WARNING,  /* thin, query, not yet */
    STYLE_ERROR,    /* NOT SAVED and what must be read */
    STYLE_RULE,     /* lines between parts of the screen, boxes */
    STYLE_BAR,      /* a bar of a chart */
    STYLE_COUNT
};

enum style_color {
    COLOR_OF_TERMINAL, /* its own foreground */
    COLOR_OF_RED,
    COLOR_OF_GREEN,
    COLOR_OF_BLUE,
    COLOR_OF_MAGENTA,
    COLOR_OF_CYAN,
    COLOR_OF_COUNT
};

/* Added up in `attributes`. */
enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8 };

/* Nothing is told by colour alone: what matters differs in its attributes or its words too. No
 * yellow and no white, which can't be read on a light ground; the ground is always the terminal's
 * own. */
struct style_look {
    unsigned attributes;
    enum style_color color;
};
/* How `style` looks; borrowed for ever. */
RETURNS_NONNULL const struct style_look *style_look(enum style style);

#endif
