/* Remarks are answered, taken or closed; what is approved stays so until it changes, and says so.
 */
#include <locale.h>

#include "app/app.h"
#include "expect.h"
#include "stage.h"

#define TURN "mx: one cost<Enter>"
#define REMARK TURN "/comment i1 s/cost/price/<Enter>"
#define ASKED TURN "/comment i1 say which one<Enter>"

static const struct {
    const char *keys, *what, *wanted;
} rows[] = {
    /* Remarks */
    {ASKED, "m1", "comment say which one draft"},
    {ASKED, "m1 refs", "i1-7k3q"},
    {ASKED, "m1 kind", "remark"},
    {ASKED, "m1 status", "draft"},
    {ASKED, "message", "kept: m1 remark: say which one"},
    {TURN "/comment say which one<Enter>", "m1 refs", "i1-7k3q"},
    {TURN "cr: two<Enter><Up><Up>/comment which<Enter>", "m1 refs", "i1-7k3q"},
    {TURN "/comment i1<Enter>", "message",
     "What is the remark? /comment i1 TEXT, or s/old/new/ as a proposal"},
    {TURN "/comment i9 x<Enter>", "message", "There is no i9 in this session"},
    {ASKED "/comment m1 again<Enter>", "message", "That is a remark itself: /answer m1 TEXT"},
    {ASKED "/answer m1 the second<Enter>", "m2", "comment the second approved"},
    {ASKED "/answer m1 the second<Enter>", "m2 refs", "m1-7k3q"},
    {ASKED "/answer m1 the second<Enter>", "m2 status", "approved"},
    {ASKED "/answer m1 the second<Enter>", "m1 status", "draft"},
    {ASKED "/answer i1 the second<Enter>", "m2 refs", "m1-7k3q"},
    {ASKED "/close m1<Enter>", "m1 status", "approved"},
    {ASKED "/close i1 it is known<Enter>", "m2", "comment it is known approved"},
    {ASKED "/close i1<Enter>/close i1<Enter>", "message", "There is no open remark on it"},
    {REMARK "/accept m1<Enter>", "i1", "intervention MEX one price"},
    {REMARK "/accept m1<Enter>", "m1 status", "approved"},
    {REMARK "/accept m1<Enter>", "message", "accepted: i1 MEX: one price"},
    {REMARK "/accept m1<Enter><Ctrl-Z>", "i1", "intervention MEX one cost"},
    {REMARK "/accept m1<Enter><Ctrl-Z>", "m1 status", "draft"},
    {ASKED "/accept m1<Enter>", "line", "/accept m1 one cost"},
    {ASKED "/accept m1<Enter>", "m1 status", "draft"},
    {ASKED "/accept m1<Enter>s<Enter>", "i1", "intervention MEX one costs"},
    {ASKED "/accept m1<Enter>s<Enter>", "m1 status", "approved"},
    {ASKED "/redact i1 yes<Enter>", "m1", "comment off-record"},
    /* Approval of a record */
    {TURN "/approve i1<Enter>", "i1 status", "approved"},
    {TURN "/approve<Enter>", "message",
     "Choose a record with the arrows, or /approve i12; /approve all is the whole report"},
    {TURN "/approve i1<Enter>/approve i1<Enter>", "message",
     "It is approved, and did not change since"},
    {TURN "/approve i1<Enter>s/one/two/<Enter>", "i1 status", "draft"},
    {TURN "/approve i1<Enter>and on<Enter>", "i1 status", "draft"},
    {TURN "/approve i1<Enter>and on<Enter><Ctrl-Z>", "i1 status", "approved"},
    {TURN "/approve i1<Enter>s/one/two/<Enter>/approve i1<Enter>", "i1 status", "approved"},
    {TURN "/approve i1<Enter>cr: two<Enter>", "i1 status", "approved"},
    {TURN "/approve i1<Enter>/comment i1 why<Enter>", "i1 status", "approved"},
    {TURN "/approve i1<Enter>/reopen i1 a word is wrong<Enter>", "i1 status", "draft"},
    {TURN "/approve i1<Enter>/reopen i1 a word is wrong<Enter>", "m1",
     "comment a word is wrong draft"},
    {"Juan Ruiz: one<Enter>/approve n1<Enter>", "message",
     "It is still to be settled: correct it, or /settle, then /approve"},
    {ASKED "/approve m1<Enter>", "message",
     "A remark is not approved: /accept takes it, /close closes it"},
    /* Of the whole */
    {TURN "/approve all<Enter>", "message",
     "Approved by js: the report is no draft any more, until something changes"},
    {TURN "/approve all<Enter>", "s1 kind", "approval"},
    {TURN "/approve all<Enter>", "s1 status", "approved"},
    {TURN "/approve all<Enter>s/one/two/<Enter>", "s1 status", "draft"},
    {TURN "/approve all<Enter>cr: two<Enter>", "s1 status", "draft"},
    {TURN "/approve all<Enter>cr: two<Enter><Ctrl-Z>", "s1 status", "approved"},
    {TURN "/approve all<Enter>/comment i1 why<Enter>", "s1 status", "approved"},
    {TURN "/approve all<Enter>/approve i1<Enter>", "s1 status", "approved"},
    {TURN "/approve all<Enter>/delete i1<Enter>", "s1 status", "draft"},
    {TURN "/approve all<Enter>", "s1 started", "2017-08-02 10:14:27"},
    {TURN "/approve all<Enter>/approve all<Enter>", "message",
     "It is approved, and nothing changed since; /reopen REASON opens it"},
    {TURN "/reopen why<Enter>", "message",
     "The report is not approved: there is nothing to open again"},
    {TURN "/approve all<Enter>/reopen<Enter>", "message",
     "/reopen [ID] REASON: Takes an approval back and says why: of the whole report, or with ID "
     "of a record."},
    {TURN "/approve all<Enter>/reopen a name is wrong<Enter>", "s2", "session a name is wrong"},
    {TURN "/approve all<Enter>/reopen a name is wrong<Enter>", "s2 kind", "reopening"},
};

