"""What the service promises to whoever answers, and the tests that hold it to each promise at every change.

A accessible to everybody · P private · R reliable · S safe. A test may say in its docstring which promise it is
of ("Promise A5", "R11"); then it stands here too.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """`tests`: a file under tests/ and the functions in it."""

    words: str
    tests: dict[str, tuple[str, ...]]


PROMISES = {
    "A1": Promise(
        "No machine finds anything on any page in any state: axe, IBM's engine, HTML_CodeSniffer, valid HTML.",
        {
            "journeys/test_every_public_page.py": (
                "test_there_is_a_way_to_every_state_of_every_screen",
                "test_every_page_can_be_read_and_used_by_everybody_however_it_is_shown",
            ),
            "journeys/test_second_opinions.py": (
                "test_no_engine_finds_anything_in_colours_and_letters_of_ones_own",
            ),
        },
    ),
    "A2": Promise(
        "Everything is done by Tab, Space and Enter; the focus is always somewhere, in sight; in easy read Continue "
        "is at most six stops from the top, boxes to tick apart.",
        {
            "journeys/test_keyboard.py": (
                "test_everything_can_be_answered_and_sent_by_keyboard_alone",
                "test_the_tab_key_comes_by_everything_once_in_the_order_of_the_page",
            ),
            "journeys/test_steady_pages.py": (
                "test_easy_read_keeps_help_and_exit_in_one_place_and_continue_few_stops_away",
            ),
        },
    ),
    "A3": Promise(
        "What a screen reader says of every screen was read by a person and stays as it was read.",
        {
            "journeys/test_transcripts.py": (
                "test_a_screen_is_told_as_it_was_read",
                "test_every_transcript_belongs_to_a_screen",
            )
        },
    ),
    "A4": Promise(
        "At 320 px, enlarged four times, and widely spaced nothing is cut off and nothing scrolls sideways.",
        {
            "journeys/test_ways_of_seeing.py": (
                "test_a_screen_enlarged_four_times_shows_everything_without_scrolling_sideways",
            ),
            "journeys/test_every_public_page.py": (
                "test_every_page_can_be_read_and_used_by_everybody_however_it_is_shown",
            ),
        },
    ),
    "A5": Promise(
        "On pages of questions whatever is pressed is at least 48 px high and wide, and 8 px from the next.",
        {
            "journeys/test_steady_pages.py": (
                "test_help_exit_skip_and_stop_are_in_one_place_on_every_page_of_questions",
                "test_easy_read_keeps_help_and_exit_in_one_place_and_continue_few_stops_away",
            )
        },
    ),
    "A6": Promise(
        "Easy read has short sentences, each with its symbol, and no questionnaire is published that has not.",
        {
            "questionnaires/test_easy_read.py": ("test_a_line_is_one_short_sentence",),
            "questionnaires/test_checks.py": ("test_every_shipped_questionnaire_passes",),
        },
    ),
    "A7": Promise(
        "All of it works without scripts, on an old phone, and weighs little.",
        {
            "journeys/test_phone.py": ("test_a_parent_answers_keeps_the_receipt_and_takes_it_back",),
            "journeys/test_old_browsers.py": ("test_every_page_is_reached_and_works_as_plain_html",),
            "journeys/test_weights.py": (
                "test_the_first_page_with_all_it_loads_is_light_and_runs_no_script",
                "test_the_pages_of_a_whole_session_are_light",
            ),
        },
    ),
    "A8": Promise(
        "Nothing moves for whoever asked for stillness, no page goes on by itself, and no clock under twenty hours "
        "runs on a person's own device.",
        {
            "journeys/test_ways_of_seeing.py": ("test_nothing_moves_for_whoever_asked_for_stillness",),
            "survey_app/design/test_style_sheets.py": ("test_nothing_moves",),
            "journeys/test_together.py": ("test_a_persons_own_device_has_no_limit_under_twenty_hours",),
            "journeys/test_steady_pages.py": ("test_choosing_leads_nowhere_until_the_person_goes_on",),
        },
    ),
    "A9": Promise(
        "After a slip the title says so, the summary has the focus, its link leads to the box, and what was typed is "
        "still there.",
        {
            "journeys/test_steady_pages.py": (
                "test_after_every_slip_the_page_says_so_takes_the_focus_and_leads_to_it",
            ),
            "journeys/test_mistakes.py": ("test_a_comment_too_long_comes_back_whole_with_the_way_to_it",),
            "attacks/test_forms.py": ("test_a_value_that_was_not_offered_is_refused_and_the_words_kept",),
        },
    ),
    "A10": Promise(
        "Pages say their language and which way it runs; both ways fit; a voice reads in the page's language.",
        {
            "journeys/test_ways_of_seeing.py": (
                "test_a_longer_language_of_either_direction_fits_and_leaves_no_english",
            ),
            "journeys/test_looks.py": (
                "test_a_language_from_right_to_left_fits_too_and_its_letters_stay_joined",
            ),
            "journeys/test_reading_aloud.py": (
                "test_only_a_voice_of_this_device_in_the_language_of_the_page_is_used",
            ),
        },
    ),
    "A11": Promise(
        "Help, skip and ways to stop are on every page of questions, in one place and of one size.",
        {
            "journeys/test_steady_pages.py": (
                "test_help_exit_skip_and_stop_are_in_one_place_on_every_page_of_questions",
                "test_easy_read_keeps_help_and_exit_in_one_place_and_continue_few_stops_away",
            )
        },
    ),
    "R8": Promise(
        "A school hall that begins at once behind one address is let in. (How fast, `run.py bench` measures.)",
        {
            "attacks/test_codes.py": ("test_ten_thousand_guesses_hit_nothing_and_hinder_nobody",),
            "benchmarks/test_flood.py": ("test_everybody_begun_and_every_code_refused_passes",),
        },
    ),
    "R11": Promise(
        "A phone that loses its line loses no page that was saved, keeps what was typed, and shows another nothing.",
        {
            "attacks/test_lost_networks.py": (
                "test_fifty_phones_that_lose_the_line_lose_no_saved_page_and_show_no_other_phone_an_answer",
            ),
            "journeys/test_lost_network.py": (
                "test_words_typed_when_the_line_goes_are_kept_said_to_be_and_saved_once_when_it_is_back",
                "test_the_browsers_own_page_sends_the_same_words_when_it_is_loaded_again",
            ),
        },
    ),
    "S4": Promise(
        "Nobody finds a code by trying, nor by the time an answer takes; neighbours notice nothing of it.",
        {
            "attacks/test_codes.py": ("test_ten_thousand_guesses_hit_nothing_and_hinder_nobody",),
            "attacks/test_timing.py": (
                "test_a_near_miss_takes_no_longer_than_any_unknown_code",
                "test_looking_a_code_up_takes_the_same_time_whatever_it_is",
            ),
            "attacks/test_stuffing.py": (
                "test_a_minute_of_guessing_against_fifty_thousand_live_codes_hits_none",
            ),
        },
    ),
    "S10": Promise(
        "A mail scanner that opens a link fifty times, and sends forms by GET, uses nothing up.",
        {
            "attacks/test_links.py": (
                "test_scanners_write_nothing_and_the_person_can_start",
                "test_a_scanner_that_follows_links_and_submits_get_forms_uses_nothing_up",
            )
        },
    ),
    "P8": Promise(
        "No page asks anybody else for anything, and what is read aloud stays in the device.",
        {
            "journeys/test_leaving.py": ("test_a_whole_journey_asks_nobody_else_for_anything",),
            "journeys/test_reading_aloud.py": (
                "test_only_a_voice_of_this_device_in_the_language_of_the_page_is_used",
            ),
        },
    ),
    "P9": Promise(
        "One cookie, and only once somebody acts; nothing in any storage of the browser.",
        {
            "journeys/test_leaving.py": (
                "test_there_is_no_cookie_before_an_action_and_never_more_than_one",
                "test_nothing_of_it_stays_in_the_browser_after_finishing",
            )
        },
    ),
    "P10": Promise(
        "After leaving, Back and history tell nothing; leaving takes at most 300 ms, service or no service.",
        {
            "journeys/test_leaving.py": (
                "test_exit_ends_the_visit_and_back_shows_no_answers",
                "test_exit_is_fast_even_when_the_service_is_down",
            )
        },
    ),
}
