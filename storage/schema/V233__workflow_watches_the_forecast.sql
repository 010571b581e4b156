-- what the forecast says of a round's dates can be watched, too
alter table workflow.alert drop constraint alert_figure_check;
alter table workflow.alert add constraint alert_figure_check
    check (figure in ('OPEN', 'LATE', 'P50', 'P90', 'GROWTH', 'RETURNS', 'MISSING', 'BEHIND'));
-- the round whose dates are meant; empty for all other figures
alter table workflow.alert add column round text not null default '';
alter table workflow.alert add constraint alert_forecast_check
    check ((round <> '') = (figure in ('MISSING', 'BEHIND')));
