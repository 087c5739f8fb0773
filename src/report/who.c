#include "report/who.h"

#include "model/coverage.h"

size_t who_count_items(struct slice list)
{
    size_t count = 0;
    struct slice item;
    while (list.size > 0 && slice_next(&list, ';', &item)) {
        count += slice_trim(item).size > 0 ? 1 : 0;
    }
    return count;
}

struct slice who_item(struct slice list, size_t index)
{
    struct slice item;
    while (list.size > 0 && slice_next(&list, ';', &item)) {
        item = slice_trim(item);
        if (item.size > 0 && index-- == 0) {
            return item;
        }
    }
    return slice_make("", 0);
}

void who_add_item(struct str *out, struct slice item, size_t index, size_t count)
{
    if (index > 0) {
        str_add_text(out, index + 1 == count ? " and " : ", ");
    }
    str_add(out, item);
}

static void add_country(struct str *out, struct slice code)
{
    const struct country *country = country_by_code(code);
    str_add(out, country == NULL ? code : country_name(country, LANGUAGE_EN));
}

void who_add_countries(struct str *out, struct slice codes)
{
    size_t count = who_count_items(codes);
    struct str name = {0};
    for (size_t i = 0; i < count; i++) {
        str_clear(&name);
        add_country(&name, who_item(codes, i));
        who_add_item(out, str_slice(&name), i, count);
    }
    str_release(&name);
}

/* The participant at that place of refs, counting participants only; NULL behind the last. */
static const struct record *speaker_at(const struct session *session, struct slice refs,
                                       size_t index)
{
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *record = session_find(session, slice_trim(id));
        bool is_speaker = record != NULL && record->exists && record->kind == RECORD_PARTICIPANT;
        if (is_speaker && index-- == 0) {
            return record;
        }
    }
    return NULL;
}

static size_t count_speakers(const struct session *session, struct slice refs)
{
    size_t count = 0;
    while (speaker_at(session, refs, count) != NULL) {
        count++;
    }
    return count;
}

static void add_name(struct str *out, const struct session *session, const struct record *speaker)
{
    struct slice name = session_get(session, speaker, FIELD_NAME);
    str_add_text(out, name.size > 0 && name.at[0] == '?' ? "speaker " : "");
    if (name.size > 0) {
        str_add(out, name);
    } else {
        who_add_countries(out, session_get(session, speaker, FIELD_ORGANIZATION));
    }
}

void who_add_names(struct str *out, const struct session *session, struct slice refs)
{
    size_t count = count_speakers(session, refs);
    struct str name = {0};
    for (size_t i = 0; i < count; i++) {
        str_clear(&name);
        add_name(&name, session, speaker_at(session, refs, i));
        who_add_item(out, str_slice(&name), i, count);
    }
    str_release(&name);
}

/* Whose voice a turn is decides what else is to be said of it. */
enum voice { VOICE_COUNTRY, VOICE_CAPACITY, VOICE_PEOPLE, VOICE_NAME, VOICE_GROUP, VOICE_NOBODY };

/* `text` gets the countries' codes, the capacity, the name or the group. */
static enum voice voice_of(const struct session *session, const struct record *turn,
                           struct str *text)
{
    static const struct {
        int field;
        enum voice voice;
    } others[] = {{FIELD_ORGANIZATION, VOICE_CAPACITY},
                  {FIELD_REFS, VOICE_PEOPLE},
                  {FIELD_NAME, VOICE_NAME},
                  {FIELD_ON_BEHALF_OF, VOICE_GROUP}};
    coverage_voice(session, turn, text);
    if (text->size > 0) {
        return VOICE_COUNTRY;
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        struct slice value = session_get(session, turn, others[i].field);
        bool says =
            others[i].voice == VOICE_PEOPLE ? count_speakers(session, value) > 0 : value.size > 0;
        if (says) {
            str_add(text, value);
            return others[i].voice;
        }
    }
    return VOICE_NOBODY;
}

/* Appends each item of `list` to the list `all`, unless it is there. */
static void add_new_items(struct str *all, struct slice list)
{
    for (size_t i = 0; i < who_count_items(list); i++) {
        struct slice item = who_item(list, i);
        bool is_new = true;
        for (size_t at = 0; at < who_count_items(str_slice(all)) && is_new; at++) {
            is_new = !slice_equal(who_item(str_slice(all), at), item);
        }
        if (is_new) {
            str_add_char(all, ';');
            str_add(all, item);
        }
    }
}

void who_add_kinds(struct str *out, const struct session *session, enum attribution level,
                   struct slice refs)
{
    static const int fields[] = {FIELD_COUNTRY, FIELD_ORGANIZATION, FIELD_STAKEHOLDER_GROUP};
    struct str all = {0};
    size_t count = level == ATTRIBUTION_NONE ? 0 : count_speakers(session, refs);
    for (size_t i = 0; i < count; i++) {
        const struct record *speaker = speaker_at(session, refs, i);
        struct slice kind = session_get(session, speaker, FIELD_STAKEHOLDER_GROUP);
        for (size_t at = 0; level == ATTRIBUTION_COUNTRY && at < COUNT(fields); at++) {
            kind = session_get(session, speaker, fields[at]);
            if (kind.size > 0) {
                break;
            }
        }
        add_new_items(&all, kind);
    }
    who_add_countries(out, str_slice(&all)); /* no codes: as they stand, joined */
    str_release(&all);
}

