-- A better scan of the same paper: which file it is to take the place of (decision 0126). Both lie in the dossier until the
-- county has decided about every citation of the older one; then the older one is taken out.
create table dossier.version (
    evidence uuid primary key,
    dossier uuid not null references dossier.dossier (id),
    replaces uuid not null unique,
    at timestamptz not null,
    by_member text not null,
    check (evidence <> replaces)
);
create index version_dossier on dossier.version (dossier);
