#include "report/html.h"

#include "report/plain.h"

void html_add(struct str *out, struct slice text)
{
    static const struct {
        char byte;
        const char *reference;
    } references[] = {
        {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    struct str clean = {0};
    plain_clean(text, true, &clean);
    for (size_t i = 0; i < clean.size; i++) {
        size_t at = 0;
        while (at < COUNT(references) && references[at].byte != clean.at[i]) {
            at++;
        }
        if (at < COUNT(references)) {
            str_add_text(out, references[at].reference);
        } else {
            str_add_char(out, clean.at[i]);
        }
    }
    str_release(&clean);
}

void html_add_paragraphs(struct str *out, struct slice text)
{
    struct slice paragraph;
    while (text.size > 0 && slice_next(&text, '\n', &paragraph)) {
        if (slice_trim(paragraph).size > 0) {
            str_add_text(out, "<p dir=\"auto\">");
            html_add(out, slice_trim(paragraph));
            str_add_text(out, "</p>\n");
        }
    }
}

static bool is_ours(const struct record *record)
{
    struct id_parts parts;
    return id_parse(record->id, &parts);
}

void html_add_anchor(struct str *out, const struct record *record)
{
    if (is_ours(record)) {
        str_add_text(out, " id=\"");
        html_add(out, record->id);
        str_add_char(out, '"');
    }
}

void html_add_link(struct str *out, const struct record *record, struct slice words)
{
    if (is_ours(record)) {
        str_add_text(out, "<a href=\"#");
        html_add(out, record->id);
        str_add_text(out, "\">");
    }
    html_add(out, words);
    str_add_text(out, is_ours(record) ? "</a>" : "");
}
