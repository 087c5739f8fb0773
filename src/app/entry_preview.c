/* What a line will be, in few words. */
#include "app/entry_parts.h"
#include "app/entry_topic.h"
#include "app/entry_write.h"
#include "text/fold.h"

struct slice entry_speaker_countries(const struct entry_context *context,
                                     struct entry_speaker speaker)
{
    return speaker.country != NULL
               ? country_code(speaker.country)
               : session_get(context->session, speaker.participant, FIELD_COUNTRY);
}

/* A list with `+` in place of `;`. */
static void add_list(struct slice list, const char *between, struct str *text)
{
    struct slice item;
    bool first = true;
    while (list.size > 0 && slice_next(&list, ';', &item)) {
        str_add_text(text, first ? "" : between);
        str_add(text, item);
        first = false;
    }
}

void entry_add_speaker(const struct entry_context *context, struct entry_speaker speaker,
                       bool short_form, struct str *text)
{
    struct slice countries = entry_speaker_countries(context, speaker);
    if (speaker.participant == NULL) {
        str_add(text, countries);
        str_add_text(text, short_form ? "" : " (the country)");
        return;
    }
    struct slice name = session_get(context->session, speaker.participant, FIELD_NAME);
    if (!short_form && countries.size > 0) {
        add_list(countries, "+", text);
        str_add_char(text, ' ');
    }
    str_add(text, name.size > 0 ? name : id_short(speaker.participant->id));
}

static void add_choices(const struct entry_context *context, const struct entry_meaning *meaning,
                        bool numbered, struct str *text)
{
    for (size_t i = 0; i < meaning->choice_count && i < ENTRY_MOST_CHOICES; i++) {
        str_add_text(text, i > 0 ? ", " : "");
        if (numbered) {
            str_add_format(text, "%zu ", i + 1);
        }
        struct entry_speaker choice = meaning->choices[i];
        if (choice.country != NULL) {
            str_add(text, country_name(choice.country, LANGUAGE_EN));
        } else {
            entry_add_speaker(context, choice, true, text);
        }
    }
    if (meaning->choice_count > ENTRY_MOST_CHOICES) {
        str_add_format(text, " and %zu more", meaning->choice_count - ENTRY_MOST_CHOICES);
    }
}

void entry_add_choices(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct str *text)
{
    add_choices(context, meaning, false, text);
}

static void add_speakers(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct str *text)
{
    /* `COL for AILAC`: that it is the country needs no saying there, nor where several speak. */
    bool alone = meaning->speaker_count == 1 && meaning->on_behalf_of.size == 0;
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        bool short_form =
            meaning->speakers[i].country != NULL ? !alone : meaning->capacity.size > 0;
        str_add_text(text, i > 0 ? " + " : "");
        entry_add_speaker(context, meaning->speakers[i], short_form, text);
    }
    if (meaning->speaker_count == 0) {
        str_add_text(text, "somebody");
    }
}

static void preview_turn(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct str *shown)
{
    static const char *const turns[] = {
        [TURN_STATEMENT] = "", [TURN_QUESTION] = ", a question", [TURN_ANSWER] = ", an answer"};
    if (meaning->kind == ENTRY_HOLE && meaning->choice_count > 0) {
        str_add_format(shown, "%zu meant", meaning->choice_count);
        return;
    }
    if (meaning->hole.size > 0) {
        str_add(shown, meaning->hole);
        str_add_text(shown, ", to be named");
    } else {
        add_speakers(context, meaning, shown);
    }
    if (meaning->capacity.size > 0) {
        str_add_text(shown, " as ");
        str_add(shown, meaning->capacity);
    }
    if (meaning->on_behalf_of.size > 0) {
        str_add_text(shown, " for ");
        str_add(shown, meaning->on_behalf_of);
    }
    str_add_text(shown, turns[meaning->turn]);
    str_add_text(shown, " >");
}

