-- how often dossiers are sent back can be watched, too
alter table workflow.alert drop constraint alert_figure_check;
alter table workflow.alert add constraint alert_figure_check
    check (figure in ('OPEN', 'LATE', 'P50', 'P90', 'GROWTH', 'RETURNS'));
