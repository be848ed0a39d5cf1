"""Easy read of the pages after the questions, and of those that end a visit early."""

# ruff: noqa: RUF001  # the apostrophes of printed words
from collections.abc import Mapping

from questionnaires.model import EasyLine
from survey_app.respondent.easy_agreeing import TAKE_BACK_CODE, UNTIL
from survey_app.respondent.easy_lines import line
from survey_app.respondent.easy_opening import CLEARS, SEND_UNTIL, SHARED_PHONE, START_UNTIL

_NOT_SENT = line("They are not sent yet.", "letter")
_PRINT = line("You can print this page to keep it.", "paper")
_ELSEWHERE = line("You answered this somewhere else.", "computer")
_NOT_HERE = line("It is not shown here.", "nobody-sees")
_SEND_MEANS = line("SEND means needing more help to learn, or being disabled.", "wheelchair")

CHECKING: Mapping[str, tuple[EasyLine, ...]] = {
    "Check your answers": (line("Check your answers", "check"),),
    "You have not answered a question yet, so there is nothing to send.": (
        line("You have not answered a question yet.", "none"),
        line("So there is nothing to send.", "send"),
    ),
    "Some pages are not answered yet. You can send what you have, or go on.": (
        line("Some questions have no answer yet.", "question"),
        line("You can send what you have.", "send"),
        line("Or you can go on.", "continue"),
    ),
    "When you choose Send, the inspection team can read this. After that you cannot change it. You can still take "
    "it all back.": (
        line("When you choose Send, the inspectors can read this.", "send"),
        line("After that you cannot change it.", "change"),
        line("You can still take it all back.", "take-back"),
    ),
    "To keep a copy, print this page.": (_PRINT,),
    "Answered in another browser. It is not shown here.": (_ELSEWHERE, _NOT_HERE),
    "Answered in another browser. It will be sent, and it is not shown here.": (
        _ELSEWHERE,
        line("It will be sent.", "send"),
        _NOT_HERE,
    ),
    "You skipped this.": (line("You skipped this.", "skip"),),
}
RECEIPT: Mapping[str, tuple[EasyLine, ...]] = {
    "Sent. Thank you.": (line("Sent.", "send"), line("Thank you.", "happy")),
    "You have begun answers for another child. They are not sent yet. If you choose Finish now, they are lost.": (
        line("You have started answers for another child.", "child"),
        _NOT_SENT,
        line("If you choose Finish now, they are lost.", "finish"),
    ),
    "Your answers are safe with the inspection team. They can read them now.": (
        line("Your answers are safe with the inspectors.", "safe"),
        line("They can read them now.", "read"),
    ),
    "Your code": (line("Your code", "receipt"),),
    "Your code for child %(number)s": (line("Your code for child %(number)s", "receipt"),),
    "These answers are taken back. They are in no count.": (
        line("These answers are taken back.", "take-back"),
        line("They are not counted.", "none"),
    ),
    "Write it down, take a photo, or use your browser’s print. We do not send it to you, and we show it only here. "
    "With this code you can take your answers back until %(until)s.": (
        line("Write the code down.", "write"),
        line("Or take a photo of it.", "phone"),
        line("Or print this page.", "paper"),
        line("We do not send it to you.", "letter"),
        line("We show it only here.", "eyes"),
        TAKE_BACK_CODE,
        UNTIL,
    ),
    "More than one child? Answer for each. Your yes counts again:": (
        line("Maybe you have more than one child.", "brother-sister"),
        line("Then you can answer for each.", "survey"),
        line("Your yes counts again:", "yes"),
    ),
    "You have answered for %(count)s children. One link is for %(count)s at most.": (
        line("You have answered for %(count)s children.", "brother-sister"),
        line("One link is for %(count)s and no more.", "stop"),
    ),
    "What you sent": (line("What you sent", "letter"),),
    "What you sent for child %(number)s": (line("What you sent for child %(number)s", "letter"),),
    "Only this browser shows it, until you choose Finish, and for a day at most. To keep a copy, print this page.": (
        line("You can see it only here.", "eyes"),
        line("You can see it until you choose Finish.", "finish"),
        line("You can see it for a day at most.", "today"),
        _PRINT,
    ),
    "What happens next": (line("What happens next", "future"),),
    "Inspectors visit %(area)s and look into what families told them.": (
        line("Inspectors visit %(area)s.", "inspector"),
        line("They look into what families told them.", "listen"),
    ),
    "They write a report. Ofsted puts it on its website for everyone to read.": (
        line("They write a report.", "paper"),
        line("Ofsted puts it on its website.", "computer"),
        line("Everyone can read the report.", "everyone"),
    ),
    "If you share this phone, choose Finish. It clears this survey from it.": (
        SHARED_PHONE,
        line("Then choose Finish.", "finish"),
        CLEARS,
    ),
    "Are you also someone else, such as a parent who works with children? Write down your code. Then you can "
    "answer that survey too.": (
        line("Maybe you are a parent and work with children.", "work"),
        line("Write your code down first.", "write"),
        line("Then you can answer the other survey too.", "survey"),
    ),
}
ENDING_EARLY: Mapping[str, tuple[EasyLine, ...]] = {
    "That is fine. Nothing about you is kept.": (
        line("That is fine.", "good"),
        line("We keep nothing about you.", "none"),
    ),
    "You have not taken part, and nobody is told.": (
        line("You have not taken part.", "no"),
        line("We tell nobody.", "private"),
    ),
    "If you change your mind, open your link again until %(closes)s. If you have started by then, you have until "
    "%(ends)s to send.": (
        line("You can change your mind.", "think"),
        line("Then open your link again.", "phone"),
        START_UNTIL,
        *SEND_UNTIL,
    ),
    "You can go on": (line("You can go on", "continue"),),
    "It is fine that the adult who looks after you does not know. Nobody tells them.": (
        line("Maybe the adult who looks after you does not know.", "trusted-adult"),
        line("That is fine.", "good"),
        line("We do not tell them.", "private"),
    ),
    "If you want to talk to someone, call Childline: %(number)s. It is free, and it does not show on the phone "
    "bill.": (
        line("Maybe you want to talk to someone.", "talk"),
        line("Then call Childline: %(number)s.", "phone"),
        line("It is free.", "money"),
        line("It does not show on the phone bill.", "paper"),
    ),
    "If you share this phone, choose Exit this page if someone comes. When you have sent your answers, choose "
    "Finish. It clears this survey from the phone.": (
        SHARED_PHONE,
        line("Choose Exit this page if someone comes.", "eyes"),
        line("When you have sent, choose Finish.", "finish"),
        CLEARS,
    ),
    "This survey is not open yet": (line("This survey is not open yet", "wait"),),
    "It opens at %(opens)s. Open the same link again then.": (
        line("It opens at %(opens)s.", "clock"),
        line("Then open your link again.", "phone"),
    ),
    "Keep the link or the code. It stays the same.": (
        line("Keep the link or the code.", "receipt"),
        line("It stays the same.", "same"),
    ),
    "This survey has closed": (line("This survey has closed", "stop"),),
    "It closed at %(closes)s. If you had started, you had until %(ends)s to send.": (
        line("It closed at %(closes)s.", "clock"),
        line("If you had started, you could still finish.", "finish"),
        line("You could send until %(ends)s.", "send"),
    ),
    "Read what people told us": (line("Read what people told us", "read"),),
    "You can still tell inspectors something. Call Ofsted: %(number)s. Say that it is about the SEND inspection in "
    "your area. SEND means special educational needs and disabilities.": (
        line("You can still tell inspectors something.", "talk"),
        line("Then call Ofsted: %(number)s.", "phone"),
        line("Say that it is about SEND in your area.", "map"),
        _SEND_MEANS,
    ),
    "These answers have been sent": (line("These answers have been sent", "send"),),
    "Thank you. They cannot be changed any more.": (
        line("Thank you.", "happy"),
        line("You cannot change them any more.", "change"),
    ),
    "A link that was sent to you alone can be used once. If somebody else used it, ask the person who gave it to "
    "you for a new one, or call Ofsted: %(number)s.": (
        line("Your own link can be used once.", "one"),
        line("Maybe somebody else has used it.", "something-else"),
        line("Ask for a new link where you got yours.", "ask"),
        line("Or call Ofsted: %(number)s.", "phone"),
    ),
}
