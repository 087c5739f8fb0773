/* `/at 10:20 LINE`: the line is what it would have been then. What it makes in the stream goes
 * before the first record that began later, and the turns around it end and begin accordingly. */
#include "app/entry_parts.h"
#include "app/entry_topic.h"

#include "app/entry_write.h"
#include "model/sitting.h"
#include "model/topic.h"

enum { MINUTE = 60, DAY = 86400, MICROSECONDS = 1000000 };

bool entry_moment(const struct entry_context *context, struct slice clock, uint64_t *at)
{
    int minutes = 0;
    int64_t days = 0;
    if (!when_parse_clock(clock, &minutes)) {
        return false;
    }
    if (!when_parse_date(session_fact(context->session, "date"), &days)) {
        days = when_day((int64_t)(context->wall / MICROSECONDS), context->offset);
    }
    int64_t seconds = days * DAY + (int64_t)(minutes - context->offset) * MINUTE;
    /* In a sitting that goes on past midnight the small hours are those of the next day. */
    int64_t now = (int64_t)(context->wall / MICROSECONDS);
    bool night = seconds + DAY <= now && sitting_is_now(context->session, context->offset, now);
    seconds += night ? DAY : 0;
    *at = seconds > 0 ? (uint64_t)seconds * MICROSECONDS : 0;
    return *at > 0;
}

/* Only what makes a record of its own has a time: not more words of a turn, nor a change. */
static bool has_a_time(const struct entry_meaning *meaning)
{
    if (meaning->at > 0) {
        return false; /* it has one already */
    }
    return meaning->kind == ENTRY_TURN || meaning->kind == ENTRY_HOLE ||
           meaning->kind == ENTRY_QUERY || meaning->kind == ENTRY_POSITION ||
           (meaning->kind == ENTRY_COMMAND && meaning->form->perform != entry_perform_said &&
            meaning->form->perform != entry_perform_fix);
}

bool entry_parse_at(const struct entry_context *context, struct slice arguments,
                    struct entry_meaning *meaning)
{
    const struct entry_form *form = meaning->form;
    struct slice clock = slice_head(arguments, slice_find(arguments, ' '));
    struct slice line = slice_trim(slice_from(arguments, clock.size));
    struct entry_context then = *context;
    if (!entry_moment(context, clock, &then.at)) {
        return entry_wrong(meaning, "A time is written as hours and minutes: /at 10:20 mx: TEXT");
    }
    if (line.size == 0) {
        return entry_wrong(meaning, "What was said then is missing: %s", form->usage);
    }
    if (then.at > context->wall) {
        return entry_wrong(meaning, "It is not %.*s yet", (int)clock.size, clock.at);
    }
    meaning->form = NULL;
    meaning->kind = ENTRY_EMPTY;
    entry_parse_line(&then, line, meaning);
    if (meaning->kind == ENTRY_WRONG) {
        return false;
    }
    if (!has_a_time(meaning)) {
        meaning->at = 0;
        return entry_wrong(meaning, "Behind the time stands who said it, or a command: %s",
                           form->example);
    }
    meaning->at = then.at;
    return true;
}

/* The order of the k-th record that the draft makes, from 0: each behind the one before. */
static void add_order(const struct entry_context *context, size_t place, size_t nth,
                      struct str *order)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    const struct record *before =
        place > session_first(context->session, 2) ? records[place - 1] : NULL;
    session_order_between(context->session, before, records[place], order);
    if (nth > 0 && slice_find(str_slice(order), '.') == order->size) {
        str_add_char(order, '.');
    }
    for (size_t i = 0; i < nth; i++) {
        str_add_char(order, 'i');
    }
}

/* What followed under the topic before is under this one, up to the next. */
static void take_under_topic(const struct entry_context *context, size_t place, struct slice topic,
                             struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = place; i < count; i++) {
        if (topic_is(session, records[i]) && !topic_is_planned(session, records[i])) {
            return;
        }
        if (records[i]->kind == RECORD_INTERVENTION || records[i]->kind == RECORD_NOTE ||
            records[i]->kind == RECORD_CONCLUSION) {
            action_set(draft, records[i]->id, FIELD_TOPIC, topic);
        }
    }
}

static bool sets_current(const struct action_draft *draft, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_is(draft->action.operations[i].field, field_name(FIELD_CURRENT))) {
            return true;
        }
    }
    return false;
}

void entry_perform_at(const struct entry_context *context, const struct entry_meaning *meaning,
                      struct action_draft *draft)
{
    struct entry_context then = *context;
    then.at = meaning->at;
    size_t count = 0;
    (void)session_records(context->session, &count);
    size_t place = entry_place(&then);
    entry_perform_line(&then, meaning, draft);
    /* Setting fields may move the operations, and adds to them. */
    size_t made = draft->action.count;
    size_t nth = 0;
    for (size_t i = 0; i < made; i++) {
        const struct operation *operation = &draft->action.operations[i];
        struct slice id = operation->id;
        if (!slice_is(operation->field, field_name(FIELD_RECORD))) {
            continue;
        }
        enum record_kind kind = record_kind_parse(operation->value);
        if (record_kind_group(kind, id) == 2 && place < count) {
            struct str order = {0};
            add_order(&then, place, nth++, &order);
            action_set(draft, id, FIELD_ORDER, str_slice(&order));
            str_release(&order);
        }
        struct slice started = {"", 0};
        if (kind == RECORD_INTERVENTION && action_get(draft, id, FIELD_STARTED, &started)) {
            entry_fit_turn(&then, draft, id, place, started);
        }
    }
    /* Who has the floor now has it still. */
    const struct record *floor = session_current(context->session, context->author);
    if (floor != NULL && floor->exists && place < count && sets_current(draft, made)) {
        entry_set_current(context, draft, floor->id);
    }
    if (meaning->kind == ENTRY_COMMAND && meaning->form->perform == entry_perform_topic) {
        take_under_topic(&then, place, meaning->text, draft);
    }
}
