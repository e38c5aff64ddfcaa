import pytest

from bot.domain.wins.slack_text import (
    HOLE,
    read_escaped,
    read_verbatim,
    unnamed_in,
    with_names,
)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("with <@U123|sam>", "with @sam"),
        ("with <@U123>", "with @U123"),
        ("told <#C1|general>", "told #general"),
        ("told <!here> and <!subteam^S1|@leads>", "told everybody here and leads"),
        ("due <!date^1392734382^{date} at {time}|18 Feb>", "due 18 Feb"),
        ("wrote to <mailto:bo@x.test|bo@x.test>", "wrote to bo@x.test"),
        ("see <https://x.test/a?b=1&amp;c=2>", "see https://x.test/a?b=1&c=2"),
        ("see <http://x.test|x.test>", "see http://x.test"),
        ("see <https://x.test/7|the PR>", "see the PR (https://x.test/7)"),
        ("a &lt;b&gt; &amp; &amp;lt; &quot;", "a <b> & &lt; &quot;"),
        ("x < y > z <b>", "x < y > z <b>"),
    ],
)
def test_shorthand_reads_as_people_read_it(sent: str, shown: str) -> None:
    assert read_escaped(sent).text == shown


def test_people_and_links_are_collected_once_and_leave_a_hole_in_the_prose() -> None:
    plain = read_escaped("<@U1|sam> and <@U1|sam> did <https://x.test|it> with <@U2>")

    assert plain.people == ("U1", "U2")
    assert plain.links == ("https://x.test",)
    assert plain.prose == f"{HOLE} and {HOLE} did {HOLE} with {HOLE}"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://x.test/a.", "https://x.test/a"),
        ("(https://x.test/a)", "https://x.test/a"),
        ("https://x.test/a_(b)", "https://x.test/a_(b)"),
        ("https://x.test/a?!", "https://x.test/a"),
    ],
)
def test_bare_link_ends_where_its_sentence_goes_on(written: str, url: str) -> None:
    for plain in (read_escaped(written), read_verbatim(written)):
        assert plain.links == (url,)
        assert plain.text == written


def test_what_was_typed_into_a_form_is_taken_as_it_stands() -> None:
    plain = read_verbatim("a &lt; b, <@U123|sam>, see https://x.test")

    assert plain.text == "a &lt; b, <@U123|sam>, see https://x.test"
    assert plain.people == ()
    assert plain.links == ("https://x.test",)


def test_other_schemes_are_read_out_and_are_no_links() -> None:
    plain = read_escaped("call <tel:+491|+49 1> or <skype:bo>")

    assert plain.text == "call +49 1 or skype:bo"
    assert plain.links == ()


def test_a_mention_without_a_name_gets_the_one_that_is_known() -> None:
    sent = "<@U1> and <@U2|sam> thanked <@U3> and <@U1>"

    named = with_names(sent, {"U1": "Kim | <R&D>", "U2": "nobody", "U3": ""})

    assert unnamed_in(sent) == ("U1", "U3")
    assert read_escaped(named).text == "@Kim <R&D> and @sam thanked @U3 and @Kim <R&D>"
    assert read_escaped(named).people == ("U1", "U2", "U3")
