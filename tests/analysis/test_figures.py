"""Every sentence with a number, and every table, counted a second time.

The second count uses no pandas and nothing of `analysis`: plain loops over the answers as they were sent,
so that the two can only agree by both being right.
"""

import json
import re
from collections import Counter
from fractions import Fraction

import pytest

NAMES = {
    "got-it": "Got it", "got-some": "Got some", "waiting": "Waiting", "refused": "Told no",
    "did-not-know-how": "Did not know how", "not-needed": "Not needed", "dont-know": "Do not know",
    "better": "Better", "same": "The same", "worse": "Worse", "did-not-use-then": "Did not know it then",
    "well": "Well", "quite-well": "Quite well", "badly": "Badly", "yes": "Yes", "no": "No",
}  # fmt: skip
NEEDED = ("got-it", "got-some", "waiting", "refused", "did-not-know-how")
UNMET = ("waiting", "refused", "did-not-know-how")
SIZES = (0, 1, 6, 12, 40, 75, 333)


def percent_of(count, base):
    exact = Fraction(100 * count, base)
    below = exact.numerator // exact.denominator
    return below + (exact - below >= Fraction(1, 2))


def share_of(count, base, whom):
    if base < 10:
        return f"{count} of the {base} {whom}"
    percent = percent_of(count, base)
    figure = f"{count} of the {base} {whom} ({percent}%)"
    if base < 30 or count in (0, base):
        return figure
    if percent < 15:
        word = "Few"
    elif percent < 40:
        word = "Some"
    elif percent < 60:
        word = "About half"
    elif percent < 75:
        word = "Many"
    else:
        word = "Most" if percent < 90 else "Nearly all"
    return f"{word}, {figure},"


def joined(parts):
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def said(count, base, name):
    return f"{count} ({percent_of(count, base)}%) said “{name}”" if base >= 10 else f"{count} said “{name}”"


def apart(counts, values, blank):
    parts = [f"{counts[value]} said “{NAMES[value]}”" for value in values if counts[value]]
    parts += [f"{blank} not asked, or left blank"] if blank else []
    return [f"Counted apart: {joined(parts)}."] if parts else []


def tally(made, item, *, is_supporter=False):
    counts = Counter()
    for row in made.rows:
        if (row["voice"] == "supporter") is is_supporter:
            counts[json.loads(row["answers"]).get(item)] += 1
    return counts


def people(count):
    return "1 person" if count == 1 else f"{count} people"


def expected_about_waits(made):
    need, change, quality = (tally(made, item) for item in ("need", "change", "quality"))
    needed = sum(need[value] for value in NEEDED)
    unmet = sum(need[value] for value in UNMET)
    not_needed = need["not-needed"]
    yield f"{people(needed)} told us this was needed in the last 12 months; {not_needed} said it was not."
    if needed:
        headline = f"{share_of(unmet, needed, 'who needed this')} told us they did not get it"
        why = [said(need[value], needed, NAMES[value]) for value in UNMET if need[value]]
        yield f"{headline}: {joined(why)}." if why else f"{headline}."
        some = share_of(need["got-some"], needed, "who needed this")
        yield f"{some} told us they got some of it. They are counted apart."
        yield f"{share_of(need['got-it'], needed, 'who needed this')} told us they got it."
    yield from apart(need, ("not-needed", "dont-know"), need[None])
    knew = change["better"] + change["same"] + change["worse"]
    if knew:
        parts = [said(change[value], knew, NAMES[value]) for value in ("better", "same", "worse")]
        yield f"Better since? Of the {knew} who knew this then and now, {joined(parts)}."
    yield from apart(change, ("did-not-use-then", "not-needed", "dont-know"), change[None])
    answered = quality["well"] + quality["quite-well"] + quality["badly"]
    if answered:
        parts = [said(quality[value], answered, NAMES[value]) for value in ("well", "quite-well", "badly")]
        yield f"How well? Of the {answered} who answered, {joined(parts)}."
    yield from apart(quality, ("not-needed", "dont-know"), quality[None])
    if answered:
        liked = share_of(quality["well"] + quality["quite-well"], answered, "who answered")
        beside = share_of(unmet, needed, "who needed this") if needed else ""
        lower = beside[:1].lower() + beside[1:]
        beside = f"{lower} told us they did not get it." if needed else "nobody told us this was needed."
        yield f"{liked} said “Well” or “Quite well”. Read this beside need: {beside}"
    yield from expected_comments(made, "story")


def expected_about_other(made):
    other = tally(made, "other")
    answered = other["yes"] + other["no"]
    if answered:
        parts = [said(other[value], answered, NAMES[value]) for value in ("yes", "no")]
        yield f"Anything bad? Of the {answered} who answered, {joined(parts)}."
    yield from apart(other, ("not-needed", "dont-know"), other[None])


