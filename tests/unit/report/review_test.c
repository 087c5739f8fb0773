#include "report/review.h"

#include "build.h"
#include "expect.h"

static void the_text_tells_countries_and_gaps(void)
{
    struct session session;
    struct str text = {0};
    build_panel(&session);
    review_text(&session, 0, NULL, &text);
    expect_str(str_text(&text),
               "Local dialogues\n"
               "Heard 1 of 2 countries: 4 interventions, 21 words, 4 conclusions.\n"
               "\n"
               "Countries\n"
               "\n"
               "  Mexico: announced, in the roster, heard 1 time, 7 words (33 %), supports 1\n"
               "    conclusion\n"
               "  Costa Rica: announced, not heard\n"
               "  Brazil: there only to chair, heard 1 time, 7 words (33 %), supports 1\n"
               "    conclusion\n"
               "  Argentina: heard 1 time, 7 words (33 %), supports 1 conclusion\n"
               "  Uruguay: not heard\n"
               "\n"
               "Organizations\n"
               "\n"
               "  NIC: 1 person, heard 1 time, 7 words\n"
               "  MAG: heard 1 time, 7 words\n"
               "\n"
               "Gaps\n"
               "\n"
               "  Announced and not heard: Costa Rica\n"
               "  Heard and not announced: Brazil and Argentina\n"
               "  Thin, says that something was said and not what: i3 MAG\n"
               "  Conclusions that rest on no intervention: c1\n"
               "  Speakers not known yet: ?1\n"
               "  To be checked: n2\n"
               "  Topics not taken up: Next steps\n");
    str_release(&text);
    session_release(&session);
}

static void the_json_has_the_keys_that_others_rely_on(void)
{
    struct session session;
    struct str text = {0};
    build_panel(&session);
    review_json(&session, &text);
    static const char *const wanted[] = {
        "{\"countries\": [{\"country\": \"MEX\", \"announced\": true, \"roster\": true, \"heard\": "
        "1, "
        "\"words\": 7, \"seconds\": 0, \"substance\": true, \"for_group\": 0, \"named\": false, "
        "\"asks\": false, \"by_chair\": 0, \"supports\": 1}, ",
        "{\"country\": \"CRI\", \"announced\": true, \"roster\": false, \"heard\": 0, \"words\": "
        "0, "
        "\"seconds\": 0, \"substance\": false, \"for_group\": 0, ",
        "{\"country\": \"BRA\", \"announced\": false, \"roster\": true, \"heard\": 1, ",
        "\"announced_not_heard\": [\"CRI\"], \"heard_not_announced\": [\"BRA\", \"ARG\"], "
        "\"roster_only\": [], \"thin\": [\"i3-aaaa\"], \"holes\": [\"p4-aaaa\"], "
        "\"unsupported\": [\"c1-aaaa\"], \"approved\": false, \"remarks\": [], ",
        "\"named_not_heard\": [], \"asked_not_heard\": [], \"heard_through_chair\": [], "
        "\"organizations\": [",
        "{\"key\": \"NIC\", \"people\": 1, \"heard\": 1, \"words\": 7}, ",
        "\"stakeholder_groups\": [], \"topics_not_taken_up\": [\"s7-aaaa\"]}\n"};
    for (size_t i = 0; i < COUNT(wanted); i++) {
        test_row("%s", wanted[i]);
        expect(slice_find_part(str_slice(&text), slice_of(wanted[i])) < text.size);
    }
    str_release(&text);
    session_release(&session);
}

