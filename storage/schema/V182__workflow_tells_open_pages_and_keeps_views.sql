-- Lists people have put together for themselves or for their unit: a name for a state of the list's URL.
create table workflow.view (
    id      uuid        primary key,
    unit    uuid,
    person  uuid        not null,
    name    text        not null check (name <> ''),
    query   text        not null,
    made    timestamptz not null
);
create index view_person on workflow.view (person);
create index view_unit on workflow.view (unit) where unit is not null;

-- Open pages hear of a change from the database itself, whichever node made it: at commit every node is told which units' and
-- places' lists have changed, and passes it on to the browsers it serves (decision 0061).
create function workflow.tell_pages() returns trigger language plpgsql as $$
declare
    told text;
begin
    if tg_op = 'DELETE' then
        perform pg_notify('hecha_tasks', '*');
        return null;
    end if;
    if (select count(*) from fresh) > 100 then
        perform pg_notify('hecha_tasks', '*');
        return null;
    end if;
    for told in select distinct unit::text || ' ' || place || ' ' || coalesce(opener::text, '-') || ' ' || coalesce(assignee::text, '-')
        || ' ' || dossier::text from fresh loop
        perform pg_notify('hecha_tasks', told);
    end loop;
    return null;
end $$;
create trigger task_told_inserted after insert on workflow.task
    referencing new table as fresh for each statement execute function workflow.tell_pages();
create trigger task_told_updated after update on workflow.task
    referencing new table as fresh for each statement execute function workflow.tell_pages();
create trigger task_told_deleted after delete on workflow.task
    for each statement execute function workflow.tell_pages();

create function workflow.tell_reader() returns trigger language plpgsql as $$
begin
    perform pg_notify('hecha_tasks', '- -1 - ' || new.person || ' -');
    return null;
end $$;
create trigger copy_told after insert on workflow.copy for each row execute function workflow.tell_reader();
