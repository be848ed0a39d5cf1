"""Easy read of the pages before the questions, but for what is agreed to: under each text its lines.

A text that is easy already is its own line and only gets a symbol.
"""

# ruff: noqa: RUF001  # the apostrophes of printed words
from collections.abc import Mapping

from questionnaires.model import EasyLine
from survey_app.respondent.easy_agreeing import (
    BECOME_EVIDENCE,
    BEING_HURT,
    CHILD_SAFETY_TOLD,
    COUNCIL,
    CQC_CHECKS,
    CQC_IS,
    EMPLOYER,
    FAMILY_SERVICES,
    IN_DANGER,
    OFSTED_AND_CQC,
    OFSTED_CHECKS,
    ONLY_SENT,
    ONLY_TEAM,
    OWN_SCHOOL,
    SKIP_ANY,
    STOP_ANY,
    TAKE_BACK,
)
from survey_app.respondent.easy_lines import line

# Lines that stand under more than one text
_COMING = line("Inspectors are coming to %(area)s.", "map")
_PEOPLE = line("Inspectors are people who check if help is good.", "check")
_WANT = line("They want to know how good help is.", "good")
_SEND = (
    line("This is about children and young people with SEND.", "young-person"),
    line("SEND means needing more help to learn, or being disabled.", "wheelchair"),
)
_MORE_HELP = line("You need more help than others, or are disabled.", "help-hand")
START_UNTIL = line("You can start until %(closes)s.", "start")
SEND_UNTIL = (
    line("If you have started, you can finish.", "continue"),
    line("You can send until %(ends)s.", "clock"),
)
SHARED_PHONE = line("Do you share this phone?", "phone")
CLEARS = line("It clears this survey from the phone.", "nobody-sees")

