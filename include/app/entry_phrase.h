/* entry_phrase.h: a speaker said in more words than a name: `Sr. Haces`, `the delegate from Peru`,
 * `gomez (chile)`, `la moderadora`, `mexico dice`. */
#ifndef RAPPORTEUR_APP_ENTRY_PHRASE_H
#define RAPPORTEUR_APP_ENTRY_PHRASE_H

#include "app/entry_who.h"

/* Who is meant by one speaker's words: a name as entry_who_find takes it; two or more words of a
 * name in any order, of all but the first as few letters as one likes; with a title; whose delegate
 * it is; with country or organization in parentheses, which must agree; by a role in the session.
 * WHO_MISSED where the words surely name somebody and nobody here is that. */
enum entry_who entry_phrase_find(const struct entry_context *context, struct slice text,
                                 struct entry_speaker *found, size_t *count);
/* A group (`the African Group`) or a role (`la moderadora`) that speaks with no person named: true,
 * with `on_behalf_of` or `capacity` of `meaning`. */
bool entry_phrase_nameless(const struct entry_context *context, struct slice text,
                           struct entry_meaning *meaning);
/* Somebody who is there and not known: `someone from the floor`, `participante remoto`; `*asks`: a
 * question of theirs. */
bool entry_phrase_is_room(struct slice text, bool *asks);
/* Whether `text`, which means nobody, still looks like a speaker: three words at most
 * (articles, `of` and verbs of saying aside), one of them or more of somebody's name or
 * organization, of a country or its people, or of a group. */
bool entry_phrase_names_someone(const struct entry_context *context, struct slice text);

#endif