static void what_is_remarked_and_approved_is_kept_by_who_and_when(void)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stage stage;
        test_row("%s, %s", rows[i].keys, rows[i].what);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, rows[i].keys);
        expect_str(stage_show(&stage, rows[i].what), rows[i].wanted);
        stage_release(&stage);
    }
}

static bool reviews(struct stage *stage, const char *part)
{
    struct app *app = &stage->app;
    for (size_t i = 0; i < app->review_count; i++) {
        if (slice_find_part(str_slice(&app->review[i].text), slice_of(part)) <
            app->review[i].text.size) {
            return true;
        }
    }
    return false;
}

static void review_lists_open_remarks_and_lost_approvals(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, ASKED "/approve i1<Enter>/approve all<Enter><Esc>4");
    expect(reviews(&stage, "m1 js on i1: say which one"));
    expect(!reviews(&stage, "approved"));
    stage_keys(&stage, "/close m1<Enter>s/one/two/<Enter>");
    expect(!reviews(&stage, "say which one"));
    expect(reviews(&stage, "i1 MEX: two cost - was approved and opened or changed since"));
    expect(reviews(&stage, "The report was approved by js, 2017-08-02 10:1"));
    stage_keys(&stage, "/approve i1<Enter>/reopen a name<Enter>");
    expect(reviews(&stage, "The report was opened again by js, 2017-08-02 10:1"));
    stage_keys(&stage, "/approve all<Enter>");
    expect(!reviews(&stage, "The report") && !reviews(&stage, "was approved"));
    stage_release(&stage);
}

/* Who follows writes remarks, whatever is typed, and nothing else. */
static void who_follows_only_remarks(void)
{
    static const struct {
        const char *keys, *what, *wanted;
    } follows[] = {
        {"", "prompt", "remark on i2 CRI >"},
        {"why two<Enter>", "m1", "comment why two draft"},
        {"why two<Enter>", "m1 refs", "i2-7k3q"},
        {"mx: why two<Enter>", "m1", "comment mx: why two draft"},
        {"<Up><Up>why<Enter>", "m1 refs", "i1-7k3q"},
        {"why<Enter><Up>it is<Enter>", "m2 refs", "m1-7k3q"},
        {"/comment i1 why<Enter>", "m1 refs", "i1-7k3q"},
        {"why<Enter>/edit m1 why not<Enter>", "m1", "comment why not draft"},
        {"why<Enter>/close m1<Enter>", "m1 status", "approved"},
        {"<Up><Enter>", "message", "You read along here: a line that you type is a remark on it"},
        {"/edit i1 other<Enter>", "i1", "intervention MEX one"},
        {"/delete i1<Enter>", "i1", "intervention MEX one"},
        {"/approve i1<Enter>", "i1 status", ""},
        {"/approve all<Enter>", "s1", "none"},
        {"/conclusion all agree<Enter>", "c1", "none"},
        {"/redact i1 yes<Enter>", "i1", "intervention MEX one"},
        {"<Ctrl-Z>", "i2", "intervention CRI two"},
        {"/undo i1<Enter>", "i1", "intervention MEX one"},
        {"s/one/two/<Enter>", "i1", "intervention MEX one"},
        {"<Esc>2Eva, X, Peru<Enter>", "p5", "none"},
        {"/delete i1<Enter>", "message",
         "You read along here and write nothing but remarks: choose a record with the arrows and "
         "type one"},
    };
    for (size_t i = 0; i < COUNT(follows); i++) {
        struct stage stage;
        test_row("%s, %s", follows[i].keys, follows[i].what);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, "mx: one<Enter>cr: two<Enter>");
        stage.app.following = true;
        stage_keys(&stage, "x<Backspace>");
        stage_keys(&stage, follows[i].keys);
        expect_str(stage_show(&stage, follows[i].what), follows[i].wanted);
        stage_release(&stage);
    }
}

static const struct test tests[] = {
    {"who follows only remarks", who_follows_only_remarks},
    {"what is remarked and approved is kept, by who and when",
     what_is_remarked_and_approved_is_kept_by_who_and_when},
    {"Review lists open remarks and lost approvals", review_lists_open_remarks_and_lost_approvals},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
