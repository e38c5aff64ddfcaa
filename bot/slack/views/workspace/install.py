"""The pages in the browser of whoever installs the coach: the button, and how it ended.

They load nothing from anywhere, and tell nobody where they were opened from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from bot.slack.manifest import NAME

HEADERS: Mapping[str, str] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
"""The address of the last page holds a code, which no other page has to hear of."""

ANOTHER_REASON = "another"

STYLE = """\
:root { color-scheme: light dark; --ink: #17211f; --quiet: #51615d; --paper: #f4f6f3;
  --card: #fff; --deep: #1d4e4a; --on-deep: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9efec; --quiet: #a9bab5; --paper: #101615;
  --card: #19211f; --deep: #7fc8bd; --on-deep: #0d1a18; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  box-sizing: border-box; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 34rem; background: var(--card); border-radius: 1rem; padding: 2.25rem 2.5rem;
  box-shadow: 0 1px 2px #0002, 0 8px 30px #0001; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: 0 0 .75rem; text-wrap: balance; }
p { margin: 0 0 1rem; text-wrap: pretty; }
.next { font-weight: 600; }
.quiet { color: var(--quiet); font-size: .9375rem; margin-bottom: 0; }
a.button { display: inline-block; margin: .5rem 0 1.25rem; padding: .7rem 1.4rem;
  border-radius: .6rem; background: var(--deep); color: var(--on-deep); font-weight: 600;
  text-decoration: none; }
a.button:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a page says of an installation that came to nothing."""

    title: str
    what: str
    next_step: str
    button: str = "Start again"


REASONS: Mapping[str, Ended] = {
    "access_denied": Ended(
        "Nothing was installed",
        "You chose Cancel in Slack, and nothing has changed there.",
        "if you want to look at it once more, start again. You can cancel as often as you like.",
    ),
    "invalid_browser": Ended(
        "This browser doesn't remember that you began",
        "Slack sent you here, but you began in another browser, cookies are off, or this page was "
        "loaded a second time. I go on only where somebody began, so that nobody can be talked "
        "into an installation that isn't theirs. What was installed before is untouched.",
        "begin here, and stay in this window.",
    ),
    "invalid_state": Ended(
        "That took too long, or it was opened twice",
        "A start is good for ten minutes and for one way back from Slack.",
        "start again; it takes two clicks. If it was installed before, nothing is lost by that.",
    ),
    "storage_error": Ended(
        f"Slack agreed, but {NAME} couldn't save it",
        "I can't reach my database, so nothing was saved.",
        "start again in a minute. If that ends here, too, tell whoever runs me: `nextrung doctor` "
        "says what is wrong.",
    ),
    ANOTHER_REASON: Ended(
        "Slack didn't confirm it",
        "You were sent back without what I need to go on. A start can be used once, so going back "
        "in the browser or loading the page again ends here.",
        "start again. If it ends here twice, tell whoever runs me: `nextrung doctor` says what is "
        "wrong.",
    ),
}
"""By Bolt's word for it, or Slack's (docs.slack.dev/authentication/installing-with-oauth)."""


def install_page(url: str) -> str:
    """`url` is where Slack asks for consent."""
    return _page(
        f"{NAME} for your workspace",
        _text(
            "A private coach for everybody who wants to get to the next rung: wins saved while "
            "they are fresh, a question on Monday and one on Friday, and the words ready on the "
            "day it is time to ask."
        ),
        _button(url, "Add to Slack"),
        _quiet(
            "Slack shows you what it may do before you agree. It reads no messages in channels, "
            "and it writes to nobody before somebody asks it to. Who can read what people tell it: "
            "the people they choose to show it to; whoever runs the server that it is on; and "
            "whoever may export your company's Slack, which holds what it sent them."
        ),
    )


def installed_page(workspace: str, link: str, promo: str) -> str:
    """`link` opens the coach in Slack; `promo` is the command to begin with."""
    return _page(
        f"{NAME} is in {workspace}" if workspace else f"{NAME} is in your workspace",
        _text("Done. Everybody here can use it, and it writes to nobody first."),
        _next(
            f"open it in Slack and type {promo} for yourself; then tell the others that it is"
            " there."
        ),
        _button(link, "Open it in Slack"),
        _quiet(
            "If you remove it, in Slack under Apps, I delete its token at once. What people saved "
            "stays for as long as whoever runs me has set, in case you reinstall."
        ),
    )


def installed_for_all_page(organisation: str) -> str:
    """An organisation's admins add the coach to its workspaces themselves, in Slack."""
    return _page(
        f"{NAME} is in {organisation}" if organisation else f"{NAME} is in your organisation",
        _text("That was the first half. No workspace has it before an admin adds it there."),
        _next(
            "in Slack's admin pages for the organisation, under Integrations, add it to the "
            "workspaces that want it."
        ),
        _quiet(
            "Should you take it out again, its key is thrown away at once, for all of them. What "
            "people kept waits for them, in case you put it back."
        ),
    )


def not_installed_page(reason: str, install_url: str) -> str:
    ended = REASONS[known_reason(reason)]
    return _page(
        ended.title,
        _text(ended.what),
        _next(ended.next_step),
        _button(install_url, ended.button),
    )


def known_reason(reason: str) -> str:
    """One of ours: what stands in an address may be anything."""
    return reason if reason in REASONS else ANOTHER_REASON


def not_installed(install_url: str) -> str:
    """To a member of a workspace that has taken the coach out, or whose token is lost."""
    return (
        f"{NAME} has lost its way into this workspace. Nothing you saved is gone. Next step: ask "
        f"an admin to install it again, at {install_url}"
    )


def _page(title: str, *parts: str) -> str:
    shown = escape(title)
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown}</title>\n<style>\n{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{shown}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _next(words: str) -> str:
    return f'<p class="next">Next step: {escape(words)}</p>'


def _quiet(words: str) -> str:
    return f'<p class="quiet">{escape(words)}</p>'


def _button(url: str, words: str) -> str:
    return f'<p><a class="button" href="{escape(url)}">{escape(words)}</a></p>'