/* Whose words the current record holds. */
static void add_current(const struct entry_context *context, const struct record *current,
                        struct str *shown)
{
    struct session *session = context->session;
    if (current->kind == RECORD_NOTE) {
        bool query = slice_is(session_get(session, current, FIELD_STATUS), "query");
        str_add_text(shown, query ? "note to be settled" : "note");
        return;
    }
    size_t before = shown->size;
    add_list(session_get(session, current, FIELD_COUNTRY), "+", shown);
    struct slice refs = session_get(session, current, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *participant = session_find(session, id);
        if (participant != NULL && participant->kind == RECORD_PARTICIPANT) {
            str_add_text(shown, shown->size > before ? " " : "");
            str_add(shown, session_get(session, participant, FIELD_NAME));
        }
    }
    struct slice capacity = session_get(session, current, FIELD_ORGANIZATION);
    if (capacity.size > 0) {
        str_add_text(shown, shown->size > before ? " as " : "somebody as ");
        str_add(shown, capacity);
    }
    if (shown->size == before) {
        str_add(shown, id_short(current->id));
    }
}

void entry_add_nobody(struct slice who, struct str *text)
{
    const struct country *country = country_by_code(who);
    str_add_text(text, "nobody here is called ");
    str_add(text, who);
    if (country != NULL) {
        str_add_text(text, "; type ");
        fold_key(country_name(country, LANGUAGE_EN), text);
        str_add_text(text, ", or /represented ");
        str_add_text(text, country->alpha2);
    }
}

static void preview_position(const struct entry_context *context,
                             const struct entry_meaning *meaning, struct str *shown)
{
    str_add_char(shown, meaning->position);
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        str_add_char(shown, ' ');
        entry_add_speaker(context, meaning->speakers[i], true, shown);
        str_add_text(
            shown,
            meaning->speakers[i].participant != NULL && i + 1 < meaning->speaker_count ? "," : "");
    }
    str_add_text(shown, " on ");
    str_add(shown, id_short(meaning->target->id));
}

/* Whether an action begins as one with an owner does, `todos: leer`. */
static bool begins_as_owner(struct slice text)
{
    struct slice row = slice_head(text, slice_find(text, '\n'));
    size_t colon = slice_find(row, ':');
    return colon < row.size && !slice_starts(slice_from(row, colon), slice_of("://"));
}

/* What was understood of a person's line. */
static void add_person(const struct entry_meaning *meaning, struct str *shown)
{
    const struct person_line *person = &meaning->person;
    str_add_text(shown, ": ");
    str_add(shown, person->name);
    if (person->organization.size > 0) {
        str_add_text(shown, ", ");
        add_list(person->organization, " / ", shown);
    }
    if (person->role.size > 0) {
        str_add_text(shown, ", ");
        str_add(shown, person->role);
    }
    if (person->country != NULL) {
        str_add_text(shown, " (");
        str_add(shown, country_code(person->country));
        str_add_char(shown, ')');
    }
    if (meaning->known != NULL) {
        str_add_text(shown, ", in the roster already");
    } else if (meaning->namesake) {
        str_add_text(shown, ", another one of this name");
    }
    if (person->doubtful) {
        str_add_text(shown, "? ");
        str_add(shown, person->why);
    }
}

static void preview_command(const struct entry_context *context,
                            const struct entry_meaning *meaning, struct str *shown)
{
    if (meaning->form->perform == entry_perform_said) {
        str_add(shown, id_short(meaning->target->id));
        str_add_text(shown, " is of ");
        preview_turn(context, meaning, shown);
        return;
    }
    if (meaning->form->perform == entry_perform_fix) {
        str_add_text(shown, meaning->everywhere ? "everywhere" : "");
        str_add(shown, meaning->everywhere ? slice_make("", 0) : id_short(meaning->target->id));
        str_add_text(shown, ": ");
        str_add(shown, meaning->who);
        str_add_text(shown, " > ");
        str_add(shown, meaning->text);
        return;
    }
    if (meaning->hole.size > 0) {
        str_add(shown, meaning->hole);
        str_add_char(shown, ' ');
    }
    if (slice_is(slice_of(meaning->form->name), "WORD =")) {
        str_add(shown, meaning->who);
        str_add_text(shown, " is a ");
    }
    str_add_text(shown, meaning->form->label);
    if (meaning->form->perform == entry_perform_topic) {
        entry_add_topic(context, meaning, shown);
        return;
    }
    if (meaning->person.name.size > 0 && meaning->speaker_count == 0) {
        add_person(meaning, shown);
        return;
    }
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        bool announced = slice_is(slice_of(meaning->form->label), "announced");
        str_add_text(shown, i == 0      ? (meaning->form->value[0] != '\0' ? " for " : ": ")
                            : announced ? " "
                                        : ", ");
        entry_add_speaker(context, meaning->speakers[i], true, shown);
    }
    if (meaning->form->parse == entry_parse_action && meaning->speaker_count == 0 &&
        begins_as_owner(meaning->text)) {
        str_add_text(shown, ", has no owner");
    }
    if (meaning->due.size > 0) {
        str_add_text(shown, " by ");
        str_add(shown, meaning->due);
    }
}

