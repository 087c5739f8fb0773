/* Handing over: the next rapporteur writes from here on, in the same program. A run has one author,
 * so the store begins another one; the record of it is the last thing that the old one writes. */
#include "app/app_parts.h"
#include "app/command_run.h"
#include "app/entry_write.h"
#include "text/fold.h"

enum { TAG_MOST = 16 };

/* `anasilva` of `Ana Silva`: a tag as the settings have it. */
static void add_tag(struct slice name, struct str *tag)
{
    struct str key = {0};
    fold_key(name, &key);
    for (size_t i = 0; i < key.size && tag->size < TAG_MOST; i++) {
        char byte = key.at[i];
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
            str_add_char(tag, byte);
        }
    }
    str_release(&key);
}

const char *command_cannot_hand_over(const struct app *app)
{
    const char *reason = command_cannot_write(app);
    bool failing = app->session != NULL && app->saving.saving == SAVING_FAILED;
    if (app->following) {
        return "you read along; the rapporteur hands over";
    }
    return reason == NULL && failing ? "not everything is on the disk yet" : reason;
}

/* The row, and that what goes on now goes on with the next one's words. */
static void write_row(struct app *app, struct slice name, struct slice tag,
                      struct action_draft *draft)
{
    struct entry_context context = app_context(app);
    const struct record *current = session_current(app->session, str_slice(&app->author));
    struct str text = {0};
    str_add(&text, str_slice(&app->author));
    str_add_text(&text, " to ");
    str_add(&text, slice_trim(name));
    struct slice id = entry_create(&context, draft, RECORD_SESSION);
    action_set(draft, id, FIELD_KIND, slice_of("handover"));
    entry_set_started(&context, draft, id);
    action_set(draft, id, FIELD_TEXT, str_slice(&text));
    if (current != NULL) {
        action_set(draft, current->id, FIELD_CURRENT, tag);
    }
    str_release(&text);
}

bool command_handover(struct app *app, struct slice arguments, struct effects *effects)
{
    struct action_draft draft = {0};
    struct str tag = {0};
    bool done = false;
    add_tag(arguments, &tag);
    if (tag.size == 0) {
        (void)app_wrong(app, "Who writes next, in letters a to z or digits: /handover ana");
    } else if (slice_equal(str_slice(&tag), str_slice(&app->author))) {
        (void)app_wrong(app, "%s writes already", str_text(&tag));
    } else {
        write_row(app, arguments, str_slice(&tag), &draft);
        done = app_commit(app, &draft, false, effects);
    }
    if (done) {
        struct effect hand_over = {.kind = EFFECT_HAND_OVER, .text = str_slice(&tag)};
        effects_add(effects, &hand_over);
        app->handing_over = true;
    }
    action_release(&draft);
    str_release(&tag);
    return done;
}

void app_take_writer(struct app *app, struct slice author)
{
    struct str before = {0};
    str_add(&before, str_slice(&app->author));
    app->handing_over = false;
    str_set(&app->author, author);
    str_clear(&app->line_owner);
    app->undone = 0;
    app_say(app, "%s writes from here on; what %s wrote stays theirs", str_text(&app->author),
            str_text(&before));
    str_release(&before);
}

void app_keep_writer(struct app *app, struct effects *effects)
{
    if (app->handing_over) {
        app->handing_over = false;
        (void)command_undo(app, slice_of(""), effects);
    }
}

void app_tell_writer(struct app *app)
{
    static const char to[] = " to ";
    struct entry_context context = app_context(app);
    const struct record *row = entry_newest(&context, RECORD_SESSION, FIELD_KIND, "handover");
    struct slice text = row == NULL ? slice_of("") : session_get(app->session, row, FIELD_TEXT);
    size_t at = slice_find_part(text, slice_of(to));
    struct slice next = at < text.size ? slice_from(text, at + strlen(to)) : slice_of("");
    bool is_now = sitting_is_now(app->session, app->offset, (int64_t)(app->now / 1000000U));
    struct str tag = {0};
    add_tag(next, &tag);
    bool as_told = tag.size == 0 || slice_equal(str_slice(&tag), str_slice(&app->author));
    str_release(&tag);
    if (as_told || !is_now) {
        return;
    }
    struct str said = {0};
    str_add_format(&said,
                   "It was handed over to %.*s, and %s writes now: /handover %.*s if that is wrong",
                   (int)next.size, next.at, str_text(&app->author), (int)next.size, next.at);
    app_tell(app, str_slice(&said), false);
    str_release(&said);
}
