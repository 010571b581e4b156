-- Files a county adds to the summary at the end of its title's term (decision 0104). They lie in a collection of their own: a file
-- of the dossier is searched and verified as evidence of its claims, and what was judged must not change.
create table dossier.term_papers (
    dossier uuid primary key references dossier.dossier (id),
    collection uuid not null unique,
    -- while the county writes its summary
    open boolean not null,
    -- what everybody but the county sees: what lay there when the summary was handed in last
    handed_in uuid[] not null default '{}'
);
-- summaries that are being written while this comes
insert into dossier.term_papers (dossier, collection, open)
select distinct t.dossier, gen_random_uuid(), true from workflow.task t
where t.step = 'summarize_term' and t.done is null and exists (select from dossier.dossier d where d.id = t.dossier);
