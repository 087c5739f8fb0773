#include "model/record.h"

#include <string.h>

#include "base/fatal.h"
#include "base/num.h"

/* The word in column `record`, the letter of new ids, and the group of rows it stands in. */
static const struct {
    const char *name;
    char letter;
    int group;
} kinds[RECORD_KIND_COUNT] = {
    [RECORD_SESSION] = {"session", 's', 0},
    [RECORD_PARTICIPANT] = {"participant", 'p', 1},
    [RECORD_INTERVENTION] = {"intervention", 'i', 2},
    [RECORD_POSITION] = {"position", 'v', 2},
    [RECORD_NOTE] = {"note", 'n', 2},
    [RECORD_CONCLUSION] = {"conclusion", 'c', 2},
    [RECORD_COMMENT] = {"comment", 'm', 2},
    [RECORD_OTHER] = {"", '\0', 2},
};

/* Name, whether two unaware values are a conflict to show. */
static const struct {
    struct slice name;
    bool conflicts;
} fields[FIELD_KNOWN_COUNT] = {
    [FIELD_ID] = {SLICE("id"), false},
    [FIELD_RECORD] = {SLICE("record"), true},
    [FIELD_STARTED] = {SLICE("started"), false},
    [FIELD_ENDED] = {SLICE("ended"), false},
    [FIELD_COUNTRY] = {SLICE("country"), true},
    [FIELD_NAME] = {SLICE("name"), true},
    [FIELD_ROLE] = {SLICE("role"), true},
    [FIELD_ORGANIZATION] = {SLICE("organization"), true},
    [FIELD_ON_BEHALF_OF] = {SLICE("on_behalf_of"), true},
    [FIELD_STAKEHOLDER_GROUP] = {SLICE("stakeholder_group"), true},
    [FIELD_TOPIC] = {SLICE("topic"), false},
    [FIELD_KIND] = {SLICE("kind"), true},
    [FIELD_TEXT] = {SLICE("text"), true},
    [FIELD_REFS] = {SLICE("refs"), true},
    [FIELD_TAGS] = {SLICE("tags"), false},
    [FIELD_LANGUAGE] = {SLICE("language"), false},
    [FIELD_CHANNEL] = {SLICE("channel"), false},
    [FIELD_STATUS] = {SLICE("status"), false},
    [FIELD_AUTHOR] = {SLICE("author"), false},
    [FIELD_UPDATED] = {SLICE("updated"), false},
    [FIELD_GENDER] = {SLICE("gender"), true},
    [FIELD_ORDER] = {SLICE("order"), false},
    [FIELD_DELETED] = {SLICE("deleted"), false},
    [FIELD_CURRENT] = {SLICE("current"), false},
    [FIELD_COLUMNS] = {SLICE("columns"), false},
    [FIELD_DIALECT] = {SLICE("dialect"), false},
    [FIELD_REDACTED] = {SLICE("redacted"), false},
    [FIELD_OFF] = {SLICE("off_record"), false},
};

static const char tag_letters[] = "abcdefghjkmnpqrstuvwxyz23456789";

/* The same as a look, without a walk: every id of a file is looked at more than once. */
static bool is_tag_letter(char letter)
{
    bool is_letter =
        letter >= 'a' && letter <= 'z' && letter != 'i' && letter != 'l' && letter != 'o';
    return is_letter || (letter >= '2' && letter <= '9');
}

const char *record_kind_name(enum record_kind kind)
{
    return kinds[kind].name;
}

enum record_kind record_kind_parse(struct slice word)
{
    for (int kind = 0; kind < RECORD_OTHER; kind++) {
        if (slice_is(word, kinds[kind].name)) {
            return (enum record_kind)kind;
        }
    }
    return RECORD_OTHER;
}

int record_kind_group(enum record_kind kind, struct slice id)
{
    /* Topics, starts and pauses are session rows too, but stand in the stream where they happened.
     */
    struct id_parts parts;
    if (kind == RECORD_SESSION && id_parse(id, &parts)) {
        return 2;
    }
    return kinds[kind].group;
}

char record_kind_letter(enum record_kind kind)
{
    return kinds[kind].letter;
}

const char *field_name(int field)
{
    ensure(field >= 0 && field < FIELD_KNOWN_COUNT);
    return fields[field].name.at;
}

int field_parse(struct slice name)
{
    for (int field = 0; field < FIELD_KNOWN_COUNT; field++) {
        if (slice_equal(name, fields[field].name)) {
            return field;
        }
    }
    return -1;
}

bool field_conflicts(int field)
{
    return field >= FIELD_EXTRA ||
           (field >= 0 && field < FIELD_KNOWN_COUNT && fields[field].conflicts);
}

bool field_is_words(int field)
{
    return field == FIELD_TEXT || field == FIELD_TAGS || field >= FIELD_EXTRA;
}

bool tag_is(struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!is_tag_letter(text.at[i])) {
            return false;
        }
    }
    return text.size == TAG_SIZE;
}

void tag_draw(const unsigned char random[TAG_SIZE], char tag[TAG_SIZE + 1])
{
    for (size_t i = 0; i < TAG_SIZE; i++) {
        tag[i] = tag_letters[random[i] % (sizeof tag_letters - 1)];
    }
    tag[TAG_SIZE] = '\0';
}

bool id_parse(struct slice id, struct id_parts *parts)
{
    /* A letter, a digit at least, a dash and a tag, in which no dash can be. */
    if (id.size < 3 + TAG_SIZE || id.at[0] < 'a' || id.at[0] > 'z' ||
        id.at[id.size - TAG_SIZE - 1] != '-') {
        return false;
    }
    struct slice digits = slice_make(id.at + 1, id.size - TAG_SIZE - 2);
    struct slice tag = slice_make(id.at + id.size - TAG_SIZE, TAG_SIZE);
    if (!tag_is(tag) || !num_parse_unsigned(digits, UINT32_MAX, &parts->counter)) {
        return false;
    }
    parts->letter = id.at[0];
    parts->tag = tag;
    return true;
}

void id_format(char letter, uint64_t counter, const char *tag, struct str *id)
{
    str_add_format(id, "%c%llu-%s", letter, (unsigned long long)counter, tag);
}

bool id_fits(enum record_kind kind, struct slice id)
{
    struct id_parts parts;
    bool usual = id_parse(id, &parts);
    switch (kind) {
    case RECORD_SESSION:
        return (usual && parts.letter == 's') || (slice_starts(id, slice_of("s-")) && id.size > 2);
    case RECORD_POSITION:
        return (usual && parts.letter == 'v') || (slice_starts(id, slice_of("v-")) && id.size > 2);
    case RECORD_COMMENT:
        return usual && (parts.letter == 'm' || parts.letter == 'x');
    case RECORD_PARTICIPANT:
    case RECORD_INTERVENTION:
    case RECORD_NOTE:
    case RECORD_CONCLUSION:
        return usual && parts.letter == kinds[kind].letter;
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        break;
    }
    return id.size > 0;
}

struct slice id_short(struct slice id)
{
    struct id_parts parts;
    return id_parse(id, &parts) ? slice_head(id, slice_find(id, '-')) : id;
}
