-- What the assessment at the end of a title's term came to (decision 0103). Whoever fails it loses the title.
alter table designation.verdict
    add column grade text check (grade in ('EXCELLENT', 'PASSED', 'FAILED')),
    add column graded_at timestamptz,
    add column graded_by text,
    add column grade_reason text,
    add constraint verdict_grade_is_whole check (
        (grade is null) = (graded_at is null)
        and (grade is null) = (graded_by is null)
        and (grade is null) = (grade_reason is null)),
    add constraint verdict_only_titles_are_graded check (grade is null or outcome = 'NAMED'),
    add constraint verdict_whoever_failed_lost_the_title check (grade is distinct from 'FAILED' or revoked_at is not null);
