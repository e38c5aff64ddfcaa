from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.pieces import pieces_of, together

texts = st.text(alphabet=st.sampled_from("ab#\n é🚀"), max_size=300)


@given(texts, st.integers(1, 60))
def test_pieces_are_short_and_together_the_same_text(text: str, longest: int) -> None:
    pieces = pieces_of(text, longest)

    assert all(len(piece.text) <= longest for piece in pieces)
    assert together([p.text for p in pieces], [p.glue for p in pieces]) == text


def test_a_short_text_is_one_piece() -> None:
    (piece,) = pieces_of("as it is\n\nwith a gap", 100)

    assert (piece.text, piece.glue) == ("as it is\n\nwith a gap", "")


def test_it_is_cut_before_a_heading_rather_than_in_a_sentence() -> None:
    text = "# Talk\n\nOne word.\n\n## Next\n\nAnother word."

    assert [piece.text for piece in pieces_of(text, 30)] == [
        "# Talk\n\nOne word.",
        "## Next\n\nAnother word.",
    ]


def test_what_was_changed_in_a_piece_is_put_together_with_the_rest() -> None:
    text = "first part\n\nsecond part"
    pieces = pieces_of(text, 12)

    assert together(["new part", "second part"], [p.glue for p in pieces]) == (
        "new part\n\nsecond part"
    )
