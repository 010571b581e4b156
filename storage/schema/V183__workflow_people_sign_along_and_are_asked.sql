-- Whoever holds a task may ask colleagues for an opinion or have them sign along (decision 0062). Each of them gets a task of
-- their own in workflow.task, whose id begins with 'ask-'; the engine knows nothing of it.
create table workflow.ask (
    id         uuid        primary key,
    task       text        not null,
    dossier    uuid        not null,
    kind       text        not null check (kind in ('OPINION', 'BEFORE', 'PARALLEL', 'AFTER', 'COUNTERSIGN')),
    needed     integer     not null check (needed > 0),
    words      text        not null,
    asker      uuid        not null,
    asker_name text        not null,
    made       timestamptz not null,
    state      text        not null default 'OPEN' check (state in ('OPEN', 'AGREED', 'REFUSED', 'ANSWERED', 'WITHDRAWN', 'LAPSED'))
);
create index ask_task on workflow.ask (task);

create table workflow.answer (
    ask    uuid        not null references workflow.ask,
    person uuid        not null,
    name   text        not null,
    task   text,                 -- the signer's own task, once it has come
    agrees boolean,
    words  text        not null default '',
    at     timestamptz,
    primary key (ask, person)
);
create unique index answer_task on workflow.answer (task);

-- What the holder has decided already, while others have still to sign; carried out when the last of them has.
create table workflow.held (
    task   text        primary key,
    member uuid        not null,
    fields text        not null,
    at     timestamptz not null
);
