-- Files whose trace is to be taken or forgotten, one after the other and behind all reading. A job each kept every background
-- thread busy while hundreds of files came in.
create table reuse.due (
    file uuid primary key,
    -- rises with each call: what is called for again while it is traced is traced again
    call bigint not null generated always as identity,
    failures int not null default 0,
    -- by the database's own clock: a pause after a failure, whatever day the house lives in
    not_before timestamptz not null default now()
);
create index due_first on reuse.due (not_before, call);

insert into reuse.due (file)
select distinct replace(task_instance, '/withdrawn', '')::uuid from scheduled_tasks where task_name = 'reuse-trace';
delete from scheduled_tasks where task_name = 'reuse-trace';
