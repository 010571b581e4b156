-- What a reviewer jots down about a claim for nobody else: read by its writer alone, never part of an opinion or a report.
create table review.remark (
    dossier uuid not null,
    person text not null,
    criterion text not null,
    claim text not null,
    words text not null check (words <> '' and length(words) <= 2000),
    changed timestamptz not null,
    primary key (dossier, person, criterion, claim)
);
