-- What people have filled in of a task's form before it is finished, field by field, so that several devices can bring it
-- (decision 0064). Gone once the task is done: what counts then is what was decided.
create table workflow.draft (
    task        text        not null,
    field       text        not null,
    value       text        not null,
    person      uuid        not null,
    person_name text        not null,
    at          timestamptz not null,
    primary key (task, field)
);

-- What was brought already: a device that lost the answer brings the same once more. "apart" are the fields that were left as
-- they were because two people had changed them, "refused" those that did not fit the form.
create table workflow.brought (
    task    text        not null,
    ticket  uuid        not null,
    person  uuid        not null,
    at      timestamptz not null,
    apart   text[]      not null,
    refused text[]      not null,
    primary key (task, ticket)
);