static void preview_text(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct str *shown)
{
    str_add_text(shown, meaning->kind == ENTRY_CONTINUE ? "same paragraph: " : "goes on: ");
    add_current(context, meaning->current, shown);
    str_add_text(shown, " >");
}

void entry_preview(const struct entry_context *context, const struct entry_meaning *meaning,
                   struct str *shown)
{
    bool words = meaning->kind == ENTRY_TURN || meaning->kind == ENTRY_HOLE ||
                 meaning->kind == ENTRY_PARAGRAPH || meaning->kind == ENTRY_CONTINUE ||
                 meaning->kind == ENTRY_NOTE || meaning->kind == ENTRY_QUERY;
    if (meaning->at > 0) {
        char clock[WHEN_ROOM];
        (void)when_format_clock((int64_t)(meaning->at / 1000000U), context->offset, clock);
        str_add_format(shown, "at %s: ", clock);
    }
    if (context->off_record && words) {
        str_add_text(shown, "off the record: ");
    }
    switch (meaning->kind) {
    case ENTRY_EMPTY:
        break;
    case ENTRY_TURN:
    case ENTRY_HOLE:
        preview_turn(context, meaning, shown);
        break;
    case ENTRY_PARAGRAPH:
    case ENTRY_CONTINUE:
        preview_text(context, meaning, shown);
        break;
    case ENTRY_NOTE:
        str_add_text(shown, "note");
        if (session_is_overtaken(context->session, context->author)) {
            str_add_text(shown, ", or WHO: first");
        }
        break;
    case ENTRY_QUERY:
        str_add_text(shown, "note? nobody here is called ");
        str_add(shown, meaning->who);
        break;
    case ENTRY_POSITION:
        preview_position(context, meaning, shown);
        break;
    case ENTRY_COMMAND:
        preview_command(context, meaning, shown);
        break;
    case ENTRY_APP:
        str_add_text(shown, meaning->word.size > 0 ? "/" : "all commands");
        str_add(shown, meaning->word);
        break;
    case ENTRY_WRONG:
        str_add_text(shown, "nothing yet");
        break;
    }
}

bool entry_asks_floor(const struct entry_meaning *meaning)
{
    return meaning->kind == ENTRY_COMMAND &&
           (meaning->form->parse == entry_parse_ask || meaning->form->parse == entry_parse_floor);
}

void entry_hint(const struct entry_context *context, const struct entry_meaning *meaning,
                struct str *hint)
{
    if (meaning->kind == ENTRY_WRONG) {
        str_add(hint, str_slice(&meaning->problem));
    } else if (meaning->kind == ENTRY_PARAGRAPH && meaning->no_speaker.size > 0) {
        str_add_text(hint, "text: ");
        str_add(hint, meaning->no_speaker);
        str_add_text(hint, " is no speaker");
    } else if (meaning->kind == ENTRY_QUERY && country_by_code(meaning->who) != NULL) {
        entry_add_nobody(meaning->who, hint);
    } else if (meaning->kind == ENTRY_COMMAND && meaning->places > 0 && meaning->everywhere) {
        str_add_format(hint, "%zu place%s in %zu record%s; undo takes all back at once",
                       meaning->places, meaning->places == 1 ? "" : "s", meaning->place_records,
                       meaning->place_records == 1 ? "" : "s");
    } else if (meaning->kind == ENTRY_HOLE && meaning->choice_count > 0) {
        add_choices(context, meaning, true, hint);
        str_add_text(hint, ": the number or Tab says who; else it is ");
        str_add(hint, meaning->hole);
    }
}
