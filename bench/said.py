"""The rows of `bench/RESULTS.md`, in reading order, and what is said below each."""

from bench.rows import Row

STOCK = "bare Bolt: an AsyncApp with one listener that acknowledges, stock runner, no database"
APSCHEDULER = "APScheduler, a job a person that does nothing, on SQLite with the same settings"

WIN_WHY = (
    "bare Bolt looks every ten milliseconds whether there is an answer, ours goes as soon as it is"
    " there. What is left is one transaction and its wait for the disk. Of the processor time, by a"
    " profile without Home, seven tenths are in that transaction (SQLAlchemy three of them, the"
    " commit two, understanding the line two); Bolt and the door have the rest, the view a"
    " twentieth. The processor time below has Home drawn for everybody, too."
)
WIN_NEXT = (
    "uvloop where it installs (our limits on requests rest on h11, so httptools cannot take its"
    " place); fewer queries for Home, which costs more than the win for whoever has it open."
)
RATE_WHY = (
    "one process and one loop do all of it: the processor time a request, which stands beside,"
    " is the limit. Bare Bolt keeps nothing, draws nothing and asks no disk."
)
RATE_NEXT = "as above; several processes, which on PostgreSQL share the work."

ROWS = (
    Row(
        "win sqlite kept",
        "`/win` by `nextrung serve`, SQLite, p50, kept connection",
        STOCK,
        WIN_WHY,
        WIN_NEXT,
        most=0.15,
    ),
    Row(
        "win sqlite new",
        "the same on a new connection each",
        "the same",
        WIN_WHY,
        WIN_NEXT,
        most=0.15,
    ),
    Row(
        "win postgresql kept",
        "the same, PostgreSQL, kept connection",
        "the same",
        f"{WIN_WHY} Three statements are three ways to the server and back, each with a greenlet.",
        "as above; a driver without SQLAlchemy's greenlets would be a second storage code.",
        most=0.25,
    ),
    Row(
        "win postgresql new",
        "the same, PostgreSQL, a new connection each",
        "the same",
        "as on a kept connection; accepting one costs both sides the same.",
        "as above.",
        most=0.25,
    ),
    Row(
        "rate sqlite",
        "the same a second, 16 at a time, SQLite",
        "bare Bolt",
        RATE_WHY,
        RATE_NEXT,
    ),
    Row(
        "rate sqlite many",
        "the same",
        "stock Bolt with 289 listeners",
        "Bolt asks its listeners in turn; ours are found in a dictionary.",
        RATE_NEXT,
        least=1,
    ),
    Row(
        "rate postgresql",
        "the same a second, 16 at a time, PostgreSQL",
        "bare Bolt",
        RATE_WHY,
        "several processes: PostgreSQL lets any number share the work.",
    ),
    Row(
        "rate postgresql many",
        "the same",
        "stock Bolt with 289 listeners",
        "as on SQLite.",
        RATE_NEXT,
        least=1,
    ),
    Row(
        "dispatch",
        "any action or form, its dispatch",
        "a coach with one listener",
        "five listeners of Bolt's, one for each kind of payload, and a dictionary behind each.",
        "nothing: what is left is within the noise.",
        most=1.15,
    ),
    Row(
        "socket",
        "`/win` by `nextrung run`, Socket Mode, p50",
        "stock Bolt over Socket Mode",
        WIN_WHY,
        "as over HTTP.",
        most=0.15,
    ),
    Row(
        "due sqlite",
        "10,000 due: claimed, moved on, delivery rows written; times faster, SQLite",
        APSCHEDULER,
        "a batch is 64 people, so that a crash leaves few in doubt and a click waits for none; each"
        " workspace is asked apart, and each row is made in Python.",
        "claims in large sets; the next date once for each slot and zone instead of each person.",
        least=15,
    ),
    Row(
        "due postgresql",
        "the same, PostgreSQL, two workers",
        f"{APSCHEDULER}: it needs a driver that waits, of which there is none here for PostgreSQL,"
        " where it is slower",
        "as on SQLite, and a way to the server for each statement.",
        "as on SQLite.",
        least=30,
    ),
    Row(
        "due memory",
        "memory of that, SQLite",
        APSCHEDULER,
        "what is imported; what is claimed is 64 people at a time.",
        "fewer modules of our own where a claim needs them: the engine imports the whole coach.",
        most=0.5,
    ),
    Row(
        "stall",
        "longest stall of the loop at 10,000",
        "AsyncIOScheduler",
        "one batch between two turns of the loop, where APScheduler goes through all its jobs.",
        "nothing.",
        most=0.02,
    ),
    Row(
        "stall many",
        "the same at 100,000",
        "no peer",
        "the longest is a batch; on a machine with other work, somebody else's turn.",
        "a turn of the loop within a batch.",
        most=50,
        unit=" ms",
    ),
    Row(
        "permitted one",
        "delivered in 60 s of what Slack's limits permit, one workspace",
        "1.0",
        "the bucket is looked at every two seconds while anybody waits.",
        "nothing.",
        least=0.95,
    ),
    Row(
        "permitted many",
        "the same, 100 workspaces",
        "1.0",
        "500 a second are permitted, and one process composes and sends as many as its processor"
        " lets it: see the time a message.",
        "sending in processes of its own (`nextrung send`), any number of them on PostgreSQL.",
        least=0.95,
    ),
    Row(
        "message",
        "processor time a message, everything included",
        "no peer",
        "the optional scopes are granted, so that there are nearly three calls where one would do;"
        " by a profile a call with its blocks takes more than reading what it says, and claims and"
        " confirmations little.",
        "the status of everybody in one call a workspace; fewer objects of slack_sdk a message.",
        most=1.5,
        unit=" ms",
    ),
    Row(
        "win meanwhile",
        "`/win` p99 while 20,000 go out",
        "its own p99 without",
        "one process, one loop: a click waits for the turn of whatever is composed.",
        "sending in a process of its own.",
        most=2.5,
    ),
    Row(
        "calls",
        "Slack calls a message beyond the message itself",
        "no peer",
        "with the optional scopes each asks for a status (`users.profile.get`), and at least one a"
        " workspace and round for do-not-disturb.",
        "remembering what `user_change` says of a status, and looking whole workspaces up by"
        " `users.list` where more than a few are due.",
        most=0.1,
    ),
    Row(
        "proposal",
        "the proposal from 10,000 wins, by processor time",
        "all of it in Jinja",
        "the weight of every win is read and ranked in Python; the peer writes a list, the coach a"
        " proposal with lines, gaps and what was left out.",
        "weights kept up to date on writing, so that the best come out of an index.",
        most=0.2,
    ),
    Row(
        "many wins",
        "list, search, line, map and Home at 5,000 wins; the worst",
        "the same at 50",
        "the line, the map and Home read the weight of every filed win; a search goes through all"
        " of a member's words.",
        "weights summed for each line and month on writing.",
        most=1.5,
    ),
    Row(
        "start",
        "spawn to first acknowledgement",
        "bare Bolt, async",
        "about 520 modules of our own and 430 dataclasses; SQLAlchemy, pydantic and uvicorn beside"
        " Bolt. What few need is imported later, and nobody collects garbage meanwhile.",
        "features imported when they are first heard; views and templates with them.",
        most=2.0,
    ),
    Row(
        "idle",
        "memory then",
        "bare Bolt, async",
        "the same modules; a statement of SQLAlchemy for each question that storage knows.",
        "the same.",
        most=1.6,
    ),
    Row(
        "win statements",
        "statements of a `/win`",
        "no peer",
        "who they are, the number and how many stand are one, the lines another, the win a third;"
        " SQLite remembers Slack's delivery in a fourth, PostgreSQL in the first.",
        "the lines of the ladder in one statement with the rest, which nothing else here does.",
        most=3,
    ),
    Row(
        "win transactions",
        "transactions of a `/win`",
        "no peer",
        "all of it is one.",
        "nothing.",
        most=1,
    ),
    Row(
        "monday statements",
        "statements of a Monday alone",
        "no peer",
        "every fact is read once; most of them are tables of their own, a statement each, shared by"
        " all who are due at that moment.",
        "goals of three kinds in one statement; what a tip looks at only where it may come.",
        most=15,
    ),
    Row(
        "monday transactions",
        "transactions of a Monday alone",
        "no peer",
        "a look at what is due, the claim, all that is read, what was chosen for the week, and the"
        " confirmation.",
        "what was chosen in the message's metadata, so that it is saved with the confirmation.",
        most=3,
    ),
)
