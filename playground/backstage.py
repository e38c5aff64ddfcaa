"""What stands behind the page: the parts that the Web API and the people's acts share."""

from dataclasses import dataclass

from playground.deliveries.dispatch import Deliveries
from playground.events import Events
from playground.faults import Faults
from playground.installation import Installation
from playground.limits import Limits
from playground.payloads import Payloads
from playground.recording import Recording
from playground.scheduled import Scheduled
from playground.workspace import Workspace


@dataclass
class Backstage:
    """One pretend workspace with one app installed; `address` is known once it listens."""

    workspace: Workspace
    installation: Installation
    deliveries: Deliveries
    events: Events
    payloads: Payloads
    scheduled: Scheduled
    limits: Limits
    faults: Faults
    recording: Recording
    address: str = ""
