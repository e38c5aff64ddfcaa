"""The coach: every ability in one hand, so that a handler asks for it by name."""

from dataclasses import dataclass

from bot.domain.commands import CommandNames
from bot.services.agenda.agenda import Preparing
from bot.services.agenda.minutes import Minuting
from bot.services.agenda.one_to_one import Convening
from bot.services.background import Background
from bot.services.delivery.reach import Reaching
from bot.services.delivery.schedule import Pacing
from bot.services.delivery.tick import Delivering
from bot.services.delivery.upkeep import Upkeep
from bot.services.drafts.drafts import Drafting
from bot.services.drafts.facts import Assembling
from bot.services.drafts.files import Taking
from bot.services.drafts.versions import Revising
from bot.services.engine import delivering_of
from bot.services.goals.development_goals import Growing
from bot.services.goals.goals import Committing
from bot.services.ladder.ladder import Laddering
from bot.services.ladder.sources import Gathering
from bot.services.people.feedback import Consulting
from bot.services.people.people import Relating
from bot.services.plan.case import Aiming, Stating
from bot.services.plan.company_cycle import Announcing
from bot.services.plan.overview import Overseeing, Tracing
from bot.services.plan.plan import Planning
from bot.services.plan.stages import Admitting
from bot.services.plan.timing import Weighing
from bot.services.ports import Audience, Clock, Messenger, Presence, Profiles
from bot.services.review.review import Reviewing
from bot.services.review.sharing import Sharing, Showing
from bot.services.talks.after import Arriving
from bot.services.talks.answers import Answering
from bot.services.talks.not_yet import Returning
from bot.services.talks.opportunities import Seizing
from bot.services.talks.questions import Asking
from bot.services.talks.stay_or_go import Choosing
from bot.services.talks.talks import Recording
from bot.services.week.check_in import Composing
from bot.services.week.second_ask import Insisting
from bot.services.week.tips import Advising
from bot.services.wins.coverage import Covering
from bot.services.wins.export import Archiving
from bot.services.wins.imports import Importing
from bot.services.wins.wins import Capturing, Filing
from bot.services.workspace.errands import Errands
from bot.services.workspace.installations import Installing
from bot.services.workspace.leaving import Leaving
from bot.services.workspace.members import Knowing
from bot.storage.database.database import Database
from bot.storage.workspace.installations import Seal
from bot.templates.rendering import Rendering


@dataclass(frozen=True, slots=True)
class Coach:
    """What the coach can do. Built once, by `coach_of`."""

    now: Clock
    commands: CommandNames
    background: Background
    errands: Errands
    knowing: Knowing
    capturing: Capturing
    filing: Filing
    archiving: Archiving
    importing: Importing
    covering: Covering
    aiming: Aiming
    laddering: Laddering
    gathering: Gathering
    pacing: Pacing
    insisting: Insisting
    committing: Committing
    composing: Composing
    delivering: Delivering
    reaching: Reaching
    installing: Installing
    stating: Stating
    assembling: Assembling
    drafting: Drafting
    revising: Revising
    taking: Taking
    recording: Recording
    answering: Answering
    returning: Returning
    seizing: Seizing
    preparing: Preparing
    minuting: Minuting
    convening: Convening
    asking: Asking
    overseeing: Overseeing
    reviewing: Reviewing
    sharing: Sharing
    planning: Planning
    announcing: Announcing
    admitting: Admitting
    weighing: Weighing
    advising: Advising
    growing: Growing
    tracing: Tracing
    leaving: Leaving
    relating: Relating
    consulting: Consulting
    choosing: Choosing
    arriving: Arriving
    showing: Showing
    upkeep: Upkeep


def coach_of(  # noqa: PLR0913, PLR0917 - each is a part of its own, handed over once
    database: Database,
    rendering: Rendering,
    profiles: Profiles,
    presence: Presence,
    messenger: Messenger,
    now: Clock,
    commands: CommandNames,
    installing: Installing | None = None,
    audience: Audience | None = None,
) -> Coach:
    """Wires the abilities to what they need; `installing` where each workspace has its token.

    Without an `audience` nobody knows how many read a channel.
    """
    background = Background()
    knowing = Knowing(database, profiles, now, background)
    pacing = Pacing(database, knowing, now)
    preparing = Preparing(database, knowing, now)
    composing = Composing(database, knowing, preparing, rendering, now)
    capturing = Capturing(database, knowing, now)
    reaching = Reaching(database, now)
    committing = Committing(database, knowing, now)
    aiming = Aiming(database, knowing, pacing, now)
    laddering = Laddering(database, knowing, now)
    recording = Recording(database, knowing, pacing, now)
    assembling = Assembling(database, knowing)
    consulting = Consulting(database, knowing, now)
    drafting = Drafting(database, assembling, rendering, commands, now)
    planning = Planning(database, knowing, aiming, pacing, now)
    background = Background()
    errands = Errands(database, knowing, background, now)
    return Coach(
        now=now,
        commands=commands,
        background=background,
        errands=errands,
        knowing=knowing,
        capturing=capturing,
        filing=Filing(database, knowing, now),
        archiving=Archiving(database, knowing),
        importing=Importing(database, knowing, now),
        covering=Covering(database, knowing),
        aiming=aiming,
        laddering=laddering,
        gathering=Gathering(database, knowing, laddering, rendering),
        pacing=pacing,
        insisting=Insisting(database, knowing, now),
        committing=committing,
        composing=composing,
        delivering=delivering_of(
            database, profiles, presence, messenger, rendering, pacing, reaching, errands, now
        ),
        reaching=reaching,
        installing=installing or Installing(database, Seal(), now),
        stating=Stating(database),
        assembling=assembling,
        drafting=drafting,
        revising=Revising(database, drafting, knowing, now),
        taking=Taking(database, knowing, now),
        recording=recording,
        answering=Answering(database, knowing, pacing, recording, now),
        returning=Returning(database, knowing, aiming, pacing, now),
        seizing=Seizing(database, knowing, now),
        preparing=preparing,
        minuting=Minuting(database, knowing, now),
        convening=Convening(database, knowing, pacing, now, audience),
        asking=Asking(database, knowing),
        overseeing=Overseeing(database, knowing, now),
        reviewing=Reviewing(database, knowing, now),
        sharing=Sharing(database, knowing, now),
        planning=planning,
        announcing=Announcing(database, knowing, planning, now),
        admitting=Admitting(database, knowing, aiming),
        weighing=Weighing(database, knowing),
        advising=Advising(database, knowing, now),
        growing=Growing(database, knowing),
        tracing=Tracing(database, knowing, aiming),
        leaving=Leaving(database, now),
        relating=Relating(database, knowing),
        consulting=consulting,
        choosing=Choosing(database, knowing),
        arriving=Arriving(database, knowing, aiming, pacing, now),
        showing=Showing(database, knowing, consulting, now),
        upkeep=Upkeep(database, now),
    )
