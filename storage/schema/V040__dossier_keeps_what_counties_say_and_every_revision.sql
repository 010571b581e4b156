create schema dossier;

create table dossier.dossier (
    id uuid primary key,
    number text not null unique,
    round text not null,
    region text not null,
    county text not null,
    -- lo of the county in the region tree; organization tells when it changes
    place int not null,
    status text not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'CLOSED')),
    stage text not null,
    -- Level.ordinal(): 0 county, 1 city, 2 province, 3 nation; what a scope's range compares with
    reached int not null check (reached between 0 and 3),
    outcome text not null check (outcome in ('OPEN', 'NAMED', 'REFUSED', 'WITHDRAWN')),
    revision int not null default 0,
    version bigint not null default 1,
    opened timestamptz not null,
    demo boolean not null,
    application jsonb not null default '{}',
    unique (round, region),
    check ((status = 'CLOSED') = (outcome <> 'OPEN'))
);
create index dossier_place on dossier.dossier (place);

create table dossier.claim (
    dossier uuid not null references dossier.dossier (id),
    criterion text not null,
    key text not null,
    -- null where a value was emptied again
    answer jsonb,
    version bigint not null check (version > 0),
    saved_at timestamptz not null,
    saved_by text not null,
    primary key (dossier, criterion, key)
);

create table dossier.claim_history (
    dossier uuid not null references dossier.dossier (id),
    criterion text not null,
    key text not null,
    version bigint not null,
    answer jsonb,
    saved_at timestamptz not null,
    saved_by text not null,
    primary key (dossier, criterion, key, version)
);

create table dossier.citation (
    id bigint generated always as identity primary key,
    dossier uuid not null references dossier.dossier (id),
    criterion text not null,
    key text not null,
    evidence uuid not null,
    page int not null check (page > 0),
    start_at int not null,
    end_at int not null,
    quote text not null,
    unique (dossier, criterion, key, evidence, page, start_at, end_at)
);
create index citation_evidence on dossier.citation (evidence);

-- What the county says a file is. The file itself belongs to evidence.
create table dossier.exhibit (
    evidence uuid primary key,
    dossier uuid not null references dossier.dossier (id),
    criteria text[] not null,
    slot text not null,
    caption text not null,
    declared_date date
);
create index exhibit_dossier on dossier.exhibit (dossier);

create table dossier.responsible (
    dossier uuid not null references dossier.dossier (id),
    criterion text not null,
    unit uuid not null,
    primary key (dossier, criterion)
);

create table dossier.return (
    dossier uuid not null references dossier.dossier (id),
    number int not null,
    level text not null,
    round int not null,
    at timestamptz not null,
    by_member text not null,
    defects jsonb not null,
    answered boolean not null default false,
    primary key (dossier, number),
    unique (dossier, level, round)
);

create table dossier.revision (
    dossier uuid not null references dossier.dossier (id),
    number int not null check (number > 0),
    at timestamptz not null,
    by_member text not null,
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    -- text, not jsonb: the digest is over exactly these characters
    content text not null,
    primary key (dossier, number)
);

-- A person opened a file; one fact a day, not one a page.
create table dossier.opening (
    evidence uuid not null,
    member text not null,
    day date not null,
    primary key (evidence, member, day)
);

create function dossier.keep() returns trigger language plpgsql as $$
begin
    raise exception 'what was said stays said: % on %.%', tg_op, tg_table_schema, tg_table_name;
end $$;
create trigger revision_stays before update or delete on dossier.revision for each row execute function dossier.keep();
create trigger history_stays before update or delete on dossier.claim_history for each row execute function dossier.keep();
