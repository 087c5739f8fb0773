#include "app/app.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"

/* Keys on a session with participants, and what is so after them. */
static const struct {
    const char *keys, *what, *wanted;
} rows[] = {
    /* Notes */
    {"mx: All sectors<Enter>", "i1", "intervention MEX All sectors"},
    {"mx: All sectors<Enter>", "message", "kept: i1 MEX: All sectors"},
    {"mx+tull: All<Enter>", "message", "kept: i1 MEX+BRB Rodney Tull: All"},
    {"mx+cr: All<Enter>", "message", "kept: i1 MEX+CRI: All"},
    {"mx: All sectors<Enter>", "line", ""},
    {"mx: All sectors<Enter>", "disk", ""},
    {"mx: All sectors", "disk", "mx: All sectors"},
    {"mx: All sectors", "prompt", "MEX (the country) >"},
    {"tull: First year<Enter>more<Enter>", "i1", "intervention BRB First year|more"},
    {"mx: one<Ctrl-J>two<Enter>", "i1", "intervention MEX one|two"},
    {"mx: one\\<Enter>two<Enter>", "i1", "intervention MEX one|two"},
    {"mx: one<Esc><Enter>two", "line", "mx: one\ntwo"},
    {"Juan Ruiz: hello<Enter>", "n1", "note Juan Ruiz: hello query"},
    {"Juan Ruiz: hello<Enter>", "message",
     "to be settled: n1 note: Juan Ruiz: hello (nobody here is called Juan Ruiz); /speaker n1 WHO "
     "says who it was"},
    {"Georgia: hello<Enter>", "message",
     "to be settled: i1 ?1: hello (?1 can be: Georgia, Georgia Evans); /speaker i1 WHO says who it "
     "was"},
    {"present+ 4<Enter>", "message", "to be settled: p5 4 (there is no person's name)"},
    {"/nosuch thing<Enter>", "line", "/nosuch thing"},
    {"<Enter>", "message", "Type something first; / shows what can be done"},
    {"/note Overview<Enter>", "n1", "note Overview"},
    /* Undo and redo */
    {"mx: one<Enter><Ctrl-Z>", "i1", "none"},
    {"mx: one<Enter><Ctrl-Z>", "message", "undone: i1 MEX: one  (/redo; for the shell /suspend)"},
    {"mx: one<Enter>cr: two<Enter><Ctrl-Z>", "message",
     "undone: i2 CRI: two  (/redo; for the shell /suspend)"},
    {"mx: one<Enter>cr: two<Enter><Ctrl-Z><Ctrl-Y>", "message", "brought back: i2 CRI: two"},
    {"mx: one<Enter><Ctrl-Z><Ctrl-Y>", "i1", "intervention MEX one"},
    {"mx: one<Enter><Ctrl-Z><Ctrl-Y>", "message", "brought back: i1 MEX: one"},
    {"one two<Ctrl-Z>", "line", "one "},
    {"one two<Ctrl-Z><Ctrl-Y>", "line", "one two"},
    {"mx: one<Enter>x<Ctrl-Z><Ctrl-Z>", "i1", "none"},
    {"mx: one<Enter>x<Ctrl-Z><Ctrl-Z><Ctrl-Y><Ctrl-Y>", "line", "x"},
    {"mx: one<Enter>half<Esc>/undo<Enter>", "line", ""},
    {"mx: one<Enter>/undo<Enter>", "i1", "none"},
    {"mx: one<Enter>/undo i1<Enter>", "i1", "none"},
    {"mx: one<Enter>/undo i9<Enter>", "message", "There is nothing to undo of i9"},
    /* Ctrl-C, Ctrl-Q, Ctrl-S */
    {"half a line<Ctrl-C>", "line", "half a line"},
    {"half a line<Ctrl-C>", "message", "Ctrl-Q leaves, all is saved; Ctrl-C once more leaves too"},
    {"/goto i<Ctrl-C>", "line", ""},
    {"/goto i<Ctrl-C>", "kill", "/goto i"},
    /* Places and overlays */
    {"half<Esc>", "overlay", "places"},
    {"half<Esc>x", "line", "halfx"},
    {"<Esc>2", "screen", "people"},
    {"<Esc>3", "screen", "conclusions"},
    {"<Alt-4>", "screen", "review"},
    {"<F6>", "screen", "report"},
    {"<Esc>6", "screen", "setup"},
    {"<Esc>0", "screen", "sessions"},
    {"<Esc>0", "folder", "talks"},
    {"<Esc>9", "line", "9"},
    {"<Esc><Esc>", "overlay", "none"},
    {"half<Esc>2", "line", ""},
    {"half<Esc>2<Esc>1", "line", "half"},
    {"<F1>", "overlay", "help"},
    {"<F1><Down>x", "line", "x"},
    {"<Esc>?", "overlay", "help"},
    {"/", "overlay", "palette"},
    {"/und", "overlay", "palette"},
    {"/und", "prompt", "command >"},
    {"/", "prompt", "command >"},
    {"<Esc>6/und", "prompt", "command >"},
    {"/undx", "prompt", "nothing yet >"},
    {"/undx", "hint", "There is no /undx; did you mean /undo? A \\ in front keeps it as text"},
    {"Georgia: hello", "prompt", "2 meant >"},
    {"Georgia: hello", "hint",
     "1 Georgia, 2 Georgia Evans: the number or Tab says who; else it is ?1"},
    {"mx: one<Enter>Georgia: ", "message", ""},
    {"/speaking<Enter>", "line", "/speaking"},
    {"/speaking<Enter>", "message",
     "There is no /speaking; / alone lists all. A \\ in front keeps it as text"},
    {"/par<Down><Enter>", "line", "/represented "},
    {"/topic<Enter>", "message",
     "/topic TEXT: The topic from here on; the agenda's by number, or how it begins."},
    {"/<Esc>", "line", ""},
    {"/<Esc>", "disk", ""},
    {"<Ctrl-P><Esc>x", "line", "x"},
    {"/und<Esc>", "line", "/und"},
    {"half<Esc>/<Esc>", "line", "half"},
    {"/note x", "overlay", "none"},
    {"/und<Backspace><Backspace><Backspace><Backspace>", "overlay", "none"},
    {"/go<Enter>", "line", "/goto "},
    {"/go<Tab>", "line", "/goto "},
    {"/zzzz<Enter>", "line", "/zzzz"},
    {"/whose<Enter>", "line", "/whose"}, /* in the help of some, and the name of none */
    {"/whose<Enter>", "overlay", "none"},
    {"half<Esc>/", "overlay", "palette"},
    {"half<Esc>/peo<Enter>", "screen", "people"},
    {"half<Esc>/goto<Enter>", "line", "/goto "},
    {"half<Esc>/goto<Enter>", "parked",
     "1-\x1f"
     "half"},
    {"half<Esc>/goto<Enter>", "disk parked",
     "1-\x1f"
     "half"},
    {"mx: one<Enter>half<Esc>/goto i1<Enter>", "line", "half"},
    {"mx: one<Enter>half<Esc>/goto i1<Enter>", "chosen", "i1"},
    /* The stream */
    {"mx: one<Enter>cr: two<Enter><Up>", "chosen", "i2"},
    {"mx: one<Enter>cr: two<Enter><Up><Up>", "chosen", "i1"},
    {"mx: one<Enter>cr: two<Enter><Up><Up><Down><Down>", "chosen", "none"},
    {"mx: one<Enter><Up>x", "line", "x"},
    {"mx: one<Enter><Up>x", "chosen", "none"},
    {"mx: one<Enter><Up><Enter>", "line", "one"},
    {"mx: one<Enter>half<Up><Enter>", "parked",
     "1i1-7k3q\x1f"
     "half"},
    {"mx: one<Enter>half<Up><Enter> changed<Enter>", "i1", "intervention MEX one changed"},
    {"mx: one<Enter>half<Up><Enter> changed<Enter>", "line", "half"},
    {"mx: one<Enter>half<Up><Enter> changed<Enter>", "parked", ""},
    {"mx: one<Enter>half<Up><Enter><Esc>", "line", "half"},
    {"mx: one<Enter>half<Up><Enter>x<Esc><Esc>", "line", "half"},
    {"mx: one<Enter>half<Up><Enter>x<Esc><Esc>", "i1", "intervention MEX one"},
    {"mx: one<Enter>half<Up><Enter>x<Esc><Esc>", "kill", "onex"},
    {"mx: one<Enter><Up><Enter>x", "disk", "/edit i1-7k3q onex"},
    {"mx: one<Enter>/edit i1 two words<Enter>", "i1", "intervention MEX two words"},
    {"mx: one<Enter>/delete<Enter>", "i1", "none"},
    {"mx: one<Enter>/delete i1<Enter><Ctrl-Z>", "i1", "intervention MEX one"},
    {"mx: one<Enter>cr: two<Enter>/continue i1<Enter>more<Enter>", "i1",
     "intervention MEX one|more"},
    {"mx: costs<Enter>cr: two<Enter>/find COST<Enter>", "chosen", "i1"},
    {"mx: one<Enter>+ cr<Enter>", "message", "kept: CRI support on i1"},
    {"mx: one<Enter>cr: two<Enter><Up><Up>+ cr<Enter>", "v-i1-7k3q-CRI", "position CRI"},
    /* Parking */
    {"mx: one<Enter>and m<Esc>/park<Enter>cr: two<Enter>", "line", "and m"},
    {"mx: one<Enter>and m<Esc>/park<Enter>cr: two<Enter>ore<Enter>", "i1",
     "intervention MEX one|and more"},
    {"mx: one<Enter>and m<Esc>/park<Enter>cr: two<Enter>ore<Enter>", "i2", "intervention CRI two"},
    /* Cut and yank */
    {"one two<Ctrl-W><Ctrl-V>", "line", "one two"},
    {"one<Esc>/clear<Enter>", "line", ""},
    {"one<Esc>/clear<Enter>/yank<Enter>", "line", "one"},
    /* Tab */
    {"tull<Tab>", "line", "tull: "},
    {"Georgia<Tab>", "line", "GEO: "},
    {"Georgia<Tab><Tab>", "line", "Georgia Evans: "},
    {"Georgia<Tab><Tab>x", "line", "Georgia Evans: x"},
    {"Georgia: words<Tab><Tab>!", "line", "Georgia Evans: words!"},
    {"e<Tab>", "line", "Georgia Evans: "},
    {"a<Tab>", "line", "Ana Silva: "},
    {"zz<Tab>", "message", "Nobody here is called so; present+ adds a person"},
    {"/conc<Esc><Tab>", "line", "/conclusion"},
    {"/conc<Esc><Tab><Tab>", "line", "/conclusions"},
    {"/unlikely<Esc><Tab>", "line", "/unlikely"},
    /* Off the record */
    {"/off<Enter>mx: secret", "disk", ""},
    {"/off<Enter>mx: secret<Enter>", "i1", "intervention MEX off-record"},
    {"/off<Enter>mx: secret<Enter>/on<Enter>cr: open", "disk", "cr: open"},
    {"/off<Enter>secret<Esc>/on<Enter>", "line", "secret"},
    {"/off<Enter>secret<Esc>/on<Enter>", "disk", ""},
    {"/off<Enter>secret<Esc>2", "screen", "notes"},
    {"/off<Enter>secret<Esc>/park<Enter>", "parked", ""},
    {"waits<Esc>/park<Enter>/off<Enter>", "disk parked", ""},
    /* People */
    {"<Esc>2Luis Estrada, MAG, Argentina<Enter>", "p5", "participant ARG Luis Estrada"},
    {"<Esc>2Luis Estrada, MAG, Argentina<Enter>", "message", "1 person kept"},
    {"<Esc>2Luis Estrada, MAG<Ctrl-J>, NIC<Enter>", "message",
     "1 person kept; not kept, /yank brings it: , NIC"},
    {"<Esc>2Luis Estrada, MAG<Ctrl-J>, NIC<Enter>/yank<Enter>", "line", ", NIC"},
    {"<Esc>2, NIC<Enter>", "line", ", NIC"},
    {"<Esc>24<Enter>", "message", "No name is in it: Name, Organisation, Country"},
    {"<Esc>2<Up>", "chosen", "p4"},
    {"<Esc>2<Up><Up>", "chosen", "p3"},
    {"<Esc>2<Up><Home>", "chosen", "p1"},
    {"<Esc>2<Up><Up><Up>x<Up>", "chosen", "p4"},
    {"<Esc>2<Up><End>", "chosen", "p4"},
    {"<Esc>2<Up><Down>", "chosen", "none"},
    {"<Esc>2<Up><Home><Enter>", "line", "Rodney Tull, BBNET, Barbados"},
    {"<Esc>2<Up><Home><Enter><Home><Ctrl-Right><Ctrl-Right>man<Enter>", "p1",
     "participant BRB Rodney Tullman"},
    {"<Esc>2present- Tull<Enter>", "line", ""},
    {"present- Tull<Enter>", "message", "kept: p1 Rodney Tull"},
    {"mx: one<Enter>+ Tull<Enter>", "message", "kept: BRB support on i1"},
    /* Conclusions */
    {"<Esc>3Each has its own pace<Enter>", "c1", "conclusion Each has its own pace"},
    {"<Esc>3/agreed To meet<Enter>", "c1", "conclusion To meet"},
    {"<Esc>3Each<Enter>All<Enter><Up>", "chosen", "c2"},
    {"<Esc>3Each<Enter><Up><Enter>", "message", "No turn is there yet that it could rest on"},
    {"mx: one<Enter><Esc>3Each<Enter><Up><Enter>", "overlay", "evidence"},
    {"mx: one<Enter><Esc>3Each<Enter><Up><Enter><Enter>", "message", "rests on i1 MEX: one"},
    {"mx: one<Enter><Esc>3Each<Enter><Up><Enter><Space><Space>", "message",
     "no longer rests on i1 MEX: one"},
    {"mx: one<Enter><Esc>3Each<Enter><Up><Enter><Enter><Esc>", "overlay", "places"},
    /* Set-up */
    {"<Esc>6", "step", "title"},
    {"<Esc>6Local dialogues<Enter>", "step", "committee"},
    {"<Esc>6Local dialogues<Enter>", "s-title", "session Local dialogues"},
    {"<Esc>6<Enter><Enter>", "step", "event"},
    {"<Esc>6<Up><Down><Down><Down>Forum 10<Enter>", "s-event", "none"},
    {"<Esc>6<Enter><Enter>Forum 10<Enter>", "s-event", "session Forum 10"},
    {"<Esc>6<Enter><Enter><Enter>soon<Enter>", "line", "soon"},
    {"<Esc>6<Enter><Enter><Enter><Tab>", "line", "2017-08-02"},
    {"<Esc>6<Enter><Enter><Enter><Enter><Enter><Enter><Enter>Mexico, Barbados<Enter>",
     "s-represented-BRB", "session BRB Barbados"},
    {"<Esc>6<Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter>Money<Ctrl-J>People<Enter>",
     "s2", "session People draft"},
    {"<Esc>6<Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter>", "screen", "notes"},
    /* Report and the CSV */
    {"<Esc>5/save talk.txt<Enter>", "path", "talk.txt"},
    {"<Esc>5/save! talk.txt<Enter>", "path", "talk.txt"},
    {"<Esc>5/save! talk.csv<Enter>", "message",
     "The report is a text, and a .csv a session: name it FILE.txt"},
    {"<Esc>5/save talk.docx<Enter>", "message",
     "In the shell, rapporteur report -o talk.docx makes that; here, FILE.html"},
    {"<Esc>5/save!<Enter>", "line", "/save! "},
    {"/attribution none<Enter>", "screen", "report"},
    {"/attribution all<Enter>", "message", "Say how far it names: person, country, group or none"},
    {"/attribution country<Enter>", "message",
     "The report names countries and nobody else; /save FILE writes it so"},
    /* Times */
    {"/date 2017-08-01<Enter>", "message",
     "Dated 2017-08-01: no times are noted. If it is today: /date 2017-08-02"},
    {"/date 2017-08-02<Enter>", "message", "kept: date: 2017-08-02"},
    {"mx: one<Enter>half<Esc>/save<Enter>", "line", "half"},
};

