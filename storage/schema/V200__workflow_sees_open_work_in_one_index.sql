-- The overview counts and times all open work of an area: everything it asks of a task stands in this index.
drop index workflow.task_open_place;
create index task_open_place on workflow.task (place, step)
    include (created, due, process, region, reached, dossier) where done is null;
