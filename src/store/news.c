#include "store/news.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"
#include "text/when.h"

void news_add(struct store_news *news, enum news_kind kind, const char *format, ...)
{
    if (news == NULL) {
        return;
    }
    MEM_GROW(news->items, news->room, news->count + 1);
    struct news_item *item = &news->items[news->count++];
    *item = (struct news_item){.kind = kind};
    va_list values;
    va_start(values, format);
    str_add_list(&item->text, format, values);
    va_end(values);
}

void store_news_release(struct store_news *news)
{
    for (size_t i = 0; i < news->count; i++) {
        str_release(&news->items[i].text);
    }
    mem_free(news->items);
    *news = (struct store_news){0};
}

void news_clock(const struct session *session, uint64_t wall, char clock[NEWS_CLOCK_ROOM])
{
    int offset = 0;
    int64_t seconds = (int64_t)(wall / 1000000U);
    char text[WHEN_ROOM];
    if (!when_parse_offset(session_fact(session, "utc_offset"), &offset)) {
        offset = when_local_offset(seconds);
    }
    (void)when_format_clock(seconds, offset, text);
    (void)snprintf(clock, NEWS_CLOCK_ROOM, "%s", text);
}
