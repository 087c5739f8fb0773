#include "report/template.h"

#include "build.h"
#include "expect.h"
#include "report/report.h"
#include "report/view.h"

static const char form_text[] = "# a form\n"
                                "[takeaways]\n"
                                "part = conclusions\n"
                                "kinds = agreement, message\n"
                                "heading = Key takeaways\n"
                                "sentences = 1\n"
                                "whole = 3\n"
                                "\n"
                                "[topics]\n"
                                "  heading =   Policy questions  \n"
                                "[interventions]\n"
                                "paragraphs = 1\n";

static void a_form_has_its_parts_in_their_order(void)
{
    struct template form;
    struct err err = {0};
    expect(template_parse(&form, slice_of(form_text), "f.ini", &err));
    expect_int(form.count, 3);
    expect_int(form.parts[0].part, PART_CONCLUSIONS);
    expect(slice_is(form.parts[0].heading, "Key takeaways"));
    expect_int(form.parts[0].sentences, 1);
    expect_int(form.parts[0].whole, 3);
    expect(template_takes(&form.parts[0], slice_of("message")));
    expect(!template_takes(&form.parts[0], slice_of("conclusion")));
    expect(slice_is(form.parts[1].heading, "Policy questions"));
    expect(template_takes(&form.parts[2], slice_of("anything")));
    template_release(&form);
}

static void what_is_wrong_in_a_form_is_named_with_its_line(void)
{
    static const struct {
        const char *text;
        size_t line;
    } rows[] = {
        {"", 0},
        {"# nothing\n", 0},
        {"heading = x\n", 1},
        {"[other]\nheading = x\n", 0},
        {"[topics]\nnonsense\n", 2},
        {"[topics]\ncolour = red\n", 2},
        {"[topics]\n\nsentences = 0\n", 3},
        {"[topics]\nsentences = many\n", 2},
        {"[topics]\nheading =\n", 2},
        {"[topics]\npart = pictures\n", 2},
        {"[topics]\n[topics]\n", 2},
        {"[To\"pics]\n", 1},
        {"[]\n", 1},
        {"[", 1},
        {"[a]\npart=open\n[b]\npart=open\n[c]\npart=open\n[d]\npart=open\n[e]\npart=open\n"
         "[f]\npart=open\n[g]\npart=open\n[h]\npart=open\n[i]\npart=open\n[j]\npart=open\n"
         "[k]\npart=open\n[l]\npart=open\n[m]\npart=open\n[n]\npart=open\n[o]\npart=open\n"
         "[p]\npart=open\n[q]\npart=open\n",
         33},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct template form;
        struct err err = {0};
        expect(!template_parse(&form, slice_of(rows[i].text), "f.ini", &err));
        expect_int(err.kind, ERR_INPUT);
        expect_int(err.line, rows[i].line);
        template_release(&form);
    }
}

static void every_format_keeps_to_the_form(void)
{
    struct session session;
    struct template form;
    struct err err = {0};
    build_panel(&session);
    expect(template_parse(&form, slice_of(form_text), "f.ini", &err));
    size_t count = 0;
    const struct report_writer *writers = report_writers(&count);
    for (size_t i = 0; i < count; i++) {
        struct report_options options = {.format = writers[i].name, .form = &form};
        struct str out = {0};
        expect(report_write(&options, &session, &out));
        struct slice text = str_slice(&out);
        size_t takeaways = slice_find_part(text, slice_of("Key takeaways"));
        size_t questions = slice_find_part(text, slice_of("Policy questions"));
        expect(takeaways < text.size && questions < text.size);
        expect(slice_find_part(text, slice_of("Participants")) == text.size);
        expect(slice_find_part(text, slice_of("Each has its own pace")) == text.size);
        expect(slice_find_part(text, slice_of("To meet again")) < text.size);
        str_release(&out);
    }
    template_release(&form);
    session_release(&session);
}

static void what_goes_over_a_limit_is_measured(void)
{
    static const struct {
        const char *id, *text, *wanted;
    } rows[] = {
        {"c2-aaaa", "One. Two! Three", "Key takeaways: c2 has 3 sentences, the form wants 1\n"},
        {"c2-aaaa", "Said by Dr. Ruiz of example.org at 3.5 %.", ""},
        {"c2-aaaa", "Well... yes?", "Key takeaways: c2 has 2 sentences, the form wants 1\n"},
        {"c2-aaaa", "a\nb\n\nc\nd",
         "Key takeaways: c2 has 4 sentences, the form wants 1\n"
         "Key takeaways has 4 paragraphs, the form wants 3\n"},
        {"i1-aaaa", "One.\nTwo.", "interventions: i1 has 2 paragraphs, the form wants 1\n"},
        {"c1-aaaa", "Not a takeaway. At all.", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct session session;
        struct template form;
        struct view view;
        struct err err = {0};
        struct str out = {0};
        build_panel(&session);
        BUILD(&session, rows[i].id, "text", rows[i].text);
        expect(template_parse(&form, slice_of(form_text), "f.ini", &err));
        view_init(&view, &session, ATTRIBUTION_PERSON);
        template_meter(&form, &view, &out);
        expect_str(str_text(&out), rows[i].wanted);
        view_release(&view);
        template_release(&form);
        str_release(&out);
        session_release(&session);
    }
}

static const struct test tests[] = {
    {"a form has its parts in their order", a_form_has_its_parts_in_their_order},
    {"what is wrong in a form is named with its line",
     what_is_wrong_in_a_form_is_named_with_its_line},
    {"every format keeps to the form", every_format_keeps_to_the_form},
    {"what goes over a limit is measured", what_goes_over_a_limit_is_measured},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
