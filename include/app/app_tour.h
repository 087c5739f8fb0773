/* app_tour.h: /tour: a new user does the real things, on a session that is in memory alone. While
 * it lasts, keys go to an app of its own and what that wants of the disk is dropped; what comes
 * from the world goes to the app that waits, which comes back as it was. app_update itself is in
 * app_tour.c, as the fork between the two. */
#ifndef RAPPORTEUR_APP_APP_TOUR_H
#define RAPPORTEUR_APP_APP_TOUR_H

#include "app/app.h"

/* Puts the app aside and begins; nothing where a tour is under way. */
void app_tour_start(struct app *app);
/* The step to be done now, in one row. */
void app_tour_step(const struct app *app, struct str *out);
/* What waits is released with the app; NULL is fine. */
void app_tour_release(struct app_tour *tour);

#endif
