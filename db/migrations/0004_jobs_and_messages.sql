-- Jobs stand in the schema of graphile-worker, which only the owner may touch. The application adds a job through this function, in its
-- own transaction and for its own clinic alone. The body is looked up when it runs, so that the schema may come after this file.
create function add_job(task text, payload json, run_at timestamptz, job_key text, keep_run_at boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  clinic uuid := public.current_clinic();
begin
  if clinic is null then
    raise exception 'A job belongs to a clinic: none is set in this transaction.';
  end if;
  perform graphile_worker.add_job(
    identifier := task,
    payload := json_build_object('clinicId', clinic, 'content', payload),
    run_at := run_at,
    job_key := clinic::text || '/' || task || '/' || job_key,
    job_key_mode := case when keep_run_at then 'preserve_run_at' else 'replace' end
  );
end
$$;
revoke all on function add_job(text, json, timestamptz, text, boolean) from public;
grant execute on function add_job(text, json, timestamptz, text, boolean) to kapstone_app;

create function remove_job(task text, job_key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.remove_job(public.current_clinic()::text || '/' || task || '/' || job_key);
end
$$;
revoke all on function remove_job(text, text) from public;
grant execute on function remove_job(text, text) to kapstone_app;

-- Outgoing e-mail and SMS. Holds contact data and private words: a row may be deleted when its patient is erased.
create table message (
  clinic_id uuid not null references clinic,
  message_id uuid not null,
  channel text not null check (channel in ('email', 'sms')),
  recipient text not null,
  patient_id uuid,
  subject text,
  body text not null,
  -- A sign-in link: nobody else reads it, and it is forgotten once it has left.
  is_secret boolean not null default false,
  template text not null,
  about text not null,
  created_at timestamptz not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  transport text,
  attempts integer not null default 0,
  last_error text,
  settled_at timestamptz,
  primary key (clinic_id, message_id),
  check (channel = 'sms' or subject is not null)
);
create index message_newest on message (clinic_id, created_at desc, message_id desc);
create index message_of_patient on message (clinic_id, patient_id) where patient_id is not null;
call guard_by_clinic('message');
