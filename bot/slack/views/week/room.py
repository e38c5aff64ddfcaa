"""How much a message of the week may hold, and what is counted against it."""

from collections.abc import Iterable
from dataclasses import dataclass

from slack_sdk.models.blocks import Block

MONDAY_WORDS = 60
FRIDAY_WORDS = 45
MOST_CONTROLS = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that Monday may say: its words, and how they look with their button."""

    text: str
    blocks: tuple[Block, ...]
    controls: int = 0


@dataclass
class Room:
    """What is left of a message that is to stay short."""

    words: int
    controls: int = MOST_CONTROLS

    def takes(self, text: str, controls: int = 0) -> bool:
        """Says whether it fits, and counts it if it does."""
        needed = len(text.split())
        if needed > self.words or controls > self.controls:
            return False
        self.words -= needed
        self.controls -= controls
        return True

    def gives_way_to(self, text: str, controls: int = 0) -> None:
        """Counts what is there in any case, so that the rest has as much less room."""
        self.words -= len(text.split())
        self.controls -= controls

    def fitting(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Those that fit, each of them counted."""
        return [piece for piece in pieces if self.takes(piece.text, piece.controls)]
