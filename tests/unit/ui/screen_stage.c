#include "screen_stage.h"

#include <locale.h>

#include "expect.h"
#include "text/utf8.h"

void screen_stage_init(struct screen_stage *stage)
{
    /* Columns are counted by wcwidth. */
    expect(setlocale(LC_CTYPE, "C.UTF-8") != NULL);
    *stage = (struct screen_stage){.now = UINT64_C(1501686845000000)};
    session_init(&stage->session);
    struct run run = {.number = {1}, .tag = "7k3q", .author = slice_of("js")};
    session_write_as(&stage->session, &run);
    settings_init(&stage->settings);
    frame_init(&stage->frame, 24, 80);
    frame_init(&stage->redrawn, 24, 80);
    app_init(&stage->app, slice_of("js"));
    app_take_settings(&stage->app, &stage->settings);
    stage->app.offset = -300;
    screen_stage_resize(stage, 24, 80);
}

void screen_stage_release(struct screen_stage *stage)
{
    app_release(&stage->app);
    effects_release(&stage->effects);
    settings_release(&stage->settings);
    session_release(&stage->session);
    frame_release(&stage->frame);
    frame_release(&stage->redrawn);
    str_release(&stage->text);
}

/* What is drawn by the parts that an event changed is what is drawn from nothing. */
static void check_redrawn(struct screen_stage *stage)
{
    const struct frame *whole = &stage->frame;
    const struct frame *parts = &stage->redrawn;
    (void)ui_redraw(&stage->app, &stage->redrawn, &stage->drawn);
    ui_draw(&stage->app, &stage->frame);
    for (int row = 0; row < whole->rows; row++) {
        if (!frame_equal_row(whole, parts, row)) {
            struct str drawn = {0};
            struct str wanted = {0};
            frame_row_text(parts, row, &drawn);
            frame_row_text(whole, row, &wanted);
            expect_str(str_text(&drawn), str_text(&wanted));
            expect(!"the rows look alike");
            str_release(&drawn);
            str_release(&wanted);
        }
    }
    expect_int(parts->cursor_row, whole->cursor_row);
    expect_int(parts->cursor_column, whole->cursor_column);
}

void screen_stage_event(struct screen_stage *stage, const struct event *event)
{
    struct event now = *event;
    now.wall = stage->now;
    effects_clear(&stage->effects);
    app_update(&stage->app, &now, &stage->effects);
    for (size_t i = 0; i < stage->effects.count; i++) {
        if (stage->effects.items[i].kind == EFFECT_TOUR) {
            struct event tour = {.kind = EVENT_TOUR, .wall = stage->now};
            app_update(&stage->app, &tour, &stage->effects);
            break;
        }
    }
    stage->now += 100000;
    check_redrawn(stage);
}

void screen_stage_resize(struct screen_stage *stage, int rows, int columns)
{
    frame_resize(&stage->frame, rows, columns);
    frame_resize(&stage->redrawn, rows, columns);
    struct event resize = {.kind = EVENT_RESIZE, .rows = rows, .columns = columns};
    screen_stage_event(stage, &resize);
}

void screen_stage_saving(struct screen_stage *stage, enum saving saving, bool csv_waits,
                         const char *reason)
{
    struct event event = {
        .kind = EVENT_SAVING,
        .saving = {.saving = saving, .csv_waits = csv_waits, .reason = slice_of(reason)}};
    screen_stage_event(stage, &event);
}

void screen_stage_open(struct screen_stage *stage)
{
    struct event opened = {.kind = EVENT_OPENED,
                           .session = &stage->session,
                           .text = slice_of("sessions/mast.csv"),
                           .number = -300};
    screen_stage_event(stage, &opened);
    screen_stage_saving(stage, SAVING_DONE, false, "");
}

static void press(struct screen_stage *stage, struct key key)
{
    struct event event = {.kind = EVENT_KEY, .key = key};
    screen_stage_event(stage, &event);
}

void screen_stage_press(struct screen_stage *stage, struct slice name)
{
    struct key key;
    if (expect(key_parse(name, &key))) {
        press(stage, key);
    }
}

void screen_stage_type(struct screen_stage *stage, struct slice text)
{
    while (text.size > 0) {
        uint32_t code = 0;
        text = slice_from(text, utf8_next(text, 0, &code));
        press(stage, key_text(code));
    }
}

void screen_stage_keys(struct screen_stage *stage, const char *keys)
{
    struct slice rest = slice_of(keys);
    while (rest.size > 0) {
        size_t plain = slice_find(rest, '<');
        screen_stage_type(stage, slice_head(rest, plain));
        rest = slice_from(rest, plain);
        if (rest.size > 0) {
            size_t end = slice_find(rest, '>');
            screen_stage_press(stage, slice_from(slice_head(rest, end), 1));
            rest = slice_from(rest, end + 1);
        }
    }
}

void screen_stage_line(struct screen_stage *stage, const char *line)
{
    /* At once, as letter by letter the palette would follow each one of `/title`. */
    screen_stage_paste(stage, slice_of(line));
    press(stage, key_named(KEY_ENTER));
}

void screen_stage_paste(struct screen_stage *stage, struct slice text)
{
    struct event event = {.kind = EVENT_PASTE, .text = text};
    screen_stage_event(stage, &event);
}

