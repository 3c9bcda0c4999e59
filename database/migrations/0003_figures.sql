-- Figures. Whatever writes an event writes its tally row in the same transaction; a job folds the tallies into days.
-- A figure is read from both together, so it is exact at once and never grows with the events behind it.

create table tally (
  tally_id bigint generated always as identity constraint tally_pkey primary key,
  day date not null,
  measure text not null,
  channel text not null,
  benefit text not null,
  counted bigint not null,
  total bigint not null
);

create table daily_figure (
  day date not null,
  measure text not null,
  channel text not null,
  benefit text not null,
  counted bigint not null,
  total bigint not null,
  constraint daily_figure_pkey primary key (measure, day, channel, benefit)
);

create view figure as
  select day, measure, channel, benefit, counted, total from daily_figure
  union all
  select day, measure, channel, benefit, counted, total from tally;

-- Folds at most p_most tallies into their days. Returns how many it folded; 0 when another fold is at work.
create function fold_tallies(p_most integer) returns bigint language plpgsql as $$
declare v_folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_tallies')) then
    return 0;
  end if;
  with taken as (
    delete from tally where tally_id in (select tally_id from tally order by tally_id limit p_most)
    returning day, measure, channel, benefit, counted, total
  ), summed as (
    select day, measure, channel, benefit, sum(counted)::bigint as counted, sum(total)::bigint as total, count(*) as tallies
    from taken group by day, measure, channel, benefit
  ), folded as (
    insert into daily_figure as d (day, measure, channel, benefit, counted, total)
    select day, measure, channel, benefit, counted, total from summed
    on conflict (measure, day, channel, benefit)
    do update set counted = d.counted + excluded.counted, total = d.total + excluded.total
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $$;

-- What others must be told or do after a change: written with the change, taken by the relay.
create table outbox (
  outbox_id bigint generated always as identity constraint outbox_pkey primary key,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null
);

-- Hands in an application in one statement: the application, its three first events, the end of its draft, its tally
-- and the word to the outbox. Handing in the same application again changes nothing and gives the same receipt;
-- is_same tells whether it was the same in content too. Another customer's id is refused, since a clerk finds a case by it.
-- Contact details in the application become the customer's: notices go to the address given last.
-- The application takes the draft's id, and p_event_ids are three ids made by the caller.
create function submit_application(
  p_customer_id uuid, p_application_id uuid, p_benefit text, p_benefit_group text, p_form_version text, p_language text,
  p_channel text, p_answers jsonb, p_received_at timestamptz, p_received_on date, p_due_on date, p_event_ids uuid[],
  p_email text, p_phone text
) returns table (reference text, received_at timestamptz, due_on date, is_repeat boolean, is_same boolean, stage text) language
  plpgsql as $$
declare
  v_number bigint;
  v_reference text;
begin
  return query select a.reference, a.received_at, a.due_on, true, a.benefit = p_benefit and a.answers = p_answers, a.stage
    from application a where a.customer_id = p_customer_id and a.application_id = p_application_id;
  if found then
    return;
  end if;
  if exists (select from application a where a.application_id = p_application_id) then
    raise unique_violation using constraint = 'one_customer_per_application';
  end if;
  v_number := nextval('application_number');
  v_reference := application_reference(extract(year from p_received_on)::integer, v_number);
  insert into application (customer_id, application_id, reference, benefit, benefit_group, form_version, language,
    intake_channel, answers, received_at, received_on, due_on, stage, stage_since)
  values (p_customer_id, p_application_id, v_reference, p_benefit, p_benefit_group, p_form_version, p_language,
    p_channel, p_answers, p_received_at, p_received_on, p_due_on, 'pending', p_received_at)
  on conflict on constraint application_pkey do nothing;
  if not found then
    -- The same submit came twice at once: this one waited for the other.
    return query select a.reference, a.received_at, a.due_on, true, a.benefit = p_benefit and a.answers = p_answers, a.stage
      from application a where a.customer_id = p_customer_id and a.application_id = p_application_id;
    return;
  end if;
  insert into case_event (customer_id, event_id, application_id, kind, at, actor, details) values
    (p_customer_id, p_event_ids[1], p_application_id, 'application-received', p_received_at, 'customer',
      jsonb_build_object('channel', p_channel)),
    (p_customer_id, p_event_ids[2], p_application_id, 'receipt-given', p_received_at, 'system',
      jsonb_build_object('reference', v_reference)),
    (p_customer_id, p_event_ids[3], p_application_id, 'case-opened', p_received_at, 'system',
      jsonb_build_object('dueOn', p_due_on));
  update customer c set email = coalesce(p_email, c.email), phone = coalesce(p_phone, c.phone)
    where c.customer_id = p_customer_id
      and (c.email, c.phone) is distinct from (coalesce(p_email, c.email), coalesce(p_phone, c.phone));
  delete from draft d where d.customer_id = p_customer_id and d.draft_id = p_application_id and d.benefit = p_benefit;
  insert into tally (day, measure, channel, benefit, counted, total)
    values (p_received_on, 'applications-received', p_channel, p_benefit, 1, 0);
  insert into outbox (topic, payload, at) values ('application-received',
    jsonb_build_object('customerId', p_customer_id, 'applicationId', p_application_id), p_received_at);
  return query select v_reference, p_received_at, p_due_on, false, true, 'pending'::text;
end $$;
