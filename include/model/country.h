/* country.h: the countries of ISO 3166-1 and Kosovo: codes, regions, names in four languages, who
 * is meant.
 *
 * All of it is constant data, made from config/countries.csv while building (src/gen/tables.c):
 * nothing here is allocated for a caller, freed or changed, and pointers to a country stay valid
 * for ever, so two of them can be compared. Pure; cannot fail.
 *
 * What the table follows, and where it had to choose:
 * - Codes: ISO 3166-1, all 249; Kosovo is XKX/XK, from the range left to users, and is marked. It
 * has no M49 number; its region follows its neighbours'.
 * - Regions: UN M49. Antarctica has none there. M49 has no row for Taiwan: its number is that of
 * ISO, its region Asia, Eastern Asia.
 * - Groups: the regional groups of the General Assembly, member states only. Israel is in WEOG,
 * Türkiye (which takes part in two groups) in WEOG, in which it is elected; so is the United
 * States, an observer of it; Kiribati, long in none, is in APG. Observers of the Assembly (Holy
 * See, Palestine), Taiwan, Kosovo and territories have none.
 * - Names: the common short one, not inverted, apostrophes in ASCII; Portuguese as in Brazil, with
 *   Portugal's forms as aliases. "Congo" alone is COG, as at the UN; "Korea" alone names nobody. */
#ifndef RAPPORTEUR_MODEL_COUNTRY_H
#define RAPPORTEUR_MODEL_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/slice.h"
#include "text/language.h"

struct country {
    char alpha3[4], alpha2[3]; /* capitals, NUL-terminated */
    int m49;                   /* 1 to 999, the same as ISO's numeric code; 0 for Kosovo */
    bool user_assigned;        /* its codes are not ISO's */
    const char *un_group;      /* AFR, APG, EEG, GRULAC, WEOG, or "" */
    /* The English names of UN M49, "" where there is none: `Americas`, `Latin America and the
     * Caribbean`, `South America`; only Africa south of the Sahara and Latin America have the last
     * one. */
    const char *region, *subregion, *intermediate;
    const char *names[LANGUAGE_COUNT]; /* UTF-8 in NFC, never empty */
};

/* The generated tables. Countries are in the order of their alpha-3. */
extern const struct country country_table[];
extern const size_t country_table_count;

enum country_key_type {
    COUNTRY_NAME,
    COUNTRY_ALIAS, /* other and official names: `Holanda`, `Plurinational State of Bolivia` */
    COUNTRY_ABBREVIATION, /* capitals alone: `UK`, `U.S.A.`, `EE. UU.` */
    COUNTRY_DEMONYM,      /* `Mexican`, `mexicanas` */
};
/* What a country is called, as fold_key leaves it. Sorted by key, then type, then country. No two
 * countries share a name, alias or abbreviation, in whatever language; demonyms they may share. */
struct country_key {
    unsigned at;                   /* the first byte of the key in country_key_text */
    unsigned short country;        /* in country_table */
    unsigned char size;            /* bytes of the key */
    unsigned char type, languages; /* an enum country_key_type; a bit 1 << enum language for each */
};
extern const char country_key_text[];
extern const struct country_key country_keys[];
extern const size_t country_key_count;

/* By alpha-2 or alpha-3, in any case; NULL for all else (blanks around it too). Whether a code
 * counts is the caller's to say: `No:`, `So:`, `Me:` are words, so only in the room (DESIGN.md,
 * "Who is meant"). */
const struct country *country_by_code(struct slice code);
/* By its whole name, alias or abbreviation in any of the languages, without regard to case, accents
 * and punctuation, with or without an article (`el Perú`, `l'Algérie`). NULL where that is
 * nobody's. `US` is also a code and a word, so it has to be in capitals. */
const struct country *country_by_name(struct slice name);
/* By an adjective or what its people are called, of either gender and number. NULL where that is
 * nobody's, or that of more than one country: `Congolese`, `Dominican`. */
const struct country *country_by_demonym(struct slice demonym);
/* The countries that have a name or alias which begins so (folded; in no order that means
 * anything), each once. An empty prefix finds none, nor does the mere beginning of a form of
 * government (`rep`, `kingdom`). Returns how many there are, of which the first `room` are in
 * `found`. */
size_t country_by_prefix(struct slice prefix, const struct country **found, size_t room);
/* Who may be meant by what was typed: the one of that name, else those of that prefix if it has
 * three letters or more. Returns and fills as country_by_prefix. */
size_t country_find(struct slice typed, const struct country **found, size_t room);

/* The name in `language`, borrowed for ever. */
struct slice country_name(const struct country *country, enum language language);
/* The alpha-3, borrowed for ever; the empty slice for NULL. */
struct slice country_code(const struct country *country);

/* A place in running text that names a country. */
struct country_mention {
    const struct country *country;
    size_t at, size; /* bytes of the text */
};
/* Finds the next one from byte `*at` on (start with 0) and moves `*at` behind it; false at the end.
 * Whole words, the longest name first: `Guinea-Bissau` is not Guinea. Names must begin with a
 * capital (`chad` and `turkey` are words), abbreviations be all in capitals (not `US$`), demonyms
 * may be in any case, but those that only English has need their capital (`polish`). Names that are
 * more often something else in a text (`Reunión`, `Salvador`), demonyms of several countries and
 * phrases such as `New Mexico` and `Latin American` name nobody. Languages are not told from
 * peoples: `in Spanish` names Spain. */
MUST_USE bool country_next_mention(struct slice text, size_t *at, struct country_mention *mention);

#endif
