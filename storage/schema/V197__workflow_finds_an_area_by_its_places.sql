-- An area read place by place, and followed dossiers, are sorted without fetching their rows: the indexes carry every order of a
-- list, and that a task is open, which is asked again of what was found.
create index task_open_area on workflow.task (place)
    include (id, done, reached, due, created, county, step, criterion, origin, unit_name) where done is null;
drop index workflow.task_open_dossier;
create index task_open_dossier on workflow.task (dossier)
    include (id, done, place, reached, unit, assignee, done_by, due, created, county, step, criterion, origin, unit_name)
    where done is null;
