"""The words that the rules know, English alone; lower case, with straight quotes.

In each table the first entry whose pattern is the whole line names what was meant.
"""

import re
from collections.abc import Mapping

from bot.domain.text import deeds
from bot.domain.text.wording import COUNTS

STOPS: Mapping[str, str] = {
    "stop": r"stop|unsubscribe|leave me alone|stop (?:it|this|messaging me|asking)|"
    r"stop writing(?: to me)?|no more messages|shut up",
    "pause": r"pause|mute|snooze|be quiet|quiet|(?:take|give me) a break|"
    r"i'?(?:m| am) (?:on|going on) (?:holiday|vacation|leave|pto)|"
    r"(?:pause|mute)(?: me)? (?:for|until|till) .{1,30}",
    "resume": r"(?:re-?)?start(?: again| over| asking| writing)?|resume|unpause|unmute|go on|"
    r"continue|carry on|i'?(?:m| am) back|keep going|wake up",
}

UNDO = re.compile(r"undo(?: (?:it|that|this|the last one))?|take (?:it|that) back")

HOW_LONG = re.compile(rf"\b(\d{{1,3}}|an?|{'|'.join(COUNTS[1:])}) (day|week|month)s?\b")
DAYS_OF = {"day": 1, "week": 7, "month": 30}

PAGES: Mapping[str, str] = {
    "next": r"what'?s next|what is next|what now|next|(?:the |my )?next step|where were we|"
    r"what (?:should|do|can) i do(?: next| now)?",
    "goals this week": r"what'?s open|what is open|open|my goals|goals|what did i plan|this week|"
    r"what (?:are|were) my goals",
    "progress": r"how am i doing|how do i look|where (?:do|am) i(?: stand)?|how far am i",
    "ready": r"am i (?:ready|there)(?: for it| yet| now)*|how ready am i",
    "people": r"who knows(?: about it| of it)?|who decides|who should i talk to|"
    r"who (?:helps|is on my side)",
    "when": r"when is it(?: decided)?|when do they decide|when will (?:it be decided|they decide)|"
    r"when(?: is|'s) (?:the|my) (?:decision|promotion)(?: made| due| taken)?|when do i know|"
    r"the date|when|how (?:much time|long) (?:is left|do i have)",
    "wins": r"my wins|wins|what have i done|win list|list",
    "help": r"help|help me|what can (?:you|i) do(?: for me)?|commands|menu|\?+|--?h(?:elp)?|"
    r"(?:what|who) are you|how does (?:this|it) work|"
    r"who (?:can |will )?(?:sees?|reads?) (?:my (?:answers?|ratings?|words)|"
    r"what i (?:say|write|type))",
    "settings": r"settings|change my (?:title|manager|hours|time|date)",
    "export": r"what do you (?:know|keep|save) (?:about|of) me|export(?: my (?:data|wins))?",
    "forget": r"forget me|delete (?:me|everything|my data|all)",
}
"""Questions, and the page that answers each; a page goes by its own name, too."""

GREETING = re.compile(r"^(?:(?:hi|hello|hey|ok|okay|so|and|thanks|please)[,!.]* )+(?=\w)")
"""What stands before a question and is none."""

PREFIX = re.compile(
    r"\s*/?(win|goal)s?\s*(?::|[-\u2013\u2014](?=\s)|=)\s*(?=\S)|\s*/(win|goal)\s+(?=\S)",
    re.IGNORECASE,
)
"""What says itself what it is; a command with a space before its slash is sent as a message."""

HEADING = re.compile(
    r"\s*[*_]*(wins?|done|shipped|finished|last week|goals?|to ?do|plan(?:ned)?|next|next week|"
    r"this week)[*_]*\s*:[*_]*\s*",
    re.IGNORECASE,
)
"""A line of its own above others: what is listed below it is all of one kind."""

