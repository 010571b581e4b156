-- Who was shown a task by a colleague, and whether they have opened it.
create table workflow.copy (
    task        text        not null,
    person      uuid        not null,
    person_name text        not null,
    sender      uuid        not null,
    sender_name text        not null,
    words       text        not null,
    sent        timestamptz not null,
    read        timestamptz,
    primary key (task, person)
);
create index copy_person on workflow.copy (person, task);

-- Whose dossiers a person follows without having to do anything about them.
create table workflow.watched (
    person  uuid        not null,
    dossier uuid        not null,
    since   timestamptz not null,
    primary key (person, dossier)
);

-- Which open tasks a person has looked at; the row goes when the task ends or is handed on.
create table workflow.seen (
    task   text not null,
    person uuid not null,
    primary key (task, person)
);
