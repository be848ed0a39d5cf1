"""The rigs that measure analysis, at small sizes: they run, they find what they are there to find."""

from pathlib import Path

import pytest
from flask import Flask

from analysis import columns, coverage, items
from benchmarks import analysing, console_pages, crossing, crowds, engines, growing
from benchmarks.console_pages import HERE, Reader
from benchmarks.figures import Broken, CannotRun, Figure
from benchmarks.options import Options


def named(figures: list[Figure], start: str) -> Figure:
    return next(figure for figure in figures if figure.name.startswith(start))


def test_the_crowd_answers_forty_closed_items_and_is_the_same_each_time() -> None:
    assert len(crowds.closed(crowds.document())) == 40
    assert list(crowds.responses(50)) == list(crowds.responses(50))
    made = crowds.people(300)
    assert coverage.counted(made).base == 300
    bases = [items.distribution(made, question).base for question in crowds.closed(crowds.document())]
    assert min(bases) > 100
    assert 60 < len(made.comments) < 120


def test_codes_at_random_are_codes_that_have_names(tmp_path: Path) -> None:
    columns.write(crowds.coded(500), tmp_path)
    assert len(columns.read(tmp_path)) == 500


def test_there_are_120_cross_tabulations_by_one_and_by_two_classifications() -> None:
    asked = engines.tables(crowds.coded(1))
    assert len(asked) == len(set(asked)) == 120
    assert {len(by) for _, by in asked} == {1, 2}


def test_every_engine_that_is_installed_counts_the_same(tmp_path: Path) -> None:
    columns.write(crowds.coded(2_000), tmp_path)
    figures = list(crossing.figures(tmp_path, rounds=1))
    assert named(figures, "120 cross-tabs: time").limit == "<= 1 s"
    assert named(figures, "120 cross-tabs: memory").limit == "<= 300 MB"
    others, missing = crossing.installed()
    assert len(others) + len(missing) == 2
    for name in others:
        assert named(figures, f"120 cross-tabs: {name}").measured.startswith(f"ours / {name}")
    assert not others or named(figures, "120 cross-tabs: counts that differ").verdict == "PASS"
    assert sum(figure.verdict == "CANNOT RUN" for figure in figures) == len(missing)


def test_an_engine_that_counts_otherwise_is_noticed() -> None:
    same = {"ours": {"total": 7}, "other": {"total": 7}}
    assert crossing.differing([same, same]) == 0
    assert crossing.differing([same, {"ours": {"total": 7}, "other": {"total": 8}}]) == 1


def test_an_engine_that_is_not_installed_is_said_with_how_to_get_it() -> None:
    with pytest.raises(
        CannotRun, match=r"no_such_engine is not installed: pip install 'survey-app\[bench\]'"
    ):
        engines.require("no_such_engine")


def test_an_engine_that_fails_is_broken_and_not_quick(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="ours"):
        crossing.measured("ours", tmp_path)


@pytest.mark.parametrize(
    ("power", "verdict"), [(0.5, "PASS"), (1, "PASS"), (1.09, "PASS"), (1.11, "FAIL"), (2, "FAIL")]
)
def test_the_exponent_of_growth_is_found_and_limited(power: float, verdict: str) -> None:
    points = [(count, 1e-6 * count**power) for count in growing.COUNTS]
    assert growing.exponent(points) == pytest.approx(power)
    limited, told = growing.figures("work", [(count, seconds * 0.9999) for count, seconds in points])
    assert (limited.verdict, limited.limit) == (verdict, "<= 1.1")
    assert told.measured.endswith(f"last step {power:.2f}")


def test_growth_is_measured_of_reading_of_items_and_of_cross_tabulations(tmp_path: Path) -> None:
    figures = list(growing.run(Options(folder=tmp_path, count=10_000)))
    assert [figure.name for figure in figures[::2]] == [
        f"growth of {work}: exponent" for work in ("answers to columns", "items", "cross-tabs")
    ]
    assert all("1,000: " in figure.measured and "10,000: " in figure.measured for figure in figures[1::2])


def test_numbers_and_files_of_responses_are_measured_against_their_limits(tmp_path: Path) -> None:
    figures = list(analysing.numbers(Options(folder=tmp_path, count=60)))
    assert {figure.name: figure.limit for figure in figures if figure.limit} == {
        "answers to columns, a response": "<= 40 µs",
        "60 responses to CSV": "<= 0.45 s",
        "numbers of 60 x 40": "<= 3 s",
    }
    assert all(figure.measured for figure in figures)


def test_all_numbers_hold_every_closed_item() -> None:
    made = crowds.people(40)
    ids = {table.id for table in analysing.all_numbers(made)}
    assert ids >= {question.id for question in crowds.closed(crowds.document())}


def test_the_report_that_is_measured_is_whole() -> None:
    files = analysing.build(crowds.inspection(25))
    assert {"report.json", "report.html", "report.pdf", "tables.ods", "tables.csv"} <= files.keys()
    assert any(name.endswith(".svg") for name in files)


def pages(**bodies: str) -> Reader:
    """A console of these pages alone, below the report's address; the first is called `home`."""
    app = Flask("small")
    inside = HERE.removeprefix("/staff")
    app.add_url_rule(inside, "home", lambda: bodies["home"])
    for name, body in bodies.items():
        app.add_url_rule(f"{inside}/{name}", f"at-{name}", lambda body=body: body)
    return Reader(app.test_client())


def test_a_reader_opens_every_page_of_the_report_once_and_nothing_else() -> None:
    reader = pages(
        home=f'<a class="x" href="{HERE}/one">One</a> <a href="/staff/elsewhere">Out</a>',
        one=f'<a href="{HERE}">Back</a> <a href="{HERE}/files/report.pdf">A file</a> <option value="age">Age</option>',
    )
    reader.read_all()
    assert set(reader.milliseconds) == {HERE, f"{HERE}/one", f"{HERE}/one?by=age"}
    clock_ms, cpu_ms = reader.again(HERE)
    assert clock_ms > 0
    assert cpu_ms > 0


def test_a_page_that_does_not_open_is_broken_and_not_quick() -> None:
    with pytest.raises(Broken, match="404"):
        pages(home=f'<a href="{HERE}/gone">Gone</a>').read_all()


def test_sizes_and_limits_are_those_that_were_agreed() -> None:
    assert (analysing.NUMBERS_SECONDS, analysing.REPORT_SECONDS, console_pages.MILLISECONDS) == (3, 20, 30)
    assert (analysing.PEOPLE, crossing.PEOPLE, growing.COUNTS[0], growing.COUNTS[-1]) == (
        2_500,
        10**6,
        10**3,
        10**6,
    )
