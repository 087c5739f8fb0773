#include "app/app_parts.h"

#include "model/sitting.h"
#include "text/when.h"
#include "text/width.h"

static void say(struct app *app, bool is_error, const char *format, va_list values)
{
    app->looks++;
    str_clear(&app->message);
    str_add_list(&app->message, format, values);
    app->message_is_error = is_error;
    app->message_is_old = false;
    app->message_is_news = false;
}

void app_say(struct app *app, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    say(app, false, format, values);
    va_end(values);
}

bool app_wrong(struct app *app, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    say(app, true, format, values);
    va_end(values);
    return false;
}

void app_tell(struct app *app, struct slice text, bool is_error)
{
    app->looks++;
    if (!app->message_is_news || app->message_is_old) {
        str_clear(&app->message);
        app->message_is_error = false;
    }
    str_add_text(&app->message, app->message.size > 0 ? "  " : "");
    str_add(&app->message, text);
    app->message_is_error = app->message_is_error || is_error;
    app->message_is_old = false;
    app->message_is_news = true;
}

bool app_add_other_day(const struct app *app, struct str *out)
{
    char today[WHEN_ROOM];
    struct slice date = app->session == NULL ? slice_of("") : session_fact(app->session, "date");
    int64_t now = (int64_t)(app->now / 1000000U);
    if (date.size == 0 || now == 0 || !when_format_date(now, app->offset, today) ||
        sitting_is_now(app->session, app->offset, now)) {
        return false;
    }
    str_add_text(out, "Dated ");
    str_add(out, date);
    str_add_format(out, ": no times are noted. If it is today: /date %s", today);
    return true;
}

void app_add_clipped(struct slice text, int columns, struct str *out)
{
    size_t start = out->size;
    struct slice whole = text;
    if (columns < 1) {
        return;
    }
    text = slice_head(text, slice_find(text, '\n'));
    size_t fits = width_clip(text, columns, NULL);
    str_add(out, slice_head(text, fits));
    if (fits < whole.size) {
        /* The mark takes the place of the last letter where all columns are used. */
        while (out->size > start && width_of(slice_from(str_slice(out), start)) > columns - 1) {
            size_t used = width_clip(slice_from(str_slice(out), start), columns - 1, NULL);
            out->size = start + used;
        }
        str_add_text(out, "…");
    }
}

/* Countries as they are typed: `MEX+COL`. */
static void add_countries(const struct app *app, const struct record *record, struct str *out)
{
    struct slice countries = session_get(app->session, record, FIELD_COUNTRY);
    struct slice country;
    for (bool first = true; countries.size > 0 && slice_next(&countries, ';', &country);
         first = false) {
        str_add_text(out, first ? "" : "+");
        str_add(out, country);
    }
}

/* `BRB Rodney Taylor`, whoever a turn is of. */
static void add_speakers(const struct app *app, const struct record *turn, struct str *out)
{
    struct slice refs = session_get(app->session, turn, FIELD_REFS);
    struct slice id;
    size_t start = out->size;
    add_countries(app, turn, out);
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *participant = session_find(app->session, id);
        if (participant != NULL && participant->kind == RECORD_PARTICIPANT) {
            str_add_text(out, out->size > start ? " " : "");
            str_add(out, session_get(app->session, participant, FIELD_NAME));
        }
    }
    if (out->size == start) {
        str_add(out, session_get(app->session, turn, FIELD_ORGANIZATION));
    }
}

/* What a position is on: the first of its refs. */
static void add_target(const struct app *app, const struct record *position, struct str *out)
{
    struct slice refs = session_get(app->session, position, FIELD_REFS), target = slice_of("");
    (void)(refs.size > 0 && slice_next(&refs, ';', &target));
    str_add(out, id_short(target));
}

void app_add_who(const struct app *app, const struct record *record, struct str *out)
{
    struct slice kind = session_get(app->session, record, FIELD_KIND);
    switch (record->kind) {
    case RECORD_INTERVENTION:
        add_speakers(app, record, out);
        break;
    case RECORD_PARTICIPANT:
        str_add(out, session_get(app->session, record, FIELD_NAME));
        break;
    case RECORD_POSITION:
        add_countries(app, record, out);
        if (slice_is(kind, "floor")) {
            bool waits = session_get(app->session, record, FIELD_ENDED).size == 0;
            str_add_text(out, waits ? " asks for the floor" : " waits for the floor no more");
            break;
        }
        str_add_char(out, ' ');
        str_add(out, kind);
        str_add_text(out, " on ");
        add_target(app, record, out);
        break;
    case RECORD_SESSION:
    case RECORD_NOTE:
    case RECORD_CONCLUSION:
    case RECORD_COMMENT:
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        str_add(out, kind.size > 0 ? kind : slice_of(record_kind_name(record->kind)));
        break;
    }
}

void app_describe(const struct app *app, const struct record *record, int columns, struct str *out)
{
    struct slice id = id_short(record->id);
    struct slice text = session_get(app->session, record, FIELD_TEXT);
    /* Facts have ids that say what they are; their kind says the same. */
    if (!slice_starts(id, slice_of("s-")) && !slice_starts(id, slice_of("v-"))) {
        str_add(out, id);
        str_add_char(out, ' ');
    }
    app_add_who(app, record, out);
    if (text.size > 0) {
        str_add_text(out, ": ");
        app_add_clipped(text, columns, out);
    }
}

const char *app_saving_words(const struct app *app)
{
    const struct saving_state *state = &app->saving;
    if (app->tour != NULL) {
        return "a tour";
    }
    if (state->saving == SAVING_FAILED) {
        return "NOT SAVED";
    }
    if (state->read_only) {
        return "read only";
    }
    if (state->saving == SAVING_UNDER_WAY) {
        return "saving";
    }
    return state->csv_waits ? "journal saved, CSV waits" : "saved";
}
