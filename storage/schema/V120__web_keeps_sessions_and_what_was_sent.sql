-- Sessions live in the database, so that any node can answer any request (the columns are Spring Session's).
create schema web;

create table web.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index session_by_id on web.session (session_id);
create index session_by_expiry on web.session (expiry_time);
create index session_by_person on web.session (principal_name);

create table web.session_attributes (
    session_primary_id char(36)     not null references web.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- A form sent twice does its deed once: the second sender is led to where the first one went.
create table web.submission (
    ticket uuid primary key,
    member uuid        not null,
    sent   timestamptz not null,
    led_to text
);
create index submission_by_age on web.submission (sent);
