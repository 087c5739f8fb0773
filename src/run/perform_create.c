/* EFFECT_CREATE: a new session, from the home screen. */
#include "run/perform.h"

#include "base/os.h"
#include "run/folders.h"

/* A title on the home screen makes a file in the usual folder, which may be the first one there. A
 * folder that somebody typed is theirs to make. */
static bool make_room(const struct performer *performer, struct slice path, struct err *err)
{
    struct slice usual = slice_of(performer->options->folder);
    bool is_usual = usual.size > 0 && slice_starts(path, usual) &&
                    slice_find(slice_from(path, usual.size + 1), '/') + usual.size + 1 == path.size;
    return !is_usual || folders_make(performer->options->folder, err);
}

bool performer_create(struct performer *performer, const struct effect *effect, struct err *err)
{
    struct str path = {0};
    struct action_draft draft = {0};
    struct store_options options = performer->options->store;
    options.author = str_slice(&performer->author);
    options.wall = os_wall_clock();
    options.boot = os_boot_clock();
    str_add(&path, effect->text);
    for (size_t i = 0; i < effect->action.count; i++) {
        const struct operation *operation = &effect->action.operations[i];
        action_set_named(&draft, operation->id, operation->field, operation->value);
    }
    bool good = make_room(performer, str_slice(&path), err) &&
                store_create(str_text(&path), &options, &draft, err) &&
                performer_open(performer, str_text(&path), err);
    action_release(&draft);
    str_release(&path);
    return good;
}
