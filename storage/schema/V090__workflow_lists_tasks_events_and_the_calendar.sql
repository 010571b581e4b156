-- What lists and figures read; the engine's own tables are never queried by a screen (decision 0003).
create schema workflow;

-- One row a dossier under way: what every task row shows about it, and the lock that serialises moves of one dossier.
create table workflow.journey (
    dossier  uuid primary key,
    number   text        not null,
    round    text        not null,
    region   text        not null,
    county   text        not null,
    place    integer     not null,
    stage    text        not null,
    reached  smallint    not null, -- ordinal of organization.Level
    opener   uuid,
    opened   timestamptz not null,
    ended    timestamptz
);
create index journey_place on workflow.journey (place);

-- One row a task, open or done; written in the transaction of the engine's own task event.
create table workflow.task (
    id            text primary key,
    dossier       uuid        not null,
    number        text        not null,
    region        text        not null,
    county        text        not null,
    place         integer     not null,
    process       text        not null,
    step          text        not null,
    criterion     text        not null,
    unit          uuid        not null,
    unit_name     text        not null,
    role          text        not null,
    assignee      uuid,
    assignee_name text        not null default '',
    claimed       timestamptz,
    created       timestamptz not null,
    due           timestamptz not null,
    done          timestamptz,
    done_by       uuid,
    done_by_name  text        not null default '',
    result        text        not null default '',
    sender        uuid,
    origin        text        not null default '',
    opener        uuid,
    form          text        not null,
    deployment    text        not null,
    version       bigint      not null default 1
);
create index task_unit_due on workflow.task (unit, role, due, id) where done is null;
create index task_unit_created on workflow.task (unit, created, id) where done is null;
create index task_assignee_due on workflow.task (assignee, due, id) where done is null and assignee is not null;
create index task_opener_due on workflow.task (opener, due, id) where done is null;
create index task_done_by on workflow.task (done_by, due, id) where done is not null;
create index task_dossier on workflow.task (dossier, created);
create index task_open_place on workflow.task (place, step) include (created, due, process, region) where done is null;

-- What happened to tasks, in order.
create table workflow.event (
    id          bigint generated always as identity primary key,
    dossier     uuid        not null,
    task        text        not null default '',
    process     text        not null default '',
    step        text        not null default '',
    unit        uuid,
    kind        text        not null,
    person      uuid,
    person_name text        not null default '',
    at          timestamptz not null,
    result      text        not null default '',
    note        text        not null default ''
);
create index event_dossier on workflow.event (dossier, id);
create index event_task on workflow.event (task, kind, at);

-- Working time before each day begins, in seconds of working days: ages are differences, inside SQL.
create table workflow.calendar (
    day     date primary key,
    working boolean not null,
    before  bigint  not null
);
