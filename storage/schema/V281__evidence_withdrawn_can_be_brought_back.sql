-- A file taken out by mistake comes back as it was: who took it out is shown beside it, and what the county said of it and
-- where it was cited waits with it (decision 0125).
alter table evidence.file add column withdrawn_by text not null default '';

-- Numbered as in dossier.citation, so that what comes back stands where it stood.
create table dossier.citation_set_aside (
    id bigint primary key,
    dossier uuid not null references dossier.dossier (id),
    criterion text not null,
    key text not null,
    evidence uuid not null,
    page int not null check (page > 0),
    start_at int not null,
    end_at int not null,
    quote text not null
);
create index citation_set_aside_evidence on dossier.citation_set_aside (evidence);
create index file_withdrawn on evidence.file (collection) where withdrawn is not null;
