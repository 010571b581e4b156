-- What people said of conflicts of interest that the machine supposed (decision 0066). The supposition itself is made anew from
-- the directory each time; `fact` is the digest of what coincides, so that an answer holds as long as that stays the same.
create table review.match_answer (
    dossier uuid not null,
    person uuid not null,
    reason text not null,
    fact text not null,
    confirmed boolean not null,
    words text not null check (words <> ''),
    answered_by text not null,
    answered timestamptz not null,
    primary key (dossier, person, reason, fact)
);
