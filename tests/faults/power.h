/* power.h: a disk that keeps only what was synced, so that a test can cut the power at any call.
 *
 * From power_begin on, the folder is looked at before every call through base/os.h. What has
 * changed there is in memory until it is synced: bytes of a file until that file is, names in a
 * folder until that folder is, and no sooner. Each time the images are made of what a power cut
 * could leave: the names that are not synced there, not there, or only some of them; of the bytes
 * that are not synced none, zeros, a half, all, or all in one file and none in another.
 *
 * It needs to be told of syncs: the test program defines fsync and fdatasync. */
#ifndef RAPPORTEUR_TESTS_FAULTS_POWER_H
#define RAPPORTEUR_TESTS_FAULTS_POWER_H

#include <stdbool.h>

#include "base/slice.h"

/* An image is lines of bytes that power_build understands; borrowed. The same one may come again.
 */
typedef void (*power_cut)(void *context, struct slice image);

/* What lies in `folder` now counts as synced. Takes the seam's hook. */
void power_begin(const char *folder, power_cut cut, void *context);
/* fsync or fdatasync of it went well. */
void power_synced(int fd);
/* It failed: as on Linux, no later one brings to the disk what this one did not. */
void power_not_synced(int fd);
/* The images after the last call, then no more. */
void power_end(void);

/* Makes in `folder`, which is empty, what an image has. */
void power_build(struct slice image, const char *folder);

#endif
