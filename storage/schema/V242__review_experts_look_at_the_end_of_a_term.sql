-- Experts are also asked about the end of a title's term (decision 0103).
alter table review.assignment
    drop constraint assignment_kind_check,
    add constraint assignment_kind_check check (kind in ('DESK', 'SPOT_CHECK', 'PANEL', 'TERM'));
alter table review.allotment
    drop constraint allotment_kind_check,
    add constraint allotment_kind_check check (kind in ('DESK', 'SPOT_CHECK', 'PANEL', 'TERM'));
