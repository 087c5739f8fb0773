/* Several who speak jointly. The whole is tried first, as countries and groups have `and` in their
 * names; then the line is cut at each sign or word that joins, and the longest run of pieces which
 * means somebody is one speaker: `antigua y barbuda y haití` are two. */
#include "app/entry_who.h"

#include "app/entry_offer.h"
#include "app/entry_peel.h"
#include "app/entry_phrase.h"
#include "app/entry_words.h"
#include "app/entry_write.h"

enum { PIECES_MOST = 64, RUN_MOST = 3, PIECE_WORDS = 3 };

/* A piece, and whether a word such as `and` (or &) joins it with the one before. */
struct piece {
    struct slice text;
    bool by_word, by_comma;
};

/* The bytes of what joins at `at`: 0 where nothing does. Words stand between blanks. */
static size_t joint_at(struct slice text, size_t at, bool *by_word)
{
    static const char signs[] = "+,/&";
    *by_word = text.at[at] == '&';
    if (memchr(signs, text.at[at], sizeof signs - 1) != NULL) {
        return 1;
    }
    if (text.at[at] != ' ') {
        return 0;
    }
    struct slice behind = slice_from(text, at + 1);
    size_t size = slice_find(behind, ' ');
    *by_word = size < behind.size && entry_words_have(ENTRY_WORDS_AND, slice_head(behind, size));
    return *by_word ? size + 1 : 0;
}

/* Cuts `text`; false where it is one piece alone, has too many, or one that is empty (but before a
 * word: `a, b, and c`). */
static bool cut(struct slice text, struct piece *pieces, size_t *count)
{
    size_t start = 0;
    bool by_word = false;
    *count = 0;
    for (size_t at = 0; at <= text.size;) {
        bool next_by_word = false;
        size_t size = at == text.size ? 1 : joint_at(text, at, &next_by_word);
        if (size == 0) {
            at++;
            continue;
        }
        struct slice piece = slice_trim(slice_make(text.at + start, at - start));
        if (piece.size > 0) {
            if (*count == PIECES_MOST) {
                return false;
            }
            bool by_comma = start > 0 && text.at[start - 1] == ',';
            pieces[(*count)++] = (struct piece){piece, by_word, by_comma};
            by_word = next_by_word;
        } else if (!next_by_word || *count == 0) {
            return false;
        }
        at += size;
        start = at;
    }
    return *count > 1;
}

/* What was found of several so far. */
struct several {
    size_t known;       /* that mean somebody, or one of some */
    size_t texts;       /* that are no speakers */
    size_t missed;      /* that mean nobody */
    bool long_one;      /* one of these has many words */
    bool asked;         /* one can be several: its choices are in the meaning */
    bool unclear;       /* another one can be, too */
    struct slice first; /* of those that mean nobody */
};

static void set_choices(const struct entry_context *context, struct slice text,
                        const struct entry_speaker *found, size_t count,
                        struct entry_meaning *meaning)
{
    memcpy(meaning->choices, found, ENTRY_MOST_CHOICES * sizeof *found);
    meaning->choice_count = count;
    meaning->who = text;
    entry_offer_sort(context, meaning->choices,
                     count < ENTRY_MOST_CHOICES ? count : (size_t)ENTRY_MOST_CHOICES);
}

static void take_piece(const struct entry_context *context, struct slice text, enum entry_who who,
                       const struct entry_speaker *found, size_t count, struct several *several,
                       struct entry_meaning *meaning)
{
    if (who == WHO_MEANT && entry_who_add(meaning, found[0])) {
        several->known++;
        return;
    }
    /* Two of a joint turn that are not clear are too much for one question. */
    if (who == WHO_AMBIGUOUS && !several->asked) {
        set_choices(context, text, found, count, meaning);
        several->asked = true;
        several->known++;
        return;
    }
    several->known += who == WHO_AMBIGUOUS ? 1 : 0;
    several->unclear = several->unclear || who == WHO_AMBIGUOUS;
    several->texts += who == WHO_TEXT ? 1 : 0;
    several->first = several->missed == 0 ? text : several->first;
    several->missed++;
    several->long_one = several->long_one || entry_peel_count(text) > PIECE_WORDS;
}