static void words_for_a_group_are_told_apart_and_the_shares_add_up(void)
{
    static const char *const wanted[] = {
        "Mexico: heard 1 time, 7 words (25 %)\n",
        "Colombia: heard 1 time, 7 words (25 %), and 1 time on behalf of a group\n",
        "Chile: heard only 1 time on behalf of a group\n",
        "For no country (a group, another capacity): 14 words (50 %)\n"};
    static const char words[] = "No institutional ties: individuals of all sectors.";
    struct session session;
    struct str text = {0};
    build_start(&session);
    BUILD(&session, "i1-aaaa", "record", "intervention", "i1-aaaa", "country", "MEX", "i1-aaaa",
          "text", words);
    BUILD(&session, "i2-aaaa", "record", "intervention", "i2-aaaa", "country", "COL", "i2-aaaa",
          "on_behalf_of", "AILAC", "i2-aaaa", "text", words);
    BUILD(&session, "i3-aaaa", "record", "intervention", "i3-aaaa", "country", "COL", "i3-aaaa",
          "text", words);
    BUILD(&session, "i4-aaaa", "record", "intervention", "i4-aaaa", "country", "CHL", "i4-aaaa",
          "on_behalf_of", "AILAC", "i4-aaaa", "text", words);
    review_text(&session, 0, NULL, &text);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        test_row("%s", wanted[i]);
        expect(slice_find_part(str_slice(&text), slice_of(wanted[i])) < text.size);
    }
    str_release(&text);
    session_release(&session);
}

static void the_time_of_a_country_is_said_where_it_is_known(void)
{
    struct session session;
    struct str text = {0};
    build_start(&session);
    BUILD(&session, "i1-aaaa", "record", "intervention", "i1-aaaa", "country", "MEX", "i1-aaaa",
          "started", "2017-08-02 10:00:00", "i1-aaaa", "ended", "2017-08-02 10:12:05", "i1-aaaa",
          "text", "No institutional ties: individuals of all sectors.");
    review_text(&session, 0, NULL, &text);
    expect(slice_find_part(str_slice(&text),
                           slice_of("Mexico: heard 1 time, 7 words (100 %), 12:05 min\n")) <
           text.size);
    str_clear(&text);
    review_json(&session, &text);
    expect(slice_find_part(str_slice(&text), slice_of("\"words\": 7, \"seconds\": 725, ")) <
           text.size);
    str_release(&text);
    session_release(&session);
}

/* Each in words: named in the overview's text, waiting for the floor, heard only through the chair,
 * a group that nobody spoke of; and what somebody answered is quiet. */
static void who_was_not_heard_is_told_by_how_they_are_there(void)
{
    static const char words[] = "No institutional ties: individuals of all sectors.";
    static const char *const wanted[] = {
        "  Bolivia: named in the overview, not heard\n",
        "  Chile: not heard, asks for the floor\n",
        "  Named in the overview, not heard: Bolivia\n",
        "  Asked for the floor and not heard: Chile\n",
        "  Heard only through the chair: Peru\n",
        "  In the roster only: Brazil\n",
        "  Organizations and groups not heard: Civil society\n",
        "  Civil society: 1 person, not named as speaking\n",
    };
    struct session session;
    struct str text = {0};
    build_start(&session);
    BUILD(&session, "p1-aaaa", "record", "participant", "p1-aaaa", "name", "Ana", "p1-aaaa", "role",
          "Moderator", "p1-aaaa", "country", "PER");
    BUILD(&session, "p2-aaaa", "record", "participant", "p2-aaaa", "name", "Eva", "p2-aaaa",
          "country", "MEX", "p2-aaaa", "stakeholder_group", "Civil society");
    BUILD(&session, "p3-aaaa", "record", "participant", "p3-aaaa", "name", "Rui", "p3-aaaa", "role",
          "Moderator", "p3-aaaa", "country", "BRA");
    BUILD(&session, "n1-aaaa", "record", "note", "n1-aaaa", "text",
          "Las delegaciones boliviana y mexicana.");
    BUILD(&session, "i1-aaaa", "record", "intervention", "i1-aaaa", "refs", "p1-aaaa", "i1-aaaa",
          "country", "PER", "i1-aaaa", "text", words);
    BUILD(&session, "i2-aaaa", "record", "intervention", "i2-aaaa", "country", "MEX", "i2-aaaa",
          "text", words);
    BUILD(&session, "v1-aaaa", "record", "position", "v1-aaaa", "kind", "floor", "v1-aaaa",
          "country", "CHL");
    review_text(&session, 0, NULL, &text);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        test_row("%s", wanted[i]);
        expect(slice_find_part(str_slice(&text), slice_of(wanted[i])) < text.size);
    }
    str_clear(&text);
    review_json(&session, &text);
    expect(slice_find_part(str_slice(&text),
                           slice_of("\"named_not_heard\": [\"BOL\"], \"asked_not_heard\": "
                                    "[\"CHL\"], \"heard_through_chair\": [\"PER\"]")) < text.size);
    expect(slice_find_part(str_slice(&text), slice_of("\"announced_not_heard\": [\"BOL\"]")) <
           text.size);
    BUILD(&session, "m1-aaaa", "record", "comment", "m1-aaaa", "kind", "thin-ok", "m1-aaaa", "refs",
          "n1-aaaa;p1-aaaa;p2-aaaa;p3-aaaa", "m1-aaaa", "status", "approved");
    BUILD(&session, "v1-aaaa", "ended", "2017-08-02 10:00:00");
    str_clear(&text);
    review_text(&session, 0, NULL, &text);
    expect(slice_ends(str_slice(&text), slice_of("Gaps\n\n  None.\n")));
    str_release(&text);
    session_release(&session);
}

