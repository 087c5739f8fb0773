/* topic.h: what is talked about: the topics of the agenda, and the one in force. */
#ifndef RAPPORTEUR_MODEL_TOPIC_H
#define RAPPORTEUR_MODEL_TOPIC_H

#include <stdbool.h>
#include <stddef.h>

#include "model/session.h"

/* Whether a record is a topic: a session row of that kind in the stream. */
bool topic_is(const struct session *session, const struct record *record);
/* Whether it is one that is only on the agenda (status draft): never in force, until it is taken
 * up; then its status goes, and its row stands where it began. */
bool topic_is_planned(const struct session *session, const struct record *record);
/* The text of the topic in force for what stands at `place` of session_records; empty for none. */
struct slice topic_before(struct session *session, size_t place);

/* A borrowed list of topics; {0} is ready. */
struct topics {
    const struct record **items;
    size_t count, room;
};
/* Fills it with the topics of the session in the order in which they were first named, each text
 * once: topic number 1 is the first. The numbers stay, whatever is taken up when. */
void topics_list(struct topics *topics, struct session *session);
/* Fills it with those of the agenda under which nothing was said, in the order of the rows. */
void topics_missed(struct topics *topics, struct session *session);
void topics_release(struct topics *topics);

#endif