static void keys_do_what_is_expected(void)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stage stage;
        test_row("%s", rows[i].keys);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, rows[i].keys);
        expect_str(stage_show(&stage, rows[i].what), rows[i].wanted);
        stage_release(&stage);
    }
}

static void a_session_to_read_only_keeps_what_is_typed_in_the_line(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    size_t before = stage.counts[EFFECT_APPEND];
    struct event saving = {.kind = EVENT_SAVING,
                           .saving = {.read_only = true, .reason = slice_of("a newer format")}};
    stage_event(&stage, &saving);
    stage_keys(&stage, "mx: one<Enter>");
    expect_str(stage_show(&stage, "line"), "mx: one");
    expect_str(stage_show(&stage, "message"),
               "Nothing is written: this session is open to read only, a newer format");
    stage_keys(&stage, "<Ctrl-Z><Ctrl-Z><Ctrl-Z><Up><Enter>/delete i1<Enter>");
    expect_int(stage.counts[EFFECT_APPEND], before);
    stage_release(&stage);
}

static void leaving_asks_nothing_and_drops_no_draft(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "half a line<Ctrl-Q>");
    expect_int(stage.counts[EFFECT_QUIT], 1);
    expect_str(stage_show(&stage, "disk"), "half a line");
    stage_release(&stage);
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "/off<Enter>secret<Ctrl-Q>");
    expect_int(stage.counts[EFFECT_QUIT], 0);
    stage_keys(&stage, "<Ctrl-Q>");
    expect_int(stage.counts[EFFECT_QUIT], 1);
    expect_str(stage_show(&stage, "disk"), "");
    stage_release(&stage);
}

