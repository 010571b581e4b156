-- Files as received, what reading them gave, and the queue of what is to be read.
create schema evidence;

create table evidence.file (
    id uuid primary key,
    collection uuid not null,
    path text not null,
    -- the container it came out of, and the upload at the top; a person's upload has itself as root
    parent uuid references evidence.file,
    root uuid not null references evidence.file,
    depth int not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes >= 0),
    media_type text not null default '',
    state text not null,
    reason text,
    pages int not null default 0,
    readable int not null default 0,
    received timestamptz not null,
    received_by text not null,
    -- json, not jsonb: keeps the order
    properties json not null default '{}',
    -- name of the derived object that shows the pages, where the file itself cannot
    shown_by text,
    attempts int not null default 0,
    reading_since timestamptz,
    finished timestamptz,
    withdrawn timestamptz
);

-- the same bytes once in a collection, as far as people upload them; containers may repeat each other
create unique index file_once_in_collection on evidence.file (collection, sha256)
    where parent is null and withdrawn is null;
create index file_of_collection on evidence.file (collection, path) where withdrawn is null;
create index file_of_root on evidence.file (root);
create index file_waiting on evidence.file (received) where state in ('RECEIVED', 'READING');

create table evidence.page (
    file uuid not null references evidence.file on delete cascade,
    number int not null check (number >= 0),
    text text not null,
    ocr boolean not null,
    quality double precision not null check (quality between 0 and 1),
    width double precision not null,
    height double precision not null,
    -- gzip over four floats a UTF-16 unit; empty where the format knows no places
    boxes bytea not null,
    primary key (file, number)
);

-- Its own queue: reading is slow and has as many threads as there are workers, other work must not wait behind it.
create table evidence.reading_job (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures int,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index reading_job_due on evidence.reading_job (execution_time);
create index reading_job_heartbeat on evidence.reading_job (last_heartbeat);
