"""Expected errors: each is a sentence that a member can act on."""


class CoachError(Exception):
    """Something the member can put right. Its text is shown to them as it stands.

    `field` names the form field (see the view's constants) beside which it belongs, if any.
    """

    field: str | None = None

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field
