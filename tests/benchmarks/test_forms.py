import random

from benchmarks import forms

PAGE = """<form method="get"><input name="search"></form>
<form action="/answer/1" method="post"><input type="hidden" name="csrf_token" value="a&amp;b">
<input type="radio" name="need" value="got-it"><input type="radio" name="need" value="waiting" checked>
<input type="checkbox" name="touches" value="waits"><input type="checkbox" name="touches" value="plans">
<input type="checkbox" name="touches" value="none" data-behaviour="exclusive">
<textarea name="words"></textarea>
<button name="action" value="continue"> Continue </button>
<button name="action" value="send">Send what I have <b>done</b> so far</button></form>"""


def test_the_form_that_is_posted_is_read_with_its_fields_and_buttons() -> None:
    form = forms.main_form(PAGE)
    assert form is not None
    assert (form.action, form.hidden, form.fields) == ("/answer/1", [("csrf_token", "a&b")], 5)
    assert form.choices == {"need": ["got-it", "waiting"]}
    found = form.button("so far")
    assert found is not None
    assert found.pair == ("action", "send")


def test_answers_keep_hidden_fields_and_never_tick_an_exclusive_box() -> None:
    form = forms.main_form(PAGE)
    assert form is not None
    for seed in range(50):
        pairs = forms.answers(form, random.Random(seed), prefer=("got-it",))
        assert pairs[:2] == [("csrf_token", "a&b"), ("need", "got-it")]
        assert {value for name, value in pairs if name == "touches"} <= {"waits", "plans"}


def test_a_receipt_is_read_without_its_spaces_dashes_and_markup() -> None:
    assert (
        forms.receipt('<output id="receipt" class="code"><bdi>ABCD-EFGH JKLM</bdi></output>')
        == "ABCDEFGHJKLM"
    )
    assert forms.receipt("<p>Not yet</p>") is None
