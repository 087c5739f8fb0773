#include "app/entry_topic.h"

#include "app/entry_parts.h"
#include "app/entry_write.h"
#include "base/num.h"
#include "model/topic.h"
#include "text/fold.h"

enum { NUMBER_MOST = 999 };

static bool begins(struct slice text, struct slice stem)
{
    struct str key = {0}, wanted = {0};
    fold_key(text, &key);
    fold_key(stem, &wanted);
    bool good = slice_starts(str_slice(&key), str_slice(&wanted));
    str_release(&key);
    str_release(&wanted);
    return good;
}

/* `1 Funding, 2 Access`: what waits, of what begins with `stem`. */
static void add_waiting(const struct entry_context *context, const struct topics *topics,
                        struct slice stem, struct str *out)
{
    size_t start = out->size;
    for (size_t i = 0; i < topics->count; i++) {
        struct slice text = session_get(context->session, topics->items[i], FIELD_TEXT);
        if (topic_is_planned(context->session, topics->items[i]) && begins(text, stem)) {
            str_add_format(out, "%s%zu ", out->size > start ? ", " : "", i + 1);
            str_add(out, slice_head(text, slice_find(text, '\n')));
        }
    }
}

/* What `typed` names: its number, the text of one that waits, how one of them begins. `hits` says
 * how many begin so. */
static const struct record *find(const struct entry_context *context, const struct topics *topics,
                                 struct slice typed, size_t *hits)
{
    const struct record *found = NULL;
    int64_t number = 0;
    *hits = 0;
    if (num_parse(typed, 1, NUMBER_MOST, &number) && (size_t)number <= topics->count) {
        *hits = 1;
        return topics->items[number - 1];
    }
    for (size_t i = 0; i < topics->count; i++) {
        struct slice text = session_get(context->session, topics->items[i], FIELD_TEXT);
        if (!topic_is_planned(context->session, topics->items[i]) || !begins(text, typed)) {
            continue;
        }
        if (fold_equal(text, typed)) {
            *hits = 1;
            return topics->items[i];
        }
        found = topics->items[i];
        (*hits)++;
    }
    return *hits == 1 ? found : NULL;
}

bool entry_parse_topic(const struct entry_context *context, struct slice arguments,
                       struct entry_meaning *meaning)
{
    struct topics topics = {0};
    struct str waiting = {0};
    size_t hits = 0;
    int64_t number = 0;
    bool good = true;
    topics_list(&topics, context->session);
    add_waiting(context, &topics, arguments, &waiting);
    if (arguments.size > 0) {
        meaning->target = find(context, &topics, arguments, &hits);
    } else if (waiting.size > 0) {
        good = entry_wrong(meaning, "Its number, or how it begins: %s", str_text(&waiting));
    }
    if (good && hits > 1) {
        good = entry_wrong(meaning, "%zu topics begin so; more of it, or its number: %s", hits,
                           str_text(&waiting));
    } else if (good && hits == 0 && num_parse(arguments, 0, NUMBER_MOST, &number)) {
        add_waiting(context, &topics, slice_make("", 0), &waiting);
        good = waiting.size == 0 ||
               entry_wrong(meaning, "No topic has that number: %s", str_text(&waiting));
    }
    good = good && entry_parse_text(context, arguments, meaning);
    if (good && meaning->target != NULL) {
        meaning->text = session_get(context->session, meaning->target, FIELD_TEXT);
    }
    topics_release(&topics);
    str_release(&waiting);
    return good;
}

static struct slice create(const struct entry_context *context, const struct entry_meaning *meaning,
                           struct action_draft *draft)
{
    struct slice id = entry_create(context, draft, RECORD_SESSION);
    action_set(draft, id, FIELD_KIND, slice_of("topic"));
    action_set(draft, id, FIELD_TEXT, meaning->text);
    return id;
}

void entry_perform_topic(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct action_draft *draft)
{
    struct session *session = context->session;
    if (meaning->target == NULL || !topic_is_planned(session, meaning->target)) {
        entry_set_started(context, draft, create(context, meaning, draft));
        return;
    }
    size_t count = 0;
    size_t place = entry_place(context);
    const struct record *const *records = session_records(session, &count);
    struct str order = {0};
    session_order_between(session, place > session_first(session, 2) ? records[place - 1] : NULL,
                          place < count ? records[place] : NULL, &order);
    action_set(draft, meaning->target->id, FIELD_STATUS, slice_make("", 0));
    action_set(draft, meaning->target->id, FIELD_ORDER, str_slice(&order));
    entry_set_started(context, draft, meaning->target->id);
    str_release(&order);
}

void entry_perform_agenda(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft)
{
    struct slice id = create(context, meaning, draft);
    action_set(draft, id, FIELD_STATUS, slice_of("draft"));
}

void entry_add_topic(const struct entry_context *context, const struct entry_meaning *meaning,
                     struct str *shown)
{
    if (meaning->target != NULL) {
        struct slice text = session_get(context->session, meaning->target, FIELD_TEXT);
        str_add_text(shown, ": ");
        str_add(shown, slice_head(text, slice_find(text, '\n')));
    }
}

struct slice entry_topic_offer(const struct entry_context *context, struct slice stem, size_t nth)
{
    struct topics topics = {0};
    struct slice offer = {"", 0};
    topics_list(&topics, context->session);
    for (size_t i = 0; i < topics.count && offer.size == 0; i++) {
        struct slice text = session_get(context->session, topics.items[i], FIELD_TEXT);
        bool fits = topic_is_planned(context->session, topics.items[i]) && begins(text, stem);
        offer = fits && nth-- == 0 ? text : offer;
    }
    topics_release(&topics);
    return offer;
}
