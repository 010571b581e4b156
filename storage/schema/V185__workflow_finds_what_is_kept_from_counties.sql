-- What is kept from a county's people is taken off their counts on every page: found at once, however much is open elsewhere.
create index task_open_kept on workflow.task (place, dossier) where done is null and step like '%fraud%';
