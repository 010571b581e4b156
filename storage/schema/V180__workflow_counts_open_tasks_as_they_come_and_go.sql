-- A person's area is counted and listed without reading the dossiers behind it (decision 0060): every open task knows the level
-- its dossier has reached, and the number of open tasks of each place and level is kept by the database itself, in the
-- transaction that opens, moves or ends a task, whoever writes it.
alter table workflow.task add column reached smallint not null default 0; -- ordinal of organization.Level; of open tasks only
update workflow.task t set reached = j.reached
from workflow.journey j where j.dossier = t.dossier and t.done is null;

create table workflow.open_count (
    place   integer  not null,
    reached smallint not null,
    n       bigint   not null,
    primary key (place, reached)
);
insert into workflow.open_count
select place, reached, count(*) from workflow.task where done is null group by place, reached;

-- places in order, so that two statements over many places never wait for one another crosswise
create function workflow.count_open() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into workflow.open_count as c
        select place, reached, count(*) from fresh where done is null group by place, reached order by place, reached
        on conflict (place, reached) do update set n = c.n + excluded.n;
    elsif tg_op = 'DELETE' then
        insert into workflow.open_count as c
        select place, reached, -count(*) from gone where done is null group by place, reached order by place, reached
        on conflict (place, reached) do update set n = c.n + excluded.n;
    else
        insert into workflow.open_count as c
        select place, reached, sum(n) from (
            select place, reached, 1 as n from fresh where done is null
            union all
            select place, reached, -1 from gone where done is null) as moved
        group by place, reached having sum(n) <> 0 order by place, reached
        on conflict (place, reached) do update set n = c.n + excluded.n;
    end if;
    return null;
end $$;
create trigger task_counts_inserted after insert on workflow.task
    referencing new table as fresh for each statement execute function workflow.count_open();
create trigger task_counts_updated after update on workflow.task
    referencing new table as fresh old table as gone for each statement execute function workflow.count_open();
create trigger task_counts_deleted after delete on workflow.task
    referencing old table as gone for each statement execute function workflow.count_open();

-- one index an order of the list, for areas so wide that their tasks cannot be sorted in time; open tasks only
create index task_open_due on workflow.task (due, id) where done is null;
create index task_open_created on workflow.task (created, id) where done is null;
create index task_open_county on workflow.task (county, id) where done is null;
create index task_open_step on workflow.task (step, id) where done is null;
create index task_open_criterion on workflow.task (criterion, id) where done is null;
create index task_open_origin on workflow.task (origin, id) where done is null;
create index task_open_unit_name on workflow.task (unit_name, id) where done is null;
-- what I have done, newest first
create index task_done_by_done on workflow.task (done_by, done, id) where done is not null;
-- counting what an office could claim looks at no row
create index task_claimable on workflow.task (unit, role, due, id) where done is null and assignee is null;
