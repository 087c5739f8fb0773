/* make_csv.c: a session file of so many interventions, about 428 bytes each, as speed.md has them.
 */
#include <stdio.h>
#include <stdlib.h>

static const char *const countries[] = {"MEX", "ARG", "COL", "URY", "BRB",
                                        "PAN", "CRI", "PRY", "BRA"};
static const char *const words[] = {
    "the",   "initiative", "of",        "the",      "national", "committee", "has",
    "grown", "regional",   "funding",   "remains",  "open",     "to",        "all",
    "and",   "sectors",    "community", "networks", "asked",    "for",       "more",
    "time",  "while",      "capacity",  "building", "in",       "schools",   "advanced",
    "with",  "local",      "partners"};
enum { COUNTRIES = 9, WORDS = 31, PEOPLE = 40 };

static void row(const char *id, const char *record, const char *rest)
{
    printf("\"%s\",\"%s\",%s\n", id, record, rest);
}

int main(int argc, char **argv)
{
    long count = argc > 1 ? strtol(argv[1], NULL, 10) : 300;
    unsigned seed = 1;
    printf("\xEF\xBB\xBF\"id\",\"record\",\"started\",\"ended\",\"country\",\"name\",\"role\","
           "\"organization\","
           "\"on_behalf_of\",\"stakeholder_group\",\"topic\",\"kind\",\"text\",\"refs\",\"tags\","
           "\"language\","
           "\"channel\",\"status\",\"author\",\"updated\"\n");
    row("s-format", "session",
        "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"format\",\"1\",\"\",\"\",\"\",\"\",\"\","
        "\"js\",\"\"");
    row("s-id", "session",
        "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"id\",\"00112233445566778899aabbccddeeff\","
        "\"\",\"\","
        "\"\",\"\",\"\",\"js\",\"\"");
    row("s-title", "session",
        "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"title\",\"A long "
        "session\",\"\",\"\",\"\",\"\",\"\","
        "\"js\",\"\"");
    for (int i = 1; i <= PEOPLE; i++) {
        printf("\"p%d-7k3q\",\"participant\",\"\",\"\",\"%s\",\"Speaker Number "
               "%d\",\"Panellist\",\"Chapter %d\","
               "\"\",\"civil society\",\"\",\"present\",\"\",\"\",\"\",\"\",\"onsite\",\"\",\"js\","
               "\"2017-08-02 09:00:00\"\n",
               i, countries[i % COUNTRIES], i, i);
    }
    for (long i = 1; i <= count; i++) {
        int who = (int)(i * 7 % PEOPLE) + 1;
        printf("\"i%ld-7k3q\",\"intervention\",\"2017-08-02 10:%02ld:%02ld\",\"\",\"%s\",\"Speaker "
               "Number %d\","
               "\"Panellist\",\"Chapter %d\",\"\",\"civil society\",\"National "
               "initiatives\",\"statement\",\"",
               i, i / 60 % 60, i % 60, countries[who % COUNTRIES], who, who);
        for (int word = 0; word < 28; word++) {
            seed = seed * 1103515245U + 12345U;
            printf("%s%s", word == 0 ? "" : " ", words[(seed >> 16) % WORDS]);
        }
        printf("\",\"p%d-7k3q\",\"funding\",\"en\",\"onsite\",\"draft\",\"js\",\"2017-08-02 "
               "10:%02ld:%02ld\"\n",
               who, i / 60 % 60, i % 60);
    }
    return 0;
}
