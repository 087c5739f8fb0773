/* What is done to records that stand: split, merged, moved, given another time or kind, taken out;
 * and how they are found. */
#include "app/app.h"

#include "expect.h"
#include "stage.h"

#define TWO "mx: one #a<Enter>two #b<Enter>"
#define AT_CURSOR "mx: one two<Enter><Up><Enter><Ctrl-Left><Alt-s>"

static void a_turn_is_split(void)
{
    static const struct stage_row rows[] = {
        {TWO "/split<Enter>", "i1", "intervention MEX one #a"},
        {TWO "/split<Enter>", "i2", "intervention MEX two #b"},
        {TWO "/split<Enter>", "i1 tags", "a"},
        {TWO "/split<Enter>", "i2 tags", "b"},
        {TWO "/split<Enter>", "stream", "i1 i2"},
        {TWO "/split<Enter>", "chosen", "i2"},
        {TWO "/split<Enter>", "message",
         "split: i1 and i2 MEX: two #b; /speaker WHO: another's words"},
        {TWO "/split<Enter>/speaker silva<Enter>", "i2 country", "CRI"},
        {TWO "/split<Enter>/speaker silva<Enter>", "i1 country", "MEX"},
        {TWO "/split silva<Enter>", "i2", "intervention CRI two #b"},
        {TWO "/split silva?<Enter>", "i2 kind", "question"},
        {TWO "/split silva<Enter>", "i2 refs", "p2-7k3q"},
        {TWO "/split silva<Enter><Ctrl-Z>", "i1", "intervention MEX one #a|two #b"},
        {TWO "/split silva<Enter><Ctrl-Z>", "i2", "none"},
        {TWO "/split silva<Enter><Ctrl-Z>", "i1 tags", "a;b"},
        {TWO "/split silva<Enter>more<Enter>", "i2", "intervention CRI two #b|more"},
        {TWO "cr: x<Enter>/split i1 2 silva<Enter>", "stream", "i1 i3 i2"},
        {TWO "cr: x<Enter>/split i1 silva<Enter>more<Enter>", "i2", "intervention CRI x|more"},
        {TWO "/split juan<Enter>", "line", "/split juan"},
        {TWO "/split juan<Enter>", "message", "Nobody here is called juan; present+ adds a person"},
        {TWO "/split i1 4<Enter>", "i1", "intervention MEX one #a|two #b"},
        {"mx: one<Enter>/split<Enter>", "message",
         "It has no such paragraph. Enter edits it; there Alt-S splits at the cursor, Ctrl-J makes "
         "a "
         "paragraph"},
        {"/note one<Ctrl-J>two<Enter>/split mx<Enter>", "i1", "intervention MEX two"},
        {"/note one<Ctrl-J>two<Enter>/split<Enter>", "n2", "note two"},
        {"/off<Enter>mx: one<Enter>/on<Enter>/split i1<Enter>", "message",
         "That was off the record: it has no words here"},
        {AT_CURSOR, "i1", "intervention MEX one"},
        {AT_CURSOR, "i2", "intervention MEX two"},
        {AT_CURSOR, "editing", ""},
        {AT_CURSOR "<Ctrl-Z>", "i1", "intervention MEX one two"},
        {"mx: one two<Enter>half<Up><Enter><Ctrl-Left><Alt-s>", "line", "half"},
        {"mx: one two<Enter>half<Up><Enter><Ctrl-Left><Alt-s>", "i2", "intervention MEX two"},
        {"mx: one<Enter><Up><Enter> more<Home><Esc>/split<Enter>", "line", "one more"},
        {"mx: one<Enter><Up><Enter> more<Home><Esc>/split<Enter>", "editing", "i1"},
        /* The floor is with the second part: the next turn ends the first, which has the times. */
        {TWO "/split<Enter>cr: x<Enter>", "i1 ended", "2017-08-02 10:14:27"},
        {TWO "/split<Enter>", "i2 started", ""},
        {TWO "<Esc>3All agree<Enter><Up><Enter><Enter><Esc><Esc>1/split i1<Enter>", "c1 refs",
         "i1-7k3q;i2-7k3q"},
    };
    stage_check(rows, COUNT(rows));
}

#define PAIR "tull: one #a<Enter>cr: two #b<Enter>"

