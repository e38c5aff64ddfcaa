"""Words for what was done, as patterns; each reader of a line adds what it alone has to know."""

IRREGULAR = (
    "led|wrote|built|ran|made|won|gave|taught|cut|found|held|sent|spoke|took|brought|kept|set|"
    "drew|drove|grew|met|sold|began|chose|did|overcame|rebuilt|rewrote|oversaw|told|showed|beat|"
    "split|spent|stood|understood|caught|undid"
)
"""Deeds that do not end in -ed."""

NO_DEED = (
    "need|feed|seed|speed|exceed|proceed|succeed|indeed|embed|bed|red|shed|weed|used|based|related"
)
"""What ends in -ed and is no deed."""
