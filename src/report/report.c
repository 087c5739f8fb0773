#include "report/report.h"

#include "report/view.h"

static const struct report_writer writers[] = {
    {"text", "txt", "Plain text that reads well aloud.", report_text},
    {"markdown", "md", "Markdown (CommonMark, with a table of participants).", report_markdown},
    {"html", "html", "One HTML file with pictures, for a phone, a desk and paper.", report_html},
};

const struct report_writer *report_writers(size_t *count)
{
    *count = COUNT(writers);
    return writers;
}

const char *report_converted(struct slice path)
{
    static const char *const endings[] = {".docx", ".odt", ".pdf"};
    for (size_t i = 0; i < COUNT(endings); i++) {
        if (slice_ends(path, slice_of(endings[i]))) {
            return endings[i] + 1;
        }
    }
    return NULL;
}

/* By its name, or NULL. */
static const struct report_writer *find_writer(struct slice name)
{
    for (size_t i = 0; i < COUNT(writers); i++) {
        if (slice_is(name, writers[i].name)) {
            return &writers[i];
        }
    }
    return NULL;
}

bool report_write(const struct report_options *options, struct session *session, struct str *out)
{
    const struct report_writer *writer =
        options->format == NULL ? &writers[0] : find_writer(slice_of(options->format));
    if (writer == NULL) {
        return false;
    }
    struct view view;
    view_init(&view, session, options->level);
    writer->write(options, &view, out);
    view_release(&view);
    return true;
}
