-- Every upload gets a receipt with a number and two digests; SM3 (GB/T 32905) stands beside SHA-256.
alter table evidence.file add column sm3 text check (sm3 ~ '^[0-9a-f]{64}$');
alter table evidence.file add column receipt text unique;
create sequence evidence.receipt_number;

-- uploads that are there already get their number in the order they came; their SM3 is added when they are checked next
update evidence.file f set receipt = n.receipt
from (select id, to_char(received at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-'
          || lpad(nextval('evidence.receipt_number')::text, 6, '0') as receipt
      from (select id, received from evidence.file where parent is null order by received, id) uploads) n
where f.id = n.id;

-- A sender's key stands for one file: sent again, it gives the first receipt again.
create table evidence.receipt_key (
    actor text not null,
    key text not null,
    file uuid references evidence.file,
    used timestamptz not null,
    primary key (actor, key)
);
create index receipt_key_used on evidence.receipt_key (used);

-- Files on their way: the bytes lie in staging, this row says how many of them are safe.
create table evidence.upload (
    id uuid primary key,
    collection uuid not null,
    path text not null,
    bytes bigint not null check (bytes > 0),
    arrived bigint not null default 0 check (arrived between 0 and bytes),
    -- what the sender's computer says of the file, to recognise it tomorrow; milliseconds
    modified bigint not null,
    actor text not null,
    key text not null,
    begun timestamptz not null,
    touched timestamptz not null,
    -- known once all bytes are there
    sha256 text,
    sm3 text,
    -- set once it is accepted
    file uuid references evidence.file,
    unique (actor, key)
);
create index upload_of_collection on evidence.upload (collection) where file is null;
create index upload_touched on evidence.upload (touched);