HEADS_WINS = frozenset({"win", "wins", "done", "shipped", "finished", "last week"})
TICKED = re.compile(
    r"\s*(?:[-*•]\s*)?(?:\[[xX✓]\]|✅|☑|✔\ufe0f?|:white_check_mark:|:heavy_check_mark:)\s*(?=\S)"
)
UNTICKED = re.compile(r"\s*(?:[-*•]\s*)?(?:\[ ?\]|☐|⬜|:white_large_square:)\s*(?=\S)")
MARK = re.compile(r"\s*(?:(?:[-*•\u2013\u2014+◦▪]|&gt;|\d{1,2}[.)])\s+|[•◦▪]\s*)(?=\S)")
"""Of a list; says nothing of what stands behind it."""

EMOJI = r"(?::[a-z0-9_+'-]+:|[\U0001F300-\U0001FAFF☀-➿\u2764\ufe0f\u200d\s])+"

_END = (
    r"(?: (?:today|yesterday|now|just now|this (?:week|morning|month)|last (?:week|month)|again|"
    r"this (?:time|round|cycle)|the company|the team|us))*"
)

_NAME = (
    r"(?:<@\w+(?:\|[^>]*)?>|(?!(?:i|we|you|it|nobody|everyone|everybody|someone|somebody|legal|"
    r"security|finance|design|product|marketing|sales|support|customers?|clients?|users?|"
    r"vendors?|teams?|who) )[^\W\d_][\w'-]*)"
)
_DECIDES = (
    rf"(?:they|{_NAME}|(?:my |the |our )(?:manager|boss|lead|director|vp|committee|panel|company|"
    r"skip[ -]level))"
)
"""Whose yes or no is about a promotion: somebody, and no department."""

_SOMEBODY = r"(?!(?:i|we|you|it|nobody) )(?:my |the |our )?[^\W\d_][\w'-]*"
HARD_ON = re.compile(
    rf"{_SOMEBODY} (?:(?:does|did|do|will|is|was|has|have)(?: not|n't)|never|(?:really )?hates?|"
    r"hated|dislikes?|ignore[sd]?|bull(?:y|ies|ied)|blame[sd]?|(?:yelled|shouted) at|"
    r"(?:is|was) (?:mean to|against))"
    r"(?: (?:even|really|ever|always))*(?: (?:like|liked|trust|respect|support|believe in|"
    r"listen to|listened to|care about|rate|notice|see|want|take|help|helped))? "
    rf"(?:me|my work)(?: seriously| at all| here)?{_END}"
)
"""What somebody does to them; it is never saved, and there is nothing to ask."""

SMALL_TALK: Mapping[str, str] = {
    "thanks": r"(?:many |big )?thank(?:s| you)(?: you)?(?: so much| a lot| very much| again)?|"
    r"thank(?:s| you) for .{1,40}|thx|ty|cheers|much appreciated|appreciate it|"
    r"(?:vielen |besten )?dank|danke?(?: sch[öo]n| dir| sehr| dank| je| u)?|merci(?: beaucoup)?|"
    r"(?:muchas |mil )?gracias|obrigad[oa]|grazie(?: mille)?|tack(?: så mycket)?|takk|tak|"
    r"bedankt|dziękuję|kiitos",
    "hello": r"(?:hi|hello|hey|hiya|yo|howdy)(?: there| coach| nextrung| again)?|"
    r"good (?:morning|afternoon|evening)|morning",
    "ok": r"ok(?:ay|ie)?|k+|(?:i )?got it|sure|fine|cool|great|nice|perfect|awesome|yes|yep|yeah|"
    r"alright|all right|will do|done|all done|no worries|no problem|"
    r"i see|understood|makes sense|bye|"
    r"good ?bye|see you(?: later| tomorrow| monday)?|good night|have a (?:good|nice) .{1,20}|"
    rf"{EMOJI}",
    "no": r"no+|nope|nah|not now|not yet|later|no,? thanks|no,? thank you",
    "mood": r"not bad|(?:it (?:was|is|went|goes) |it'?s |(?:i'm|i am) |all )?"
    r"(?:(?:pretty|quite|so|very|really|rather) )?(?:ok(?:ay)?|good|fine|well|alright|great)"
    r"(?: (?:so far|enough|thanks|week|day))?|(?:a )?(?:good|great|nice|quiet) (?:week|day)",
}