def expected_comments(made, item):
    ours = {row["response_id"] for row in made.rows if row["voice"] != "supporter"}
    texts = [each["text"] for each in made.comments if each["item"] == item and each["response_id"] in ours]
    if texts:
        words = sum(len(text.split()) for text in texts)
        yield f"{people(len(texts))} wrote a comment. The comments come to {words:,} words."


def expected_who_answered(made):
    voices = Counter(row["voice"] for row in made.rows)
    outcomes = Counter(row["outcome"] for row in made.rows)
    yield (
        f"{people(len(made.rows))} sent their answers: {outcomes['complete']} answered to the end and "
        f"{outcomes['partial']} sent what they had done so far."
    )
    yield (
        "70 people began: 4 stopped and deleted what they had written, 58 sent before the close, "
        "2 in the minutes of grace after it, and 3 took their answers back later."
    )
    yield (
        f"{voices['myself']} answered alone, {voices['helped']} with someone's help. "
        f"{voices['supporter']} answered as supporters, and stand apart."
    )


def expected_supporters(made):
    count = sum(row["voice"] == "supporter" for row in made.rows)
    if count:
        yield (
            f"{people(count)} told us, as supporters, what they have seen. These tables are theirs alone; "
            "no other part of this summary about a theme counts them."
        )


EXPECTED = {
    "who-answered": expected_who_answered,
    "waits": expected_about_waits,
    "other": expected_about_other,
    "general": lambda made: expected_comments(made, "more"),
    "supporters": expected_supporters,
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", SIZES)
def test_every_sentence_with_a_number_is_true(random_families, size, seed):
    made = random_families(size, seed)
    summary = made.build().summary
    assert [part["id"] for part in summary["sections"]] == list(EXPECTED)
    for part in summary["sections"]:
        written = [sentence for sentence in part["words"] if re.search(r"\d", sentence)]
        assert written == list(EXPECTED[part["id"]](made)), part["id"]
    with_numbers = [sentence for sentence in summary["limits"] if re.search(r"\d", sentence)]
    assert with_numbers == [
        f"{people(size)} chose to answer. They were not picked at random, so they do not stand for all "
        "families of the area, and no margin of error can be given.",
        "The survey was open from 2 February 2026, 12:00 up to 6 February 2026, 12:00, London time. Answers "
        "begun by then could be sent until 6 February 2026, 12:30.",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_row_of_every_table_about_answers_is_true(random_families, size):
    made = random_families(size, 11)
    tables = {table["id"]: table for part in made.build().summary["sections"] for table in part["tables"]}
    for item in ("need", "change", "quality", "other"):
        for table_id, is_supporter in ((item, False), (f"supporters-{item}", True)):
            counts = tally(made, item, is_supporter=is_supporter)
            if not counts and is_supporter:
                assert table_id not in tables
                continue
            table = tables[table_id]
            shown = {row["value"]: row["count"] for row in table["rows"] + table["asides"]}
            assert shown == {value: counts[None if value == "blank" else value] for value in shown}
            assert sum(shown.values()) == sum(counts.values())
            assert table["base"] == sum(row["count"] for row in table["rows"])
            check_percentages(table)
    check_ticks(made, tables["touches"])


def check_percentages(table):
    for row in table["rows"]:
        expected = percent_of(row["count"], table["base"]) if table["base"] >= 10 else None
        assert row["percent"] == expected


def check_ticks(made, table):
    ticked = [
        json.loads(row["answers"]).get("touches", []) for row in made.rows if row["voice"] != "supporter"
    ]
    for row in table["rows"]:
        assert row["count"] == sum(row["value"] in each for each in ticked)
    assert table["base"] == sum(bool({"waits", "plans", "none"} & set(each)) for each in ticked)
    asides = {row["value"]: row["count"] for row in table["asides"]}
    assert asides == {
        "dont-know": sum("dont-know" in each for each in ticked),
        "blank": sum(not each for each in ticked),
    }


@pytest.mark.parametrize("size", SIZES)
def test_tables_of_who_took_part_are_true(random_families, size):
    made = random_families(size, 12)
    tables = {table["id"]: table for table in made.build().summary["sections"][0]["tables"]}
    for table_id, column in (
        ("voice", "voice"),
        ("outcome", "outcome"),
        ("channel-kind", "channel_kind"),
        ("day", "sent_on"),
    ):
        counts = Counter(row[column] for row in made.rows)
        shown = {row["value"]: row["count"] for row in tables[table_id]["rows"]}
        assert shown == {value: counts[value] for value in shown}
        assert sum(shown.values()) == size
        assert all(row["percent"] is None for row in tables[table_id]["rows"])
