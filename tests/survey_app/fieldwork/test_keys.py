import stat

import pytest

from survey_app.errors import BadSettings
from survey_app.fieldwork import keys
from survey_app.fieldwork.keys import Keyring


def test_a_keyring_comes_back_from_its_file_as_it_was(tmp_path):
    keyring = keys.new().with_new_key()
    keys.write(tmp_path / "keys", keyring)
    assert keys.read(tmp_path / "keys") == keyring
    assert keyring.versions == (2, 1)


def test_the_file_of_keys_is_for_its_owner_alone_even_when_written_over(tmp_path):
    path = tmp_path / "keys"
    path.write_text("")
    path.chmod(0o644)
    keys.write(path, keys.new())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


def test_the_newest_key_makes_and_every_key_finds():
    older = keys.new()
    newer = older.with_new_key()
    assert newer.derive("link") != older.derive("link")
    assert newer.derive("link", 1) == older.derive("link")
    assert newer.digests("link", b"x") == (newer.digest("link", b"x"), older.digest("link", b"x"))


def test_each_purpose_has_a_key_of_its_own():
    keyring = keys.new()
    derived = {keyring.derive(purpose) for purpose in ("link", "receipt", "draft key", "comment")}
    assert len(derived) == 4
    assert keyring.keys[0][1] not in derived


def test_a_version_that_is_gone_is_not_guessed():
    with pytest.raises(KeyError, match="version 7"):
        keys.new().derive("link", 7)


def test_a_bound_key_needs_all_its_parts_and_knows_where_one_ends():
    key = keys.new().derive("draft key")
    assert keys.bind(key, b"ab", b"c") != keys.bind(key, b"a", b"bc")
    assert keys.bind(key, b"ab") != keys.bind(key, b"ab", b"")
    assert keys.bind(key, b"ab") != keys.bind(keys.new().derive("draft key"), b"ab")


def test_a_keyring_that_is_printed_shows_no_key():
    keyring = keys.new()
    assert repr(keyring) == "Keyring(versions=[1])"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "not 32 random bytes"),
        ("1 c2hvcnQ=", "not 32 random bytes"),
        ("one c2hvcnQ=", "cannot be read"),
        ("1 not-base64!", "cannot be read"),
        ("1", "cannot be read"),
    ],
)
def test_a_file_that_holds_no_good_keys_is_refused(tmp_path, text, problem):
    (tmp_path / "keys").write_text(text)
    with pytest.raises(BadSettings, match=problem):
        keys.read(tmp_path / "keys")


def test_one_version_for_two_keys_is_refused(tmp_path):
    (_, first), (_, second) = keys.new().keys[0], keys.new().keys[0]
    keys.write(tmp_path / "keys", Keyring(((1, first), (1, second))))
    with pytest.raises(BadSettings, match="one version to two keys"):
        keys.read(tmp_path / "keys")


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(BadSettings, match="nowhere"):
        keys.read(tmp_path / "nowhere")