static void add_group(struct str *out, const struct session *session, const struct record *turn)
{
    struct slice group = session_get(session, turn, FIELD_STAKEHOLDER_GROUP);
    if (group.size > 0) {
        who_add_countries(out, group);
    } else {
        who_add_kinds(out, session, ATTRIBUTION_GROUP, session_get(session, turn, FIELD_REFS));
    }
}

static void add_voice(struct str *out, const struct session *session, enum attribution level,
                      const struct record *turn)
{
    struct str text = {0};
    switch (voice_of(session, turn, &text)) {
    case VOICE_COUNTRY:
    case VOICE_CAPACITY: /* no codes: as they stand, joined */
        who_add_countries(out, str_slice(&text));
        break;
    case VOICE_PEOPLE:
        if (level == ATTRIBUTION_PERSON) {
            who_add_names(out, session, str_slice(&text));
        } else {
            who_add_kinds(out, session, level, str_slice(&text));
        }
        break;
    case VOICE_NAME:
        str_add(out, level == ATTRIBUTION_PERSON ? str_slice(&text) : slice_of(""));
        break;
    case VOICE_GROUP:
        str_add(out, str_slice(&text));
        break;
    case VOICE_NOBODY:
        str_add_text(out, level == ATTRIBUTION_PERSON ? "a speaker who is not named" : "");
        break;
    }
    str_release(&text);
}

void who_add_voice(struct str *out, const struct session *session, enum attribution level,
                   const struct record *turn)
{
    switch (level) {
    case ATTRIBUTION_PERSON:
    case ATTRIBUTION_COUNTRY:
        add_voice(out, session, level, turn);
        return;
    case ATTRIBUTION_GROUP:
        add_group(out, session, turn);
        return;
    case ATTRIBUTION_NONE:
    case ATTRIBUTION_COUNT:
        return;
    }
}

/* A list of organizations as a person reads it: with commas. */
static void add_organizations(struct str *out, struct slice list)
{
    size_t count = who_count_items(list);
    for (size_t i = 0; i < count; i++) {
        str_add_text(out, i == 0 ? "" : ", ");
        str_add(out, who_item(list, i));
    }
}

/* `Ana Silva, NIC.XX` of one speaker; of several `Ana Silva (NIC.XX) and Pedro Dias`. */
static void add_speaker(struct str *out, const struct session *session,
                        const struct record *speaker, bool one, bool with_name)
{
    struct slice organization = session_get(session, speaker, FIELD_ORGANIZATION);
    if (with_name) {
        add_name(out, session, speaker);
    }
    if (organization.size == 0 || session_get(session, speaker, FIELD_NAME).size == 0) {
        return;
    }
    if (with_name) {
        str_add_text(out, one ? ", " : " (");
    }
    add_organizations(out, organization);
    str_add_text(out, with_name && !one ? ")" : "");
}

void who_add_person(struct str *out, const struct session *session, const struct record *turn)
{
    struct str text = {0};
    enum voice voice = voice_of(session, turn, &text);
    struct slice refs = session_get(session, turn, FIELD_REFS);
    struct slice name = session_get(session, turn, FIELD_NAME);
    size_t count = count_speakers(session, refs);
    for (size_t i = 0; i < count; i++) {
        const struct record *speaker = speaker_at(session, refs, i);
        str_clear(&text);
        /* In another capacity their own organization is not what they spoke for. */
        if (voice == VOICE_CAPACITY) {
            add_name(&text, session, speaker);
        } else {
            add_speaker(&text, session, speaker, count == 1, voice != VOICE_PEOPLE);
        }
        if (text.size > 0) {
            who_add_item(out, str_slice(&text), i, count);
        }
    }
    if (count == 0 && voice != VOICE_NAME && name.size > 0) {
        str_add(out, name);
    }
    if (count == 0 && voice == VOICE_COUNTRY) {
        struct slice organization = session_get(session, turn, FIELD_ORGANIZATION);
        str_add_text(out, name.size > 0 && organization.size > 0 ? ", " : "");
        add_organizations(out, organization);
    }
    str_release(&text);
}

void who_add_position(struct str *out, const struct session *session, enum attribution level,
                      const struct record *position)
{
    struct slice refs = session_get(session, position, FIELD_REFS);
    struct slice name = session_get(session, position, FIELD_NAME);
    struct slice country = session_get(session, position, FIELD_COUNTRY);
    bool people = count_speakers(session, refs) > 0;
    if (level == ATTRIBUTION_PERSON && people) {
        who_add_names(out, session, refs);
        if (country.size > 0) {
            str_add_text(out, " (");
            who_add_countries(out, country);
            str_add_char(out, ')');
        }
    } else if (level == ATTRIBUTION_PERSON && name.size > 0) {
        str_add(out, name);
    } else if (country.size > 0 || !people) {
        who_add_countries(out, country);
    } else {
        who_add_kinds(out, session, level, refs);
    }
}
