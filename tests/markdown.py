"""Texts as members make them: any words whatever, among the signs that the coach reads."""

from hypothesis import strategies as st

SIGNS = ("# ", "## ", "- ", "  - ", "1. ", "7. ", "> ", "**", "---\n", "\n", "\n\n", " ")
WORDS = ("Marta", "*hers*", "<@U0AAAAAAA>", "&amp;", "https://acme.test/a?b=1", "[x](https://y.zz)")

anything = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=60)


def markdown() -> st.SearchStrategy[str]:
    parts = st.sampled_from(SIGNS) | st.sampled_from(WORDS) | anything
    return st.lists(parts, min_size=1, max_size=25).map("".join)