/* The longest run of pieces from `at` on that means somebody; how many pieces it is. Only words
 * join within a name. */
static size_t take_run(const struct entry_context *context, const struct piece *pieces,
                       size_t count, size_t at, struct several *several,
                       struct entry_meaning *meaning)
{
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    size_t hits = 0;
    size_t run = 1;
    while (run < RUN_MOST && at + run < count && pieces[at + run].by_word) {
        run++;
    }
    for (; run > 1; run--) {
        struct slice last = pieces[at + run - 1].text;
        const char *start = pieces[at].text.at;
        struct slice text = slice_make(start, (size_t)(last.at - start) + last.size);
        if (entry_who_find(context, text, found, &hits) == WHO_MEANT) {
            take_piece(context, text, WHO_MEANT, found, hits, several, meaning);
            return run;
        }
    }
    struct slice text = pieces[at].text;
    enum entry_who who = entry_phrase_find(context, text, found, &hits);
    /* `the delegates of Chile and of Peru` */
    while (who == WHO_NOBODY && at > 0 && entry_peel_word(ENTRY_WORDS_OF, &text)) {
        who = entry_phrase_find(context, text, found, &hits);
    }
    take_piece(context, pieces[at].text, who, found, hits, several, meaning);
    return 1;
}

/* `Gómez, Peru` may be one who is from there, or two: where one is a person and the other a country
 * that is not theirs, nobody can tell. */
static bool disagree(const struct entry_context *context, const struct piece *pieces, size_t count,
                     const struct entry_meaning *meaning)
{
    if (count != 2 || !pieces[1].by_comma || meaning->speaker_count != 2) {
        return false;
    }
    size_t person = meaning->speakers[0].participant != NULL ? 0 : 1;
    const struct country *country = meaning->speakers[1 - person].country;
    const struct record *record = meaning->speakers[person].participant;
    return record != NULL && country != NULL &&
           !entry_list_has(session_get(context->session, record, FIELD_COUNTRY),
                           country_code(country));
}

static enum entry_who find_several(const struct entry_context *context, struct slice names,
                                   const struct piece *pieces, size_t count,
                                   struct entry_meaning *meaning)
{
    struct several several = {0};
    for (size_t at = 0; at < count;) {
        at += take_run(context, pieces, count, at, &several, meaning);
    }
    if (several.missed == 0 && disagree(context, pieces, count, meaning)) {
        meaning->who = names;
        return WHO_MISSED;
    }
    if (several.missed == 0) {
        return several.asked ? WHO_AMBIGUOUS : WHO_MEANT;
    }
    meaning->who = several.unclear ? names : several.first;
    meaning->choice_count = 0;
    if (several.texts == several.missed && several.known == 0) {
        return WHO_TEXT;
    }
    return several.known > 0 && !several.long_one ? WHO_MISSED : WHO_NOBODY;
}

/* Digits and what stands between them are a number, a date, a list of pages. */
static bool is_number(struct slice text)
{
    static const char others[] = "0123456789.,/-%()# ";
    for (size_t i = 0; i < text.size; i++) {
        if (memchr(others, text.at[i], sizeof others - 1) == NULL) {
            return false;
        }
    }
    return true;
}

enum entry_who entry_who_find_all(const struct entry_context *context, struct slice names,
                                  struct entry_meaning *meaning)
{
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    struct piece pieces[PIECES_MOST];
    size_t hits = 0;
    size_t count = 0;
    names = slice_trim(names);
    enum entry_who who = entry_phrase_find(context, names, found, &hits);
    bool several =
        who != WHO_MEANT && who != WHO_AMBIGUOUS && !is_number(names) && cut(names, pieces, &count);
    if (several) {
        enum entry_who all = find_several(context, names, pieces, count, meaning);
        return all == WHO_NOBODY && who == WHO_MISSED ? WHO_MISSED : all;
    }
    if (who == WHO_MEANT) {
        (void)entry_who_add(meaning, found[0]);
    } else if (who == WHO_AMBIGUOUS) {
        set_choices(context, names, found, hits, meaning);
    } else {
        meaning->who = names;
    }
    return who;
}
