-- Every figure that managers see can be watched, also those of which fewer are worse; and why one cannot be told is kept.
alter table workflow.alert drop constraint alert_figure_check;
alter table workflow.alert drop constraint alert_forecast_check;
alter table workflow.alert drop constraint alert_check;
alter table workflow.alert add constraint alert_figure_check check (figure in (
        'OPEN', 'LATE', 'SOON', 'OLDEST', 'AGE_P50', 'AGE_P90', 'P50', 'P90', 'GROWTH', 'ARRIVED',
        'FINISHED', 'RETURNS', 'CLEAR', 'TOOK_P50', 'TOOK_P90', 'WAITED_P90', 'HANDLED_P90',
        'RETURN_SHARE', 'LATE_SHARE', 'FIRST_PASS', 'PING_PONG', 'DEPARTURES', 'QUEUE_SHARE',
        'HELD_SHARE', 'WORKED_SHARE', 'RETURNED_SHARE', 'EXTERNAL_SHARE', 'MISSING', 'BEHIND',
        'AFTER_DATE'));
-- fewer finished, approved at once or worked on are worse
alter table workflow.alert add constraint alert_limits_check
    check (case when figure in ('FINISHED', 'FIRST_PASS', 'WORKED_SHARE') then clear_at > raise_at else clear_at < raise_at end);
-- what is about one round
alter table workflow.alert add constraint alert_round_check check (
    round <> '' or figure not in (
        'FIRST_PASS', 'PING_PONG', 'DEPARTURES', 'MISSING', 'BEHIND', 'AFTER_DATE'));
-- what is open now, or came and went, is of no round in particular
alter table workflow.alert add constraint alert_no_round_check check (
    round = '' or figure not in (
        'OPEN', 'LATE', 'SOON', 'OLDEST', 'AGE_P50', 'AGE_P90', 'P50', 'P90', 'GROWTH', 'ARRIVED',
        'FINISHED', 'RETURNS', 'CLEAR'));
alter table workflow.alert add column standing text not null default 'MEASURED'
    check (standing in ('MEASURED', 'ENDLESS', 'OVER', 'TOO_FEW', 'NO_DATE'));
