/* worker.h: a thread that does one thing at a time for the store (sync a log, write a CSV), so that
 * a slow disk holds no key back. Without a thread the same is done in the call. */
#ifndef RAPPORTEUR_STORE_WORKER_H
#define RAPPORTEUR_STORE_WORKER_H

#include <stdbool.h>

struct worker; /* opaque */

/* `wake` is an eventfd that is written when something is done; or: no thread, everything in the
 * call; or: a thread, and who wants to know waits. Where no thread can be had, it works as without.
 */
enum { WORKER_NO_THREAD = -1, WORKER_NO_WAKE = -2 };
struct worker *worker_open(int wake);
/* Whether it is at work, or what it did was not taken yet. */
bool worker_busy(const struct worker *worker);
/* Has `work(job)` done; `job` belongs to the worker until worker_take. It must not be busy. */
void worker_start(struct worker *worker, void (*work)(void *job), void *job);
/* True once for each work that is done. */
bool worker_take(struct worker *worker);
/* Waits until the work under way, if any, is done; it is still to be taken. */
void worker_wait(struct worker *worker);
/* Waits, ends the thread, frees. NULL is fine. */
void worker_close(struct worker *worker);

#endif
