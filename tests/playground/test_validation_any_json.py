"""Whatever JSON an app sends, the answer is a list of problems and never an exception."""

from hypothesis import given
from hypothesis import strategies as st

from playground.validation import check_blocks, check_view
from playground.validation.arguments import check_call, decode
from playground.validation.blocks import BLOCKS
from playground.validation.elements import IN_ACTIONS, IN_INPUT
from playground.validation.methods import METHODS
from playground.validation.rich_text import INLINE

NAMES = (
    "type", "text", "elements", "element", "options", "option_groups", "initial_options",
    "initial_option", "initial_value", "rows", "chart", "series", "axis_config", "block_id",
    "action_id", "accessory", "fields", "max_length", "min_length", "initial_date", "view",
    "blocks", "metadata", "attachments", "text/~",
)  # fmt: skip
TYPES = (*BLOCKS, *IN_ACTIONS.shapes, *IN_INPUT.shapes, *INLINE.shapes, "plain_text", "mrkdwn")
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=5)
    | st.sampled_from(TYPES)
)
ANY_JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=12,
)
OBJECTS = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional=dict.fromkeys((name for name in NAMES if name != "type"), ANY_JSON),
)


@given(blocks=st.lists(OBJECTS | ANY_JSON, max_size=3) | ANY_JSON)
def test_any_blocks_get_an_answer(blocks: object) -> None:
    for problem in check_blocks(blocks, "message"):
        assert problem.pointer.startswith("/blocks")
        assert problem.message


@given(view=st.dictionaries(st.sampled_from(NAMES), ANY_JSON, max_size=6) | ANY_JSON)
def test_any_view_gets_an_answer(view: object) -> None:
    assert all(problem.pointer.startswith("/view") for problem in check_view(view, "modal"))


@given(
    method=st.sampled_from(sorted(METHODS)),
    args=st.dictionaries(st.sampled_from((*NAMES, "channel", "users", "limit")), ANY_JSON),
)
def test_any_arguments_get_an_answer(method: str, args: dict[str, object]) -> None:
    for problem in check_call(method, decode(method, args)):
        assert problem.code
