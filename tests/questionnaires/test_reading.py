import shutil
from pathlib import Path

import pytest

from questionnaires import frameworks, reading

SOUND = (Path(__file__).parent / "samples" / "sound.yaml").read_text(encoding="utf-8")


def problems_of(folder: Path, text: str | bytes) -> list[reading.Problem]:
    file = folder / "broken.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    read = reading.read(file)
    assert (read.questionnaire is None) == bool(read.problems)
    return list(read.problems)


def broken(stands: str, instead: str) -> str:
    assert stands in SOUND
    return SOUND.replace(stands, instead, 1)


# (what stands in the sample, what stands there instead, what is on the line named, what is said)
CASES = [
    ("minutes: 4", "minutes: four", "four", "`minutes` must be a whole number"),
    ("minutes: 4", "minutes: 4.5", "4.5", "`minutes` must be a whole number"),
    ("minutes: 4", "minutes: -4", "-4", "`minutes` must be a whole number"),
    ("minutes: 4", "minutes: 1e400", "1e400", "`minutes` must be a whole number"),
    ("minutes: 4", "", "id: sound", "The document has no `minutes`"),
    ("title: Is the bus better now?", "title: 12", "12", "`title` must be a text"),
    ("title: Is the bus better now?", "title: true", "true", "`title` must be a text"),
    ("title: Is the bus better now?", "title:", "title", "`title` must be a text"),
    ("title: Is the bus better now?", 'title: " "', "title", "`title` is empty"),
    ("title: Is the bus better now?", "title: [Is]", "[Is]", "`title` must be a text"),
    ("title: Is the bus better now?", "title: !!python/name:os.system x", "os", "`title` must be a text"),
    ("title: Is the bus better now?", "title: !!str [Is]", "[Is]", "`title` must be a text"),
    ("section: The end", "section: The end\n    scales: {}", "scales: {}", "`scales` is not known here"),
    ("is_favourable: true", "is_favourable: yes", "got-it", "`is_favourable` must be true or false"),
    ("kind: several", "kind: matrix", "matrix", "This `kind` is not known"),
    ("kind: several", "kind: [one]", "[one]", "This `kind` is not known"),
    ("role: touches", "role: admin", "admin", "This `role` is not known"),
    ("aliases: [EHC plans]", "aliases: EHC plans", "aliases", "`aliases` must be a list"),
    ("aliases: [EHC plans]", "aliases: []", "aliases", "`aliases` is empty"),
    ("aliases: [EHC plans]", "aliases: [EHC plans, 7]", "aliases", "`aliases` 2 must be a text"),
    (
        "{id: school-bus, name: Transport, plain: The bus to school}",
        "school-bus",
        "school-bus",
        "must hold keys",
    ),
    (
        "text: Does your child",
        "mandatory: true\n        text: Does your child",
        "mandatory",
        "`mandatory` is not",
    ),
    ("text: Does your child", "txt: Does your child", "txt", "Did you mean `text`?"),
    ("text: Does your child", "txt: Does your child", "id: family", "`questions` 1 has no `text`"),
    ("label: An EHC plan}", "label: An EHC plan, or none}", "An EHC plan", "put that text in quotes"),
    ("label: An EHC plan}", "label: An EHC plan, label: B}", "An EHC plan", "`label` stands here twice"),
    ("title: Is the", "id: twice\ntitle: Is the", "id: twice", "`id` stands here twice"),
    ("title: Is the", "? [a, b]\n: c\ntitle: Is the", "[a, b]", "is not a word"),
    ("scale: need}", "scale: needs}", "bus-need", "This scale is not known. Use one of: need, change"),
    ("scale: need}", "scale: need, options: []}", "bus-need", "Both `scale` and `options`"),
    ("title: Is the bus", "title: &a Is the bus", "&a", "Anchors (&, *) are not read"),
    ("title: Is the bus", "title: {Is the bus", "minutes", "This cannot be read as YAML"),
    ("title: Is the bus", "title: \tIs: the: bus", "Is:", "This cannot be read as YAML"),
    ("title: Is the bus", "title: *unknown", "unknown", "This cannot be read as YAML"),
    ("id: sound", "id: sound\n---\nid: second", "---", "This cannot be read as YAML"),
]


