-- Answers on a line have a decimal, and a result says more than its total: subscales, a percentage, a triage.
alter table measure_result alter column items type double precision[];
alter table measure_draft alter column items type double precision[];
-- Null in results that were handed in before it was kept.
alter table measure_result add column reading json;
