-- What files are recognised by across dossiers, and which pairs of them have much in common. All of it is derived and can be
-- made anew; only the judgements are people's.
create schema reuse;

create table reuse.trace (
    file uuid primary key,
    collection uuid not null,
    -- the upload it belongs to: itself, or the container it came out of
    root uuid not null,
    sha256 text not null,
    -- five-character pieces that are the county's own: without the standard, laws and names of places
    pieces int not null,
    -- 128 components of 16 bits over these pieces; empty where there are too few
    sketch bytea not null,
    -- one number a band of two components, equal in one of them for nearly every pair that shares a third
    bands int[] not null,
    -- issued by a level above the county: forwarded by many, copied by nobody
    superior boolean not null,
    -- false where the file is so long that its end was not compared
    complete boolean not null,
    rules text not null,
    made timestamptz not null
);
create index trace_same_bytes on reuse.trace (sha256);
create index trace_of_root on reuse.trace (root);
create index trace_of_collection on reuse.trace (collection);
create index trace_bands on reuse.trace using gin (bands);

-- Parts of texts, so that a page copied into a long report is found by itself.
create table reuse.passage (
    file uuid not null references reuse.trace on delete cascade,
    number int not null,
    bands int[] not null,
    primary key (file, number)
);
create index passage_bands on reuse.passage using gin (bands);

create table reuse.picture (
    file uuid not null references reuse.trace on delete cascade,
    page int not null,
    number int not null,
    -- a third of a spot's hash each; equal ones are common in copies and rare elsewhere
    tokens int[] not null,
    primary key (file, page, number)
);
create index picture_tokens on reuse.picture using gin (tokens);

create table reuse.kin (
    one uuid not null references reuse.trace on delete cascade,
    other uuid not null references reuse.trace on delete cascade,
    kind text not null check (kind in ('EXACT', 'TEXT', 'PASSAGE', 'PICTURE')),
    jaccard double precision not null,
    containment double precision not null,
    -- characters in common, or share of equal tiles in percent for pictures
    common int not null,
    page_of_one int not null,
    page_of_other int not null,
    found timestamptz not null,
    primary key (one, other),
    check (one < other)
);
create index kin_of_other on reuse.kin (other);

-- What people made of a pair; stays when the pair is computed anew.
create table reuse.judgement (
    one uuid not null,
    other uuid not null,
    confirmed boolean not null,
    reason text not null check (reason <> ''),
    by_member text not null,
    at timestamptz not null,
    primary key (one, other, at),
    check (one < other)
);