_A_BAD = r"(?:a |an )?(?:very |really |so )?(?:bad|rough|tough|hard|awful|terrible|horrible)"
NOTHING = re.compile(
    r"(?:(?:sorry|so|well|unfortunately|honestly|sadly|i guess|hm+),? )*(?:"
    r"(?:nothing|not (?:much|a lot|a thing)|none|no progress|no wins?|no goals?|zero|nada)"
    rf"(?: really| much| at all| done| new| special| to (?:say|tell|report|add))*{_END}|"
    rf"(?:it|this|that|the week|this week|today|everything) (?:all )?(?:went|was|is|has been|goes) "
    rf"(?:(?:so|very|really|pretty|quite|a bit|just) )*(?:bad(?:ly)?|awful(?:ly)?|terribl[ey]|"
    rf"wrong|poorly|horribl[ey]|hard|rough|tough|sideways|not (?:good|great|well)){_END}|"
    rf"{_A_BAD} (?:week|day|month|time|start){_END}|meh|so[ -]so|none of (?:it|them|that)|"
    rf"not (?:so |very |that )?(?:great|good|well){_END}|"
    rf"(?:i )?took (?:\w+ ){{0,2}}(?:days?|weeks?|friday|time) off{_END}|"
    r"(?:i )?(?:did not|didn't|haven't|have not|couldn't|could not) "
    r"(?:really )?(?:do|done|finish|finished|get|got|manage|managed|achieve|achieved|have|make) "
    r"(?:anything|much|a thing|any of (?:it|them|that)|to (?:anything|it|any(?: of it)?)|any)\b"
    r"(?: done| finished)?.{0,60}|"
    r"(?:i (?:was|am|have been)|i'm|i've been|was|been) (?:away|sick|ill|off|out sick|on leave|"
    rf"on holiday|on vacation|on pto|at home)\b.{{0,60}}|(?:sick|ill|no time|sorry){_END})"
    r"(?:,? (?:sorry|(?:i )?was .{1,40}|too .{1,40}))?"
)
"""What says that there was nothing: it is never a win, and never asked about."""

NEWS: Mapping[str, str] = {
    "promoted": r"i(?:'ve| have| was| am|'m)?(?: just| finally)?(?: been| got| was| getting)? "
    rf"promoted(?: to .{{2,60}})?{_END}|i (?:just |finally )?got the promotion{_END}|"
    rf"{_DECIDES} said yes{_END}|(?:it'?s|that'?s) a yes|"
    r"my promotion (?:was|got|is|has been) "
    rf"(?:approved|confirmed|official|through|announced){_END}",
    "refused": rf"{_DECIDES} said (?:no|not yet){_END}|(?:it'?s|that'?s) a no|"
    rf"i(?:'ve| was| got| have)?(?: been)? told (?:no|not yet|to wait){_END}|"
    rf"i (?:didn't|did not) get it{_END}|{_DECIDES} told me (?:no|not yet){_END}|"
    r"(?:it'?s )?not this (?:time|round|cycle)|"
    rf"i (?:didn't|did not|won't|will not) get (?:promoted|the promotion){_END}|"
    r"(?:i(?:'ve| was| got| have)?(?: been)? |got )?(?:passed over|"
    r"turned down|rejected|not promoted)"
    rf"{_END}|my promotion (?:was|got|has been) "
    rf"(?:refused|declined|denied|rejected|postponed){_END}",
    "leaving": rf"i(?:'ve| have)?(?: just)? (?:quit|resigned)(?: my job)?{_END}|"
    rf"i(?:'ve| have)?(?: just)? handed in my (?:notice|resignation){_END}|"
    rf"i(?:'m| am) (?:quitting|resigning|leaving(?: the company| my job)?){_END}|"
    rf"i(?:'ve| have)?(?: just)? (?:got|was|been|am being) (?:laid off|fired|let go){_END}",
    "may leave": r"(?:i|i'd|i'll|i'm|i've)(?: am| will| would| really| just| might| may| think i"
    r"| should| could| must| better)* "
    r"(?:(?:want|wanna|going|gonna|plan|planning|like|need|have|decided|ready|about|tempted)"
    r"(?: to)? |thinking (?:of|about) |considering )?(?:(?:just|really) )*"
    r"(?:quit|quitting|resign|resigning|leave|leaving|get out of here|change jobs|"
    r"changing jobs|(?:find|look for|finding) (?:a new|another) job)"
    rf"(?: my job| this job| this place| this company| here| the job)?{_END}|"
    r"(?:i(?:'ve| have)?(?: just)?(?: got| get| received)?|got) (?:an|another|a job|a new) "
    r"(?:job )?offer(?: (?:from|at|by|elsewhere|somewhere else)(?: .{1,40})?)?",
    "manager gone": r"my (?:manager|boss|lead) (?:has |is |was |just |got )*(?:left|leaving|quit|"
    rf"resigned|gone|moving on|fired|laid off){_END}|(?:manager|boss) (?:has )?left{_END}|"
    rf"(?:i(?:'ve| have)?(?: got| get| am getting)? a )?new (?:manager|boss){_END}",
}
"""What happened to somebody; each has a page of its own. The whole line has to say it."""

