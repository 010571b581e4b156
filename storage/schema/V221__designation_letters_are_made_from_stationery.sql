-- what an office has brought for its papers: templates of letters and certificates as DOCX, its seal as PNG; never changed
create table designation.stationery (
    id uuid primary key,
    -- region code of the office: a province, or 000000 for the nation
    office text not null,
    piece text not null check (piece in ('LETTER', 'CERTIFICATE', 'SEAL')),
    file_name text not null,
    bytes bytea not null,
    sha256 text not null,
    taken_at timestamptz not null,
    taken_by text not null
);
create index stationery_of_office on designation.stationery (office, piece, taken_at);

-- what was put to use, one after the other; the newest counts, and no stationery means what the product ships, or no seal
create table designation.stationery_use (
    sequence bigint generated always as identity primary key,
    office text not null,
    piece text not null check (piece in ('LETTER', 'CERTIFICATE', 'SEAL')),
    stationery uuid references designation.stationery,
    used_at timestamptz not null,
    used_by text not null
);
create index stationery_use_of_office on designation.stationery_use (office, piece, sequence);

-- papers made before have one form only
alter table designation.document add column docx bytea;
alter table designation.document add column docx_sha256 text;
alter table designation.document add check ((docx is null) = (docx_sha256 is null));
