/* Whether the report is agreed on, in words: it is a draft until somebody approved it, and again
 * once something changed. */
#include "report/view.h"

#include "model/approval.h"

void view_add_standing(struct view *view)
{
    struct approval approval;
    struct str text = {0};
    approval_find(view->session, &approval);
    view->approved = approval_stands(&approval);
    if (approval.row == NULL) {
        view->standing = slice_of("DRAFT, not approved yet");
        return;
    }
    struct slice author = session_author(view->session, approval.row);
    struct slice at = session_get(view->session, approval.row, FIELD_STARTED);
    struct slice reason = session_get(view->session, approval.row, FIELD_TEXT);
    str_add_text(&text, view->approved      ? "Approved"
                        : approval.reopened ? "DRAFT, opened again"
                                            : "DRAFT, changed since it was approved");
    str_add_text(&text, author.size > 0 ? " by " : "");
    str_add(&text, author);
    str_add_text(&text, at.size > 0 ? ", " : "");
    str_add(&text, at);
    if (approval.reopened && reason.size > 0) {
        struct slice row = slice_head(reason, slice_find(reason, '\n'));
        str_add_text(&text, ": ");
        str_add(&text, row);
    }
    if (approval.changed > 0) {
        str_add_format(&text, ": %zu %s", approval.changed,
                       approval.changed == 1 ? "record" : "records");
    }
    view->standing = view_keep(view, &text);
    str_release(&text);
}
