-- How long finished work took, summed up by province and month, so that no panel reads single tasks. Spreads are mergeable
-- histograms (workflow.Histogram): buckets of relative width, so that any percentile is off by two in a hundred at most.
-- A row of `level` counts tasks of dossiers that have reached that level, because a level sees a dossier only from then on.
create table workflow.pace (
    level            smallint not null, -- ordinal of organization.Level: 2 province, 3 nation
    place            integer  not null, -- first number of the province; -1 for the sum of all
    month            date     not null, -- of finishing, Beijing time
    process          text     not null,
    step             text     not null,
    criterion        text     not null,
    finished         bigint   not null,
    returned         bigint   not null,
    waiting_wall     bytea    not null,
    waiting_working  bytea    not null,
    handling_wall    bytea    not null,
    handling_working bytea    not null,
    total_wall       bytea    not null,
    total_working    bytea    not null,
    primary key (level, place, month, process, step, criterion)
);

-- Finished and visible at that level, but not yet in workflow.pace; written with the fact itself, emptied in the background.
create table workflow.pace_due (
    level smallint not null,
    task  text     not null,
    primary key (level, task)
);

-- what one city or county has finished is few enough to be read task by task
create index task_done_place on workflow.task (place, done) where done is not null;
-- the lists behind the numbers
create index task_done_step on workflow.task (step, done, id) where done is not null;
create index task_done_at on workflow.task (done, id) where done is not null;