static void two_turns_are_merged(void)
{
    static const struct stage_row rows[] = {
        {PAIR "/merge<Enter>", "i1", "intervention BRB one #a|two #b"},
        {PAIR "/merge<Enter>", "i2", "none"},
        {PAIR "/merge<Enter>", "i1 tags", "a;b"},
        {PAIR "/merge<Enter>", "i1 refs", "p1-7k3q"},
        {PAIR "/merge<Enter>", "chosen", "i1"},
        {PAIR "/merge<Enter>", "message",
         "merged: i2 is in i1 BRB Rodney Tull now, and no longer of CRI"},
        {"mx: one<Enter>mx: two<Enter>/merge<Enter>", "message",
         "merged: i2 is in i1 MEX now; undo parts them"},
        {PAIR "/merge<Enter><Ctrl-Z>", "i1", "intervention BRB one #a"},
        {PAIR "/merge<Enter><Ctrl-Z>", "i2", "intervention CRI two #b"},
        {PAIR "/merge<Enter>more<Enter>", "i1", "intervention BRB one #a|two #b|more"},
        {PAIR "/merge i1<Enter>", "message",
         "What comes before it is not of its kind: only a turn goes with a turn, and a note with a "
         "note"},
        {"/note x<Enter>mx: one<Enter>/merge<Enter>", "i1", "intervention MEX one"},
        {PAIR "+ mx<Enter>/merge i2<Enter>", "v-i1-7k3q-MEX", "position MEX"},
        {PAIR "+ mx<Enter>/merge i2<Enter>", "v-i2-7k3q-MEX", "none"},
        {PAIR "+ mx<Enter>/merge i2<Enter>", "stream", "i1 v-i1-7k3q-MEX"},
        {PAIR "+ mx<Enter>/merge i2<Enter><Ctrl-Z>", "v-i2-7k3q-MEX", "position MEX"},
        {PAIR "<Esc>3All<Enter><Up><Enter><Enter><Esc><Esc>1/merge i2<Enter>", "c1 refs",
         "i1-7k3q"},
        {"mx?: one<Enter>mx!: two<Enter>/merge<Enter>", "i1", "intervention MEX one|two"},
        {"mx?: one<Enter>mx!: two<Enter>/merge<Enter>", "i1 refs", ""},
    };
    stage_check(rows, COUNT(rows));
}

#define THREE "mx: one<Enter>cr: two<Enter>tull: three<Enter>"

static void a_record_is_moved(void)
{
    static const struct stage_row rows[] = {
        {THREE "<Up><Alt-Up>", "stream", "i1 i3 i2"},
        {THREE "<Up><Alt-Up>", "chosen", "i3"},
        {THREE "<Up><Alt-Up><Alt-Up>", "stream", "i3 i1 i2"},
        {THREE "<Up><Alt-Up><Alt-Up><Alt-Up>", "message", "It is the first one already"},
        {THREE "<Up><Alt-Up><Alt-Down>", "stream", "i1 i2 i3"},
        {THREE "<Up><Alt-Up><Ctrl-Z>", "stream", "i1 i2 i3"},
        {THREE "/move-down i1<Enter>", "stream", "i2 i1 i3"},
        {THREE "/move-down i1<Enter>/move-down<Enter>", "stream", "i2 i3 i1"},
        {THREE "/move-down i1<Enter>/move-down<Enter>/move-down<Enter>", "message",
         "It is the last one already"},
        {THREE "/move-down i1<Enter>/move-down<Enter>mx: four<Enter>", "stream", "i2 i3 i1 i4"},
        {THREE "<Up>/move-up<Enter>", "message", "moved up: i3 BRB Rodney Tull: three"},
        {THREE "half<Up><Alt-Up>", "line", "half"},
        {"mx: one<Enter>+ cr<Enter>cr: two<Enter>/move-up<Enter>", "stream", "i2 i1 v-i1-7k3q-CRI"},
        {"mx: one<Enter>+ cr<Enter>cr: two<Enter>/move-down i1<Enter>", "stream",
         "i2 i1 v-i1-7k3q-CRI"},
        {"mx: one<Enter>+ cr<Enter><Up><Alt-Up>", "message",
         "It stands behind what it is about: move that"},
        {"mx: one<Enter>/topic Money<Enter>cr: two<Enter>/move-up i2<Enter>", "i2 topic", ""},
        {"mx: one<Enter>/topic Money<Enter>cr: two<Enter>/move-down i1<Enter>", "i1 topic",
         "Money"},
        {"<Esc>2<Up><Alt-Up>", "message",
         "Only what is in the stream of Notes has a place and a time"},
        {THREE "/move i3 9:30<Enter>", "stream", "i3 i1 i2"},
        {THREE "/move i3 9:30<Enter>", "i3 started", "2017-08-02 09:30:00"},
        {THREE "/move i3 9:30<Enter>", "i3 ended", "2017-08-02 10:14:24"},
        {THREE "/move i3 9:30<Enter>", "i2 ended", ""},
        {THREE "/move i3 9:30<Enter><Ctrl-Z>", "i3 started", "2017-08-02 10:14:26"},
        {THREE "<Up>/move 9:30<Enter>", "stream", "i3 i1 i2"},
        {THREE "/move i3<Enter>", "message", "A time is written as hours and minutes: 10:20"},
        {THREE "/move<Enter>", "message",
         "/move [ID] TIME: It was said then: moves a record to that time, /move i12 10:20."},
        {THREE "/time i1 9:30<Enter>", "i1 started", "2017-08-02 09:30:00"},
        {THREE "/time i1 9:30<Enter>", "stream", "i1 i2 i3"},
        {"mx: one<Enter>two<Enter>/split cr<Enter>/time i1 10:00<Enter>/time i2 10:10<Enter>",
         "i1 ended", "2017-08-02 10:10:00"},
    };
    stage_check(rows, COUNT(rows));
}

