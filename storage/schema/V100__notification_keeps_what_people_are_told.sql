create schema notification;

-- written in the transaction of the fact: what rolls back tells nobody
create table notification.message (
    id uuid primary key,
    -- what happened, and to what; together with the person it makes sure that nobody hears the same twice
    event text not null,
    person uuid not null,
    kind text not null,
    dossier uuid not null,
    address text not null,
    language text not null,
    subject text not null,
    body text not null,
    created timestamptz not null,
    state text not null check (state in ('WAITING', 'SENT', 'FAILED', 'KEPT')),
    reason text not null,
    attempts int not null,
    next_try timestamptz not null,
    sent timestamptz,
    unique (event, person)
);
create index message_waiting on notification.message (next_try) where state = 'WAITING';
create index message_newest on notification.message (created desc, id desc);
create index message_of_person on notification.message (person, created desc, id desc);

-- open tasks, as far as reminders need to know them
create table notification.watched (
    task text primary key,
    dossier uuid not null,
    step text not null,
    criterion text not null,
    unit uuid not null,
    role text not null,
    assignee uuid,
    arrived timestamptz not null,
    due timestamptz not null
);
create index watched_by_due on notification.watched (due);
