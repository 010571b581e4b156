-- While a county writes, everybody else sees what it submitted last (decision 0127): which uploads that was is asked with every
-- file and every search, and is not read out of the revision's text each time.
create table dossier.revision_file (
    dossier uuid not null,
    revision int not null,
    evidence uuid not null,
    primary key (dossier, revision, evidence),
    foreign key (dossier, revision) references dossier.revision (dossier, number)
);
create index revision_file_evidence on dossier.revision_file (evidence);

-- Revisions name files by path and digest. The same bytes may have been taken out and sent again: which of the two it was is
-- told by the time.
insert into dossier.revision_file (dossier, revision, evidence)
select distinct r.dossier, r.number, f.id
from dossier.revision r
cross join lateral jsonb_array_elements(r.content::jsonb -> 'files') as shown
join evidence.file f on f.collection = r.dossier and f.parent is null
    and f.path = shown ->> 'path' and f.sha256 = shown ->> 'sha256'
    and f.received <= r.at and (f.withdrawn is null or f.withdrawn >= r.at);

create trigger revision_file_stays before update or delete on dossier.revision_file
    for each row execute function dossier.keep();

-- Since when the county writes what it has not submitted: also when the dossier is closed over it, so that closing shows nobody
-- what was never handed in. What had no moment of its own until now is told by the audit trail.
alter table dossier.dossier add column writing timestamptz;
update dossier.dossier d set writing = coalesce(
    case d.status when 'RETURNED' then (select max(at) from dossier.return t where t.dossier = d.id) end,
    (select max(at) from audit.entry e where e.chain = d.id::text and e.action = 'dossier.moved'),
    d.opened)
where d.status in ('DRAFT', 'RETURNED');
alter table dossier.dossier add constraint writing_since
    check (case status when 'SUBMITTED' then writing is null when 'CLOSED' then true else writing is not null end);