DISTRESS = re.compile(
    r"\b(?:(?:i'?m|i am|i feel|feeling|so|totally|completely|getting) burn(?:ed|t|ing)[ -]out|"
    r"can'?t (?:do this|go on|take (?:it|this)|cope)(?: any ?more)?|"
    r"(?:so|really|completely|utterly|just) (?:exhausted|overwhelmed|stressed(?: out)?|anxious|"
    r"depressed|miserable)|i(?:'m| am) (?:exhausted|overwhelmed|depressed|miserable|worthless|"
    r"hopeless|a failure|at my limit|falling apart)|"
    r"i (?:want|need) to (?:cry|give up)|"
    r"(?:sick and tired|(?:so )?tired|sick) of (?:this|my|the) (?:job|work|place|company)|"
    r"i feel (?:awful|terrible|worthless|hopeless|like (?:crying|a failure|a fraud|giving up))|"
    r"i hate (?:my (?:job|life)|this job|it here|myself)|i(?:'ve been| was|'m) crying|"
    r"(?:cried|crying) (?:at (?:my desk|work)|in the (?:bathroom|toilet))|panic attacks?)\b"
)
DANGER = re.compile(
    r"\b(?:kill(?:ing)? myself|want to die|wanna die|suicid\w+|hurt(?:ing)? myself|"
    r"harm(?:ing)? myself|end it all|end my life|don'?t want to (?:live|be here any ?more))\b"
)

_IRREGULAR = rf"{deeds.IRREGULAR}|learnt|hit|dug|swept"
_NO_DEED = (
    rf"{deeds.NO_DEED}|med|deed|heed|worried|tired|confused|blocked|interested|excited|scared|"
    "annoyed|disappointed|frustrated|bored|concerned|delayed|exhausted|overwhelmed|stressed|"
    "supposed|surprised|pleased|hated|cried|struggled|suffered|slipped|skipped|rested|yelled|"
    "postponed|ignored|blamed|argued|complained"
)
"""Words like a deed that say what is, or how somebody feels."""

