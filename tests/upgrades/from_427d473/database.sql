BEGIN TRANSACTION;
CREATE TABLE agenda_actions (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	agenda_id INTEGER NOT NULL, 
	channel_id TEXT NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	added_by TEXT NOT NULL, 
	by_on DATE, 
	added_at DATETIME NOT NULL, 
	done_at DATETIME, 
	message_ts TEXT, 
	CONSTRAINT fk_agenda_actions_agendas FOREIGN KEY(team_id, user_id, agenda_id) REFERENCES agendas (team_id, user_id, id), 
	CONSTRAINT uq_agenda_actions_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_agenda_actions_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE agendas (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	channel_id TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	items TEXT NOT NULL, 
	posted_at DATETIME, 
	message_ts TEXT, posting_at DATETIME, place_name TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_agendas_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_agendas_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'C0ADAMRTA','2026-11-09 08:30:00.000000','[]','2026-11-09 08:30:00.000000',NULL,NULL,'');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'C0ADAMRTA','2026-11-23 08:30:00.000000','[
{
"key": "win:19",
"kind": "win",
"text": "proposed the cross-team plan for the card-vault migration, three teams signed up",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:20",
"kind": "win",
"text": "card-vault migration: first 5% of traffic moved, no errors in 72 hours",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:21",
"kind": "win",
"text": "cut checkout errors by 40%",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:22",
"kind": "win",
"text": "paired with Lena on the ledger",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:1",
"kind": "goal",
"text": "Get the fraud team''s date for moving their card lookups",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:2",
"kind": "goal",
"text": "Ask Marta how promotions to Staff are decided here",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:3",
"kind": "goal",
"text": "get the design doc reviewed",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "career:way",
"kind": "career",
"text": "My way to Staff Engineer: what you see of it today, and what comes next. My plan by 23 February 2027: the aim is known before the period opens. What we gain: One audit instead of three, and two engineers free for the checkout work.",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Which piece of work in the coming weeks would stretch me in the right direction?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]','2026-11-23 08:30:00.000000','1795422600.000049','2026-11-23 08:30:00.000000','privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,'C0GENERAL','2026-11-23 08:30:00.000000','[
{
"key": "win:15",
"kind": "win",
"text": "mentored Lena through her first design review, she presented it herself",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:16",
"kind": "win",
"text": "removed the last cron job nobody owned",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:17",
"kind": "win",
"text": "payments API error rate down 60% after the timeout budget work",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:18",
"kind": "win",
"text": "answered the auditors'' questions alone, no findings",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:19",
"kind": "win",
"text": "proposed the cross-team plan for the card-vault migration, three teams signed up",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:20",
"kind": "win",
"text": "card-vault migration: first 5% of traffic moved, no errors in 72 hours",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:21",
"kind": "win",
"text": "cut checkout errors by 40%",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "win:22",
"kind": "win",
"text": "paired with Lena on the ledger",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:1",
"kind": "goal",
"text": "Get the fraud team''s date for moving their card lookups",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:2",
"kind": "goal",
"text": "Ask Marta how promotions to Staff are decided here",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:3",
"kind": "goal",
"text": "get the design doc reviewed",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": true,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": true,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": true,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": true,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Is what I am working on still the thing that matters most for the next level?",
"is_private": true,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'general');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,'C0ADAMRTA','2026-11-26 12:00:00.000000','[
{
"key": "goal:1",
"kind": "goal",
"text": "Get the fraud team''s date for moving their card lookups",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:2",
"kind": "goal",
"text": "Ask Marta how promotions to Staff are decided here",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "goal:3",
"kind": "goal",
"text": "get the design doc reviewed",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Who should see this work while it is happening?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,5,'C0ADAMRTA','2026-12-03 12:00:00.000000','[
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "From where you sit, what has changed in the last month, and what has not yet?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,6,'C0ADAMRTA','2026-12-10 12:00:00.000000','[
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Which piece of work in the coming weeks would stretch me in the right direction?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,7,'C0ADAMRTA','2026-12-17 12:00:00.000000','[
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "career:way",
"kind": "career",
"text": "My way to Staff Engineer: what you see of it today, and what comes next. My plan by 23 February 2027: the aim is known before the period opens. What we gain: One audit instead of three, and two engineers free for the checkout work.",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Is what I am working on still the thing that matters most for the next level?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,8,'C0ADAMRTA','2026-12-24 12:00:00.000000','[
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "career:way",
"kind": "career",
"text": "My way to Staff Engineer: what you see of it today, and what comes next. My plan by 23 February 2027: the aim is known before the period opens. What we gain: One audit instead of three, and two engineers free for the checkout work.",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Who should see this work while it is happening?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,9,'C0ADAMRTA','2026-12-31 12:00:00.000000','[
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "career:way",
"kind": "career",
"text": "My way to Staff Engineer: what you see of it today, and what comes next. My plan by 23 February 2027: the aim is known before the period opens. What we gain: One audit instead of three, and two engineers free for the checkout work.",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "From where you sit, what has changed in the last month, and what has not yet?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,10,'C0ADAMRTA','2027-01-07 12:00:00.000000','[
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "career:way",
"kind": "career",
"text": "My way to Staff Engineer: what you see of it today, and what comes next. My plan by 23 February 2027: the aim is known before the period opens. What we gain: One audit instead of three, and two engineers free for the checkout work.",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Which piece of work in the coming weeks would stretch me in the right direction?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
INSERT INTO "agendas" VALUES('T0PLAYGRND','U0ADA0000',NULL,11,'C0ADAMRTA','2027-01-14 12:00:00.000000','[
{
"key": "promise:1:1",
"kind": "promise",
"text": "Ada: bring a plan for the card-vault migration, by Friday 13 November 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "promise:1:0",
"kind": "promise",
"text": "Marta: names a sponsor in the platform group, by Monday 7 December 2026",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "topic:1",
"kind": "topic",
"text": "the on-call rota",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": true,
"is_waiting": false
},
{
"key": "career:way",
"kind": "career",
"text": "My way to Staff Engineer: what you see of it today, and what comes next. My plan by 23 February 2027: the aim is known before the period opens. What we gain: One audit instead of three, and two engineers free for the checkout work.",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "mismatch:2:craft",
"kind": "mismatch",
"text": "How we each see “Leaves systems simpler and safer than they were”",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "gap:1",
"kind": "gap",
"text": "Lead something that crosses team borders, start to finish",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
},
{
"key": "question",
"kind": "question",
"text": "Is what I am working on still the thing that matters most for the next level?",
"is_private": false,
"is_ticked": true,
"by": "",
"is_covered": false,
"is_chosen": false,
"is_carried": false,
"is_waiting": false
}
]',NULL,NULL,NULL,'privategroup');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0016');
CREATE TABLE answers (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	talk_id INTEGER NOT NULL, 
	missing_items TEXT NOT NULL, 
	examples TEXT NOT NULL, 
	who_decides TEXT NOT NULL, 
	requirements TEXT NOT NULL, 
	what_creates_the_role TEXT NOT NULL, 
	other_paths TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	missing_from_plan TEXT NOT NULL, 
	real_or_soft TEXT, 
	decided_on DATE, 
	effective_on DATE, 
	revisit_on DATE, 
	confirmed_on DATE, 
	planned_on DATE, 
	CONSTRAINT pk_answers PRIMARY KEY (team_id, user_id, talk_id), 
	CONSTRAINT fk_answers_talks FOREIGN KEY(team_id, user_id, talk_id) REFERENCES talks (team_id, user_id, id), 
	CONSTRAINT fk_answers_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE candidates (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	text TEXT NOT NULL, 
	happened_on DATE, 
	fingerprint TEXT NOT NULL, 
	state TEXT NOT NULL, 
	found_at DATETIME NOT NULL, 
	CONSTRAINT uq_candidates_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT uq_candidates_team_id_user_id_fingerprint UNIQUE (team_id, user_id, fingerprint), 
	CONSTRAINT fk_candidates_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE career_reviews (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	started_on DATE NOT NULL, 
	every_weeks INTEGER NOT NULL, 
	agreed_on DATE, 
	CONSTRAINT pk_career_reviews PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_career_reviews_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE case_files (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	case_id INTEGER NOT NULL, 
	target_kind TEXT NOT NULL, 
	exact_title TEXT NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	"when" TEXT NOT NULL, 
	duties TEXT NOT NULL, 
	first_90_days TEXT NOT NULL, 
	need TEXT NOT NULL, 
	value TEXT NOT NULL, 
	vision TEXT NOT NULL, 
	organisation_goals TEXT NOT NULL, 
	long_term_role TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	starts_on DATE, 
	months INTEGER NOT NULL, 
	CONSTRAINT pk_case_files PRIMARY KEY (team_id, user_id, case_id), 
	CONSTRAINT fk_case_files_cases FOREIGN KEY(team_id, user_id, case_id) REFERENCES cases (team_id, user_id, id), 
	CONSTRAINT fk_case_files_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "case_files" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'same_team','Staff Engineer, Payments','the teams that take money: payments, fraud and billing','one way to hold card data instead of three, and one person who answers for it','from the first quarter after the vault is done','Owning the road map of the card vault across three teams, and the design reviews that touch money','[
"Move the last of the three teams onto the vault",
"Write down with Kenji who decides what about card data",
"Hand the ledger over to Lena"
]','Nobody today answers for card data across teams; the auditors asked for a name','One audit instead of three, and two engineers free for the checkout work','','[]','','',NULL,6);
CREATE TABLE cases (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	target_title TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	started_at DATETIME NOT NULL, 
	current_title TEXT NOT NULL, 
	current_since_on DATE, 
	manager_id TEXT, 
	manager_name TEXT NOT NULL, 
	decision_on DATE, 
	announcement_on DATE, 
	changed_at DATETIME NOT NULL, 
	ended_at DATETIME, steady_months INTEGER DEFAULT '6' NOT NULL, 
	CONSTRAINT uq_cases_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_cases_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "cases" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'Staff Engineer','work','2026-06-16 08:30:00.000000','Senior Software Engineer','2025-02-21','U0MARTA00','Marta','2027-06-23','2027-07-17','2026-11-23 08:30:00.000000',NULL,6);
CREATE TABLE company_cycles (
	team_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	decided_on DATE NOT NULL, 
	opens_on DATE, 
	announced_on DATE, 
	every_months INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_company_cycles PRIMARY KEY (team_id)
);
CREATE TABLE cycles (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	name TEXT NOT NULL, 
	decided_on DATE NOT NULL, 
	opens_on DATE, 
	announced_on DATE, 
	origin TEXT NOT NULL, 
	every_months INTEGER NOT NULL, is_assumed BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_cycles PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_cycles_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE deliveries (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	claimed_at DATETIME NOT NULL, 
	lease_until DATETIME, 
	retry_at DATETIME, 
	settled_at DATETIME, 
	channel_id TEXT, 
	message_ts TEXT, 
	error_code TEXT, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT uq_deliveries_team_id_user_id_kind_occasion UNIQUE (team_id, user_id, kind, occasion), 
	CONSTRAINT fk_deliveries_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'48fe3b3266ee44019dc9b3b2162da2ac','plan','2026-W48','sent',1,'2026-11-23 09:00:00.000000',NULL,NULL,'2026-11-23 09:00:00.000000','D0ADA0000','1795424400.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'6e9197a52f22426bb48cb1e63ebe375b','agenda','2026-11-26','sent',1,'2026-11-26 12:00:00.000000',NULL,NULL,'2026-11-26 12:00:00.000000','D0ADA0000','1795694400.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'adc20abbf85c42eab04a3f1e52a1e058','review','2026-W48','sent',1,'2026-11-27 15:00:00.000000',NULL,NULL,'2026-11-27 15:00:00.000000','D0ADA0000','1795791600.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'89d223350f014f7cadbaa865d1cc4394','plan','2026-W49','sent',1,'2026-11-30 09:00:00.000000',NULL,NULL,'2026-11-30 09:00:00.000000','D0ADA0000','1796029200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'f726609820724e579711b6692b49b2fc','nudge','2026-12-02','sent',1,'2026-12-02 09:30:00.000000',NULL,NULL,'2026-12-02 09:30:00.000000','D0ADA0000','1796203800.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'9410fbc03db2475b8dc88e88ac879a23','agenda','2026-12-03','sent',1,'2026-12-03 12:00:00.000000',NULL,NULL,'2026-12-03 12:00:00.000000','D0ADA0000','1796299200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'75d9001d6e6747a1807f70116d3f3791','review','2026-W49','sent',1,'2026-12-04 15:00:00.000000',NULL,NULL,'2026-12-04 15:00:00.000000','D0ADA0000','1796396400.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'f1bb5e722aa3451fa5a36001053551bc','plan','2026-W50','sent',1,'2026-12-07 09:00:00.000000',NULL,NULL,'2026-12-07 09:00:00.000000','D0ADA0000','1796634000.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'3648d7b2c8824c9eba56d2f6873f4892','nudge','2026-12-07','sent',1,'2026-12-07 09:30:00.000000',NULL,NULL,'2026-12-07 09:30:00.000000','D0ADA0000','1796635800.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'f165b3e3b3b9436ea5a2d9417479b632','nudge','2026-12-08','sent',1,'2026-12-08 09:30:00.000000',NULL,NULL,'2026-12-08 09:30:00.000000','D0ADA0000','1796722200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'3dd81c4c3219448d8a5070910254d0ff','agenda','2026-12-10','sent',1,'2026-12-10 12:00:00.000000',NULL,NULL,'2026-12-10 12:00:00.000000','D0ADA0000','1796904000.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'16693d7d9bc749138f3814e7ef1b23a9','review','2026-W50','sent',1,'2026-12-11 15:00:00.000000',NULL,NULL,'2026-12-11 15:00:00.000000','D0ADA0000','1797001200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'c930d894f9e24cb1948535aa3831dbe9','plan','2026-W51','sent',1,'2026-12-14 09:00:00.000000',NULL,NULL,'2026-12-14 09:00:00.000000','D0ADA0000','1797238800.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'6794f56b52d64cc1bef5e0d66c596c13','nudge','2026-12-14','sent',1,'2026-12-14 09:30:00.000000',NULL,NULL,'2026-12-14 09:30:00.000000','D0ADA0000','1797240600.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'2e51bca25fdf4ba0b8f603d2101e6a10','agenda','2026-12-17','sent',1,'2026-12-17 12:00:00.000000',NULL,NULL,'2026-12-17 12:00:00.000000','D0ADA0000','1797508800.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'1fdf6c6ed44042c896c4cb686dfc7cbc','review','2026-W51','sent',1,'2026-12-18 15:00:00.000000',NULL,NULL,'2026-12-18 15:00:00.000000','D0ADA0000','1797606000.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'8a2dedb795be442db3e66b34f934d404','plan','2026-W52','sent',1,'2026-12-21 09:00:00.000000',NULL,NULL,'2026-12-21 09:00:00.000000','D0ADA0000','1797843600.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'066a1bbeb9c84f2fba84fe4ad4092ccd','nudge','2026-12-21','sent',1,'2026-12-21 09:30:00.000000',NULL,NULL,'2026-12-21 09:30:00.000000','D0ADA0000','1797845400.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'dc556d359f1d43e1a47d39aa4af42b55','agenda','2026-12-24','sent',1,'2026-12-24 12:00:00.000000',NULL,NULL,'2026-12-24 12:00:00.000000','D0ADA0000','1798113600.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'291f3ecdbe1d4112a714e99fbd949c0e','review','2026-W52','sent',1,'2026-12-25 15:00:00.000000',NULL,NULL,'2026-12-25 15:00:00.000000','D0ADA0000','1798210800.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'f66ac3a1d59c4cbf83a87450a7f61913','plan','2026-W53','sent',1,'2026-12-28 09:00:00.000000',NULL,NULL,'2026-12-28 09:00:00.000000','D0ADA0000','1798448400.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'54e0ca4766d5498aa543e468ed1b080a','nudge','2026-12-28','sent',1,'2026-12-28 09:30:00.000000',NULL,NULL,'2026-12-28 09:30:00.000000','D0ADA0000','1798450200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'b1527c64e15b4ad093ebaad3f381b322','agenda','2026-12-31','sent',1,'2026-12-31 12:00:00.000000',NULL,NULL,'2026-12-31 12:00:00.000000','D0ADA0000','1798718400.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'1fc39ed8cd02451b91c9922b2e7480d2','review','2026-W53','sent',1,'2027-01-01 15:00:00.000000',NULL,NULL,'2027-01-01 15:00:00.000000','D0ADA0000','1798815600.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'ab27782d991e40638bebfcfac1e99d30','plan','2027-W01','sent',1,'2027-01-04 09:00:00.000000',NULL,NULL,'2027-01-04 09:00:00.000000','D0ADA0000','1799053200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'22172e2aebb849539142d051ab1fe5ab','nudge','2027-01-04','sent',1,'2027-01-04 09:30:00.000000',NULL,NULL,'2027-01-04 09:30:00.000000','D0ADA0000','1799055000.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'197ec9bae6034b8488d80409fd58fa96','agenda','2027-01-07','sent',1,'2027-01-07 12:00:00.000000',NULL,NULL,'2027-01-07 12:00:00.000000','D0ADA0000','1799323200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'8877489f39754261875ebb8806fbb431','review','2027-W01','sent',1,'2027-01-08 15:00:00.000000',NULL,NULL,'2027-01-08 15:00:00.000000','D0ADA0000','1799420400.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'3963c6b7184f43778c6198225e96c866','plan','2027-W02','sent',1,'2027-01-11 09:00:00.000000',NULL,NULL,'2027-01-11 09:00:00.000000','D0ADA0000','1799658000.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'6c040e3cf8744bc582de79ea31f8222d','nudge','2027-01-11','sent',1,'2027-01-11 09:30:00.000000',NULL,NULL,'2027-01-11 09:30:00.000000','D0ADA0000','1799659800.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'ea1823cb9091480aa42d2061a6251128','agenda','2027-01-14','sent',1,'2027-01-14 12:00:00.000000',NULL,NULL,'2027-01-14 12:00:00.000000','D0ADA0000','1799928000.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'b1032d0c5ae24da898e817928f5fcb5a','review','2027-W02','sent',1,'2027-01-15 15:00:00.000000',NULL,NULL,'2027-01-15 15:00:00.000000','D0ADA0000','1800025200.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'bca9f88b300a449e8dd5146c06058ca4','plan','2027-W03','sent',1,'2027-01-18 09:00:00.000000',NULL,NULL,'2027-01-18 09:00:00.000000','D0ADA0000','1800262800.000000',NULL);
INSERT INTO "deliveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'39cedb227ed14b5c903178ca5efd4289','nudge','2027-01-18','sent',1,'2027-01-18 09:30:00.000000',NULL,NULL,'2027-01-18 09:30:00.000000','D0ADA0000','1800264600.000000',NULL);
CREATE TABLE development_goals (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	action TEXT NOT NULL, 
	metric TEXT NOT NULL, 
	deadline_on DATE NOT NULL, 
	success_test TEXT NOT NULL, 
	set_on DATE NOT NULL, 
	builds TEXT NOT NULL, 
	is_stretch BOOLEAN NOT NULL, 
	gap_id INTEGER, 
	line_id INTEGER, 
	status TEXT NOT NULL, 
	closed_on DATE, 
	history TEXT NOT NULL, 
	CONSTRAINT fk_development_goals_gaps FOREIGN KEY(team_id, user_id, gap_id) REFERENCES gaps (team_id, user_id, id), 
	CONSTRAINT fk_development_goals_lines FOREIGN KEY(team_id, user_id, line_id) REFERENCES lines (team_id, user_id, id), 
	CONSTRAINT uq_development_goals_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_development_goals_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE discoveries (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	name TEXT NOT NULL, 
	said_by TEXT NOT NULL, 
	asked_on DATE, 
	answered_on DATE, 
	CONSTRAINT pk_discoveries PRIMARY KEY (team_id, user_id, name), 
	CONSTRAINT fk_discoveries_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "discoveries" VALUES('T0PLAYGRND','U0ADA0000',NULL,'process','Marta',NULL,'2026-11-02');
CREATE TABLE draft_lines (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	text TEXT NOT NULL, 
	theme TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	looks TEXT NOT NULL, 
	is_required BOOLEAN NOT NULL, 
	is_ticked BOOLEAN NOT NULL, 
	CONSTRAINT uq_draft_lines_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_draft_lines_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE draft_versions (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	draft_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	written_by TEXT NOT NULL, 
	kept_at DATETIME NOT NULL, 
	CONSTRAINT fk_draft_versions_drafts FOREIGN KEY(team_id, user_id, draft_id) REFERENCES drafts (team_id, user_id, id), 
	CONSTRAINT uq_draft_versions_team_id_user_id_draft_id_number UNIQUE (team_id, user_id, draft_id, number), 
	CONSTRAINT uq_draft_versions_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_draft_versions_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,1,1,'# Questions for Marta: how people grow here

Three are enough for one talk; the others will keep. Not one of them asks for a promotion, which is why the answers come easily.

## How it works

- How does somebody get from Senior Software Engineer to Staff Engineer, Payments here, from the first talk to the day they hear?
- Who has a say in it, and what do they look at?
- I have Wednesday 23 June 2027 down as the day of the next decision. Is that right, and when does everything have to be in hand?

## What it is for

- What is a promotion for you: thanks for work that was done, or trust in work to come?
- Think of a step up that felt right to everybody. What had that person shown, and for how long?
- What makes you hesitate about somebody who looks ready on paper?

## How you see me

- If we went through what is expected of Senior Software Engineer: where would you rate me above it, and where below?
- And what Staff Engineer, Payments asks: where does my work look like that already, and where not yet?
- Could we go through both lists together, each of us rating first, and then talk about the lines where we differ?

Write the answers down the same day, in their words. They are what the rest is built on.','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,2,1,'Hi Marta,

I have been thinking about where my work could go from here, and Staff Engineer, Payments is what interests me most. Before I plan anything, I would like to understand the role the way you do.

Two questions, then. Which skills does it need that Senior Software Engineer does not ask of me today? And which experience would you want somebody to have behind them: what should they have led, built or lived through at least once?

My own guess is that I would start with this: Lead something that crosses team borders, start to finish. Tell me if you would start somewhere else.

Could we take a quarter of an hour of our next 1:1 for it? If there is a written list, I will read it before, so that we can talk about what it leaves out.

Thank you,
Ada','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,3,1,'Hi Marta,

I would like to be considered for Staff Engineer, Payments, and I wanted you to hear it from me early rather than all at once.

What makes me feel ready to take on more is how recent work has gone. One example, from Monday 23 November: cut checkout errors by 40%.

I also know where I still have to grow: Lead something that crosses team borders, start to finish. We agreed on that together, and I am working on it.

I am not looking for an answer today. I would be glad if this became a conversation that we pick up again from time to time as I make progress.

What would you need to see from me to be confident that I am ready for Staff Engineer, Payments?','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,4,1,'Hi Marta,

These are the points that stand between me and Staff Engineer, Payments, as I understand them today:

- Lead something that crosses team borders, start to finish
- Have somebody outside payments say what changed for them

Suppose I have shown all of these within the next six months. Is it then a reasonable expectation that you put me forward for Staff Engineer, Payments?

If it takes something else as well, a budget, a free role, somebody''s yes, please tell me which. Then neither of us plans around a wrong picture.

I have the decision on Wednesday 23 June 2027 in mind. If another date is more realistic, I would rather hear it now.

Thank you,
Ada','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,5,5,1,'Hi Marta,

Could we find 30 minutes this week to talk about my path to Staff Engineer, Payments? I would like to share what I have been working toward and, above all, hear how you see it. It deserves more than the last five minutes of another meeting, so I would rather book it on its own.

To give you an idea of what I would bring, this is from Monday 23 November: cut checkout errors by 40%.
There is more like it, and I would sooner walk you through it than put it all into a message.

I am asking now because the next decisions come on Wednesday 23 June 2027, and an early talk leaves us both time to think.

If this week is full, the next free half hour you have is just as good.

Thank you,
Ada','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,6,6,1,'# Your talk with Marta: Staff Engineer, Payments

Five steps, about half an hour. The lines are there to lean on: say them your own way.

## 1. Begin with thanks

> Marta, thank you for making this time, and for our talk on Tuesday 3 November. I have thought about it a good deal since.

## 2. Say what you want

> I would like to be promoted to Staff Engineer, Payments, and I would like us to work out together how I get there.

> I have been Senior Software Engineer for 21 months, and more and more of my work is the work of the next role.

Say the title exactly, then stop and let it land.

## 3. Show the work

> What the others would gain: One audit instead of three, and two engineers free for the checkout work.

> These are the pieces of work that I would point to:

- Cut checkout errors by 40% (Monday 23 November, win 21)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (Thursday 19 November, win 20)
- Proposed the cross-team plan for the card-vault migration, three teams signed up (Wednesday 11 November, win 19)
- Payments API error rate down 60% after the timeout budget work (Wednesday 21 October, win 17)
- Shipped partial refunds, used 1,900 times in the first month (Friday 18 September, win 13)

Tell one or two of them as a short story: what was hard, what you did, who is better off. Leave the number for last; it is what stays.

## 4. Ask what is missing

> Where does my work already look like Staff Engineer, Payments to you, and where not yet?

> The areas I would name myself: Lead something that crosses team borders, start to finish; Have somebody outside payments say what changed for them. Do you see it the same way?

Write the answer down in their words. If it stays general, ask for an example.

## 5. Agree on the time

> What would I need to show in the next six months so that you would put me forward?

> I understand that the next decision comes on Wednesday 23 June 2027. When would you want to have everything from me, so that there is time to weigh it?

Settle the day on which you two will look at it again. Thank them, and record what was said the same day: the follow-up e-mail is written from it.','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,7,7,1,'Hi Marta,

Thank you for talking with me about my next step. I came away without knowing quite where I stand, and I would rather ask you than guess.

What is missing from my plan for Staff Engineer, Payments? One example would tell me more than a general word.

These are on my list:

- Lead something that crosses team borders, start to finish
- Have somebody outside payments say what changed for them

What would you add, and what would you strike?

If it is not about my work, that helps me as much: is it the time, the budget, or somebody who has yet to be convinced? With a plain answer the two of us can plan; without one we would both be hoping.

Could we take ten minutes for it in our next 1:1?

Thank you,
Ada','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,8,8,1,'# When they ask why you want to move

Say it in about a minute, in your own words.

> My title today is Senior Software Engineer. My work has grown into that of Staff Engineer, Payments:

- Cut checkout errors by 40% (win 21)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (win 20)
- Proposed the cross-team plan for the card-vault migration, three teams signed up (win 19)

> I am looking for a place where the title matches that work, so that I can do more of it openly. What would you want to see from somebody in the role in the first months?

Have the story behind each ready: what was hard, what you decided, who was better off. Leave out names, figures and plans that belong to your present company.

Speak well of where you are. People listen for how you will one day talk about them.','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,9,9,1,'# Staff Engineer, Payments: a proposal

Ada, for Marta, 23 November 2026

## What the team and the company gain

One audit instead of three, and two engineers free for the checkout work.

Why now: Nobody today answers for card data across teams; the auditors asked for a name.

## Where I stand today

I have been Senior Software Engineer for 21 months.

## The work of the next role, done already

From the last six months, each with what it shows in brackets:

### Projects

- Cut checkout errors by 40%, Monday 23 November, win 21 (Picks problems that matter beyond the own team, and moves a number with them)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours, Thursday 19 November, win 20 (Picks problems that matter beyond the own team, and moves a number with them)
- Payments API error rate down 60% after the timeout budget work, Wednesday 21 October, win 17 (Picks problems that matter beyond the own team, and moves a number with them)

### Leadership

- Proposed the cross-team plan for the card-vault migration, three teams signed up, Wednesday 11 November, win 19 (Carries work that spans several teams from the question to the retrospective)
- Onboarding guide for the ledger, the two new people shipped in their first week, Friday 11 September, win 12 (Makes the engineers around them better, without being asked)
- My idea to batch webhooks did not work out, rolled it back after two days and wrote down what I would look at first next time, Thursday 3 September, win 11 (Makes technical decisions others build on, and writes down why)

## What I will do in the role

Owning the road map of the card vault across three teams, and the design reviews that touch money.

Picture it like this: one way to hold card data instead of three, and one person who answers for it.
Who is better off: the teams that take money: payments, fraud and billing.
When it will be noticed: from the first quarter after the vault is done.

### The first 90 days

- Move the last of the three teams onto the vault
- Write down with Kenji who decides what about card data
- Hand the ledger over to Lena

## What I propose

That I take on the role of Staff Engineer, Payments, from a day that we agree on together.

What would you want to see more of before you can say yes? I would like us to answer that together.','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,10,10,1,'# My review, 24 May 2026 to 23 November 2026

Ada, Senior Software Engineer

## Picks problems that matter beyond the own team, and moves a number with them

- Cut checkout errors by 40% (Monday 23 November, win 21)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (Thursday 19 November, win 20)
- Payments API error rate down 60% after the timeout budget work (Wednesday 21 October, win 17)
- Shipped partial refunds, used 1,900 times in the first month (Friday 18 September, win 13)
- Explained to finance why we round the way we do; they closed the quarter without us for the first time (Tuesday 25 August, win 10)
- Took the noisy alerts apart, pages at night went from 11 a week to 2 (Tuesday 11 August, win 8)
- And 2 more wins of the same kind

## Carries work that spans several teams from the question to the retrospective

- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (Thursday 19 November, win 20)
- Proposed the cross-team plan for the card-vault migration, three teams signed up (Wednesday 11 November, win 19)
- Got payments, fraud and support to agree on one name for a disputed payment (Saturday 26 September, win 14)
- Reviewed the fraud team''s rate limiter and found the hole before launch (Tuesday 18 August, win 9)
- Wrote the decision record for idempotency keys; Kenji''s team took it over as it is (Friday 3 July, win 3)

## Makes technical decisions others build on, and writes down why

- Proposed the cross-team plan for the card-vault migration, three teams signed up (Wednesday 11 November, win 19)
- My idea to batch webhooks did not work out, rolled it back after two days and wrote down what I would look at first next time (Thursday 3 September, win 11)
- Said no to a fourth payment provider, with the numbers on what the third one costs us (Friday 24 July, win 6)
- Wrote the decision record for idempotency keys; Kenji''s team took it over as it is (Friday 3 July, win 3)

## Makes the engineers around them better, without being asked

- Mentored Lena through her first design review, she presented it herself (Monday 5 October, win 15)
- Onboarding guide for the ledger, the two new people shipped in their first week (Friday 11 September, win 12)
- Paired with Tom every Thursday in June, he now carries the pager alone (Friday 10 July, win 4)

## Leaves systems simpler and safer than they were

- Payments API error rate down 60% after the timeout budget work (Wednesday 21 October, win 17)
- Removed the last cron job nobody owned (Tuesday 13 October, win 16)
- Onboarding guide for the ledger, the two new people shipped in their first week (Friday 11 September, win 12)
- Took the noisy alerts apart, pages at night went from 11 a week to 2 (Tuesday 11 August, win 8)
- Ran the post-mortem for the double charge: 214 customers refunded the same day, and nobody was blamed (Monday 3 August, win 7)
- Found out why refunds stuck for 40 minutes: a retry storm in the ledger client. Fixed it, p95 now under 2 s (Thursday 18 June, win 1)

## Explains trade-offs so that people outside engineering can decide

- Answered the auditors'' questions alone, no findings (Friday 30 October, win 18)
- Got payments, fraud and support to agree on one name for a disputed payment (Saturday 26 September, win 14)
- Explained to finance why we round the way we do; they closed the quarter without us for the first time (Tuesday 25 August, win 10)
- Said no to a fourth payment provider, with the numbers on what the third one costs us (Friday 24 July, win 6)
- Walked Priya through what a chargeback really is, so that the dispute screen can say it in one sentence (Thursday 25 June, win 2)

## What else I did

- Paired with Lena on the ledger (Monday 23 November, win 22)

## What I am working on

- Lead something that crosses team borders, start to finish, agreed on Tuesday 3 November
- Have somebody outside payments say what changed for them

## What I would like to ask

Where do you see it differently, and what should I do more of to grow into Staff Engineer, Payments?','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,11,11,1,'Hi Marta,

Here is where things stand since Tuesday 3 November, so that you do not have to ask.

What moved:

- Cut checkout errors by 40%
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours
- Proposed the cross-team plan for the card-vault migration, three teams signed up
- Paired with Lena on the ledger

What I am on now:

- Get the fraud team''s date for moving their card lookups
- Ask Marta how promotions to Staff are decided here
- Get the design doc reviewed

Of what we agreed on, this is still open: Lead something that crosses team borders, start to finish.

Is that the direction you have in mind, or would you put the weight elsewhere?

Ada','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,12,12,1,'# Portfolio of Ada

Senior Software Engineer, 23 November 2026

This is where the work will stand that I am proudest of.','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,13,13,1,'# What is agreed so far

Ada, 23 November 2026

I am Senior Software Engineer, on my way to Staff Engineer, Payments. I would like us to go on from where this stands, and I am glad to tell you more about any of it.

## What is still missing

- Lead something that crosses team borders, start to finish, agreed on 3 November 2026

## What was promised

- Ada: bring a plan for the card-vault migration, by 13 November 2026 (said on 3 November 2026)
- Marta: names a sponsor in the platform group, by 7 December 2026 (said on 3 November 2026)

## Which days count

- 14 December 2026: we look at it again
- 23 June 2027: the decision that I am working toward

Could we take half an hour in your first weeks to go through it? I would like to hear how you see it.','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,14,14,1,'Hi Marta,

Thank you for your time on Tuesday 3 November, and for talking openly with me about my path to Staff Engineer, Payments.

So that we both keep the same picture, this is what I took with me:

> Delivery is where it should be. What is missing for Staff is something that crosses team borders, led from start to finish.

We left the answer open, and that is fine with me; I would like to keep the conversation going.

Who does what:

- Marta: names a sponsor in the platform group, by Monday 7 December
- Ada: bring a plan for the card-vault migration, by Friday 13 November

We talk again on Monday 14 December, and I will bring where each point stands by then.

If I misheard or left something out, please tell me, so that I can put it right.

Thank you again,
Ada','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,15,15,1,'Hi Marta,

Thank you again for our talk on Tuesday 3 November. I would like to keep what we agreed on about my path to Staff Engineer, Payments in the same words as you.

Who does what:

- Marta: names a sponsor in the platform group, by Monday 7 December
- Ada: bring a plan for the card-vault migration, by Friday 13 November

Would you confirm it in a short reply? What is still needed, and from which day it counts, would help me most.

Thank you,
Ada','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,16,16,1,'# Ada: Staff Engineer, Payments

## What I aim for

I would like to move from Senior Software Engineer to Staff Engineer, Payments. It is decided on 23 June 2027. One audit instead of three, and two engineers free for the checkout work.

## Three proofs

1. Cut checkout errors by 40%. (23 November 2026, win 21)
2. Card-vault migration: first 5% of traffic moved, no errors in 72 hours. (19 November 2026, win 20)
3. Proposed the cross-team plan for the card-vault migration, three teams signed up. (11 November 2026, win 19)

## What I ask of you

If my name comes up while I am not there, say what you have seen yourself; nothing counts more. And if something speaks against it from where you stand, I would rather hear it from you now, while I can still work on it.','coach','2026-11-23 08:30:00.000000');
INSERT INTO "draft_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,17,17,1,'Hello,

I am Staff Engineer, Payments now, and I wanted you to hear it from me, because you are part of how it came about.

Thank you. If there is something I can do for you, or for somebody you are looking out for, please tell me.

Ada','coach','2026-11-23 08:30:00.000000');
CREATE TABLE drafts (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	subject TEXT, 
	talk_id INTEGER, 
	is_edited BOOLEAN NOT NULL, 
	changed_at DATETIME NOT NULL, version INTEGER DEFAULT '1' NOT NULL, finished_at DATETIME, 
	CONSTRAINT fk_drafts_talks FOREIGN KEY(team_id, user_id, talk_id) REFERENCES talks (team_id, user_id, id), 
	CONSTRAINT uq_drafts_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_drafts_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'discovery','Questions to find out','# Questions for Marta: how people grow here

Three are enough for one talk; the others will keep. Not one of them asks for a promotion, which is why the answers come easily.

## How it works

- How does somebody get from Senior Software Engineer to Staff Engineer, Payments here, from the first talk to the day they hear?
- Who has a say in it, and what do they look at?
- I have Wednesday 23 June 2027 down as the day of the next decision. Is that right, and when does everything have to be in hand?

## What it is for

- What is a promotion for you: thanks for work that was done, or trust in work to come?
- Think of a step up that felt right to everybody. What had that person shown, and for how long?
- What makes you hesitate about somebody who looks ready on paper?

## How you see me

- If we went through what is expected of Senior Software Engineer: where would you rate me above it, and where below?
- And what Staff Engineer, Payments asks: where does my work look like that already, and where not yet?
- Could we go through both lists together, each of us rating first, and then talk about the lines where we differ?

Write the answers down the same day, in their words. They are what the rest is built on.','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'role_needs','Ask what the role needs','Hi Marta,

I have been thinking about where my work could go from here, and Staff Engineer, Payments is what interests me most. Before I plan anything, I would like to understand the role the way you do.

Two questions, then. Which skills does it need that Senior Software Engineer does not ask of me today? And which experience would you want somebody to have behind them: what should they have led, built or lived through at least once?

My own guess is that I would start with this: Lead something that crosses team borders, start to finish. Tell me if you would start somewhere else.

Could we take a quarter of an hour of our next 1:1 for it? If there is a written list, I will read it before, so that we can talk about what it leaves out.

Thank you,
Ada','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,'soft_ask','Say what you hope for','Hi Marta,

I would like to be considered for Staff Engineer, Payments, and I wanted you to hear it from me early rather than all at once.

What makes me feel ready to take on more is how recent work has gone. One example, from Monday 23 November: cut checkout errors by 40%.

I also know where I still have to grow: Lead something that crosses team borders, start to finish. We agreed on that together, and I am working on it.

I am not looking for an answer today. I would be glad if this became a conversation that we pick up again from time to time as I make progress.

What would you need to see from me to be confident that I am ready for Staff Engineer, Payments?','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,'timeline','Ask about the time','Hi Marta,

These are the points that stand between me and Staff Engineer, Payments, as I understand them today:

- Lead something that crosses team borders, start to finish
- Have somebody outside payments say what changed for them

Suppose I have shown all of these within the next six months. Is it then a reasonable expectation that you put me forward for Staff Engineer, Payments?

If it takes something else as well, a budget, a free role, somebody''s yes, please tell me which. Then neither of us plans around a wrong picture.

I have the decision on Wednesday 23 June 2027 in mind. If another date is more realistic, I would rather hear it now.

Thank you,
Ada','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,5,'meeting_request','Ask for a meeting','Hi Marta,

Could we find 30 minutes this week to talk about my path to Staff Engineer, Payments? I would like to share what I have been working toward and, above all, hear how you see it. It deserves more than the last five minutes of another meeting, so I would rather book it on its own.

To give you an idea of what I would bring, this is from Monday 23 November: cut checkout errors by 40%.
There is more like it, and I would sooner walk you through it than put it all into a message.

I am asking now because the next decisions come on Wednesday 23 June 2027, and an early talk leaves us both time to think.

If this week is full, the next free half hour you have is just as good.

Thank you,
Ada','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,6,'conversation','The conversation, step by step','# Your talk with Marta: Staff Engineer, Payments

Five steps, about half an hour. The lines are there to lean on: say them your own way.

## 1. Begin with thanks

> Marta, thank you for making this time, and for our talk on Tuesday 3 November. I have thought about it a good deal since.

## 2. Say what you want

> I would like to be promoted to Staff Engineer, Payments, and I would like us to work out together how I get there.

> I have been Senior Software Engineer for 21 months, and more and more of my work is the work of the next role.

Say the title exactly, then stop and let it land.

## 3. Show the work

> What the others would gain: One audit instead of three, and two engineers free for the checkout work.

> These are the pieces of work that I would point to:

- Cut checkout errors by 40% (Monday 23 November, win 21)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (Thursday 19 November, win 20)
- Proposed the cross-team plan for the card-vault migration, three teams signed up (Wednesday 11 November, win 19)
- Payments API error rate down 60% after the timeout budget work (Wednesday 21 October, win 17)
- Shipped partial refunds, used 1,900 times in the first month (Friday 18 September, win 13)

Tell one or two of them as a short story: what was hard, what you did, who is better off. Leave the number for last; it is what stays.

## 4. Ask what is missing

> Where does my work already look like Staff Engineer, Payments to you, and where not yet?

> The areas I would name myself: Lead something that crosses team borders, start to finish; Have somebody outside payments say what changed for them. Do you see it the same way?

Write the answer down in their words. If it stays general, ask for an example.

## 5. Agree on the time

> What would I need to show in the next six months so that you would put me forward?

> I understand that the next decision comes on Wednesday 23 June 2027. When would you want to have everything from me, so that there is time to weigh it?

Settle the day on which you two will look at it again. Thank them, and record what was said the same day: the follow-up e-mail is written from it.','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,7,'evasive_reply','Ask what is missing','Hi Marta,

Thank you for talking with me about my next step. I came away without knowing quite where I stand, and I would rather ask you than guess.

What is missing from my plan for Staff Engineer, Payments? One example would tell me more than a general word.

These are on my list:

- Lead something that crosses team borders, start to finish
- Have somebody outside payments say what changed for them

What would you add, and what would you strike?

If it is not about my work, that helps me as much: is it the time, the budget, or somebody who has yet to be convinced? With a plain answer the two of us can plan; without one we would both be hoping.

Could we take ten minutes for it in our next 1:1?

Thank you,
Ada','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,8,'interview_answer','Why you want to move','# When they ask why you want to move

Say it in about a minute, in your own words.

> My title today is Senior Software Engineer. My work has grown into that of Staff Engineer, Payments:

- Cut checkout errors by 40% (win 21)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (win 20)
- Proposed the cross-team plan for the card-vault migration, three teams signed up (win 19)

> I am looking for a place where the title matches that work, so that I can do more of it openly. What would you want to see from somebody in the role in the first months?

Have the story behind each ready: what was hard, what you decided, who was better off. Leave out names, figures and plans that belong to your present company.

Speak well of where you are. People listen for how you will one day talk about them.','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,9,'proposal','The proposal','# Staff Engineer, Payments: a proposal

Ada, for Marta, 23 November 2026

## What the team and the company gain

One audit instead of three, and two engineers free for the checkout work.

Why now: Nobody today answers for card data across teams; the auditors asked for a name.

## Where I stand today

I have been Senior Software Engineer for 21 months.

## The work of the next role, done already

From the last six months, each with what it shows in brackets:

### Projects

- Cut checkout errors by 40%, Monday 23 November, win 21 (Picks problems that matter beyond the own team, and moves a number with them)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours, Thursday 19 November, win 20 (Picks problems that matter beyond the own team, and moves a number with them)
- Payments API error rate down 60% after the timeout budget work, Wednesday 21 October, win 17 (Picks problems that matter beyond the own team, and moves a number with them)

### Leadership

- Proposed the cross-team plan for the card-vault migration, three teams signed up, Wednesday 11 November, win 19 (Carries work that spans several teams from the question to the retrospective)
- Onboarding guide for the ledger, the two new people shipped in their first week, Friday 11 September, win 12 (Makes the engineers around them better, without being asked)
- My idea to batch webhooks did not work out, rolled it back after two days and wrote down what I would look at first next time, Thursday 3 September, win 11 (Makes technical decisions others build on, and writes down why)

## What I will do in the role

Owning the road map of the card vault across three teams, and the design reviews that touch money.

Picture it like this: one way to hold card data instead of three, and one person who answers for it.
Who is better off: the teams that take money: payments, fraud and billing.
When it will be noticed: from the first quarter after the vault is done.

### The first 90 days

- Move the last of the three teams onto the vault
- Write down with Kenji who decides what about card data
- Hand the ledger over to Lena

## What I propose

That I take on the role of Staff Engineer, Payments, from a day that we agree on together.

What would you want to see more of before you can say yes? I would like us to answer that together.','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,10,'self_review','Your self-review','# My review, 24 May 2026 to 23 November 2026

Ada, Senior Software Engineer

## Picks problems that matter beyond the own team, and moves a number with them

- Cut checkout errors by 40% (Monday 23 November, win 21)
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (Thursday 19 November, win 20)
- Payments API error rate down 60% after the timeout budget work (Wednesday 21 October, win 17)
- Shipped partial refunds, used 1,900 times in the first month (Friday 18 September, win 13)
- Explained to finance why we round the way we do; they closed the quarter without us for the first time (Tuesday 25 August, win 10)
- Took the noisy alerts apart, pages at night went from 11 a week to 2 (Tuesday 11 August, win 8)
- And 2 more wins of the same kind

## Carries work that spans several teams from the question to the retrospective

- Card-vault migration: first 5% of traffic moved, no errors in 72 hours (Thursday 19 November, win 20)
- Proposed the cross-team plan for the card-vault migration, three teams signed up (Wednesday 11 November, win 19)
- Got payments, fraud and support to agree on one name for a disputed payment (Saturday 26 September, win 14)
- Reviewed the fraud team''s rate limiter and found the hole before launch (Tuesday 18 August, win 9)
- Wrote the decision record for idempotency keys; Kenji''s team took it over as it is (Friday 3 July, win 3)

## Makes technical decisions others build on, and writes down why

- Proposed the cross-team plan for the card-vault migration, three teams signed up (Wednesday 11 November, win 19)
- My idea to batch webhooks did not work out, rolled it back after two days and wrote down what I would look at first next time (Thursday 3 September, win 11)
- Said no to a fourth payment provider, with the numbers on what the third one costs us (Friday 24 July, win 6)
- Wrote the decision record for idempotency keys; Kenji''s team took it over as it is (Friday 3 July, win 3)

## Makes the engineers around them better, without being asked

- Mentored Lena through her first design review, she presented it herself (Monday 5 October, win 15)
- Onboarding guide for the ledger, the two new people shipped in their first week (Friday 11 September, win 12)
- Paired with Tom every Thursday in June, he now carries the pager alone (Friday 10 July, win 4)

## Leaves systems simpler and safer than they were

- Payments API error rate down 60% after the timeout budget work (Wednesday 21 October, win 17)
- Removed the last cron job nobody owned (Tuesday 13 October, win 16)
- Onboarding guide for the ledger, the two new people shipped in their first week (Friday 11 September, win 12)
- Took the noisy alerts apart, pages at night went from 11 a week to 2 (Tuesday 11 August, win 8)
- Ran the post-mortem for the double charge: 214 customers refunded the same day, and nobody was blamed (Monday 3 August, win 7)
- Found out why refunds stuck for 40 minutes: a retry storm in the ledger client. Fixed it, p95 now under 2 s (Thursday 18 June, win 1)

## Explains trade-offs so that people outside engineering can decide

- Answered the auditors'' questions alone, no findings (Friday 30 October, win 18)
- Got payments, fraud and support to agree on one name for a disputed payment (Saturday 26 September, win 14)
- Explained to finance why we round the way we do; they closed the quarter without us for the first time (Tuesday 25 August, win 10)
- Said no to a fourth payment provider, with the numbers on what the third one costs us (Friday 24 July, win 6)
- Walked Priya through what a chargeback really is, so that the dispute screen can say it in one sentence (Thursday 25 June, win 2)

## What else I did

- Paired with Lena on the ledger (Monday 23 November, win 22)

## What I am working on

- Lead something that crosses team borders, start to finish, agreed on Tuesday 3 November
- Have somebody outside payments say what changed for them

## What I would like to ask

Where do you see it differently, and what should I do more of to grow into Staff Engineer, Payments?','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,11,'progress_note','A short progress note','Hi Marta,

Here is where things stand since Tuesday 3 November, so that you do not have to ask.

What moved:

- Cut checkout errors by 40%
- Card-vault migration: first 5% of traffic moved, no errors in 72 hours
- Proposed the cross-team plan for the card-vault migration, three teams signed up
- Paired with Lena on the ledger

What I am on now:

- Get the fraud team''s date for moving their card lookups
- Ask Marta how promotions to Staff are decided here
- Get the design doc reviewed

Of what we agreed on, this is still open: Lead something that crosses team borders, start to finish.

Is that the direction you have in mind, or would you put the weight elsewhere?

Ada','2026-11-23 08:30:00.000000','Where things stand since Tuesday 3 November',NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,12,'portfolio','Your portfolio','# Portfolio of Ada

Senior Software Engineer, 23 November 2026

This is where the work will stand that I am proudest of.','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,13,'handover','For a new manager','# What is agreed so far

Ada, 23 November 2026

I am Senior Software Engineer, on my way to Staff Engineer, Payments. I would like us to go on from where this stands, and I am glad to tell you more about any of it.

## What is still missing

- Lead something that crosses team borders, start to finish, agreed on 3 November 2026

## What was promised

- Ada: bring a plan for the card-vault migration, by 13 November 2026 (said on 3 November 2026)
- Marta: names a sponsor in the platform group, by 7 December 2026 (said on 3 November 2026)

## Which days count

- 14 December 2026: we look at it again
- 23 June 2027: the decision that I am working toward

Could we take half an hour in your first weeks to go through it? I would like to hear how you see it.','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,14,'follow_up','The e-mail after the talk','Hi Marta,

Thank you for your time on Tuesday 3 November, and for talking openly with me about my path to Staff Engineer, Payments.

So that we both keep the same picture, this is what I took with me:

> Delivery is where it should be. What is missing for Staff is something that crosses team borders, led from start to finish.

We left the answer open, and that is fine with me; I would like to keep the conversation going.

Who does what:

- Marta: names a sponsor in the platform group, by Monday 7 December
- Ada: bring a plan for the card-vault migration, by Friday 13 November

We talk again on Monday 14 December, and I will bring where each point stands by then.

If I misheard or left something out, please tell me, so that I can put it right.

Thank you again,
Ada','2026-11-23 08:30:00.000000','Our talk about my path to Staff Engineer, Payments: thank you, and what comes next',1,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,15,'confirmation','Ask for it in writing','Hi Marta,

Thank you again for our talk on Tuesday 3 November. I would like to keep what we agreed on about my path to Staff Engineer, Payments in the same words as you.

Who does what:

- Marta: names a sponsor in the platform group, by Monday 7 December
- Ada: bring a plan for the card-vault migration, by Friday 13 November

Would you confirm it in a short reply? What is still needed, and from which day it counts, would help me most.

Thank you,
Ada','2026-11-23 08:30:00.000000','A short confirmation of what we agreed on: Staff Engineer, Payments',1,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,16,'brief','A page for somebody in the room','# Ada: Staff Engineer, Payments

## What I aim for

I would like to move from Senior Software Engineer to Staff Engineer, Payments. It is decided on 23 June 2027. One audit instead of three, and two engineers free for the checkout work.

## Three proofs

1. Cut checkout errors by 40%. (23 November 2026, win 21)
2. Card-vault migration: first 5% of traffic moved, no errors in 72 hours. (19 November 2026, win 20)
3. Proposed the cross-team plan for the card-vault migration, three teams signed up. (11 November 2026, win 19)

## What I ask of you

If my name comes up while I am not there, say what you have seen yourself; nothing counts more. And if something speaks against it from where you stand, I would rather hear it from you now, while I can still work on it.','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
INSERT INTO "drafts" VALUES('T0PLAYGRND','U0ADA0000',NULL,17,'thank_you','Thank somebody who helped','Hello,

I am Staff Engineer, Payments now, and I wanted you to hear it from me, because you are part of how it came about.

Thank you. If there is something I can do for you, or for somebody you are looking out for, please tell me.

Ada','2026-11-23 08:30:00.000000',NULL,NULL,0,'2026-11-23 08:30:00.000000',1,NULL);
CREATE TABLE dues (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	kind TEXT NOT NULL, 
	next_due_at DATETIME, 
	snoozed BOOLEAN NOT NULL, parked_due_at DATETIME, 
	CONSTRAINT pk_dues PRIMARY KEY (team_id, user_id, kind), 
	CONSTRAINT fk_dues_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "dues" VALUES('T0PLAYGRND','U0ADA0000',NULL,'plan','2027-01-25 09:00:00.000000',0,NULL);
INSERT INTO "dues" VALUES('T0PLAYGRND','U0ADA0000',NULL,'review','2027-01-22 15:00:00.000000',0,NULL);
INSERT INTO "dues" VALUES('T0PLAYGRND','U0ADA0000',NULL,'nudge','2027-01-25 09:30:00.000000',0,NULL);
INSERT INTO "dues" VALUES('T0PLAYGRND','U0ADA0000',NULL,'agenda','2027-01-21 12:00:00.000000',0,NULL);
CREATE TABLE feedback (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	with_name TEXT NOT NULL, 
	note TEXT NOT NULL, 
	state TEXT NOT NULL, 
	doing_well TEXT NOT NULL, 
	work_on TEXT NOT NULL, 
	readiness_why TEXT NOT NULL, 
	acted_on TEXT NOT NULL, 
	with_id TEXT, 
	channel_id TEXT, 
	message_ts TEXT, 
	readiness TEXT, 
	asked_at DATETIME NOT NULL, 
	answered_at DATETIME, 
	reminded_at DATETIME, 
	goal_id INTEGER, 
	CONSTRAINT uq_feedback_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_feedback_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "feedback" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'Priya','About the vault, please.','asked','','','','new','U0PRIYA00','D0PRIYA00','1795422600.000055',NULL,'2026-11-23 08:30:00.000000',NULL,NULL,NULL);
INSERT INTO "feedback" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'Kenji','About the vault, please.','answered','Plans','Saying no','','new','U0KENJI00','D0KENJI00','1795422600.000057','nearly','2026-11-23 08:30:00.000000','2026-11-23 08:30:00.000000',NULL,NULL);
CREATE TABLE feedback_tags (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	feedback_id INTEGER NOT NULL, 
	level INTEGER NOT NULL, 
	criterion_id TEXT NOT NULL, 
	tagged_as TEXT NOT NULL, 
	CONSTRAINT pk_feedback_tags PRIMARY KEY (team_id, user_id, feedback_id, criterion_id, level), 
	CONSTRAINT fk_feedback_tags_feedback FOREIGN KEY(team_id, user_id, feedback_id) REFERENCES feedback (team_id, user_id, id), 
	CONSTRAINT fk_feedback_tags_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE findings (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	question TEXT NOT NULL, 
	part TEXT NOT NULL, 
	text TEXT NOT NULL, 
	said_by TEXT NOT NULL, 
	found_on DATE NOT NULL, 
	CONSTRAINT pk_findings PRIMARY KEY (team_id, user_id, question, part), 
	CONSTRAINT fk_findings_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "findings" VALUES('T0PLAYGRND','U0ADA0000',NULL,'process','who_decides','Marta proposes, the calibration round of the engineering directors decides','Marta','2026-11-02');
INSERT INTO "findings" VALUES('T0PLAYGRND','U0ADA0000',NULL,'process','dates','Decided in June, told in July. The proposals close four weeks before','Marta','2026-11-02');
INSERT INTO "findings" VALUES('T0PLAYGRND','U0ADA0000',NULL,'process','paperwork','Two pages from Marta, and two written voices from outside the team','Marta','2026-11-02');
CREATE TABLE gaps (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	line_id INTEGER, 
	agreed_on DATE, 
	closed_on DATE, criterion_id TEXT, level INTEGER, to_convince TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT fk_gaps_lines FOREIGN KEY(team_id, user_id, line_id) REFERENCES lines (team_id, user_id, id), 
	CONSTRAINT uq_gaps_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_gaps_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "gaps" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'Lead something that crosses team borders, start to finish','skill',2,'2026-11-03',NULL,NULL,NULL,'[]');
INSERT INTO "gaps" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'Have somebody outside payments say what changed for them','evidence',1,NULL,NULL,NULL,NULL,'[]');
CREATE TABLE goals (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	text TEXT NOT NULL, 
	week_of DATE NOT NULL, 
	state TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	gap_id INTEGER, 
	win_id INTEGER, 
	closed_at DATETIME, development_goal_id INTEGER, is_stretch BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_goals_gaps FOREIGN KEY(team_id, user_id, gap_id) REFERENCES gaps (team_id, user_id, id), 
	CONSTRAINT fk_goals_wins FOREIGN KEY(team_id, user_id, win_id) REFERENCES wins (team_id, user_id, id), 
	CONSTRAINT uq_goals_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_goals_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "goals" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'Get the fraud team''s date for moving their card lookups','2026-11-23','open','2026-11-23 08:30:00.000000',1,NULL,NULL,NULL,0);
INSERT INTO "goals" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'Ask Marta how promotions to Staff are decided here','2026-11-23','open','2026-11-23 08:30:00.000000',NULL,NULL,NULL,NULL,0);
INSERT INTO "goals" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,'get the design doc reviewed','2026-11-23','open','2026-11-23 08:30:00.000000',NULL,NULL,NULL,NULL,0);
INSERT INTO "goals" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,'hand the ledger to Lena','2027-01-18','open','2027-01-18 09:30:00.000000',NULL,NULL,NULL,NULL,0);
CREATE TABLE held_reviews (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	held_on DATE NOT NULL, 
	course TEXT NOT NULL, 
	CONSTRAINT uq_held_reviews_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_held_reviews_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE install_states (
	fingerprint TEXT NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_install_states PRIMARY KEY (fingerprint)
);
CREATE TABLE installations (
	holder_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	bot_id TEXT NOT NULL, 
	bot_user_id TEXT NOT NULL, 
	scopes TEXT NOT NULL, 
	bot_token TEXT NOT NULL, 
	refresh_token TEXT, 
	expires_at DATETIME, 
	renewing_until DATETIME, 
	installed_at DATETIME NOT NULL, 
	CONSTRAINT pk_installations PRIMARY KEY (holder_id)
);
CREATE TABLE ladder_proposals (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	number INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	proposed_at DATETIME NOT NULL, 
	CONSTRAINT pk_ladder_proposals PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_ladder_proposals_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE ladder_versions (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	ladder_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	kept_at DATETIME NOT NULL, 
	signed_by TEXT NOT NULL, 
	signed_on DATE, 
	CONSTRAINT uq_ladder_versions_team_id_user_id_version UNIQUE (team_id, user_id, version), 
	CONSTRAINT fk_ladder_versions_ladders FOREIGN KEY(team_id, user_id, ladder_id) REFERENCES ladders (team_id, user_id, id), 
	CONSTRAINT uq_ladder_versions_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_ladder_versions_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "ladder_versions" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,1,1,'{"name": "Engineering", "levels": [{"order": 1, "title": "Senior Engineer"}, {"order": 2, "title": "Staff Engineer"}], "criteria": [{"id": "impact", "theme": "Impact", "text": "Picks problems that matter beyond the own team, and moves a number with them", "expectations": [{"level": 1, "what_it_looks_like": "", "is_required": false}, {"level": 2, "what_it_looks_like": "", "is_required": true}], "source": ""}, {"id": "scope", "theme": "Scope", "text": "Carries work that spans several teams from the question to the retrospective", "expectations": [{"level": 1, "what_it_looks_like": "", "is_required": false}, {"level": 2, "what_it_looks_like": "", "is_required": true}], "source": ""}, {"id": "decision", "theme": "Judgement", "text": "Makes technical decisions others build on, and writes down why", "expectations": [{"level": 1, "what_it_looks_like": "", "is_required": false}, {"level": 2, "what_it_looks_like": "", "is_required": true}], "source": ""}, {"id": "mentoring", "theme": "People", "text": "Makes the engineers around them better, without being asked", "expectations": [{"level": 1, "what_it_looks_like": "", "is_required": false}, {"level": 2, "what_it_looks_like": "", "is_required": true}], "source": ""}, {"id": "craft", "theme": "Craft", "text": "Leaves systems simpler and safer than they were", "expectations": [{"level": 1, "what_it_looks_like": "", "is_required": false}, {"level": 2, "what_it_looks_like": "", "is_required": true}], "source": ""}, {"id": "voice", "theme": "Voice", "text": "Explains trade-offs so that people outside engineering can decide", "expectations": [{"level": 1, "what_it_looks_like": "", "is_required": false}, {"level": 2, "what_it_looks_like": "", "is_required": true}], "source": ""}], "note": ""}','2026-11-23 08:30:00.000000','',NULL);
CREATE TABLE ladders (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	current_level INTEGER, 
	target_level INTEGER, 
	guidelines TEXT NOT NULL, 
	CONSTRAINT uq_ladders_team_id_user_id UNIQUE (team_id, user_id), 
	CONSTRAINT uq_ladders_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_ladders_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "ladders" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,1,2,'');
CREATE TABLE lines (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	theme TEXT NOT NULL, 
	text TEXT NOT NULL, 
	tag TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT uq_lines_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_lines_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "lines" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'Impact','Picks problems that matter beyond the own team, and moves a number with them','impact',0);
INSERT INTO "lines" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'Scope','Carries work that spans several teams from the question to the retrospective','scope',1);
INSERT INTO "lines" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,'Judgement','Makes technical decisions others build on, and writes down why','decision',2);
INSERT INTO "lines" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,'People','Makes the engineers around them better, without being asked','mentoring',3);
INSERT INTO "lines" VALUES('T0PLAYGRND','U0ADA0000',NULL,5,'Craft','Leaves systems simpler and safer than they were','craft',4);
INSERT INTO "lines" VALUES('T0PLAYGRND','U0ADA0000',NULL,6,'Voice','Explains trade-offs so that people outside engineering can decide','voice',5);
CREATE TABLE marks (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	criterion_id TEXT NOT NULL, 
	part TEXT NOT NULL, 
	by_name TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	rating TEXT, 
	given_on DATE NOT NULL, 
	is_reported BOOLEAN NOT NULL, 
	CONSTRAINT pk_marks PRIMARY KEY (team_id, user_id, criterion_id, level, part), 
	CONSTRAINT fk_marks_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'impact','own','Ada','','69e2e094875b6f61',2,'meets','2026-11-23',0);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'impact','manager','Marta','','69e2e094875b6f61',2,'meets','2026-11-23',1);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'scope','own','Ada','','ffb62cf20b228546',2,'partly','2026-11-23',0);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'scope','manager','Marta','','ffb62cf20b228546',2,'partly','2026-11-23',1);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'decision','own','Ada','','4c287c66d50c7b05',2,'meets','2026-11-23',0);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'mentoring','own','Ada','','197db2a4a0e85524',2,'meets','2026-11-23',0);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'craft','own','Ada','','35c1cb40df379610',2,'exceeds','2026-11-23',0);
INSERT INTO "marks" VALUES('T0PLAYGRND','U0ADA0000',NULL,'craft','manager','Marta','','35c1cb40df379610',2,'meets','2026-11-23',1);
CREATE TABLE members (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	name TEXT NOT NULL, 
	tz TEXT NOT NULL, 
	locale TEXT NOT NULL, 
	tz_checked_at DATETIME NOT NULL, 
	dm_channel_id TEXT, 
	met_at DATETIME NOT NULL, away_since_on DATE, away_until_on DATE, unreachable_code TEXT, 
	CONSTRAINT pk_members PRIMARY KEY (team_id, user_id)
);
INSERT INTO "members" VALUES('T0PLAYGRND','U0ADA0000',NULL,'Ada','Europe/London','en-GB','2027-01-18 09:00:00.000000',NULL,'2026-11-23 08:30:00.000000',NULL,NULL,NULL);
CREATE TABLE observations (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	who TEXT NOT NULL, 
	does TEXT NOT NULL, 
	not_yet TEXT NOT NULL, 
	seen_on DATE, 
	CONSTRAINT uq_observations_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_observations_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE offered_topics (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	channel_id TEXT NOT NULL, 
	for_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	by_name TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT uq_offered_topics_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_offered_topics_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE one_to_ones (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	first_on DATE NOT NULL, 
	starts_at TIME NOT NULL, 
	every_weeks INTEGER NOT NULL, 
	lead_minutes INTEGER NOT NULL, 
	channel_id TEXT NOT NULL, 
	place_name TEXT NOT NULL, 
	in_private BOOLEAN NOT NULL, 
	career_every_weeks INTEGER NOT NULL, 
	CONSTRAINT pk_one_to_ones PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_one_to_ones_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "one_to_ones" VALUES('T0PLAYGRND','U0ADA0000',NULL,'2026-11-26','14:00:00.000000',1,120,'C0ADAMRTA','privategroup',1,4);
CREATE TABLE opportunities (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	what TEXT NOT NULL, 
	with_name TEXT NOT NULL, 
	reply TEXT NOT NULL, 
	result TEXT NOT NULL, 
	happened_on DATE NOT NULL, 
	goal_id INTEGER, 
	CONSTRAINT fk_opportunities_goals FOREIGN KEY(team_id, user_id, goal_id) REFERENCES goals (team_id, user_id, id), 
	CONSTRAINT uq_opportunities_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_opportunities_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE past_marks (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	criterion_id TEXT NOT NULL, 
	rating TEXT NOT NULL, 
	by_name TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	level INTEGER NOT NULL, 
	side TEXT, 
	given_on DATE NOT NULL, 
	is_reported BOOLEAN NOT NULL, 
	is_of_other_words BOOLEAN NOT NULL, 
	CONSTRAINT uq_past_marks_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_past_marks_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE people (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	team TEXT NOT NULL, 
	slack_id TEXT, 
	told_on DATE, 
	last_contact_on DATE, 
	spoke_on DATE, 
	contact_weeks INTEGER NOT NULL, 
	feedback_months INTEGER NOT NULL, 
	CONSTRAINT uq_people_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_people_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "people" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'Marta','[]','','U0MARTA00','2026-11-02','2026-11-16',NULL,1,0);
INSERT INTO "people" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'Kenji','[
"advocate",
"senior_peer"
]','Platform','U0KENJI00','2026-10-12','2026-11-02',NULL,4,0);
INSERT INTO "people" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,'Priya','[
"aware"
]','Design','U0PRIYA00','2026-10-26','2026-11-16',NULL,6,0);
INSERT INTO "people" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,'Dana Osei','[
"leader",
"has_a_say"
]','Engineering',NULL,NULL,NULL,NULL,0,0);
CREATE TABLE people_wishes (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	senior_peers INTEGER NOT NULL, 
	CONSTRAINT pk_people_wishes PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_people_wishes_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE questions (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	text TEXT NOT NULL, 
	raised_on DATE NOT NULL, 
	asked_on DATE, 
	talk_id INTEGER, 
	CONSTRAINT fk_questions_talks FOREIGN KEY(team_id, user_id, talk_id) REFERENCES talks (team_id, user_id, id), 
	CONSTRAINT uq_questions_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_questions_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE refusals (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	told_on DATE NOT NULL, 
	kind TEXT NOT NULL, 
	said TEXT NOT NULL, 
	revisit_on DATE NOT NULL, 
	CONSTRAINT fk_refusals_cases FOREIGN KEY(team_id, user_id, case_id) REFERENCES cases (team_id, user_id, id), 
	CONSTRAINT uq_refusals_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_refusals_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE rhythms (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	plan_weekday INTEGER NOT NULL, 
	plan_at TIME NOT NULL, 
	review_weekday INTEGER NOT NULL, 
	review_at TIME NOT NULL, 
	nudges_at TIME NOT NULL, 
	stopped TEXT NOT NULL, weekdays TEXT DEFAULT '01234' NOT NULL, country TEXT DEFAULT '' NOT NULL, asks_twice TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_rhythms PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_rhythms_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "rhythms" VALUES('T0PLAYGRND','U0ADA0000',NULL,0,'09:00:00.000000',4,'15:00:00.000000','09:30:00.000000','[]','01234','','[]');
CREATE TABLE shares (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	with_id TEXT NOT NULL, 
	with_name TEXT NOT NULL, 
	text TEXT NOT NULL, 
	levels TEXT NOT NULL, 
	criterion_ids TEXT NOT NULL, 
	links TEXT NOT NULL, 
	win_id INTEGER, 
	happened_on DATE, 
	shared_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	CONSTRAINT uq_shares_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_shares_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "shares" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'lines','U0MARTA00','Marta','The lines for Staff Engineer and Senior Engineer','[
"1",
"2"
]','[]','[]',NULL,NULL,'2026-11-23 08:30:00.000000',NULL);
INSERT INTO "shares" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'ratings','U0MARTA00','Marta','My rating of a line, once they have rated it','[
"1",
"2"
]','[]','[]',NULL,NULL,'2026-11-23 08:30:00.000000',NULL);
CREATE TABLE signs (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	sign TEXT NOT NULL, 
	mark TEXT NOT NULL, 
	marked_on DATE NOT NULL, 
	CONSTRAINT pk_signs PRIMARY KEY (team_id, user_id, sign), 
	CONSTRAINT fk_signs_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE stage_moves (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	note TEXT NOT NULL, 
	moved_on DATE NOT NULL, 
	CONSTRAINT fk_stage_moves_cases FOREIGN KEY(team_id, user_id, case_id) REFERENCES cases (team_id, user_id, id), 
	CONSTRAINT uq_stage_moves_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_stage_moves_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE surroundings (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	fact TEXT NOT NULL, 
	holds BOOLEAN NOT NULL, 
	said_on DATE NOT NULL, 
	look_again_on DATE, 
	CONSTRAINT pk_surroundings PRIMARY KEY (team_id, user_id, fact), 
	CONSTRAINT fk_surroundings_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE talks (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	with_name TEXT NOT NULL, 
	held_on DATE NOT NULL, 
	said TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	promises TEXT NOT NULL, 
	next_talk_on DATE, expectation TEXT, change_of_course TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_talks_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_talks_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "talks" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'Marta','2026-11-03','Delivery is where it should be. What is missing for Staff is something that crosses team borders, led from start to finish.','open','2026-11-03 08:30:00.000000','[
{
"who": "Marta",
"what": "names a sponsor in the platform group",
"by_on": "2026-12-07",
"state": "open",
"closed_on": null
},
{
"who": "I",
"what": "bring a plan for the card-vault migration",
"by_on": "2026-11-13",
"state": "open",
"closed_on": null
}
]','2026-12-14',NULL,'');
INSERT INTO "talks" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'Marta','2026-11-23','','open','2026-11-23 08:30:00.000000','[]',NULL,NULL,'');
CREATE TABLE ticks (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	case_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	done_on DATE NOT NULL, 
	CONSTRAINT pk_ticks PRIMARY KEY (team_id, user_id, case_id, name), 
	CONSTRAINT fk_ticks_cases FOREIGN KEY(team_id, user_id, case_id) REFERENCES cases (team_id, user_id, id), 
	CONSTRAINT fk_ticks_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "ticks" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'manager_told','2026-11-02');
INSERT INTO "ticks" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'process_known','2026-11-02');
CREATE TABLE timings (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	mistake_on DATE, 
	checked_on DATE, 
	advice TEXT, 
	wait_until_on DATE, 
	CONSTRAINT pk_timings PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_timings_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
CREATE TABLE told (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	nudge_name TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	told_at DATETIME NOT NULL, 
	CONSTRAINT pk_told PRIMARY KEY (team_id, user_id, nudge_name, occasion), 
	CONSTRAINT fk_told_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'tip/steady_beats_sudden','once','2026-11-23 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'tip_of_week/2026-11-23','steady_beats_sudden','2026-11-23 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'person_hint/tell_them','4','2026-11-30 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'person_hint_of_week/2026-11-30','tell_them/4','2026-11-30 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'six_months','2027-06-23','2026-12-02 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'behaviour go_beyond','2026-12-07','2026-12-07 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'open_talk','2/2026-12-07+0','2026-12-07 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'quiet_fortnight','2026-11-23','2026-12-08 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'tip/be_seen_in_that_place','work','2026-12-14 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'tip_of_week/2026-12-14','be_seen_in_that_place','2026-12-14 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'open_talk','2/2026-12-07+1','2026-12-14 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'stretch_of_week/2026-12-21','something new','2026-12-21 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'open_talk','2/2026-12-07+2','2026-12-21 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'person_hint/get_in_touch','2 2026-11-02 2026-Q4','2026-12-28 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'person_hint_of_week/2026-12-28','get_in_touch/2 2026-11-02 2026-Q4','2026-12-28 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'open_talk','2/2026-12-07+3','2026-12-28 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'behaviour own_to_end','2027-01-04','2027-01-04 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'open_talk','2/2026-12-07+4','2027-01-04 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'tip/look_at_the_months','once','2027-01-11 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'tip_of_week/2027-01-11','look_at_the_months','2027-01-11 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'open_talk','2/2026-12-07+5','2027-01-11 09:30:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'person_hint/get_in_touch','2 2026-11-02 2027-Q1','2027-01-18 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'person_hint_of_week/2027-01-18','get_in_touch/2 2026-11-02 2027-Q1','2027-01-18 09:00:00.000000');
INSERT INTO "told" VALUES('T0PLAYGRND','U0ADA0000',NULL,'open_talk','2/2026-12-07+6','2027-01-18 09:30:00.000000');
CREATE TABLE wins (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	text TEXT NOT NULL, 
	happened_on DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	tags TEXT NOT NULL, 
	people TEXT NOT NULL, 
	links TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	source TEXT NOT NULL, 
	permalink TEXT, 
	goal_id INTEGER, 
	revision INTEGER NOT NULL, 
	undone_at DATETIME, 
	searchable TEXT NOT NULL, kind TEXT, benefited TEXT, origin_key TEXT, criterion_ids TEXT DEFAULT '[]' NOT NULL, behaviours TEXT DEFAULT '[]' NOT NULL, seen_by TEXT DEFAULT '[]' NOT NULL, facts TEXT DEFAULT '[]' NOT NULL, is_significant BOOLEAN DEFAULT 0 NOT NULL, is_private BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT uq_wins_team_id_user_id_id UNIQUE (team_id, user_id, id), 
	CONSTRAINT fk_wins_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,'found out why refunds stuck for 40 minutes: a retry storm in the ledger client. Fixed it, p95 now under 2 s #craft #impact','2026-06-18','2026-06-18 16:20:00.000000','[
"craft",
"impact"
]','[]','[]','[
"40 minutes",
"2 s"
]','','command',NULL,NULL,1,NULL,'found out why refunds stuck for 40 minutes: a retry storm in the ledger client. fixed it, p95 now under 2 s #craft #impact
','delivery',NULL,NULL,'[
"craft",
"impact"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,'walked Priya through what a chargeback really is, so that the dispute screen can say it in one sentence #voice','2026-06-25','2026-06-25 16:20:00.000000','[
"voice"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'walked priya through what a chargeback really is, so that the dispute screen can say it in one sentence #voice
','delivery',NULL,NULL,'[
"voice"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,'wrote the decision record for idempotency keys; Kenji''s team took it over as it is #decision #scope','2026-07-03','2026-07-03 16:20:00.000000','[
"decision",
"scope"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'wrote the decision record for idempotency keys; kenji''s team took it over as it is #decision #scope
','decision',NULL,NULL,'[
"decision",
"scope"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,'paired with Tom every Thursday in June, he now carries the pager alone #mentoring','2026-07-10','2026-07-10 16:20:00.000000','[
"mentoring"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'paired with tom every thursday in june, he now carries the pager alone #mentoring
','mentoring',NULL,NULL,'[
"mentoring"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,5,'cut the nightly reconciliation from 3 hours to 25 minutes #impact','2026-07-17','2026-07-17 16:20:00.000000','[
"impact"
]','[]','[]','[
"from 3 hours to 25 minutes"
]','','command',NULL,NULL,1,NULL,'cut the nightly reconciliation from 3 hours to 25 minutes #impact
','delivery',NULL,NULL,'[
"impact"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,6,'said no to a fourth payment provider, with the numbers on what the third one costs us #decision #voice','2026-07-24','2026-07-24 16:20:00.000000','[
"decision",
"voice"
]','[]','[]','[
"one costs"
]','','command',NULL,NULL,1,NULL,'said no to a fourth payment provider, with the numbers on what the third one costs us #decision #voice
','decision',NULL,NULL,'[
"decision",
"voice"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,7,'ran the post-mortem for the double charge: 214 customers refunded the same day, and nobody was blamed #craft','2026-08-03','2026-08-03 16:20:00.000000','[
"craft"
]','[]','[]','[
"214 customers"
]','','command',NULL,NULL,1,NULL,'ran the post-mortem for the double charge: 214 customers refunded the same day, and nobody was blamed #craft
','delivery',NULL,NULL,'[
"craft"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,8,'took the noisy alerts apart, pages at night went from 11 a week to 2 #impact #craft','2026-08-11','2026-08-11 16:20:00.000000','[
"impact",
"craft"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'took the noisy alerts apart, pages at night went from 11 a week to 2 #impact #craft
','delivery',NULL,NULL,'[
"impact",
"craft"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,9,'reviewed the fraud team''s rate limiter and found the hole before launch #scope','2026-08-18','2026-08-18 16:20:00.000000','[
"scope"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'reviewed the fraud team''s rate limiter and found the hole before launch #scope
','delivery',NULL,NULL,'[
"scope"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,10,'explained to finance why we round the way we do; they closed the quarter without us for the first time #voice #impact','2026-08-25','2026-08-25 16:20:00.000000','[
"voice",
"impact"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'explained to finance why we round the way we do; they closed the quarter without us for the first time #voice #impact
','delivery',NULL,NULL,'[
"voice",
"impact"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,11,'my idea to batch webhooks did not work out, rolled it back after two days and wrote down what I would look at first next time #decision','2026-09-03','2026-09-03 16:20:00.000000','[
"decision"
]','[]','[]','[
"two days"
]','','command',NULL,NULL,1,NULL,'my idea to batch webhooks did not work out, rolled it back after two days and wrote down what i would look at first next time #decision
','decision',NULL,NULL,'[
"decision"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,12,'onboarding guide for the ledger, the two new people shipped in their first week #mentoring #craft','2026-09-11','2026-09-11 16:20:00.000000','[
"mentoring",
"craft"
]','[]','[]','[
"two new people"
]','','command',NULL,NULL,1,NULL,'onboarding guide for the ledger, the two new people shipped in their first week #mentoring #craft
','mentoring',NULL,NULL,'[
"mentoring",
"craft"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,13,'shipped partial refunds, used 1,900 times in the first month #impact','2026-09-18','2026-09-18 16:20:00.000000','[
"impact"
]','[]','[]','[
"1,900 times"
]','','command',NULL,NULL,1,NULL,'shipped partial refunds, used 1,900 times in the first month #impact
','delivery',NULL,NULL,'[
"impact"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,14,'got payments, fraud and support to agree on one name for a disputed payment #scope #voice','2026-09-26','2026-09-26 16:20:00.000000','[
"scope",
"voice"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'got payments, fraud and support to agree on one name for a disputed payment #scope #voice
','delivery',NULL,NULL,'[
"scope",
"voice"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,15,'mentored Lena through her first design review, she presented it herself #mentoring','2026-10-05','2026-10-05 16:20:00.000000','[
"mentoring"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'mentored lena through her first design review, she presented it herself #mentoring
','mentoring',NULL,NULL,'[
"mentoring"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,16,'removed the last cron job nobody owned #craft','2026-10-13','2026-10-13 16:20:00.000000','[
"craft"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'removed the last cron job nobody owned #craft
','delivery',NULL,NULL,'[
"craft"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,17,'payments API error rate down 60% after the timeout budget work #impact #craft','2026-10-21','2026-10-21 16:20:00.000000','[
"impact",
"craft"
]','[]','[]','[
"60%"
]','','command',NULL,NULL,1,NULL,'payments api error rate down 60% after the timeout budget work #impact #craft
','delivery',NULL,NULL,'[
"impact",
"craft"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,18,'answered the auditors'' questions alone, no findings #voice','2026-10-30','2026-10-30 17:20:00.000000','[
"voice"
]','[]','[]','[]','','command',NULL,NULL,1,NULL,'answered the auditors'' questions alone, no findings #voice
','delivery',NULL,NULL,'[
"voice"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,19,'proposed the cross-team plan for the card-vault migration, three teams signed up #scope #decision','2026-11-11','2026-11-11 17:20:00.000000','[
"scope",
"decision"
]','[]','[]','[
"three teams"
]','','command',NULL,NULL,1,NULL,'proposed the cross-team plan for the card-vault migration, three teams signed up #scope #decision
','decision',NULL,NULL,'[
"scope",
"decision"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,20,'card-vault migration: first 5% of traffic moved, no errors in 72 hours #scope #impact','2026-11-19','2026-11-19 17:20:00.000000','[
"scope",
"impact"
]','[]','[]','[
"5%",
"72 hours"
]','','command',NULL,NULL,1,NULL,'card-vault migration: first 5% of traffic moved, no errors in 72 hours #scope #impact
','delivery',NULL,NULL,'[
"scope",
"impact"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,21,'cut checkout errors by 40% #impact','2026-11-23','2026-11-23 08:30:00.000000','[
"impact"
]','[]','[]','[
"40%"
]','','command',NULL,NULL,1,NULL,'cut checkout errors by 40% #impact
',NULL,NULL,NULL,'[
"impact"
]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,22,'paired with Lena on the ledger','2026-11-23','2026-11-23 08:30:00.000000','[]','[]','[]','[]','','command',NULL,NULL,1,NULL,'paired with lena on the ledger
',NULL,NULL,NULL,'[]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,23,'wrote the vault runbook yesterday','2026-11-22','2026-11-23 08:30:00.000000','[]','[]','[]','[]','','command',NULL,NULL,1,'2026-11-23 08:30:00.000000','wrote the vault runbook yesterday
',NULL,NULL,NULL,'[]','[]','[]','[]',0,0);
INSERT INTO "wins" VALUES('T0PLAYGRND','U0ADA0000',NULL,24,'got the fraud team''s date','2027-01-18','2027-01-18 09:30:00.000000','[]','[]','[]','[]','','command',NULL,NULL,1,NULL,'got the fraud team''s date
',NULL,NULL,NULL,'[]','[]','[]','[]',0,0);
CREATE TABLE wishes (
	team_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	enterprise_id TEXT, 
	draft_id INTEGER NOT NULL, 
	since_on DATE, 
	until_on DATE, 
	has_motive BOOLEAN NOT NULL, 
	reader TEXT NOT NULL, 
	CONSTRAINT pk_wishes PRIMARY KEY (team_id, user_id, draft_id), 
	CONSTRAINT fk_wishes_drafts FOREIGN KEY(team_id, user_id, draft_id) REFERENCES drafts (team_id, user_id, id), 
	CONSTRAINT fk_wishes_members FOREIGN KEY(team_id, user_id) REFERENCES members (team_id, user_id) ON DELETE CASCADE
);
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,1,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,2,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,3,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,4,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,5,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,6,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,7,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,8,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,9,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,10,'2026-05-24','2026-11-23',0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,11,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,12,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,13,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,14,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,15,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,16,NULL,NULL,0,'');
INSERT INTO "wishes" VALUES('T0PLAYGRND','U0ADA0000',NULL,17,NULL,NULL,0,'');
CREATE INDEX ix_wins_team_id_user_id_happened_on ON wins (team_id, user_id, happened_on);
CREATE INDEX ix_goals_team_id_user_id_week_of ON goals (team_id, user_id, week_of);
CREATE UNIQUE INDEX uq_cases_open ON cases (team_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX ix_dues_next_due_at ON dues (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX ix_deliveries_lease_until ON deliveries (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX ix_deliveries_retry_at ON deliveries (retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX ix_dues_team_id_next_due_at ON dues (team_id, next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX ix_members_enterprise_id ON members (enterprise_id) WHERE enterprise_id IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('draft_versions',17);
INSERT INTO "sqlite_sequence" VALUES('cases',1);
INSERT INTO "sqlite_sequence" VALUES('wins',24);
INSERT INTO "sqlite_sequence" VALUES('ladders',2);
INSERT INTO "sqlite_sequence" VALUES('ladder_versions',1);
INSERT INTO "sqlite_sequence" VALUES('lines',6);
INSERT INTO "sqlite_sequence" VALUES('gaps',2);
INSERT INTO "sqlite_sequence" VALUES('goals',4);
INSERT INTO "sqlite_sequence" VALUES('talks',2);
INSERT INTO "sqlite_sequence" VALUES('agendas',11);
INSERT INTO "sqlite_sequence" VALUES('people',4);
INSERT INTO "sqlite_sequence" VALUES('drafts',17);
INSERT INTO "sqlite_sequence" VALUES('shares',2);
INSERT INTO "sqlite_sequence" VALUES('feedback',2);
COMMIT;
