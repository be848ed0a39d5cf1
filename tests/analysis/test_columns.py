"""Category codes on disk: what is read back counts the same, and damage is noticed."""

import json

import numpy as np
import pytest

from analysis import columns, crosstabs
from analysis.errors import ColumnsUnreadable


@pytest.fixture
def coded(random_families):
    return columns.of(random_families(90, 6).frame().own)


@pytest.fixture
def folder(coded, tmp_path):
    columns.write(coded, tmp_path)
    return tmp_path


def test_what_is_read_back_gives_the_same_cross_tabulations(coded, folder):
    again = columns.read(folder)
    assert isinstance(again.codes, np.memmap)
    assert list(crosstabs.published(again)) == list(crosstabs.published(coded))
    assert (len(again), again.group) == (len(coded), coded.group)


def test_the_same_responses_make_the_same_bytes(coded, folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("again")
    columns.write(columns.read(folder), other)
    for name in (columns.CODES, columns.NAMES):
        assert (other / name).read_bytes() == (folder / name).read_bytes()


def test_an_answer_takes_one_byte_and_no_response_can_be_named(coded, folder):
    assert coded.codes.nbytes == len(coded) * len(coded.names)
    assert coded.codes.dtype == np.uint8
    held = b"".join((folder / name).read_bytes() for name in (columns.CODES, columns.NAMES))
    assert b"0000000000" not in held  # the ids of made-up responses


def test_codes_say_what_was_answered(families):
    families.answer({"age": "teenager", "touches": ["plans", "waits"]}, channel_kind="school", language="ur")
    families.answer({"need": "waiting"})
    coded = columns.of(families.frame().own)
    age, school, tongue = coded.column("age"), coded.column("channel_kind"), coded.column("language")
    assert age.tolist() == [2, 0]
    assert [coded.names["channel_kind"].values[code - 1] for code in school] == ["school", "forum"]
    assert [coded.names["language"].labels[code - 1] for code in tongue] == ["Urdu", "English"]
    ticks = {value: coded.column(f"touches:{value}").tolist() for value in ("waits", "plans", "none")}
    assert ticks == {"waits": [1, 0], "plans": [1, 0], "none": [0, 0]}


def damage_codes(folder, change):
    codes = np.load(folder / columns.CODES)
    np.save(folder / columns.CODES, change(codes))


@pytest.mark.parametrize("change", [
    lambda codes: codes[:-1],
    lambda codes: codes[0],
    lambda codes: codes.astype(np.int64),
    lambda codes: np.full_like(codes, 200),
], ids=["a column less", "one column alone", "other numbers", "codes without a name"])  # fmt: skip
def test_codes_that_do_not_fit_their_names_are_refused(folder, change):
    damage_codes(folder, change)
    with pytest.raises(ColumnsUnreadable):
        columns.read(folder)


def test_a_file_that_is_missing_cut_short_or_without_its_names_is_refused(folder):
    whole = (folder / columns.CODES).read_bytes()
    (folder / columns.CODES).write_bytes(whole[:-10])
    with pytest.raises(ColumnsUnreadable):
        columns.read(folder)
    (folder / columns.CODES).write_bytes(whole)
    facts = json.loads((folder / columns.NAMES).read_text())
    for broken in (
        {},
        facts | {"questionnaire": "{}"},
        facts | {"group": {}},
        facts | {"names": {"age": {}}},
    ):
        (folder / columns.NAMES).write_text(json.dumps(broken))
        with pytest.raises(ColumnsUnreadable):
            columns.read(folder)
    with pytest.raises(ColumnsUnreadable):
        columns.read(folder / "nowhere")


def test_nothing_pickled_is_opened(folder):
    np.save(folder / columns.CODES, np.array([{"a": 1}], dtype=object))
    with pytest.raises(ColumnsUnreadable):
        columns.read(folder)