static void a_cell_is_changed(void)
{
    static const struct stage_row rows[] = {
        {"mx: one<Enter>/kind question<Enter>", "i1 kind", "question"},
        {"mx: one<Enter>/kind q<Enter>", "message", "kind question: i1 MEX: one"},
        {"mx: one<Enter>/kind song<Enter>", "message",
         "Its kind is one of these: statement, question, answer, proposal, comment"},
        {"/agreed To meet<Enter>/kind c1 rec<Enter>", "c1 kind", "recommendation"},
        {"mx: one<Enter>/language i1 pt-BR<Enter>", "i1 language", "pt-BR"},
        {"mx: one<Enter>/language Portuguese<Enter>", "i1 language", "pt"},
        {"mx: one<Enter>/language of all<Enter>", "message",
         "A language is written as its code, es, fr, pt-BR, or its name"},
        {"mx: one<Enter>/language es<Enter><Up><Enter>!<Enter>", "i1 language", "es"},
        {"mx?: who<Enter>haces: me<Enter>/kind answer<Enter>", "i2 refs", "p3-7k3q;i1-7k3q"},
        {"mx: one<Enter>/channel online<Enter>", "i1 channel", "online"},
        {"mx: one<Enter>/channel phone<Enter>", "line", "/channel phone"},
        {"/topic Money<Enter>/topic People<Enter>mx: one<Enter>/under mon<Enter>", "i1 topic",
         "Money"},
        {"/topic Money<Enter>/topic People<Enter>mx: one<Enter>/under o<Enter>", "message",
         "2 topics have that: more of it says which"},
        {"mx: one<Enter>/under space<Enter>", "message",
         "No topic here has space; /topic begins a new one"},
        {"mx: one<Enter>cr: two<Enter><Up><Up>/kind question<Enter>", "i1 kind", "question"},
        {"mx: one<Enter>cr: two<Enter><Up><Up><Ctrl-P>delete<Enter>", "stream", "i2"},
        {"mx: one<Enter>cr: two<Enter><Up><Up>/<Esc>/kind question<Enter>", "i2 kind", "question"},
        {"mx: one #a<Enter><Up><Enter><Backspace><Backspace><Enter>", "i1 tags", ""},
    };
    stage_check(rows, COUNT(rows));
}

