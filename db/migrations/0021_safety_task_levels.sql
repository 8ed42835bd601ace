-- Rules that wait for an occasion (before any dose, the next meeting) have no time by which somebody must be in contact.
alter table safety_task alter column contact_by drop not null;
alter table safety_task drop constraint safety_task_level_check;
alter table safety_task add constraint safety_task_level_check check (level in ('low', 'medium', 'high', 'critical'));