static void ctrl_c_leaves_when_it_comes_twice_within_two_seconds(void)
{
    static const struct {
        const char *between;
        unsigned seconds;
        size_t quits;
    } cases[] = {{"", 1, 1}, {"", 3, 0}, {"x", 0, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("row %zu", i);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, "<Ctrl-C>");
        stage_keys(&stage, cases[i].between);
        stage_wait(&stage, cases[i].seconds);
        stage_keys(&stage, "<Ctrl-C>");
        expect_int(stage.counts[EFFECT_QUIT], cases[i].quits);
        stage_release(&stage);
    }
}

static void a_second_save_moves_an_unreadable_csv_aside(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    struct event failed = {.kind = EVENT_FAILED, .text = slice_of("talk.csv is no session")};
    struct event saving = {.kind = EVENT_SAVING, .saving = {.csv_waits = true}};
    stage_event(&stage, &saving);
    stage_keys(&stage, "<Ctrl-S>");
    stage_event(&stage, &failed);
    stage_keys(&stage, "<Ctrl-S>");
    expect_int(stage.counts[EFFECT_REPLACE_CSV], 0);
    saving.saving.csv_unreadable = true;
    stage_event(&stage, &saving);
    stage_event(&stage, &failed);
    stage_keys(&stage, "<Ctrl-S>");
    expect_int(stage.counts[EFFECT_REPLACE_CSV], 1);
    expect_int(stage.counts[EFFECT_WRITE_CSV], 2);
    stage_release(&stage);
}

