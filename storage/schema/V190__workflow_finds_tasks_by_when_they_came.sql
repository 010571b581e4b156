-- What came in a week is counted without reading what came in other years.
create index task_created on workflow.task (created, id);
