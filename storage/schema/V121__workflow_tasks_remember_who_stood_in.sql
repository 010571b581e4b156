-- The task belongs to the absent person's seat; who in fact sat there is kept beside it (decision 0024).
alter table workflow.task add column stood_in uuid;
alter table workflow.task add column stood_in_name text not null default '';
