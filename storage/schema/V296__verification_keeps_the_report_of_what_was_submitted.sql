-- While a county writes, everybody else sees the findings about what it submitted last (decision 0127): they are put aside when
-- the dossier is opened for writing again, since making them anew costs seconds.
create table verification.report_submitted (
    dossier uuid primary key,
    revision int not null check (revision > 0),
    rules text not null,
    made timestamptz not null,
    -- set while a file was read that it has not looked at; tells that one from another that comes meanwhile
    mark uuid,
    entries jsonb not null
);

-- Dossiers that counties write at the moment of this change: made anew, since the report there is is about what they write.
insert into verification.report_submitted (dossier, revision, rules, made, mark, entries)
select id, revision, '', timestamptz 'epoch', gen_random_uuid(), '[]'
from dossier.dossier where status in ('DRAFT', 'RETURNED') and revision > 0;
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'verification-renew', id::text, timestamptz 'epoch', false, 1
from dossier.dossier where status in ('DRAFT', 'RETURNED') and revision > 0
on conflict do nothing;
