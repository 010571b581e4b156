-- Who signed what a county sent up: its seals and signatures, and those of people who signed along (decision 0066).
create index task_signed on workflow.task (region, dossier) include (done_by)
    where done is not null and result = 'approve' and step in ('seal', 'sign', 'sign_correction', 'sign_along');
