"""Every way analysis says no. It gives a whole figure or none: nothing is guessed, dropped or mixed.

AnalysisError
├── SourceUnreadable     no database there, or none of ours
├── MissingColumn        a table of responses without a column that figures need
├── UnreadableValue      a cell of such a table that is not what its column holds
├── SeveralSurveys       a table with responses of more than one survey
├── NoSuchSurvey         the database does not know this survey
├── FrameRefused         what was released does not fit the questionnaire it is read with
│   ├── DocumentMismatch     given to another document
│   ├── UnreadableAnswers    answers that are not one JSON object
│   ├── UnknownItem          an answer to a question the document does not ask
│   ├── UnknownOption        a value the question does not offer
│   ├── UnknownValue         a voice, kind of channel or outcome this package cannot keep apart
│   ├── RepeatedResponse     one response twice
│   ├── AskedTwice           what is asked once of each person is answered in two responses of one
│   ├── NameTaken            a question has the name of a column that says something else
│   └── MixedVoices          what is to be cross-tabulated holds supporters' answers among others'
├── ColumnsUnreadable    no file of category codes, or a damaged one
├── NotInLattice         a cross-tabulation that is not published
├── CannotSplit          no groups of which everybody stands in one
└── DisclosureRefused
    ├── NotProtected         a safe table made without disclosure control
    ├── NotForReadership     this readership gets no table of this kind
    ├── NotPublished         the public gets nothing before the report's publication date
    ├── StillOpen            the one public release is made after the close and its grace
    ├── DoesNotAddUp         counts that cannot all be true
    └── WrongReadership      a safe table made for somebody else

No message holds an answer: messages reach logs.
"""

from collections.abc import Sequence


class AnalysisError(Exception):
    """Anything this package raises on purpose."""


class SourceUnreadable(AnalysisError):
    """The foreign exception is the cause."""


class NoSuchSurvey(AnalysisError):
    def __init__(self, survey_id: str) -> None:
        super().__init__(f"there is no survey {survey_id!r} in this database")
        self.survey_id = survey_id


class MissingColumn(AnalysisError):
    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__(f"the table has no column {', '.join(map(repr, columns))}")
        self.columns = tuple(columns)


class UnreadableValue(AnalysisError):
    def __init__(self, column: str, expected: str, rows: Sequence[int]) -> None:
        shown = ", ".join(map(str, rows[:5])) + (", ..." if len(rows) > 5 else "")
        super().__init__(f"the column {column!r} must hold {expected}; it does not in row {shown}")
        self.column, self.rows = column, tuple(rows)


class SeveralSurveys(AnalysisError):
    def __init__(self) -> None:
        super().__init__("the table holds responses of more than one survey: give one survey at a time")


class FrameRefused(AnalysisError):
    """No figure is made from any response of this survey."""


class DocumentMismatch(FrameRefused):
    def __init__(self, responses: int, document_hash: str) -> None:
        super().__init__(
            f"{responses} responses were given to another document than {document_hash[:12]}, "
            "the questionnaire they are read with"
        )
        self.responses = responses


class UnreadableAnswers(FrameRefused):
    def __init__(self) -> None:
        super().__init__("the answers of a response are not one JSON object")


class UnknownItem(FrameRefused):
    def __init__(self, item: str) -> None:
        super().__init__(f"responses hold an answer for {item!r}, which the questionnaire does not ask there")
        self.item = item


class UnknownOption(FrameRefused):
    def __init__(self, question: str, responses: int) -> None:
        super().__init__(f"{responses} responses answer {question!r} with a value it does not offer")
        self.question = question
        self.responses = responses


class UnknownValue(FrameRefused):
    def __init__(self, column: str) -> None:
        super().__init__(f"responses hold a value of {column!r} that cannot be kept apart from the others")
        self.column = column


class RepeatedResponse(FrameRefused):
    def __init__(self) -> None:
        super().__init__("a response was released twice")


class MixedVoices(FrameRefused):
    def __init__(self) -> None:
        super().__init__("supporters' answers are counted apart: give Frame.own or Frame.supporters")


class ColumnsUnreadable(AnalysisError):
    """The foreign exception, if there is one, is the cause."""


class NotInLattice(AnalysisError):
    def __init__(self, question: str, by: Sequence[str], why: str) -> None:
        super().__init__(f"{question!r} by {' and '.join(by) or 'nothing'} is not published: {why}")
        self.question = question
        self.by = tuple(by)


class AskedTwice(FrameRefused):
    def __init__(self, item: str) -> None:
        super().__init__(f"one person has answered {item!r} twice, which is asked once of each")
        self.item = item


class NameTaken(FrameRefused):
    def __init__(self) -> None:
        super().__init__(
            "two columns would have one name: a question is called as another fact of a response"
        )


class CannotSplit(AnalysisError):
    def __init__(self, by: str) -> None:
        super().__init__(f"there is no classification {by!r} that puts everybody into one group")
        self.by = by


class DisclosureRefused(AnalysisError):
    """Nothing is shown."""


class NotProtected(DisclosureRefused):
    def __init__(self) -> None:
        super().__init__("only disclosure.protect makes a safe table")


class NotForReadership(DisclosureRefused):
    def __init__(self, table: str, readership: str) -> None:
        super().__init__(f"{readership} does not get the table {table!r}")
        self.table = table
        self.readership = readership


class NotPublished(DisclosureRefused):
    def __init__(self) -> None:
        super().__init__("nothing is for the public before the report's publication date is entered")


class StillOpen(DisclosureRefused):
    def __init__(self) -> None:
        super().__init__("nothing is for the public while answers may still come")


class DoesNotAddUp(DisclosureRefused):
    def __init__(self, table: str) -> None:
        super().__init__(f"the counts of {table!r} cannot all be true: none is shown")
        self.table = table


class WrongReadership(DisclosureRefused):
    def __init__(self, table: str, made_for: str, asked_for: str) -> None:
        super().__init__(f"the table {table!r} was made for {made_for}, not for {asked_for}")
        self.table = table