static void what_is_deleted_leaves_nothing_that_points_to_it(void)
{
    static const struct stage_row rows[] = {
        {"mx: one<Enter>+ cr<Enter>/delete i1<Enter>", "stream", ""},
        {"mx: one<Enter>+ cr<Enter>/delete i1<Enter>", "message",
         "deleted: i1 MEX: one, and 1 row about it   (undo brings it back)"},
        {"mx: one<Enter>+ cr<Enter>/delete i1<Enter><Ctrl-Z>", "stream", "i1 v-i1-7k3q-CRI"},
        {PAIR "<Esc>3All<Enter><Up><Enter><Enter><Esc><Esc>1/delete i2<Enter>", "c1 refs", ""},
        {"tull: one<Enter>/delete p1<Enter>", "i1", "intervention BRB one"},
        {"tull: one<Enter>/delete p1<Enter>", "message",
         "deleted: p1 Rodney Tull; ?1 stands for them in 1 row   (undo brings it back)"},
        {"tull: one<Enter>mx: two<Enter>/filter tull<Enter>/delete p1<Enter><Esc>1", "stream",
         "i1 i2"},
        {"tull: one<Enter>/delete p1<Enter>", "i1 refs", "p5-7k3q"},
        {"tull: one<Enter>/delete p1<Enter>", "p5", "participant ?1 query"},
        {"tull: one<Enter>/delete p1<Enter>", "p1", "none"},
        {"tull: one<Enter>/delete p1<Enter><Ctrl-Z>", "i1 refs", "p1-7k3q"},
        {"tull: one<Enter>/delete p1<Enter><Ctrl-Z>", "p5", "none"},
        {"tull: one<Enter>/delete p2<Enter>", "p5", "none"},
        {"tull: one<Enter>tull: two<Enter>/delete p1<Enter>?1 = Rosa Paz, Peru<Enter>", "i2 refs",
         "p5-7k3q"},
        {"mx: one<Enter>cr: two<Enter>/delete i1<Enter>/undo i1<Enter>", "i1",
         "intervention MEX one"},
    };
    stage_check(rows, COUNT(rows));
}

static void review_lists_what_was_deleted_and_what_was_merged_not(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: one<Enter>mx: two<Enter>mx: three<Enter>/merge i2<Enter>"
                       "/delete i3<Enter><Esc>4");
    const struct app *app = &stage.app;
    expect_int(app->review_count - app->gap_count, 1);
    if (app->review_count > 0) {
        const struct review_item *item = &app->review[app->review_count - 1];
        expect_str(item->text.at, "deleted: i3 MEX: three");
        expect_str(item->advice.at, "/undo i3 brings it back");
    }
    stage_keys(&stage, "<End><Enter>");
    expect_str(stage_show(&stage, "screen"), "review");
    expect_str(stage_show(&stage, "message"), "/undo i3 brings it back");
    stage_release(&stage);
}

#define SAID "mx: the costs<Enter>cr: Cost\xc3\xa9s of all #money<Enter>tull: no<Enter>"

#define MEND "tull: one<Enter>tull: two<Enter>tull as mag: three<Enter>/edit p1 "

static void a_person_is_mended_in_one_place(void)
{
    static const struct stage_row rows[] = {
        {MEND "Rodney Tall, BBNET, Barbados<Enter>", "p1", "participant BRB Rodney Tall"},
        {MEND "Rodney Tull, BBNET, Belize<Enter>", "i1", "intervention BLZ one"},
        {MEND "Rodney Tull, BBNET, Belize<Enter>", "i2", "intervention BLZ two"},
        {MEND "Rodney Tull, BBNET, Belize<Enter>", "i3", "intervention three"},
        {MEND "Rodney Tull, BBNET, Belize<Enter><Ctrl-Z>", "i1", "intervention BRB one"},
        {"present+ Garcia; Telmex<Enter>/edit p5<Enter>", "line", "Garcia; Telmex"},
        {"present+ Garcia; Telmex<Enter>/edit p5<Enter><Home>Luz <Enter>", "p5",
         "participant Luz Garcia"},
        {"present+ Garcia; Telmex, Peru<Enter>/edit p5<Enter>", "line", "Garcia; Telmex, Peru"},
        {"present+ Garcia; Telmex<Enter>/edit p5<Enter><End>co<Enter>/edit p5<Enter>", "line",
         "Garcia; Telmexco"},
        {"present+ Luz Garcia; Telmex<Enter>/edit p5<Enter>", "line", "Luz Garcia, Telmex"},
    };
    stage_check(rows, COUNT(rows));
}

