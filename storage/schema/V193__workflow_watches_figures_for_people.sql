-- Limits that people have set on figures, and whether they are reached now.
create table workflow.alert (
    id       uuid        primary key,
    owner    uuid        not null,
    figure   text        not null check (figure in ('OPEN', 'LATE', 'P50', 'P90', 'GROWTH')),
    region   text        not null,
    process  text        not null,
    step     text        not null,
    raise_at bigint      not null,
    clear_at bigint      not null,
    made     timestamptz not null,
    value    bigint,
    looked   timestamptz,
    raised   timestamptz,
    check (clear_at < raise_at)
);
create index alert_owner on workflow.alert (owner);

-- Who is told the figures of the week, and which week was told last.
create table workflow.weekly (
    member uuid primary key,
    told   date not null
);
