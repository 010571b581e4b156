-- Stored bytes are read again and compared with their digests, a bite at a time.
create table evidence.scrub_round (
    id int primary key generated always as identity,
    begun timestamptz not null,
    ended timestamptz,
    -- digest that was compared last
    after text not null default '',
    files bigint not null default 0,
    bytes bigint not null default 0,
    -- bytes that are not what was received
    differing bigint not null default 0
);

create table evidence.scrub_finding (
    sha256 text primary key,
    kind text not null check (kind in ('CHANGED', 'MISSING', 'UNREADABLE')),
    found timestamptz not null
);