static void bring_back(struct stage *stage, int slot, const char *text, size_t more)
{
    struct event event = {
        .kind = EVENT_DRAFT, .number = slot, .text = slice_of(text), .count = more};
    stage_event(stage, &event);
}

static void a_turn_that_was_half_typed_began_with_its_first_letter(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    struct event event = {.kind = EVENT_DRAFT,
                          .number = SLOT_LINE,
                          .text = slice_of("mx: half"),
                          .started = stage.now - UINT64_C(18000000)};
    stage_event(&stage, &event);
    stage_keys(&stage, " a line<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX half a line");
    expect_str(stage_show(&stage, "i1 started"), "2017-08-02 10:14:06");
    stage_release(&stage);
}

static void drafts_come_back_and_are_on_the_disk_before_the_old_ones_go(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    bring_back(&stage, SLOT_LINE, "mx: half", 2);
    expect_str(stage_show(&stage, "line"), "mx: half");
    expect_str(stage_show(&stage, "disk"), "mx: half");
    expect_int(stage.counts[EFFECT_ADOPT_DRAFTS], 0);
    bring_back(&stage, SLOT_LINE, "second", 1);
    expect_str(stage_show(&stage, "parked"), "1\x1fsecond");
    bring_back(&stage, SLOT_PARKED, "third", 0);
    expect_str(stage_show(&stage, "disk parked"), "1\x1fsecond\x1e"
                                                  "1\x1fthird");
    expect_str(stage_show(&stage, "message"),
               "It is in the line: Enter keeps it.  2 others wait until it is kept.");
    expect_int(stage.counts[EFFECT_ADOPT_DRAFTS], 1);
    expect_int(stage.effects.items[stage.effects.count - 1].kind, EFFECT_ADOPT_DRAFTS);
    stage_keys(&stage, "<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX half");
    expect_str(stage_show(&stage, "line"), "third");
    stage_keys(&stage, "<Enter>");
    expect_str(stage_show(&stage, "line"), "second");
    bring_back(&stage, SLOT_SCREENS + SCREEN_PEOPLE, "Ana", 0);
    stage_keys(&stage, "<Esc>2");
    expect_str(stage_show(&stage, "line"), "Ana");
    stage_release(&stage);
}

