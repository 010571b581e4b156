-- Which reasons sent dossiers back, by step, without asking the modules that own the defects; one row a defect.
create table workflow.defect (
    task      text    not null,
    position  integer not null,
    criterion text    not null,
    reason    text    not null,
    primary key (task, position)
);

-- returns from before this: an opinion is given in the very act of finishing its task
insert into workflow.defect (task, position, criterion, reason)
select distinct on (o.sequence, d.position) t.id, d.position, d.criterion, d.reason
from review.opinion o
join review.opinion_defect d on d.opinion = o.sequence
join workflow.task t on t.dossier = o.dossier and t.step = o.step and t.result = 'return'
    and t.done between o.given_at - interval '1 minute' and o.given_at + interval '1 minute'
order by o.sequence, d.position, abs(extract(epoch from t.done - o.given_at))
on conflict do nothing;

-- a round is read as a whole
create index journey_round on workflow.journey (round);
