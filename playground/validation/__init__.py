"""Slack's rules for what an app sends: blocks, views, and the arguments of Web API methods.

Payloads are described as data (see `shapes`); a new block is an entry in `blocks.BLOCKS`, a new
method one in `methods.METHODS`.
"""

from playground.validation.payload import check_blocks
from playground.validation.problems import Problem
from playground.validation.views import check_view

__all__ = ["Problem", "check_blocks", "check_view"]
