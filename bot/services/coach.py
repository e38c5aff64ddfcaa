"""The coach: every ability in one hand, so that a handler asks for it by name."""

from dataclasses import dataclass

from bot.domain.commands import CommandNames
from bot.rendering import Rendering
from bot.services.admitting import Admitting
from bot.services.advising import Advising
from bot.services.aiming import Aiming
from bot.services.announcing import Announcing
from bot.services.answering import Answering
from bot.services.archiving import Archiving
from bot.services.arriving import Arriving
from bot.services.asking import Asking
from bot.services.assembling import Assembling
from bot.services.background import Background
from bot.services.capturing import Capturing
from bot.services.choosing import Choosing
from bot.services.committing import Committing
from bot.services.composing import Composing
from bot.services.consulting import Consulting
from bot.services.convening import Convening
from bot.services.covering import Covering
from bot.services.delivering import Delivering
from bot.services.drafting import Drafting
from bot.services.engine import delivering_of
from bot.services.errands import Errands
from bot.services.filing import Filing
from bot.services.gathering import Gathering
from bot.services.growing import Growing
from bot.services.importing import Importing
from bot.services.insisting import Insisting
from bot.services.installing import Installing
from bot.services.knowing import Knowing
from bot.services.laddering import Laddering
from bot.services.leaving import Leaving
from bot.services.minuting import Minuting
from bot.services.overseeing import Overseeing
from bot.services.pacing import Pacing
from bot.services.planning import Planning
from bot.services.ports import Audience, Clock, Messenger, Presence, Profiles
from bot.services.preparing import Preparing
from bot.services.reaching import Reaching
from bot.services.recording import Recording
from bot.services.relating import Relating
from bot.services.returning import Returning
from bot.services.reviewing import Reviewing
from bot.services.revising import Revising
from bot.services.seizing import Seizing
from bot.services.sharing import Sharing
from bot.services.showing import Showing
from bot.services.stating import Stating
from bot.services.taking import Taking
from bot.services.tracing import Tracing
from bot.services.upkeep import Upkeep
from bot.services.weighing import Weighing
from bot.storage.database import Database
from bot.storage.sealing import Seal


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