void screen_stage_open_full(struct screen_stage *stage)
{
    static const char *const lines[] = {
        "/title Community networks: who pays for the mast?",
        "/event Forum 12",
        "/date 2017-08-02",
        "/venue Main hall",
        "present+ Inés Prado, Rural Link, Brazil, moderator",
        "present+ Julian Mora, Mast Cooperative, Colombia",
        "present+ Zoë Müller, Open Spectrum / Village Net, Mexico",
        "present+ Rodney Tull, BBNET, Barbados",
        "present+ Ana Silva, NIC.CR, Costa Rica, online",
        "present+ Carla Núñez Etcheverry de la Fuente, Rural Municipalities Union, Uruguay",
        "present+ 李明, APNET, China",
        "/represented CO MX BB CR UY PY",
        "/topic Who owns the mast",
        "/note Three rounds of five minutes each, then questions from the hall and online.",
        "mora: Villages own the mast; the operator rents it from them. Forty villages do so",
        "... since 2015, and none has given it back. #ownership",
        "Rent pays for the upkeep, not for the first mast.",
        "müller: A licence for social use costs nothing, but takes two years to get #licences",
        "tull: We explained our experience",
        "/topic Money",
        "mx+co: A common fund for the first mast, paid from the spectrum fees #funding",
        "+ bb",
        "- uy",
        "silva as MAG: The group will put it on the agenda of the next meeting",
        "li?: Who answers when the mast falls?",
        "?1: In our province the school pays",
        "/agreed Licences for social use should be given within ninety days",
        "/action Ana: write to the regulators by 2017-09-01",
        "/open Who insures the mast?",
    };
    screen_stage_open(stage);
    for (size_t i = 0; i < COUNT(lines); i++) {
        screen_stage_line(stage, lines[i]);
        stage->now += UINT64_C(60000000);
    }
    screen_stage_saving(stage, SAVING_DONE, false, "");
    struct event time = {.kind = EVENT_TIME};
    screen_stage_event(stage, &time);
}

void screen_stage_fill(struct screen_stage *stage, size_t count)
{
    static const char *const countries[] = {"MEX", "COL", "BRB"};
    struct action_draft draft = {0};
    struct str id = {0};
    for (size_t i = 0; i < count; i++) {
        str_clear(&id);
        session_new_id(&stage->session, &draft, 'i', &id);
        struct slice name = str_slice(&id);
        action_set(&draft, name, FIELD_RECORD, slice_of("intervention"));
        action_set(&draft, name, FIELD_STARTED, slice_of("2017-08-02 10:14:05"));
        action_set(&draft, name, FIELD_COUNTRY, slice_of(countries[i % COUNT(countries)]));
        action_set(&draft, name, FIELD_TEXT,
                   slice_of("The mast is owned by the village, which rents it to whoever wants to "
                            "serve the valley; the rent pays for the upkeep of it #ownership"));
        session_commit(&stage->session, &draft, stage->now);
        action_release(&draft);
        draft = (struct action_draft){0};
    }
    str_release(&id);
    struct event changed = {.kind = EVENT_CHANGED, .session = &stage->session};
    screen_stage_event(stage, &changed);
}

void screen_stage_sessions(struct screen_stage *stage, size_t count)
{
    static const struct {
        const char *path, *title, *date, *status;
        size_t interventions, heard, represented;
    } rows[] = {
        {"sessions/mast.csv", "Community networks: who pays for the mast?", "2017-08-02", "", 9, 5,
         6},
        {"sessions/spectrum.csv", "Spectrum for whom? A dialogue with the regulators of the region",
         "2017-08-03", "approved", 41, 12, 12},
        {"sessions/broken.csv", "broken.csv", "", "can't be read: row 14 is ragged", 0, 0, 0},
    };
    struct session_entry entries[COUNT(rows)];
    for (size_t i = 0; i < COUNT(rows); i++) {
        entries[i] = (struct session_entry){.path = slice_of(rows[i].path),
                                            .title = slice_of(rows[i].title),
                                            .date = slice_of(rows[i].date),
                                            .status = slice_of(rows[i].status),
                                            .interventions = rows[i].interventions,
                                            .heard = rows[i].heard,
                                            .represented = rows[i].represented};
    }
    struct event event = {.kind = EVENT_SESSIONS,
                          .entries = entries,
                          .count = count < COUNT(rows) ? count : COUNT(rows),
                          .text = slice_of("Documents/rapporteur")};
    screen_stage_event(stage, &event);
}

void screen_stage_draw(struct screen_stage *stage)
{
    ui_draw(&stage->app, &stage->frame);
    str_clear(&stage->text);
    frame_text(&stage->frame, &stage->text);
}

void screen_stage_check(struct screen_stage *stage)
{
    const struct frame *frame = &stage->frame;
    screen_stage_draw(stage);
    for (int row = 0; row < frame->rows; row++) {
        int columns = 0;
        for (int column = 0; column < frame->columns; column++) {
            columns += frame_at(frame, row, column)->width;
        }
        expect_int(columns, frame->columns);
    }
    expect(frame->cursor_row >= 0 && frame->cursor_row < frame->rows);
    expect(frame->cursor_column >= 0 && frame->cursor_column < frame->columns);
}

const char *screen_stage_row(struct screen_stage *stage, int row)
{
    str_clear(&stage->text);
    frame_row_text(&stage->frame, row, &stage->text);
    return str_text(&stage->text);
}