static void a_session_with_nothing_wrong_has_no_gaps(void)
{
    static const char words[] = "No institutional ties: individuals of all sectors.";
    struct session session;
    struct str text = {0};
    build_start(&session);
    BUILD(&session, "s-represented-MEX", "record", "session", "s-represented-MEX", "country", "MEX",
          "s-represented-PER", "record", "session", "s-represented-PER", "country", "PER");
    BUILD(&session, "p1-aaaa", "record", "participant", "p1-aaaa", "name", "Ana", "p1-aaaa", "role",
          "Moderator", "p1-aaaa", "country", "PER", "p1-aaaa", "organization", "Society");
    BUILD(&session, "p2-aaaa", "record", "participant", "p2-aaaa", "name", "Eva", "p2-aaaa",
          "country", "MEX", "p2-aaaa", "stakeholder_group", "Civil society");
    BUILD(&session, "n1-aaaa", "record", "note", "n1-aaaa", "text",
          "Mexico and Peru met; it was interpreted into Spanish and French.");
    BUILD(&session, "i1-aaaa", "record", "intervention", "i1-aaaa", "country", "PER", "i1-aaaa",
          "text", words);
    BUILD(&session, "i2-aaaa", "record", "intervention", "i2-aaaa", "refs", "p2-aaaa", "i2-aaaa",
          "text", words);
    BUILD(&session, "i3-aaaa", "record", "intervention", "i3-aaaa", "country", "PER", "i3-aaaa",
          "started", "2017-08-02 10:00:00");
    BUILD(&session, "c1-aaaa", "record", "conclusion", "c1-aaaa", "text", "To meet.", "c1-aaaa",
          "refs", "i1-aaaa");
    review_text(&session, 0, NULL, &text);
    expect(slice_ends(str_slice(&text), slice_of("Gaps\n\n  None.\n")));
    str_release(&text);
    session_release(&session);
}

static void nothing_missing_is_said(void)
{
    struct session session;
    struct str text = {0};
    build_start(&session);
    review_text(&session, 40, NULL, &text);
    expect_str(str_text(&text), "Session without a title\n"
                                "Heard 0 of 0 countries: 0 interventions,\n"
                                "  0 words, 0 conclusions.\n\nGaps\n\n  None.\n");
    str_release(&text);
    session_release(&session);
}

static const struct test tests[] = {
    {"the text tells countries and gaps", the_text_tells_countries_and_gaps},
    {"the JSON has the keys that others rely on", the_json_has_the_keys_that_others_rely_on},
    {"words for a group are told apart, and the shares add up",
     words_for_a_group_are_told_apart_and_the_shares_add_up},
    {"the time of a country is said where it is known",
     the_time_of_a_country_is_said_where_it_is_known},
    {"who was not heard is told by how they are there",
     who_was_not_heard_is_told_by_how_they_are_there},
    {"a session with nothing wrong has no gaps", a_session_with_nothing_wrong_has_no_gaps},
    {"nothing missing is said", nothing_missing_is_said},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