static void what_is_looked_for_is_found(void)
{
    static const struct stage_row rows[] = {
        {SAID "/find COSTES<Enter>", "message", "1 of 1 with COSTES"},
        {SAID "/find cost<Enter>", "message", "1 of 2 with cost; Ctrl-R goes on"},
        {SAID "/find cost<Enter>", "chosen", "i1"},
        {SAID "/find cost<Enter><Ctrl-R>", "chosen", "i2"},
        {SAID "/find cost<Enter><Ctrl-R><Ctrl-R>", "chosen", "i1"},
        {SAID "/find cost<Enter>/find<Enter>", "message", "2 of 2 with cost; Ctrl-R goes on"},
        {SAID "/find zebra<Enter>", "message", "Nothing here has zebra"},
        {SAID "<Ctrl-R>", "line", "/find "},
        {SAID "half<Ctrl-R>", "line", "half"},
        {SAID "/find rodney<Enter>", "screen", "people"},
        {SAID "/goto 10:14<Enter>", "chosen", "i1"},
        {SAID "/at 9:30 mx: early<Enter>/goto 9:45<Enter>", "chosen", "i4"},
        {SAID "/at 9:30 mx: early<Enter>/goto 9:15<Enter>", "chosen", "i4"},
        {"/goto 9:15<Enter>", "message", "Nothing here has a time"},
        {SAID "/replace cost price<Enter>", "i1", "intervention MEX the prices"},
        {SAID "/replace costs price<Enter>", "i1", "intervention MEX the price"},
        {SAID "/replace \"the costs\" price<Enter>", "i1", "intervention MEX price"},
        {SAID "/replace \"the costs\" price<Enter>", "message", "corrected: i1 MEX: price"},
        {SAID "/replace the costs price", "hint",
         "Several words stand in quotes: /replace \"old words\" new"},
        {SAID "s/o/0/g", "hint", "5 places in 3 records; undo takes all back at once"},
        {SAID "s/o/0/g<Enter>", "message",
         "corrected in 5 places of 3 records, also i3 BRB Rodney Tull: n0"},
        {SAID "s/o/0/g<Enter><Ctrl-Z>", "i1", "intervention MEX the costs"},
        {SAID "s/costs/price/<Enter>", "message", "corrected: i1 MEX: the price"},
    };
    stage_check(rows, COUNT(rows));
}

static void the_stream_is_filtered_and_says_so(void)
{
    static const struct stage_row rows[] = {
        {SAID "/filter mexico<Enter>", "stream", "i1 i3"}, /* i3 is what words go to */
        {SAID "/filter #Money<Enter>", "stream", "i2 i3"},
        {SAID "/filter tull<Enter>", "stream", "i3"},
        {SAID "/filter mexico<Enter>", "message",
         "Only Mexico is listed, and what you write meanwhile"},
        {SAID "/filter mexico<Enter>cr: new<Enter>", "stream", "i1 i4"},
        {SAID "/filter mexico<Enter>/filter off<Enter>", "stream", "i1 i2 i3"},
        {SAID "/filter mexico<Enter>/filter<Enter>", "message", "All is listed"},
        {SAID "/filter mexico<Enter>/goto i2<Enter>", "chosen", "i2"},
        {SAID "/filter mexico<Enter>/goto i2<Enter>", "stream", "i1 i2 i3"},
        {SAID "/filter mexico<Enter>/goto i1<Enter>", "stream", "i1 i3"},
        {SAID "/filter paraguay<Enter>", "message", "Nothing here is of Paraguay"},
        {SAID "/filter paraguay<Enter>", "stream", "i1 i2 i3"},
        {SAID "/filter juan<Enter>", "message",
         "Nobody here is called juan; a tag has its #, and /find looks for words"},
        {SAID "/filter Georgia<Enter>", "line", "/filter Georgia"},
        {SAID "/filter<Enter>", "message",
         "What to list alone: /filter mexico, /filter silva, /filter #tag"},
        {SAID "/filter mexico<Enter><Esc>3/filter tull<Enter>", "screen", "notes"},
        {SAID "half<Esc>/filter<Enter>", "line", "half"},
    };
    stage_check(rows, COUNT(rows));
}

static const struct test tests[] = {
    {"a turn is split", a_turn_is_split},
    {"two turns are merged", two_turns_are_merged},
    {"a record is moved", a_record_is_moved},
    {"a cell is changed", a_cell_is_changed},
    {"what is deleted leaves nothing that points to it",
     what_is_deleted_leaves_nothing_that_points_to_it},
    {"review lists what was deleted and what was merged not",
     review_lists_what_was_deleted_and_what_was_merged_not},
    {"a person is mended in one place", a_person_is_mended_in_one_place},
    {"what is looked for is found", what_is_looked_for_is_found},
    {"the stream is filtered and says so", the_stream_is_filtered_and_says_so},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
