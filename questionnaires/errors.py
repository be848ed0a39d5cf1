"""What can go wrong with a questionnaire that is already in use.

QuestionnaireError
├── NoSuchPage          no page has this number or id
└── UnreadableDocument  stored text that is not a questionnaire's JSON

An author's slips are no errors: they are `reading.Problem` values, collected all at once.
"""


class QuestionnaireError(Exception):
    """Anything this package raises."""


class NoSuchPage(QuestionnaireError):
    def __init__(self, page: int | str) -> None:
        super().__init__(f"there is no page {page!r}")
        self.page = page


class UnreadableDocument(QuestionnaireError):
    """The stored document is not one; the JSON or the field at fault is the cause."""
