"""How many calls Slack lets through, and how long it asks to wait."""

from playground.limits import Limits


class Seconds:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def post(limits: Limits, channel: str = "C1", team: str = "T1") -> int | None:
    return limits.retry_after("chat.postMessage", team, channel)


def test_channel_takes_a_short_burst_and_then_one_message_a_second() -> None:
    elapsed = Seconds()
    limits = Limits(channel_burst=3, elapsed=elapsed)

    burst = [post(limits) for _ in range(4)]
    elapsed.now = 1.0
    after_a_second = [post(limits) for _ in range(2)]

    assert burst == [None, None, None, 1]
    assert after_a_second == [None, 1]


def test_waiting_as_long_as_asked_is_always_enough() -> None:
    elapsed = Seconds()
    limits = Limits(per_channel_per_second=0.3, channel_burst=1, elapsed=elapsed)
    post(limits)

    wait = post(limits)
    assert wait == 4
    elapsed.now += wait

    assert post(limits) is None


def test_refused_call_is_not_counted() -> None:
    elapsed = Seconds()
    limits = Limits(channel_burst=1, elapsed=elapsed)
    post(limits)

    refused = [post(limits) for _ in range(50)]
    elapsed.now = 1.0

    assert set(refused) == {1}
    assert post(limits) is None


def test_channels_and_workspaces_do_not_share_their_limits() -> None:
    limits = Limits(channel_burst=1, elapsed=Seconds())

    assert post(limits, "C1", "T1") is None
    assert post(limits, "C2", "T1") is None
    assert post(limits, "C1", "T2") is None
    assert post(limits, "C1", "T1") == 1


def test_workspace_has_a_limit_over_all_channels() -> None:
    limits = Limits(workspace_per_minute=10, elapsed=Seconds())

    calls = [post(limits, f"C{number}") for number in range(11)]

    assert calls[:10] == [None] * 10
    assert calls[10] == 6


def test_tier_two_method_is_called_20_times_and_then_waits_for_its_share() -> None:
    elapsed = Seconds()
    limits = Limits(elapsed=elapsed)

    calls = [limits.retry_after("users.list", "T1", None) for _ in range(21)]
    elapsed.now = 3.0

    assert calls[:20] == [None] * 20
    assert calls[20] == 3
    assert limits.retry_after("users.list", "T1", None) is None


def test_each_method_has_a_tier_of_its_own() -> None:
    limits = Limits(elapsed=Seconds())
    for _ in range(20):
        limits.retry_after("users.list", "T1", None)

    assert limits.retry_after("users.list", "T1", None) is not None
    assert limits.retry_after("conversations.list", "T1", None) is None


def test_tiers_can_be_switched_off_and_unknown_methods_are_not_limited() -> None:
    without_tiers, limits = Limits(tiers=False, elapsed=Seconds()), Limits(elapsed=Seconds())

    calls = {without_tiers.retry_after("users.list", "T1", None) for _ in range(200)}
    unknown = {limits.retry_after("no.such.method", "T1", None) for _ in range(2000)}

    assert calls == {None}
    assert unknown == {None}


def test_message_to_nowhere_counts_for_the_workspace_only() -> None:
    limits = Limits(channel_burst=1, workspace_per_minute=2, elapsed=Seconds())

    calls = [limits.retry_after("chat.postMessage", "T1", None) for _ in range(3)]

    assert calls == [None, None, 30]


def test_editing_a_message_does_not_use_up_the_channel() -> None:
    limits = Limits(channel_burst=1, elapsed=Seconds())

    assert limits.retry_after("chat.update", "T1", "C1") is None
    assert limits.retry_after("chat.postEphemeral", "T1", "C1") is None
    assert post(limits) is None
