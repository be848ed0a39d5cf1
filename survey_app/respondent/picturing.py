"""The words of the pictures beside a code: each says the one thing that is drawn."""

from questionnaires.model import EasyLine
from survey_app.fieldwork import coming_back, pictures
from survey_app.fieldwork.drafts import Draft
from survey_app.fieldwork.keys import Keyring
from survey_app.i18n import gettext


def of_draft(keyring: Keyring, draft: Draft) -> tuple[EasyLine, ...]:
    """The pictures of the draft's code to come back with, in this request's language."""
    names = pictures.of_code(keyring, coming_back.code(keyring, draft), draft.key_version)
    words = _words()
    return tuple(EasyLine(text=words[name], symbol=name) for name in names)


def _words() -> dict[str, str]:
    return {
        "star": gettext("Star"),
        "outside": gettext("Tree"),
        "house": gettext("House"),
        "bus": gettext("Bus"),
        "read": gettext("Book"),
        "write": gettext("Pencil"),
        "ear": gettext("Ear"),
        "sport": gettext("Football"),
        "music": gettext("Music"),
        "clock": gettext("Clock"),
        "phone": gettext("Mobile phone"),
        "computer": gettext("Computer"),
        "map": gettext("Map"),
        "hope": gettext("Rainbow"),
        "playground": gettext("Slide"),
        "sleep": gettext("Bed"),
        "eat": gettext("Plate"),
        "shop": gettext("Shop"),
        "private": gettext("Padlock"),
        "finish": gettext("Flag"),
        "eyes": gettext("Eyes"),
        "nursery": gettext("Toy blocks"),
        "calendar": gettext("Calendar"),
        "goal": gettext("Target"),
    }