static void home_makes_opens_and_offers(void)
{
    static const struct session_entry entries[] = {
        {.path = SLICE("talks/one.csv"), .title = SLICE("One")},
        {.path = SLICE("talks/two.csv"), .title = SLICE("Two")}};
    struct event sessions = {.kind = EVENT_SESSIONS, .text = slice_of("talks")};
    struct stage stage;
    stage_init(&stage);
    stage_event(&stage, &sessions);
    stage_keys(&stage, "2<Enter>");
    expect_int(stage.counts[EFFECT_SAMPLE], 1);
    stage_keys(&stage, "<Down><Enter>");
    expect_int(stage.counts[EFFECT_SAMPLE], 2);
    stage_keys(&stage, "Debate sobre Espa\xc3\xb1"
                       "a 2<Enter>");
    expect_int(stage.counts[EFFECT_CREATE], 1);
    expect_str(stage_show(&stage, "effect"), "talks/debate-sobre-espana-2.csv");
    sessions.entries = entries;
    sessions.count = COUNT(entries);
    stage_event(&stage, &sessions);
    stage_keys(&stage, "<Up><Down><Enter>");
    expect_int(stage.counts[EFFECT_OPEN], 1);
    expect_str(stage_show(&stage, "effect"), "talks/two.csv");
    stage_keys(&stage, "<Esc>1");
    expect_str(stage_show(&stage, "screen"), "sessions");
    stage_release(&stage);
}

