create schema designation;

-- one row a province and round: whoever recommends locks it, so that the quota holds however many do at once
create table designation.list (
    round text not null,
    province text not null,
    primary key (round, province)
);

create table designation.recommendation (
    dossier uuid primary key,
    round text not null,
    province text not null,
    recommended_at timestamptz not null,
    recommended_by text not null,
    reason text not null,
    foreign key (round, province) references designation.list
);
create index recommendation_of_list on designation.recommendation (round, province);

-- the last number drawn; drawn in the transaction of the document, so a number that was drawn is a number that was used
create table designation.series (
    name text not null,
    year int not null,
    last bigint not null check (last > 0),
    primary key (name, year)
);

create table designation.document (
    sequence bigint generated always as identity primary key,
    kind text not null check (kind in ('LETTER', 'CERTIFICATE')),
    -- round/province of a letter, dossier of a certificate
    subject text not null,
    -- digest of what the document says; a letter whose list has changed is made anew
    content text not null,
    number text not null unique,
    file_name text not null,
    pdf bytea not null,
    sha256 text not null,
    made_at timestamptz not null,
    made_by text not null
);
create index document_of_subject on designation.document (kind, subject, sequence);

create table designation.sample (
    id bigint generated always as identity primary key,
    round text not null,
    -- DRAWN: a sample of exact size over everything that had arrived; ARRIVING: each dossier by itself as it arrives
    method text not null check (method in ('DRAWN', 'ARRIVING')),
    seed bigint not null,
    percent int not null check (percent between 0 and 100),
    drawn_at timestamptz not null,
    drawn_by text not null,
    unique (round, method)
);

create table designation.sampled (
    dossier uuid primary key,
    sample bigint not null references designation.sample,
    number text not null,
    digest text not null,
    chosen boolean not null
);
create index sampled_of_sample on designation.sampled (sample, digest);

create table designation.notice (
    id uuid primary key,
    dossier uuid not null unique,
    number text not null,
    county text not null,
    province text not null,
    starts date not null,
    until date not null,
    -- the last moment an objection is taken
    ends timestamptz not null,
    published_by text not null
);
create index notice_by_end on designation.notice (ends);

create table designation.objection (
    id uuid primary key,
    notice uuid not null references designation.notice,
    kind text not null check (kind in ('SUBSTANCE', 'CORRECTION')),
    name text not null check (name <> ''),
    unit text not null check (unit <> ''),
    contact text not null check (contact <> ''),
    text text not null check (text <> ''),
    received timestamptz not null,
    state text not null check (state in ('REGISTERED', 'UPHELD', 'REJECTED')),
    answer text not null,
    answered_at timestamptz,
    answered_by text
);
create index objection_of_notice on designation.objection (notice, received);

create table designation.verdict (
    dossier uuid primary key,
    round text not null,
    county text not null,
    outcome text not null check (outcome in ('NAMED', 'REFUSED')),
    reason text not null,
    decided_at timestamptz not null,
    decided_by text not null,
    certificate text unique,
    named date,
    until date,
    revoked_at timestamptz,
    revoked_by text,
    revoked_reason text,
    check ((outcome = 'NAMED') = (certificate is not null and named is not null and until is not null)),
    check (revoked_at is null or outcome = 'NAMED' and revoked_reason <> '')
);
