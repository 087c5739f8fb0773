/* keystrokes.c: the keys that the sample's session takes, as lines of rapporteur, against the same
 * content as plain prose in an editor. The prose is made of the lines by the table below: a label
 * where the reader of a report needs one, countries by name, a blank row between paragraphs, as
 * reports are written. What prose does not say (when the sitting began) costs it nothing.
 *
 *     keystrokes LINES     (samples/talk.lines; tests/terminal/sample_test.c types them)
 *
 * A letter is one key, on whatever keyboard; so is Enter. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* How a line begins, and what prose has there. */
static const struct {
    const char *typed, *prose;
    bool own; /* a paragraph of its own: a blank row before it */
} rows[] = {
    {"/title ", "Session report: ", false},
    {"/committee ", "Committee: ", false},
    {"/event ", "Event: ", false},
    {"/date ", "Date: ", false},
    {"/venue ", "Venue: ", false},
    {"present+ ", "- ", false},
    {"/represented ", "Countries announced: ", true},
    {"/topic ", "", true},
    {"/note ", "", true},
    {"co for GRULAC: ", "Colombia, for GRULAC: ", true},
    {"co: ", "Colombia: ", true},
    {"pe: ", "Peru: ", true},
    {"ec: ", "Ecuador: ", true},
    {"bo: ", "Bolivia: ", true},
    {"lc: ", "Saint Lucia: ", true},
    {"morales: ", "Ana Lucía Morales: ", true},
    {"as Programme Committee: ", "Programme Committee: ", true},
    {"/conclusion ", "Conclusion: ", true},
    {"/agreed ", "Agreed: ", true},
    {"/recommend ", "Recommendation: ", true},
    {"/action ", "Action: ", true},
    {"/open ", "Open question: ", true},
};
static const char *const not_in_prose[] = {"/start", "/adjourn"};
static const char people[] = "Participants";

enum {
    NANO_LEAVES = 3, /* Ctrl-O, Enter, Ctrl-X */
    OURS_LEAVES = 1  /* Ctrl-Q: nothing is to be saved */
};

/* Letters of UTF-8 text. */
static int keys_of(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return count;
}

static bool is_in_prose(const char *line)
{
    for (size_t i = 0; i < sizeof not_in_prose / sizeof not_in_prose[0]; i++) {
        if (strcmp(line, not_in_prose[i]) == 0) {
            return false;
        }
    }
    return true;
}

/* Keys of the line as prose, its Enters included; a line with no row of the table is a paragraph.
 */
static int keys_of_prose(const char *line, bool *has_people)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t size = strlen(rows[i].typed);
        if (strncmp(line, rows[i].typed, size) == 0) {
            bool first = rows[i].typed[0] == 'p' && rows[i].prose[0] == '-' && !*has_people;
            int heading = first ? 1 + keys_of(people) + 1 : 0; /* a blank row, and its own Enter */
            *has_people = *has_people || first;
            return heading + (rows[i].own ? 1 : 0) + keys_of(rows[i].prose) + keys_of(line + size) +
                   1;
        }
    }
    return 1 + keys_of(line) + 1;
}

int main(int argc, char **argv)
{
    char line[4096];
    int ours = OURS_LEAVES;
    int prose = NANO_LEAVES;
    bool has_people = false;
    FILE *stream = argc == 2 ? fopen(argv[1], "re") : NULL;
    if (stream == NULL) {
        perror(argc == 2 ? argv[1] : "keystrokes LINES");
        return 2;
    }
    while (fgets(line, sizeof line, stream) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        ours += keys_of(line) + 1;
        prose += is_in_prose(line) ? keys_of_prose(line, &has_people) : 0;
    }
    (void)fclose(stream);
    double ratio = (double)ours / prose;
    printf("%-44s %6.2f of %-14s must be <= %.2f   %s (%d keys, prose %d)\n",
           "keystrokes of the sample's session", ratio, "prose in nano", 1.02,
           ratio <= 1.02 ? "reached" : "NOT REACHED", ours, prose);
    return 0;
}