ONE_DID = re.compile(
    r"(?:(?:today|yesterday|this week|last week|just|finally|also|and|so),? )*"
    r"(?:(?:i|we)(?:'ve| have)? )?"
    r"(?:just |finally |also |successfully |quickly |both |together )*"
    rf"(?!(?:{_NO_DEED})\b)(?:[a-z]{{2,}}ed|{_IRREGULAR})\b(?! (?:by|to be)\b)"
)
NOT_DONE = re.compile(
    r"\b(?:not|never|failed|missed|almost|nearly|tried|wanted|needed|planned|hoped|still|"
    r"supposed|asked to)\b|n't\b"
)
ONE_PLANS = re.compile(
    r"(?:(?:today|tomorrow|this week|next week|next|and|so|on (?:mon|tues|wednes|thurs|fri)day),? "
    r")*(?:i(?:'ll| will|'m going to| am going to|'m gonna| plan to| want to| need to| have to|"
    r"'d like to| must| should|'m planning to|'m about to)|we(?:'ll| will|'re going to)|"
    r"will|going to|gonna|plan(?:ning)? to|want to|need to|have to|to ?do:?|next up:?|"
    r"my goal(?: for)?(?: is| this week(?: is)?)?(?: to)?:?)\b(?=.*\w)"
)

CAME_TRUE = re.compile(
    r"\b(?:done|finished|completed?|shipped|merged|reviewed|delivered|sent|live|achieved|solved|"
    r"closed|landed|out|yes)\b|✅|:white_check_mark:"
)

ALL_DONE = re.compile(
    r"(?:(?:it'?s|i'?m|i am|we'?re|they'?re|is|are|all|everything|everything'?s|both|of it|of them|"
    r"got|now|yes,?) )*(?:done|finished|completed?|achieved)(?: (?:now|today|this week|it|all))*"
)
"""Says that what was planned is done, and names nothing of it."""

GOT = re.compile(
    r"(?:i |we )?(?:have |'ve |finally )*got (?!(?:sick|ill|stuck|nowhere|no|a no|blocked|nothing|"
    r"told|asked|delayed|rejected|refused|lost|worse|tired)\b)"
)
_WORK = (
    "talk|demo|presentation|review|launch|release|workshop|migration|"
    "rollout|progress|feedback|praise|approval|fix|proposal|prototype|report|retro|runbook"
)
DEED = re.compile(rf"\b(?!(?:{_NO_DEED})\b)(?:[a-z]{{2,}}ed|{_IRREGULAR})\b|\b(?:{_WORK})s?\b")
"""What a line tells that was done: an answer to Friday without it is asked about."""

OF_A_RESULT = re.compile(r"[%\u00d7$€£]|\dx\b|\bto\b|→|->", re.IGNORECASE)
_AGAINST = "ignored|blamed|yelled|refused|cancell?ed|postponed|fired|hated|sick|away|blocked"
NO_DEED = re.compile(
    r"(?:my|the|our) (?:manager|boss|lead|company|title|decision|date|review|meeting)s? "
    r"(?:is|are|was|were|'s|will)\b|(?:he|she|they|it|this|that|you|there|nobody|no one|"
    r"everyone|everybody|my (?:manager|boss|lead|company))(?:'\w+)?(?= )|sorry\b|"
    r"i(?:'m| am| was| feel| felt)\b(?! (?:done|finished))|"
    rf".*\b(?:{_AGAINST})\b|"
    rf"{_A_BAD}\b|.*\b(?:went|was|is|were) (?:really |very |so |pretty )?(?:bad|badly|awful|wrong|"
    r"terrible|terribly|poorly)\b|.*\bannounced$"
)

