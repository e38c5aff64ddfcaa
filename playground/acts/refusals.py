"""Why something that a person tried did not happen, in a sentence for that person."""

from playground.backstage import Backstage
from playground.conversations import Conversation
from playground.deliveries.parcels import Answer
from playground.people import Person


class ActRefusedError(Exception):
    """The act is not possible; `code` is for programs, `str()` for people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class AppSilentError(ActRefusedError):
    """The app did not acknowledge; the person was told by a notice as well."""

    def __init__(self, sentence: str) -> None:
        super().__init__("app_did_not_answer", sentence)


def expect_answer(
    backstage: Backstage, person: Person, answer: Answer, what: str, channel: str | None = None
) -> None:
    """Tell the person, and raise AppSilentError, when the app has not acknowledged `what`."""
    if answer.failure is None:
        return
    app = backstage.installation.manifest.name
    reasons = {
        "connection_failed": f"{app} is not connected",
        "http_error": f"{app} answered with an error",
    }
    reason = reasons.get(answer.failure, f"{app} did not answer within three seconds")
    sentence = f"{what} failed because {reason}. Try again in a moment."
    backstage.workspace.notify(person.id, sentence, channel)
    raise AppSilentError(sentence)


def conversation_of(backstage: Backstage, person: Person, channel: str) -> Conversation:
    """Return a conversation that the person is in."""
    conversation = backstage.workspace.conversations.get(channel)
    if conversation is None or person.id not in conversation.members:
        raise ActRefusedError("channel_not_found", f"{person.name} is not in that conversation.")
    return conversation
