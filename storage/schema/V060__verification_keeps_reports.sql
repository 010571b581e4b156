-- Findings are derived: a report is replaced as a whole, never edited.
create schema verification;

create table verification.report (
    dossier uuid primary key,
    -- version of the rules that made it; a report of older rules is stale
    rules text not null,
    made timestamptz not null,
    entries jsonb not null
);

-- A dossier whose claims or evidence changed after its report was made. The mark tells the change that was looked at from one
-- that came meanwhile.
create table verification.changed (
    dossier uuid primary key,
    mark uuid not null
);