_FEELINGS = (
    "worried|tired|confused|blocked|interested|excited|scared|annoyed|disappointed|frustrated|"
    "bored|concerned|delayed|stressed|surprised|pleased|sad|sick|angry|unhappy|happy|nervous|"
    "stress|feeling|good job|good point|fine|same|"
    "too|idk|dunno|hm+|meh|ugh|maybe next|do we|on (?:call|leave|holiday|pto)|"
    "afraid|lonely|fed up|sorry|unsure|not sure|no idea|no clue|no time|whatever|nothing"
)
DOES = re.compile(
    r"(?:please |maybe |finally |to )*(?:ask|find|check|make|learn|figure|decide|get|finish|write|"
    r"talk|tell|show|fix|ship|send|prepare|set|close|help|meet|build|move|give|take|book|collect|"
    r"document|clean|agree|define|deliver|complete|schedule|share|update|explain|understand|speak|"
    r"work on|try|keep|bring|raise|reduce|merge|migrate|propose|mentor) "
    r"(?!(?:is|was|were|went|has|had|failed|did|got)\b)"
)
NO_GOAL = re.compile(
    r"(?:i|he|she|they|it|we|you|there|nobody|no one|everyone|everybody|somebody|someone)"
    rf"(?:'\w+)?(?: |$)|(?:(?:so|very|really|too|just|pretty|a bit|feeling) )*(?:{_FEELINGS})\b|"
    rf"{_A_BAD}\b|(?:good|great|nice|busy|quiet) (?:week|day|start|morning|weekend)\b|got\b|"
    r".*(?:n't\b|\b(?:not|never|is|am|are|was|were|been|feels?|felt|seems?|has|had|went|gets|hates?|"
    r"hated|likes?|liked|loves?|says?|said|told|thinks?|thought|wants?|knows?|knew|left|ignore[sd]?|"
    r"blame[sd]?|yelled|shouted|complain(?:s|ed)|refuse[sd]|bullie[sd]|nearly|almost|sucks?|"
    r"helps? me|helped|got promoted|took my|stole)\b|.\bquit$|"
    r"\b(?:announced|cancell?ed|postponed)$)"
)
"""What nobody can set out to do: how it is, how somebody feels, what others do."""

_IT_IS = r"(?:(?:as|it'?s|it was|that'?s|that was) )?an?"
WHICH: Mapping[str, str] = {
    "win": rf"{_IT_IS} win|win|as win|the first(?: one)?",
    "goal": rf"{_IT_IS} goal|goal|as goal|the second(?: one)?",
    "neither": r"no|nope|(?:no,? )?neither(?: one| of them)?|none|nothing|skip(?: it)?|never ?mind|"
    r"forget it|not a win(?: or a goal)?|ignore (?:it|that)|don'?t save(?: it| that)?|no,? thanks",
}
"""Answers to "Save it as a win, or as a goal?"."""

_OF = r"(?:it was |mostly |mainly )?(?:for )?(?:(?:the|our|my|all|whole|entire|other|every) )*"
BENEFITS: Mapping[str, str] = {
    "customer": rf"{_OF}(?:customers?|clients?|users?|people who (?:buy|pay)|shoppers)(?: too)?",
    "org": rf"{_OF}(?:company|organi[sz]ation|org|business|department|division|teams|"
    r"everyone|everybody)(?: here)?",
    "team": rf"{_OF}(?:team|squad|colleagues|teammates|engineers|on-?call|us|people i work with)",
    "self": rf"{_OF}(?:me|myself|just me|only me)",
}
"""Answers to "Who is better off because of it?", by the key of `Benefited`."""

_FOREIGN = """
ich habe wir haben und nicht mit für über heute gestern fertig meine einen eine dem
je j'ai nous avons les des une avec dans pour aujourd'hui terminé mon
hemos el los las una con para hoy ayer
ik heb een voor wij niet vandaag gisteren
jag har och inte för jeg ikke
eu fiz não com uma hoje ontem
io abbiamo il gli che oggi ieri
jest nie się zrobiłem dziś
"""
FOREIGN = frozenset(_FOREIGN.split())
"""Words that English does without: two of them, or one in a line of four, make it another."""

LETTERS = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[a-zà-öø-ÿœšž]", re.IGNORECASE)
"""English is written in these; a line of other letters is of another language."""

LONGEST_NAME = 4
"""Words of what may be the name of a page; whatever is longer is a sentence."""


def is_foreign(said: str) -> bool:
    """Whether a folded line is most likely not English."""
    letters = LETTERS.findall(said)
    if letters and len(LATIN.findall(said)) * 2 < len(letters):
        return True
    spoken = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", said)
    count = sum(word in FOREIGN for word in spoken)
    return count > 1 or (count == 1 and len(spoken) <= LONGEST_NAME)
