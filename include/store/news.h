/* news.h: what the store has to say to a person, one sentence after the other. */
#ifndef RAPPORTEUR_STORE_NEWS_H
#define RAPPORTEUR_STORE_NEWS_H

#include "base/attr.h"
#include "store/store.h"

/* Adds a sentence; nothing where `news` is NULL. */
void news_add(struct store_news *news, enum news_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* `10:42` of a wall time, in the session's own zone. */
enum { NEWS_CLOCK_ROOM = 24 };
void news_clock(const struct session *session, uint64_t wall, char clock[NEWS_CLOCK_ROOM]);

#endif