static void a_new_session_goes_to_set_up_with_the_pasted_list(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_paste(&stage, "Ana Silva, NIC.CR\nLuis Estrada, MAG, Argentina");
    stage_keys(&stage, "<Enter>");
    expect_int(stage.counts[EFFECT_CREATE], 1);
    stage_open(&stage);
    struct event opened = {
        .kind = EVENT_OPENED, .session = &stage.session, .text = slice_of("new.csv")};
    stage.app.new_session = true;
    str_set(&stage.app.pasted, slice_of("Ana Silva, NIC.CR\nLuis Estrada, MAG, Argentina"));
    stage_event(&stage, &opened);
    expect_str(stage_show(&stage, "screen"), "setup");
    expect_str(stage_show(&stage, "step"), "roster");
    stage_keys(&stage, "<Enter>");
    expect_int(stage_count(&stage, RECORD_PARTICIPANT), 2);
    stage_release(&stage);
}

static void the_session_that_is_left_keeps_no_command_as_a_draft(void)
{
    static const struct {
        const char *keys;
        enum effect_kind last;
    } cases[] = {{"/open-file other.csv<Enter>", EFFECT_OPEN},
                 {"/new Another<Enter>", EFFECT_CREATE},
                 {"<Esc>0Another<Enter>", EFFECT_CREATE},
                 {"/sample<Enter>", EFFECT_SAMPLE},
                 {"/quit<Enter>", EFFECT_QUIT}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("%s", cases[i].keys);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, cases[i].keys);
        expect_str(stage_show(&stage, "disk"), "");
        expect_int(stage.disk[SLOT_BRIDGE].size, 0);
        expect_int(stage.effects.items[stage.effects.count - 1].kind, cases[i].last);
        stage_release(&stage);
    }
}

static void a_title_that_can_not_be_made_stays(void)
{
    struct stage stage;
    struct event failed = {.kind = EVENT_FAILED, .text = slice_of("another.csv is there already")};
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "<Esc>0Another<Enter>");
    stage_event(&stage, &failed);
    expect_str(stage_show(&stage, "line"), "Another");
    expect_str(stage_show(&stage, "disk"), "Another");
    expect_str(stage_show(&stage, "message"), "another.csv is there already");
    stage_release(&stage);
}

static const struct test tests[] = {
    {"keys do what is expected", keys_do_what_is_expected},
    {"a session to read only keeps what is typed in the line",
     a_session_to_read_only_keeps_what_is_typed_in_the_line},
    {"leaving asks nothing and drops no draft", leaving_asks_nothing_and_drops_no_draft},
    {"Ctrl-C leaves when it comes twice within two seconds",
     ctrl_c_leaves_when_it_comes_twice_within_two_seconds},
    {"a second save moves an unreadable CSV aside", a_second_save_moves_an_unreadable_csv_aside},
    {"a turn that was half typed began with its first letter",
     a_turn_that_was_half_typed_began_with_its_first_letter},
    {"drafts come back, and are on the disk before the old ones go",
     drafts_come_back_and_are_on_the_disk_before_the_old_ones_go},
    {"home makes, opens and offers", home_makes_opens_and_offers},
    {"a new session goes to Set-up, with the pasted list",
     a_new_session_goes_to_set_up_with_the_pasted_list},
    {"the session that is left keeps no command as a draft",
     the_session_that_is_left_keeps_no_command_as_a_draft},
    {"a title that can't be made stays", a_title_that_can_not_be_made_stays},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
