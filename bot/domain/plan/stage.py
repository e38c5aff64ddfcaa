"""What fits which stage: the question to bring to the next 1:1."""

from bot.domain.plan.case import Stage

_QUESTIONS: dict[Stage, tuple[str, ...]] = {
    "learn": (
        "How does somebody here get to the next level, from the first talk to the day they hear?",
        "Who has a say when a step up is decided, and what do they look at?",
        "When you think of people who moved up here, what did they have in common?",
        "How long before it is announced is a decision usually made?",
    ),
    "criteria": (
        "Which three things tell you that somebody already works at the next level?",
        "Can we go through what is expected at my level and the one above, point by point?",
        "Is there anything you look for that the written list doesn't say?",
        "What did the last strong example of that level look like to you?",
    ),
    "gaps": (
        "Which one thing would you like to see more of from me, and where could I show it?",
        "Is it that I can't do it yet, or that the right people haven't seen me do it?",
        "Where do you and I see my work differently?",
        "Who besides you needs to be convinced, and of what?",
    ),
    "work": (
        "From where you sit, what has changed in the last month, and what hasn't yet?",
        "Which piece of work in the coming weeks would stretch me in the right direction?",
        "Is what I'm working on still the thing that matters most for the next level?",
        "Who should see this work while it is happening?",
    ),
    "ready": (
        "Is there anything left on our list that you wouldn't sign today?",
        "What would make it easy for you to speak for me, and what would make it hard?",
        "When would you want everything in hand, so that there is time to weigh it?",
    ),
    "asked": (
        "What have you heard since we last talked, and what do people still want to see?",
        "Is there a question about my work that I could answer for you?",
        "On which day do we look at this together again?",
    ),
    "answered": (
        "Of what we agreed, what comes first, and how will we notice that it is done?",
        "Can we put the next dates in writing, so that neither of us has to remember them?",
    ),
    "promoted": (
        "What would a good first three months in this role look like to you?",
        "What should I stop doing, so that somebody else can grow into it?",
    ),
    "not_this_time": (
        "What was the one thing that decided it, and can you give me an example?",
        "Was it about timing and budget, or about my work?",
        "When do we look at it again, and what should be different by then?",
    ),
}


def question_for(stage: Stage, turn: int = 0) -> str:
    """Return one question for the agenda; `turn` (say, agendas so far) rotates through them.

    None of them asks for the promotion: that has drafts and a meeting of its own (000-7, 004-42).
    """
    questions = _QUESTIONS[stage]
    return questions[turn % len(questions)]