@pytest.mark.parametrize(("stands", "instead", "line", "said"), CASES)
def test_a_slip_of_shape_is_named_with_its_line(
    tmp_path: Path, stands: str, instead: str, line: str, said: str
) -> None:
    text = broken(stands, instead)
    told = [problem for problem in problems_of(tmp_path, text) if said in str(problem)]
    assert any(line in text.splitlines()[problem.line - 1] for problem in told)


def test_every_slip_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = broken("minutes: 4", "minutes: four").replace("title: Is the bus better now?", "colour: red")
    text = text.replace("kind: several", "kind: matrix").replace("limit: 500", "limit: lots")
    told = problems_of(tmp_path, text)
    assert [problem.where for problem in told] == [
        "",
        "colour",
        "minutes",
        "pages.1.questions.2.kind",
        "pages.2.questions.4.limit",
        "pages.3.questions.1.limit",
    ]
    assert [problem.line for problem in told] == sorted(problem.line for problem in told)


def test_a_problem_reads_as_file_line_what_and_how_to_mend_it(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, broken("minutes: 4", "minutes: four"))
    assert str(problem) == f"{tmp_path}/broken.yaml:8: `minutes` must be a whole number. Write digits alone"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "nothing is written here"),
        (b"# only a comment\n", "nothing is written here"),
        (b"- a list\n", "The document must hold keys"),
        (b"just words", "The document must hold keys"),
        (b"id: \xff\xfe", "not UTF-8"),
        (b"id: a\0b", "cannot be read as YAML"),
        (b"pages: " + b"[" * 10_000, "too deep to read"),
    ],
)
def test_what_is_no_questionnaire_at_all_is_said_so(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in str(problems_of(tmp_path, content)[0])


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (problem,) = reading.read(tmp_path / "nothing.yaml").problems
    assert "cannot be opened" in str(problem)


def test_yes_no_and_on_are_words(tmp_path: Path) -> None:
    """YAML 1.2: a label "No" is not false."""
    text = broken("label: A taxi", "label: no").replace("An EHC plan}", "on}")
    assert problems_of(tmp_path, text) == []


def test_a_byte_order_mark_is_no_character_of_the_document(tmp_path: Path) -> None:
    assert problems_of(tmp_path, b"\xef\xbb\xbf" + SOUND.encode()) == []


def test_a_scale_becomes_the_options_of_each_question_that_names_it(tmp_path: Path) -> None:
    file = tmp_path / "sound.yaml"
    file.write_text(SOUND, encoding="utf-8")
    read = reading.read(file)
    assert read.questionnaire is not None
    (change,) = (question for question in read.questionnaire.questions if question.id == "bus-change")
    assert [option.value for option in change.options][:3] == ["better", "same", "worse"]
    label = read.lines["pages.2.questions.2.options.1.label"]
    assert "label: Better" in SOUND.splitlines()[label - 1]


FAMILY = Path(__file__).parent / "samples" / "family"


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """The folder of the samples' family, to be changed."""
    shutil.copytree(FAMILY, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(file: Path, stands: str, instead: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert stands in text
    file.write_text(text.replace(stands, instead, 1), encoding="utf-8")


def test_themes_that_a_file_leaves_out_are_those_of_its_framework() -> None:
    read = reading.read(FAMILY / "children.yaml").questionnaire
    assert read is not None
    assert read.themes == frameworks.shipped()["area-send-2023"].themes


def test_a_file_that_names_its_own_themes_and_terms_keeps_them(tmp_path: Path) -> None:
    file = tmp_path / "sound.yaml"
    file.write_text(SOUND, encoding="utf-8")
    read = reading.read(file).questionnaire
    assert read is not None
    assert [theme.id for theme in read.themes] == ["school-bus", "other-serious-concerns"]
    assert [term.term for term in read.glossary] == ["EHC plan"]


def test_terms_that_a_file_leaves_out_are_the_shared_ones_with_their_own_lines() -> None:
    read = reading.read(FAMILY / "children.yaml")
    assert read.questionnaire is not None
    terms = [term.term for term in read.questionnaire.glossary]
    line = read.lines[f"glossary.{terms.index('council') + 1}.term"]
    assert read.files["glossary"] == str(reading.GLOSSARY)
    assert "term: council" in reading.GLOSSARY.read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_slip_in_the_shared_glossary_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    glossary = tmp_path / "glossary.yaml"
    glossary.write_text("terms:\n  - {term: plan, plain: A paper, or so}\n", encoding="utf-8")
    read = reading.read(FAMILY / "children.yaml", glossary=glossary)
    assert read.questionnaire is None
    assert [(problem.file, problem.line) for problem in read.problems] == [(str(glossary), 2)]


def test_easy_read_stands_in_a_file_beside_and_comes_with_its_own_lines(family: Path) -> None:
    read = reading.read(family / "children.yaml")
    assert read.questionnaire is not None
    assert read.questionnaire.easy_minutes == 6
    first = read.questionnaire.easy_read[0]
    beside = Path(read.files["easy_read"])
    assert beside == family / "children.easy-read.yaml"
    lines = beside.read_text(encoding="utf-8").splitlines()
    assert first.source in lines[read.lines["easy_read.1.source"] - 1]
    assert first.easy[0].text in lines[read.lines["easy_read.1.easy.1.text"] - 1]
    assert "minutes: 6" in lines[read.lines["easy_minutes"] - 1]


def test_without_a_file_beside_there_is_no_easy_read(family: Path) -> None:
    (family / "children.easy-read.yaml").unlink()
    read = reading.read(family / "children.yaml").questionnaire
    assert read is not None
    assert read.presentations == ("standard",)


@pytest.mark.parametrize(
    ("stands", "instead", "said"),
    [
        ("of: family-children", "of: others", "This is not the easy read of `family-children`"),
        ("minutes: 6", "minutes: six", "`minutes` must be a whole number"),
        ("symbol: question", "picture: question", "`picture` is not known here"),
    ],
)
def test_a_slip_in_easy_read_is_named_in_its_own_file(
    family: Path, stands: str, instead: str, said: str
) -> None:
    beside = family / "children.easy-read.yaml"
    change(beside, stands, instead)
    read = reading.read(family / "children.yaml")
    assert read.questionnaire is None
    (problem,) = read.problems
    assert (problem.file, problem.what) == (str(beside), said)
    assert instead in beside.read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_the_family_of_a_file_is_what_is_beside_it_for_the_same_framework(family: Path) -> None:
    (family / "broken.yaml").write_text("framework: area-send-2023\nid: [", encoding="utf-8")
    (family / "notes.yaml").write_text("buy: milk\n", encoding="utf-8")
    (family / "other.yaml").write_text(SOUND, encoding="utf-8")
    (family / "folder.yaml").mkdir()
    change(family / "parents.yaml", "framework: area-send-2023", "framework: 'area-send-2023'  # in quotes")
    found = reading.family(family / "children.yaml", "area-send-2023")
    assert {name: each.id for name, each in found.items()} == {"parents.yaml": "family-parents"}


def test_a_file_of_the_family_is_read_again_when_it_has_changed(family: Path) -> None:
    reading.family(family / "children.yaml", "area-send-2023")
    change(family / "parents.yaml", "id: family-parents", "id: family-parents-new")
    (found,) = reading.family(family / "children.yaml", "area-send-2023").values()
    assert found.id == "family-parents-new"


def test_published_versions_are_found_by_the_id_of_the_questionnaire(family: Path) -> None:
    (found,) = reading.published(family / "children.yaml", "family-children")
    assert found.version == 1
    assert reading.published(family / "parents.yaml", "family-parents") == ()
