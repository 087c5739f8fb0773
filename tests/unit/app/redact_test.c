/* Off the record, said afterwards: asked once, and then nothing brings the words back. Nor those
 * that were typed while it was off. */
#include <locale.h>

#include "app/app.h"
#include "expect.h"
#include "stage.h"

#define GONE "mx: one<Enter>/redact<Enter>yes<Enter>"
#define ASKED                                                                                      \
    "To do it: /redact i1 yes. The words go for good, from CSV and journal, and no undo brings "   \
    "them back; who and when stays: i1 MEX: one"

static const struct {
    const char *keys, *what, *wanted;
} rows[] = {
    {"mx: one<Enter>/redact<Enter>", "message", ASKED},
    {"mx: one<Enter>/redact<Enter>", "line", "/redact i1 "},
    {"mx: one<Enter>/redact<Enter><Enter><Enter>", "i1", "intervention MEX one"},
    {"mx: one<Enter>/redact<Enter>no<Enter>", "i1", "intervention MEX one"},
    {"mx: one<Enter>/redact<Enter>no<Enter>", "message", "Left as it is"},
    {"mx: one<Enter>/redact<Enter>no<Enter>", "line", ""},
    {"mx: one<Enter>/redact yes<Enter>", "i1", "intervention MEX one"},
    {GONE, "i1", "intervention MEX off-record"},
    {GONE, "line", ""},
    {GONE, "disk", ""},
    {GONE, "message",
     "Off the record: the words of i1 MEX are gone. Not within reach: backups, mails, reports, "
     "machines that have yet to sync, what the disk has not used again"},
    /* What was written last, or what was chosen, or named. */
    {"mx: one<Enter>cr: two<Enter>/redact<Enter>", "line", "/redact i2 "},
    {"mx: one<Enter>/conclusion two<Enter>/redact<Enter>", "line", "/redact c1 "},
    {"mx: one<Enter>cr: two<Enter><Up><Up>/redact<Enter>", "line", "/redact i1 "},
    {"mx: one<Enter>cr: two<Enter>/redact i1 yes<Enter>", "i1", "intervention MEX off-record"},
    {"mx: one<Enter>cr: two<Enter>/redact i1 yes<Enter>", "i2", "intervention CRI two"},
    {"mx: one<Enter>/redact i9<Enter>", "message", "No one record of this session is called i9"},
    {"mx: one<Enter>/redact p1<Enter>", "message",
     "Only what was said can be taken off the record: a turn, a note, a conclusion, a comment"},
    {"/redact<Enter>", "message", "Choose what was said with the arrows, or name it: /redact i12"},
    {"mx: one<Enter>/off i1<Enter>", "line", "/off i1"},
    {"Juan Ruiz: one<Enter>/redact<Enter>yes<Enter>", "n1", "note off-record"},
    {"Juan Ruiz: one<Enter>/redact<Enter>yes<Enter>", "m1", "comment off-record"},
    /* Also of what is deleted or undone. */
    {"mx: one<Enter>/delete i1<Enter>/redact i1 yes<Enter>/undo i1-7k3q<Enter>", "i1", "none"},
    {"mx: one<Enter><Ctrl-Z>/redact i1 yes<Enter><Ctrl-Z>", "i1", "none"},
    /* Nothing brings them back. */
    {GONE "<Ctrl-Z><Ctrl-Y>", "i1", "intervention MEX off-record"},
    {GONE "<Ctrl-Z>", "i1", "none"},
    {GONE "/undo i1<Enter>", "message", "There is nothing to undo of i1"},
    {GONE "/edit i1<Enter>", "message", "That was off the record: there is no text to change"},
    {GONE "/edit i1 two<Enter>", "i1", "intervention MEX off-record"},
    {GONE "/edit i1 two<Enter>", "line", "/edit i1 two"},
    {GONE "/redact i1 yes<Enter>", "message", "That is off the record already: its words are gone"},
    {GONE "and on<Enter><Left>", "i2", "intervention MEX and on"},
    {"mx: one<Enter>one<Ctrl-U>/redact i1 yes<Enter><Ctrl-V>", "line", ""},
    /* Nor has what the program says of a line that was off the record any word of it. */
    {"/off<Enter>Bribes: paid<Enter>", "n1", "note off-record"},
    {"/off<Enter>Bribes: paid<Enter>", "m1", "none"},
    /* Nor can it be yanked, or undone, into what is on the record again. */
    {"cut<Ctrl-U>/off<Enter>secret<Ctrl-U><Ctrl-V>", "line", "secret"},
    {"cut<Ctrl-U>/off<Enter>secret<Ctrl-U>/on<Enter><Ctrl-V>", "line", "cut"},
    {"cut<Ctrl-U>/off<Enter>secret<Ctrl-U>/on<Enter><Ctrl-V><Alt-Y>", "line", "cut"},
    {"/off<Enter>secret<Ctrl-U>/on<Enter><Ctrl-V>", "line", ""},
    {"/off<Enter>secret<Ctrl-U><Ctrl-P>on<Enter><Ctrl-Z>", "line", ""},
    /* A half-typed line stays. */
    {"mx: one<Enter>half<Ctrl-P>redact<Enter>yes<Enter>", "i1", "intervention MEX off-record"},
    {"mx: one<Enter>half<Ctrl-P>redact<Enter>yes<Enter>", "line", "half"},
    {"mx: one<Enter>half<Ctrl-P>redact<Enter>no<Enter>", "line", "half"},
    {"mx: one<Enter>half<Esc>/redact i1 yes<Enter>", "line", "half"},
    {"mx: one<Enter>half<Esc>/redact i1 yes<Enter>", "disk", "half"},
};

static void said_afterwards_it_is_asked_once_and_gone(void)
{
    /* Keys come one by one, or in bursts of which only the last is shown. */
    for (size_t i = 0; i < 2 * COUNT(rows); i++) {
        struct stage stage;
        size_t row = i / 2;
        test_row("%s, %s", rows[row].keys, rows[row].what);
        stage_init(&stage);
        stage_open_full(&stage);
        stage.more = i % 2 == 1;
        stage_keys(&stage, rows[row].keys);
        expect_str(stage_show(&stage, rows[row].what), rows[row].wanted);
        stage_release(&stage);
    }
}

static const struct test tests[] = {
    {"said afterwards it is asked once, and gone", said_afterwards_it_is_asked_once_and_gone},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
