-- Which tasks stand on a page is found without fetching those that do not: every order of an area carries what decides whether a
-- task lies in it, a unit's list and a followed dossier carry every order.
drop index workflow.task_open_due;
drop index workflow.task_open_created;
drop index workflow.task_open_county;
drop index workflow.task_open_step;
drop index workflow.task_open_criterion;
drop index workflow.task_open_origin;
drop index workflow.task_open_unit_name;
create index task_open_due on workflow.task (due, id) include (place, reached) where done is null;
create index task_open_created on workflow.task (created, id) include (place, reached) where done is null;
create index task_open_county on workflow.task (county, id) include (place, reached) where done is null;
create index task_open_step on workflow.task (step, id) include (place, reached) where done is null;
create index task_open_criterion on workflow.task (criterion, id) include (place, reached) where done is null;
create index task_open_origin on workflow.task (origin, id) include (place, reached) where done is null;
create index task_open_unit_name on workflow.task (unit_name, id) include (place, reached) where done is null;

drop index workflow.task_unit_due;
drop index workflow.task_unit_created;
create index task_unit on workflow.task (unit, due, id)
    include (role, created, county, step, criterion, origin, unit_name, assignee_name, assignee) where done is null;

create index task_open_dossier on workflow.task (dossier)
    include (id, place, reached, unit, assignee, done_by, due, created, county, step, criterion, origin, unit_name) where done is null;
