"""What a share hangs on, worked out a second time in fractions, from the rows as they were sent."""

import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from analysis import sensitivity, telling
from analysis.sensitivity import SHARE
from questionnaires.model import Option, Question

UNMET = ("waiting", "refused", "did-not-know-how")
NEEDED = (*UNMET, "got-it", "got-some")
COUNCIL = Question(
    id="council",
    kind="one",
    role="council",
    text="Yours?",
    options=(Option(value="this-area", label="Yes"), Option(value="another", label="No")),
)


def fill(families, people, *, unmet, need="waiting", **facts):
    """So many people, of whom so many said that it was not given."""
    for number in range(people):
        families.answer({"need": need if number < unmet else "got-it"}, **facts)


def headline(families, item="need", repeated=()):
    found = sensitivity.headlines(families.frame().own, repeated)
    return next(each for each in found if each.question.id == item)


def variants(found):
    return {table.id.partition("hangs-")[2]: (table.count(SHARE), table.base) for table in found.tables}


def sentence(families, repeated=()):
    return next(
        each for each in telling.hangs_on(families.frame(), repeated).words if each.startswith("Needed?")
    )


def test_every_variant_is_the_rows_that_are_left(random_families):
    made = random_families(400, 21)
    for number, row in enumerate(made.rows):
        row["flags"] = "haste" if number % 19 == 0 else ""
    own = [row for row in made.rows if row["voice"] != "supporter"]
    repeated = {row["response_id"].hex() for row in own[:9]}
    days = Counter(row["sent_on"] for row in own)
    cut, sent = "", 0
    for day in sorted(days):
        cut, sent = day, sent + days[day]
        if 2 * sent >= len(own):
            break
    kept = {
        "all": lambda row: True,
        "flagged": lambda row: not row["flags"],
        "repeated": lambda row: row["response_id"].hex() not in repeated,
        "early": lambda row: row["sent_on"] > cut,
        "late": lambda row: row["sent_on"] <= cut,
    }
    for kind in ("forum", "school", "other"):
        kept[f"channel-{kind}"] = lambda row, kind=kind: row["channel_kind"] != kind
    wanted, moved = {}, {}
    for name, is_kept in kept.items():
        given = [json.loads(row["answers"]).get("need") for row in own if is_kept(row)]
        wanted[name] = (sum(each in UNMET for each in given), sum(each in NEEDED for each in given))
    whole = Fraction(*wanted["all"])
    for name, (count, base) in wanted.items():
        if base >= 30 and abs(Fraction(count, base) - whole) >= Fraction(5, 100):
            moved[name] = 100 * (Fraction(count, base) - whole)
    found = headline(made, repeated=repeated)
    assert variants(found) == wanted
    assert {each.table.id.partition("hangs-")[2]: each.points for each in found.moved} == {
        name: int(abs(points) + Fraction(1, 2)) * (1 if points > 0 else -1) for name, points in moved.items()
    }


def test_a_share_nothing_moves_is_stable(families):
    for kind in ("forum", "school"):
        for day in ("2026-02-03", "2026-02-04"):
            fill(families, 40, unmet=20, channel_kind=kind, sent_on=day)
    assert headline(families).is_stable
    assert sentence(families) == (
        "Needed? For about half, 80 of the 160 children described by parents and carers who said this was needed "
        "(50%), we were told it was not given. Stable."
    )


@pytest.mark.parametrize(("apart", "is_stable"), [(10, False), (9, True), (-9, True), (-10, False)])
def test_five_points_exactly_move_a_share_and_less_does_not(families, apart, is_stable):
    """Of two ways in with 100 people each, leaving one out moves the share by half of what lies between them."""
    fill(families, 100, unmet=50, channel_kind="school")
    fill(families, 100, unmet=50 + apart, channel_kind="forum")
    assert headline(families).is_stable is is_stable


def test_what_moves_a_share_is_named_with_how_far(families):
    fill(families, 60, unmet=60, channel_kind="school")
    fill(families, 40, unmet=10, channel_kind="forum")
    assert sentence(families).endswith(
        "Not stable: without answers that came by “Parent carer forum” it is 60 of 60 (100%), 30 percentage points "
        "higher; without answers that came by “School, nursery or college” it is 10 of 40 (25%), 45 percentage points "
        "lower."
    )


def test_under_a_base_of_30_nothing_is_called_stable(families):
    fill(families, 29, unmet=10, flags="trap")
    found = headline(families)
    assert not found.is_judged
    assert not found.is_stable
    assert sentence(families).endswith("There are too few answers to say what this hangs on.")


def test_a_variant_with_too_few_left_is_named_and_not_compared(families):
    fill(families, 40, unmet=40, channel_kind="school")
    fill(families, 5, unmet=0, channel_kind="forum")
    found = headline(families)
    assert not found.is_stable
    assert sentence(families).endswith(
        "Not stable: without answers that came by “Parent carer forum” it is 40 of 40 (100%), 11 percentage points "
        "higher. Too few are left to compare without answers that came by “School, nursery or college”."
    )


def test_where_a_variant_is_too_small_a_share_is_not_called_stable(families):
    fill(families, 60, unmet=30, channel_kind="school")
    fill(families, 4, unmet=2, channel_kind="forum")
    found = headline(families)
    assert (found.is_judged, found.moved, found.is_stable) == (True, (), False)
    assert sentence(families).endswith(
        "Nothing that can be compared moves it. Too few are left to compare without answers that came by “School, "
        "nursery or college”."
    )


def test_what_would_leave_out_nobody_or_everybody_is_no_variant(families):
    fill(families, 40, unmet=20)
    assert list(variants(headline(families))) == ["all"]
    assert not headline(families).is_judged


def test_early_and_late_are_whole_days(families):
    fill(families, 10, unmet=10, sent_on="2026-02-02")
    fill(families, 30, unmet=0, sent_on="2026-02-03")
    fill(families, 5, unmet=5, sent_on="2026-02-06")
    assert variants(headline(families)) == {"all": (15, 45), "early": (5, 5), "late": (10, 40)}
    titles = [table.title for table in headline(families).tables]
    assert "Needed? Without the early answers, until 3 February" in titles


def test_answers_from_elsewhere_can_be_left_out(families, questionnaire):
    (page,) = questionnaire.pages
    families.questionnaire = replace(
        questionnaire, pages=(replace(page, questions=(*page.questions, COUNCIL)),)
    )
    for number in range(80):
        families.answer({"need": "waiting", "council": "this-area"} if number < 40 else {"need": "got-it"})
    assert variants(headline(families)) == {"all": (40, 80), "elsewhere": (40, 40)}


def test_supporters_are_in_no_variant(families):
    fill(families, 40, unmet=20)
    fill(families, 40, unmet=40, voice="supporter", channel_kind="school")
    assert variants(headline(families)) == {"all": (20, 40)}


def test_near_repeats_are_left_out_by_name_alone(families):
    fill(families, 40, unmet=20)
    first = families.rows[0]["response_id"].hex()
    assert variants(headline(families, repeated={first, "a" * 32})) == {"all": (20, 40), "repeated": (19, 39)}


def test_the_headlines_are_need_and_what_a_scale_marks_favourable(families):
    families.answer()
    assert [each.question.id for each in sensitivity.headlines(families.frame())] == [
        "need",
        "change",
        "quality",
    ]


def test_a_variants_tables_are_for_the_team_alone_and_plain(random_families):
    for each in sensitivity.headlines(random_families(60, 2).frame()):
        assert {table.readership for table in each.tables} == {"inspection-team"}
        assert json.loads(json.dumps(each.to_dict()))["readership"] == "inspection-team"
