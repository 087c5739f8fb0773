/* The one table of what can be typed. */
#include "app/entry_parts.h"

#include "app/entry_topic.h"

static char small(char letter)
{
    return (char)(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

/* Name, other spelling, usage, help, example, label, value, parse, perform. */
/* clang-format off */
static const struct entry_form forms[] = {
    {"WHO:", "", "WHO: TEXT", "Somebody speaks: a country, a participant by a few letters, initials or roster number; of several, a digit behind the colon says which.", "mx: the costs are shared", "turn", "", NULL, entry_perform_turn},
    {"WHO+WHO:", "", "WHO+WHO: TEXT", "A joint turn, counted for each.", "br+ar: a proposal of both", "turn", "", NULL, entry_perform_turn},
    {"WHO for GROUP:", "", "WHO for GROUP: TEXT", "On behalf of a group.", "co for ailac: the group agrees", "turn", "", NULL, entry_perform_turn},
    {"WHO as ORG:", "", "WHO as ORG: TEXT", "In another capacity, so not counted for the country.", "silva as mag: how to take part", "turn", "", NULL, entry_perform_turn},
    {"as ORG:", "", "as ORG: TEXT", "Somebody in that capacity, who is not named.", "as mag: how to take part", "turn", "", NULL, entry_perform_turn},
    {"WHO?:", "", "WHO?: TEXT", "A question.", "mx?: who pays for it", "turn", "", NULL, entry_perform_turn},
    {"WHO!:", "", "WHO!: TEXT", "An answer to the question before it.", "br!: the members do", "turn", "", NULL, entry_perform_turn},
    {"?1:", "", "?1: TEXT", "A speaker who is not known yet.", "?1: from the floor", "hole", "", NULL, entry_perform_turn},
    {"?1 =", "", "?1 = NAME, ORGANISATION, COUNTRY", "Names a speaker who was not known; every turn of theirs follows.", "?1 = Ana Silva, NIC.CR", "named", "", NULL, entry_perform_naming},
    {"WORD =", "", "WORD = NAME", "A short name for a participant or a country.", "as1 = Ana Silva", "short name", "", NULL, entry_perform_alias},
    {"s/old/new/", "", "s/OLD/NEW/", "Corrects the nearest earlier text that has OLD; g behind it: all. s/kaz:/ana:/ changes who said it.", "s/costs/cost/", "corrected", "", NULL, entry_perform_fix},
    {"/replace", "", "/replace OLD NEW", "Corrects OLD in all texts of the session, and says in how many places; one undo takes it back.", "/replace costs cost", "replaced", "", entry_parse_replace, entry_perform_fix},
    {"TEXT", "", "TEXT", "One more paragraph of what is current.", "and it goes on", "paragraph", "", NULL, entry_perform_paragraph},
    {"...", "", "... TEXT", "The same paragraph goes on.", "... without a break", "goes on", "", NULL, entry_perform_paragraph},
    {"+", "", "+ WHO WHO", "They support what was written last, or the record chosen.", "+ mx ar", "support", "", NULL, entry_perform_position},
    {"-", "", "- WHO WHO", "They oppose it.", "- uy", "oppose", "", NULL, entry_perform_position},
    {"~", "", "~ WHO WHO", "They reserve their position on it.", "~ py", "reserve", "", NULL, entry_perform_position},
    {"q+", "", "q+ WHO TEXT", "Asks for the floor; what for may follow.", "q+ mx to ask about costs", "asks for the floor", "", entry_parse_ask, entry_perform_ask},
    {"q-", "", "q- [WHO]", "Withdraws; with nobody named, who is next.", "q- mx", "withdraws", "", entry_parse_floor, entry_end_waiting},
    {"ack", "", "ack [WHO]", "Gets the floor, and a turn begins; with nobody named, who is next.", "ack mx", "has the floor", "", entry_parse_floor, entry_perform_turn},
    {"/note", "#info", "/note TEXT", "Text of the rapporteur, with no speaker.", "/note The room is full.", "note", "", entry_parse_text, entry_perform_note},
    {"#link", "", "#link ADDRESS", "An address, as a note.", "#link https://example.org", "note", "", entry_parse_text, entry_perform_note},
    {"/topic", "#topic", "/topic TEXT", "The topic from here on; the agenda's by number, or how it begins.", "/topic Funding", "topic", "", entry_parse_topic, entry_perform_topic},
    {"/agenda", "", "/agenda TEXT", "A topic that is to be talked about; /topic takes it up.", "/agenda Funding", "on the agenda", "", entry_parse_text, entry_perform_agenda},
    {"/conclusion", "", "/conclusion TEXT", "Something that was concluded.", "/conclusion Each has its own pace.", "conclusion", "conclusion", entry_parse_text, entry_perform_conclusion},
    {"/agreed", "#agreed", "/agreed TEXT", "Something that was agreed.", "/agreed To meet again.", "agreement", "agreement", entry_parse_text, entry_perform_conclusion},
    {"/rejected", "#rejected", "/rejected TEXT", "Something that was not agreed.", "/rejected A common fund.", "disagreement", "disagreement", entry_parse_text, entry_perform_conclusion},
    {"/recommend", "", "/recommend TEXT", "A recommendation.", "/recommend A shared calendar.", "recommendation", "recommendation", entry_parse_text, entry_perform_conclusion},
    {"/action", "#action", "/action WHO: TEXT by DATE", "Something to be done; who and by when may be left out.", "/action Ana: send the minutes by 2017-09-01", "action", "action", entry_parse_action, entry_perform_conclusion},
    {"/message", "", "/message TEXT", "A message of the session to others.", "/message We are open to all.", "message", "message", entry_parse_text, entry_perform_conclusion},
    {"/open", "", "/open TEXT", "A question that stays open.", "/open Who hosts the next one?", "open question", "open question", entry_parse_text, entry_perform_conclusion},
    {"/speaker", "", "/speaker [ID] WHO", "Who said it after all: the last one, the record chosen, or that of ID.", "/speaker mx", "speaker", "", entry_parse_said, entry_perform_said},
    {"/at", "", "/at TIME LINE", "It was said then: the line goes to its place.", "/at 10:20 mx: as was said", "then", "", entry_parse_at, NULL},
    {"present+", "", "present+ NAME, ORGANISATION, COUNTRY, ROLE", "Somebody is here; what follows the name in any order.", "present+ Ana Silva, NIC.CR, Costa Rica", "present", "present", entry_parse_person, entry_perform_person},
    {"present-", "", "present- NAME", "Somebody left.", "present- silva", "left", "", entry_parse_left, entry_perform_left},
    {"regrets+", "", "regrets+ NAME, ORGANISATION, COUNTRY", "Somebody is excused.", "regrets+ Ana Silva, NIC.CR", "regrets", "regrets", entry_parse_person, entry_perform_person},
    {"/represented", "", "/represented COUNTRY COUNTRY", "Countries announced as taking part, codes or names.", "/represented MX AR Barbados", "announced", "", entry_parse_represented, entry_perform_represented},
    {"/title", "", "/title TEXT", "The session's title.", "/title Local dialogues", "title", "title", entry_parse_text, entry_perform_fact},
    {"/event", "", "/event TEXT", "The event that it is part of.", "/event Example Forum 10", "event", "event", entry_parse_text, entry_perform_fact},
    {"/date", "", "/date YEAR-MONTH-DAY", "The session's date.", "/date 2017-08-02", "date", "date", entry_parse_date, entry_perform_fact},
    {"/venue", "", "/venue TEXT", "Where it takes place.", "/venue Main hall", "venue", "venue", entry_parse_text, entry_perform_fact},
    {"/session-language", "", "/session-language CODE", "The language that is noted in: what is written from here on has it.", "/session-language es", "language", "language", entry_parse_language, entry_perform_fact},
    {"/committee", "", "/committee TEXT", "The committee whose session it is.", "/committee Programme Committee", "committee", "committee", entry_parse_text, entry_perform_fact},
    {"/start", "", "/start", "The sitting begins.", "/start", "start", "start", entry_parse_sitting, entry_perform_sitting},
    {"/pause", "", "/pause", "A break; text is a note from here on.", "/pause", "pause", "pause", entry_parse_sitting, entry_perform_sitting},
    {"/resume", "", "/resume", "The sitting goes on.", "/resume", "resume", "resume", entry_parse_sitting, entry_perform_sitting},
    {"/adjourn", "", "/adjourn", "The sitting ends.", "/adjourn", "adjournment", "adjourn", entry_parse_sitting, entry_perform_sitting},
    {"\\", "", "\\TEXT", "The text as it stands, whatever it looks like; a blank before it does the same.", "\\mx: as typed", "literal text", "", NULL, entry_perform_paragraph},
    {"```", "", "``` ROWS ```", "The rows between two lines of three backquotes, as they stand.", "```\nmx: as typed\n```", "literal text", "", NULL, entry_perform_paragraph},
};
/* clang-format on */

const struct entry_form *entry_forms(size_t *count)
{
    *count = COUNT(forms);
    return forms;
}

static bool is_same(struct slice typed, const char *name)
{
    struct slice wanted = slice_of(name);
    if (typed.size != wanted.size || typed.size == 0) {
        return false;
    }
    for (size_t i = 0; i < typed.size; i++) {
        if (small(typed.at[i]) != wanted.at[i]) {
            return false;
        }
    }
    return true;
}

const struct entry_form *entry_form_find(struct slice word)
{
    for (size_t i = 0; i < COUNT(forms); i++) {
        if (forms[i].parse != NULL &&
            (is_same(word, forms[i].name) || is_same(word, forms[i].also))) {
            return &forms[i];
        }
    }
    return NULL;
}

const struct entry_form *entry_form_named(const char *name)
{
    for (size_t i = 0; i < COUNT(forms); i++) {
        if (slice_is(slice_of(name), forms[i].name)) {
            return &forms[i];
        }
    }
    return NULL;
}
