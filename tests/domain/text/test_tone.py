import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.tone import BETTER, ToneKind, tone_of

FLAGGED: dict[ToneKind, tuple[str, ...]] = {
    "ultimatum": (
        "Promote me this quarter or I quit.",
        "Promote me, or I\u2019ll leave the company.",
        "If I don't get this, I'm gone.",
        "If nothing happens by June I will look elsewhere.",
        "Unless you make it happen, I'll start looking for another job",
        "I will resign if this fails again.",
        "This is my wish, take it or leave it.",
        "I demand the promotion.",
        "I demand to be promoted",
        "You must promote me now.",
        "They pay more; match their offer.",
        "I want this promotion by Friday or else.",
        "If it does not work out, I'm out.",
    ),
    "entitlement": (
        "I deserve a promotion.",
        "I really deserve this.",
        "After all that, I've earned it.",
        "You owe me this one.",
        "It's my turn to be promoted.",
        "Honestly, it is my turn.",
        "My promotion is long overdue.",
        "I should have been promoted last year",
        "I am entitled to the title",
    ),
    "money_only": (
        "I need more money.",
        "I want a raise because my rent went up.",
        "I'd like a higher salary",
        "I want to earn more.",
        "It's mainly about the money.",
        "I have to pay my mortgage.",
        "I'm underpaid.",
    ),
    "tenure_only": (
        "I've been here for five years.",
        "I have been in this role 3 years now.",
        "After 4 years in this role it is time.",
        "I've waited long enough.",
        "I have been here so long.",
        "I've always done my job well.",
    ),
    "title_only": (
        "I just want the title.",
        "I'd like a better title",
        "It would look good on my CV.",
        "I want more status.",
        "It's only for the title.",
    ),
}
HARMLESS = (
    "Led the billing migration, p95 down 30%.",
    "Cut cloud costs by $50K a year.",
    "Raised money for the charity run with the team.",
    "The feature saves customers money.",
    "I would like to be considered for Staff Engineer in the next cycle.",
    "What would I need to show in six months?",
    "If the leader quits, a follower takes over within two seconds.",
    "I will leave the on-call rota in good order before the hand-over.",
    "I'll leave it to Sam to decide.",
    "If you have questions, I am happy to walk you through the numbers.",
    "If this helps, I'll go on with the audit.",
    "It is my turn on call this week.",
    "It's my turn to review the release.",
    "Our customers deserve better error messages.",
    "Users are entitled to a refund within 30 days.",
    "The patch for the payments service is overdue.",
    "I've earned the Kubernetes certificate.",
    "I insist on code review for every change.",
    "We demand-page the files from disk.",
    "Over five years here I led three migrations and mentored four people.",
    "I've been here for three years, and last year I led the move to the new data centre.",
    "I'd like a higher salary band, since I delivered the audit and cut costs by 20%.",
    "I would like the title Staff Engineer by July; I led the cut-over and our team gains a guide.",
    "I don't think I deserve it yet.",
    "This is not about money; I want to help the team decide faster.",
    "I'm not asking because I've been here five years.",
    "The salary service has been running for two years.",
    "I want to improve the pay slip export.",
    "She has been here for ten years and still teaches me.",
    "I need a raise of the rate limit on the billing API.",
    "Fixed the title tag of the landing page.",
    "Is there another offer we should match to the customer's plan?",
    "We will match their offer schema version to ours.",
    "Or I can walk you through it on Friday.",
    "If I am out of office, Kim answers.",
    "The status page is live.",
    "My manager and I agreed on two gaps.",
    "I am leaving the team rotation in March and hand over to Kim.",
    "If I get sick I'm out for a week.",
    "I might quit the meeting early.",
    "I'd like the raise-hand feature to work.",
    "I need the title of the document.",
    "I want to make more of our dashboards.",
    "I'd like to earn more trust with the platform team.",
    "I want more money for the training budget.",
    "I have been working here on Mondays.",
    "I've been on call for two weeks.",
    "I have spent six months on the migration.",
    "I've worked three months with the data team on the warehouse.",
    "I should have been promoted to admin in the staging workspace.",
    "I'd like better pay reports.",
    "I want the status of the deploy.",
    "I deserve a coffee.",
    "If you agree, I'll walk away from the old design.",
    "I would like to talk about the promotion, or else put it on the next agenda.",
    "The promotion process has two steps, or else a waiver.",
    "We must decide by Friday or else the window closes.",
    "",
)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in FLAGGED.items() for text in texts]
)
def test_wording_that_closes_doors_is_flagged_002_6_002_12_004_7(kind: ToneKind, text: str) -> None:
    assert kind in [flag.kind for flag in tone_of(text)]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_sentence_is_left_alone_002_6_002_12_004_7(text: str) -> None:
    assert tone_of(text) == ()


def test_ultimatum_gets_a_calmer_way_and_its_own_words_back_002_6() -> None:
    flag = tone_of("I did a lot. Promote me or I quit.")[0]

    assert flag.said == "or i quit"
    assert "same side" in flag.better


def test_money_or_title_alone_is_turned_into_a_question_002_12() -> None:
    for text in ("I need more money.", "I just want the title."):
        assert "?" in tone_of(text)[0].better


def test_years_or_deserving_are_turned_towards_what_was_done_004_7() -> None:
    assert "next role" in tone_of("I've been here for five years.")[0].better
    assert "what you did" in tone_of("I deserve a promotion.")[0].better


def test_sharpest_comes_first_and_each_kind_once() -> None:
    text = "I need more money. I deserve it, I deserve more. Promote me or I quit, or I resign."

    assert [flag.kind for flag in tone_of(text)] == ["ultimatum", "entitlement", "money_only"]


def test_every_hint_is_a_sentence_without_a_wagging_finger() -> None:
    assert all(words.endswith((".", "?")) for words in BETTER.values())
    assert not [words for words in BETTER.values() if "must" in words or "!" in words]


@given(st.text(max_size=300))
def test_any_text_is_read_and_what_is_flagged_stands_in_it(text: str) -> None:
    line = " ".join(text.replace("\u2019", "'").replace("\u2018", "'").lower().split())

    assert all(flag.said in line for flag in tone_of(text))
