#include "build.h"

#include <string.h>

void build_start(struct session *session)
{
    struct run run = {.author = {"js", 2}};
    memset(run.number, 'a', sizeof run.number);
    memset(run.tag, 'a', TAG_SIZE);
    session_init(session);
    session_write_as(session, &run);
}

void build_do(struct session *session, const char *const *words)
{
    struct action_draft draft = {0};
    for (size_t i = 0; words[i] != NULL; i += 3) {
        action_set_named(&draft, slice_of(words[i]), slice_of(words[i + 1]),
                         slice_of(words[i + 2]));
    }
    session_commit(session, &draft, session->newest + 1);
    action_release(&draft);
}

static void add_fact(struct session *session, const char *id, const char *text)
{
    BUILD(session, id, "record", "session", id, "kind", id + 2, id, "text", text);
}

static void add_people(struct session *session)
{
    BUILD(session, "s-represented-MEX", "record", "session", "s-represented-MEX", "country", "MEX",
          "s-represented-CRI", "record", "session", "s-represented-CRI", "country", "CRI");
    BUILD(session, "p1-aaaa", "record", "participant", "p1-aaaa", "name", "Ana Gomes", "p1-aaaa",
          "country", "BRA", "p1-aaaa", "role", "Moderator", "p1-aaaa", "organization",
          "Society;Brazil Chapter");
    BUILD(session, "p2-aaaa", "record", "participant", "p2-aaaa", "name", "Manuel Ruiz", "p2-aaaa",
          "country", "MEX", "p2-aaaa", "organization", "NIC");
    BUILD(session, "p3-aaaa", "record", "participant", "p3-aaaa", "name", "Eva Paz", "p3-aaaa",
          "organization", "Instituto", "p3-aaaa", "kind", "regrets");
    BUILD(session, "p4-aaaa", "record", "participant", "p4-aaaa", "name", "?1", "p4-aaaa", "status",
          "query");
    BUILD(session, "s7-aaaa", "record", "session", "s7-aaaa", "kind", "topic", "s7-aaaa", "text",
          "Next steps", "s7-aaaa", "status", "draft");
}

static void add_turns(struct session *session)
{
    BUILD(session, "n1-aaaa", "record", "note", "n1-aaaa", "text", "The panel met.\nIt was full.");
    BUILD(session, "i1-aaaa", "record", "intervention", "i1-aaaa", "refs", "p2-aaaa", "i1-aaaa",
          "country", "MEX", "i1-aaaa", "topic", "Funding", "i1-aaaa", "started",
          "2017-08-02 10:14:05", "i1-aaaa", "text",
          "No institutional ties: individuals of all sectors.");
    BUILD(session, "i2-aaaa", "record", "intervention", "i2-aaaa", "country", "BRA;ARG", "i2-aaaa",
          "topic", "Access", "i2-aaaa", "kind", "question", "i2-aaaa", "text",
          "Who pays for rural schools and libraries?");
    BUILD(session, "i3-aaaa", "record", "intervention", "i3-aaaa", "refs", "p2-aaaa", "i3-aaaa",
          "organization", "MAG", "i3-aaaa", "topic", "Funding", "i3-aaaa", "on_behalf_of", "AILAC",
          "i3-aaaa", "text", "Explained how the initiative came to be.");
    BUILD(session, "n2-aaaa", "record", "note", "n2-aaaa", "topic", "Funding", "n2-aaaa", "status",
          "query", "n2-aaaa", "text", "juan: hello");
    BUILD(session, "i4-aaaa", "record", "intervention", "i4-aaaa", "refs", "p4-aaaa", "i4-aaaa",
          "topic", "Funding", "i4-aaaa", "status", "off-record");
    BUILD(session, "v-i1-aaaa-ARG", "record", "position", "v-i1-aaaa-ARG", "kind", "support",
          "v-i1-aaaa-ARG", "refs", "i1-aaaa", "v-i1-aaaa-ARG", "country", "ARG");
    BUILD(session, "v-i1-aaaa-p1-aaaa", "record", "position", "v-i1-aaaa-p1-aaaa", "kind",
          "support", "v-i1-aaaa-p1-aaaa", "refs", "i1-aaaa;p1-aaaa");
    BUILD(session, "v-i1-aaaa-URY", "record", "position", "v-i1-aaaa-URY", "kind", "oppose",
          "v-i1-aaaa-URY", "refs", "i1-aaaa", "v-i1-aaaa-URY", "country", "URY");
}

static void add_conclusions(struct session *session)
{
    BUILD(session, "c1-aaaa", "record", "conclusion", "c1-aaaa", "kind", "conclusion", "c1-aaaa",
          "text", "Each has its own pace.");
    BUILD(session, "c2-aaaa", "record", "conclusion", "c2-aaaa", "kind", "agreement", "c2-aaaa",
          "text", "To meet again.", "c2-aaaa", "refs", "i1-aaaa;i2-aaaa");
    BUILD(session, "c3-aaaa", "record", "conclusion", "c3-aaaa", "kind", "action", "c3-aaaa",
          "text", "send the minutes", "c3-aaaa", "refs", "p1-aaaa", "c3-aaaa", "ended",
          "2017-09-01");
    BUILD(session, "c4-aaaa", "record", "conclusion", "c4-aaaa", "kind", "open question", "c4-aaaa",
          "text", "Who hosts the next one?");
}

void build_panel(struct session *session)
{
    build_start(session);
    add_fact(session, "s-title", "Local dialogues");
    add_fact(session, "s-co_host", "A chapter");
    add_fact(session, "s-date", "2017-08-02");
    add_fact(session, "s-event", "Forum 10");
    add_fact(session, "s-utc_offset", "UTC-05:00");
    add_people(session);
    add_turns(session);
    add_conclusions(session);
}
