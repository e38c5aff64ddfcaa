"""What can go wrong around an agenda, in sentences that say what to do."""

from bot.domain.agenda.agenda import LONGEST_ITEM, MOST_TOPICS
from bot.domain.errors import CoachError


class AgendaGoneError(CoachError):
    sentence = "That agenda is no longer there. `/agenda` gathers a new one."


class AlreadyPostedError(CoachError):
    sentence = "This agenda was posted already. `/agenda` gathers the next one."


WITHOUT_A_NAME = ("directmessage", "privategroup", "mpdm-")
"""How Slack's words for conversations begin that have no name of their own."""


class BeingPostedError(CoachError):
    """`place_name` is what Slack calls the conversation; empty where it did not say."""

    def __init__(self, place_name: str = "") -> None:
        has_name = place_name and not place_name.startswith(WITHOUT_A_NAME)
        where = f"in #{place_name}" if has_name else "in your 1:1"
        super().__init__(
            f"Your agenda is being posted {where} right now. If you don't see it there in two "
            "minutes, `/agenda` asks you whether it arrived."
        )


class NothingToPostError(CoachError):
    sentence = "Nothing is ticked, so there is nothing to post. Tick what you want."


class NotPostedError(CoachError):
    """`code` is Slack's."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Slack didn't let me post there ({code}), so nothing was posted. The agenda is still "
            "here: try again in a minute."
        )


class NotAMemberError(CoachError):
    """From the DM there is no command to answer, so that only a member may post."""

    sentence = (
        "I'm not a member of that conversation, so from here I can't post in it. Invite me "
        "there with `/invite @Nextrung`, or type `/agenda` there: then I can answer you "
        "where you are. Nothing was posted."
    )


class NotHereError(CoachError):
    """Somebody acts on an agenda from where it does not stand."""

    sentence = "That agenda isn't posted here any more."


class NotYoursError(CoachError):
    """`name` is whose agenda it is."""

    def __init__(self, name: str) -> None:
        whose = f"{name}'s" if name else "somebody else's"
        super().__init__(
            f"This agenda is {whose}, so only they can change it. You can add an action, mark "
            "what you covered, or bring a topic for the next time."
        )


class NotTakingPartError(CoachError):
    """Somebody reads along who is no party to the 1:1; `name` is whose agenda it is."""

    def __init__(self, name: str) -> None:
        whose = f"{name} and their manager" if name else "the two who meet"
        super().__init__(
            f"This agenda is for {whose}, so they do the ticking here. A topic for next time is "
            "welcome from you: ⋯, then “A topic for next time”."
        )


class CannotReachItError(CoachError):
    """Slack changed nothing: it was posted by answering a command, a while ago."""

    sentence = (
        "I'm not a member of that conversation, and Slack no longer lets me change what I "
        "answered there. What you said is kept. Invite me with `/invite @Nextrung`, and from "
        "the next agenda on I can."
    )


class EmptyTopicError(CoachError):
    sentence = "Say what you want to talk about: `/agenda add the on-call rota`."
    field = "topic"


class TopicTooLongError(CoachError):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length} characters; a topic fits into {LONGEST_ITEM}. "
            "Nothing was saved: name the topic, keep the rest for the talk.",
            field="topic",
        )


class TooManyTopicsError(CoachError):
    sentence = (
        f"{MOST_TOPICS} topics are on it already, more than a 1:1 holds. Nothing was saved: "
        "keep this one for the next time."
    )
    field = "topic"