START: Mapping[str, tuple[EasyLine, ...]] = {
    "Before you start": (line("Before you start", "start"),),
    "Answers were begun here. You can still finish and send them until %(ends)s.": (
        line("Somebody has started to answer here.", "survey"),
        line("You can still finish.", "finish"),
        line("You can send until %(ends)s.", "clock"),
    ),
    "Answers were begun here. You can carry on. If that was not you, start again: you will see nothing of "
    "them.": (
        line("Somebody has started to answer here.", "survey"),
        line("If it was you, you can carry on.", "continue"),
        line("If it was not you, start again.", "back"),
        line("You will not see their answers.", "nobody-sees"),
    ),
    "Inspectors from Ofsted and the Care Quality Commission (CQC) are visiting %(area)s. Ofsted checks schools "
    "and children’s services. CQC checks hospitals, clinics and care. They come back to see if big problems are "
    "getting better for children and young people with special educational needs and disabilities (SEND).": (
        _COMING,
        _PEOPLE,
        OFSTED_AND_CQC,
        OFSTED_CHECKS,
        CQC_IS,
        CQC_CHECKS,
        line("They come back because there were big problems.", "worried"),
        line("They want to see if things are getting better.", "better"),
        *_SEND,
    ),
    "Inspectors from Ofsted and the Care Quality Commission (CQC) are visiting %(area)s. Ofsted checks schools "
    "and children’s services. CQC checks hospitals, clinics and care. They want to know how well children and "
    "young people with special educational needs and disabilities (SEND) are helped.": (
        _COMING,
        _PEOPLE,
        OFSTED_AND_CQC,
        OFSTED_CHECKS,
        CQC_IS,
        CQC_CHECKS,
        _WANT,
        *_SEND,
    ),
    "Inspectors from Ofsted and the Care Quality Commission (CQC) are visiting %(area)s. They want to know how "
    "well children and young people with special educational needs and disabilities (SEND) are helped.": (
        _COMING,
        _PEOPLE,
        OFSTED_AND_CQC,
        OFSTED_CHECKS,
        CQC_IS,
        CQC_CHECKS,
        _WANT,
        *_SEND,
    ),
    "Inspectors from Ofsted and the Care Quality Commission (CQC) are visiting %(area)s. They want to know how "
    "well services work together for children and young people with special educational needs and disabilities "
    "(SEND).": (
        _COMING,
        _PEOPLE,
        OFSTED_AND_CQC,
        OFSTED_CHECKS,
        CQC_IS,
        CQC_CHECKS,
        line("They want to know how well services work together.", "meeting"),
        *_SEND,
    ),
    "Inspectors are people who check if help is good. They are coming to %(area)s. They want to hear from "
    "children.": (_COMING, _PEOPLE, line("They want to hear from children.", "child")),
    "The inspectors come from Ofsted and the Care Quality Commission (CQC).": (OFSTED_AND_CQC, CQC_IS),
    "Inspectors are people who check if help is good. They are coming to %(area)s. They want to know what help "
    "is like for children and young people who need more help to learn, or who are disabled.": (
        _COMING,
        _PEOPLE,
        _WANT,
        line("It is about children and young people.", "young-person"),
        line("They need more help to learn, or are disabled.", "wheelchair"),
    ),
    "The inspectors come from Ofsted and the Care Quality Commission (CQC). Ofsted checks schools and colleges. "
    "CQC checks doctors, hospitals and care.": (
        OFSTED_AND_CQC,
        line("Ofsted checks schools and colleges.", "school"),
        CQC_IS,
        line("It checks doctors, hospitals and care.", "hospital"),
    ),
    "Who can answer": (line("Who can answer", "you"),),
    "Any parent or carer of someone aged 0 to 25 with SEND who gets help from %(area)s, or needs it. Your child "
    "does not need an education, health and care (EHC) plan. If you also work with children, answer here as a "
    "parent only.": (
        line("You can answer if you are a parent or carer.", "family"),
        line("A carer looks after someone.", "help-hand"),
        line("Your child is 0 to 25 years old and has SEND.", "child"),
        line("They get help from %(area)s, or need it.", "map"),
        line("They do not need an EHC plan.", "plan"),
        line("It is a plan for education, health and care.", "paper"),
        line("Maybe you work with children too.", "work"),
        line("Then answer here only as a parent.", "adult"),
    ),
    "A child of about 5 to 10, with a grown-up they trust beside them. The child says what to choose. The "
    "grown-up reads it out and writes down the child’s own words.": (
        line("You can answer if you are about 5 to 10.", "number-5-10"),
        line("A grown-up you trust sits beside you.", "trusted-adult"),
        line("They read it out.", "read"),
        line("You say what to choose.", "choose"),
        line("They write down your own words.", "write"),
    ),
    "You can answer if you are 11 to 15 and need more help than others, or are disabled.": (
        line("You can answer if you are 11 to 15.", "number-11-15"),
        _MORE_HELP,
    ),
    "You can answer if you are 16 to 18 and need more help than others, or are disabled.": (
        line("You can answer if you are 16 to 18.", "number-16-18"),
        _MORE_HELP,
    ),
    "You can answer if you are 19 to 25 and need more help than others, or are disabled.": (
        line("You can answer if you are 19 to 25.", "number-19-25"),
        _MORE_HELP,
    ),
    "You can ask someone you trust to help you. The answers are yours.": (
        line("You can ask someone you trust to help you.", "helper"),
        line("The answers are yours.", "me"),
    ),
    "Anyone who knows or helps someone with SEND who cannot answer, even with help. Say only what you have seen. "
    "Your answers are never counted as theirs.": (
        line("Maybe you know or help someone with SEND.", "helper"),
        line("They cannot answer, even with help.", "help-none"),
        line("Then you can answer.", "you"),
        line("Say only what you have seen.", "eyes"),
        line("We never count your answers as theirs.", "many"),
    ),
    "People who led or arranged the inspection for the area.": (
        line("You can answer if you led the inspection for the area.", "council"),
        line("Or if you helped to plan it.", "plan"),
    ),
    "Anyone who works with children or young people with SEND in education, health or social care. If you are "
    "also a parent, answer here only about your work.": (
        line("You can answer if you work with children with SEND.", "child"),
        line("Or with young people with SEND.", "young-person"),
        line("You work in education, health or social care.", "work"),
        line("Maybe you are a parent too.", "family"),
        line("Then answer here only about your work.", "teacher"),
    ),
    "Your employer and the council never see your answers. Still, please use your own phone and network, not "
    "those of your work.": (
        *EMPLOYER,
        COUNCIL,
        line("Please use your own phone.", "phone"),
        line("Please do not use the internet of your work.", "computer"),
    ),
    "How long, and until when": (line("How long, and until when", "clock"),),
    "It takes about %(minutes)s minutes. You can skip any question, and you can stop at any time.": (
        line("It takes about %(minutes)s minutes.", "clock"),
        SKIP_ANY,
        STOP_ANY,
    ),
    "You can start until %(closes)s. If you have started by then, you have until %(ends)s to send.": (
        START_UNTIL,
        *SEND_UNTIL,
    ),
    "You choose, and nobody knows your name": (line("You choose, and nobody knows your name", "private"),),
    "You do not have to answer. Nobody will be treated better or worse for it.": (
        line("You do not have to answer.", "choose"),
        line("Nobody is treated better or worse for it.", "same"),
    ),
    "We do not ask for names. Please do not write any.": (
        line("We do not ask for names.", "private"),
        line("Please do not write names.", "write"),
    ),
    "Only the inspection team reads what you send. The council, the National Health Service (NHS), schools and "
    "the parent carer forum (the parents’ group in your area) never do.": (ONLY_TEAM, *FAMILY_SERVICES),
    "Only the inspection team reads what you send. Your employer, the council, the National Health Service (NHS) "
    "and schools never do.": (ONLY_TEAM, *EMPLOYER, *FAMILY_SERVICES[:4]),
    "Only the inspection team reads what you send. Your school or college, the council and your family do not "
    "see it.": (ONLY_TEAM, *OWN_SCHOOL),
    "We read only what you send. If you do not send it, we delete it, unless you choose that it is sent when the "
    "survey ends.": (
        ONLY_SENT,
        line("We delete what you do not send.", "take-back"),
        line("You can choose that it is sent at the end.", "calendar"),
    ),
    "What happens with your answers": (line("What happens with your answers", "answer"),),
    "They become part of the evidence for this inspection. Inspectors may write about them in a report that "
    "everyone can read, but never so that someone could tell who said it.": (
        *BECOME_EVIDENCE,
        line("Inspectors may write about your answers in a report.", "paper"),
        line("Everyone can read the report.", "everyone"),
        line("Nobody can tell from it who said what.", "nobody-sees"),
    ),
    "If you tell us that someone is being hurt or is in danger, inspectors must pass it on to people who keep "
    "children safe.": (BEING_HURT, IN_DANGER, CHILD_SAFETY_TOLD),
    "You get a code at the end. With it you can take your answers back until %(until)s.": TAKE_BACK,
    "Questions or complaints": (line("Questions or complaints", "question"),),
    "If the survey does not work, or you want it in another form such as large print, Braille or by phone, call "
    "Ofsted: %(number)s. You can complain there too.": (
        line("Maybe the survey does not work.", "computer"),
        line("Maybe you want large print or Braille.", "eyes"),
        line("Braille is words that you read with your fingers.", "read"),
        line("Maybe you want to answer by phone.", "talk"),
        line("Then call Ofsted: %(number)s.", "phone"),
        line("You can complain there too.", "bad"),
        line("To complain is to say what is wrong.", "mouth-speech"),
    ),
}
WHO: Mapping[str, tuple[EasyLine, ...]] = {
    "Who is answering?": (line("Who is answering?", "you"),),
    "Inspectors keep answers with help and answers without help apart, so that they read each one right.": (
        line("Some people have help to answer.", "help"),
        line("We keep those answers apart.", "many"),
        line("Then inspectors read each one right.", "read"),
    ),
    "How are you answering?": (line("How are you answering?", "ask"),),
    "I am a parent or carer and answer by myself": (line("I am a parent or carer, by myself", "me"),),
    "I am a parent or carer and someone helps me": (line("I am a parent or carer, with help", "helper"),),
    "I support the family and say what I have seen": (line("I help the family and say what I saw", "eyes"),),
    "By myself": (line("By myself", "me"),),
    "Someone helps me": (line("Someone helps me", "helper"),),
    "Who helps the child, and how?": (line("Who helps the child, and how?", "helper"),),
    "If someone helps you: who is it, and how do they help?": (
        line("Maybe someone helps you.", "help-hand"),
        line("Who is it, and how do they help?", "question"),
    ),
    "Choose all that are true.": (line("Choose all that are true.", "choose"),),
    "Choose all that are true. Skip this if nobody helps you.": (
        line("Choose all that are true.", "choose"),
        line("Skip this if nobody helps you.", "skip"),
    ),
    "Someone in the family": (line("Someone in the family", "family"),),
    "Someone who works in a school, college or service": (
        line("Someone who works in a school, college or service", "teacher"),
    ),
    "A friend, or someone who speaks or translates": (
        line("A friend, or someone who speaks or translates", "friends"),
    ),
    "They read the questions out": (line("They read the questions out", "read"),),
    "They write down what is said": (line("They write down what is said", "write"),),
    "They decide some of the answers": (line("They decide some of the answers", "decide"),),
}
