-- Whoever has a time may wait for an earlier one: what comes free is offered in the order of asking, before the public sees it.

create table earlier_wish (
  appointment_id uuid constraint earlier_wish_pkey primary key constraint wish_is_of_appointment references appointment (appointment_id) on delete cascade,
  -- Its own place, or also places near it.
  place_ids text[] not null constraint wish_names_places check (cardinality(place_ids) between 1 and 10),
  -- Nothing before this is offered.
  earliest_at timestamptz not null,
  -- The order in which offers are made; asking for something else does not change it.
  asked_at timestamptz not null
);
create index earlier_wish_in_order on earlier_wish (asked_at, appointment_id);

-- A time that was taken for somebody who asked, and is theirs if they say so in time.
create table appointment_offer (
  offer_id uuid constraint appointment_offer_pkey primary key,
  appointment_id uuid not null constraint offer_is_of_appointment references appointment (appointment_id) on delete cascade,
  place_id text not null constraint offer_is_at_place references place (place_id),
  from_at timestamptz not null,
  to_at timestamptz not null,
  clerk_id uuid not null constraint offer_is_with_clerk references clerk (clerk_id),
  counter_id uuid,
  interpreter_id uuid constraint offer_is_interpreted_by references interpreter (interpreter_id),
  -- What is taken for it of their time; freed by itself a while after the offer has ended.
  booking_ids uuid[] not null,
  -- The time that they had when it was offered: once they have another, it is over.
  instead_of_at timestamptz not null constraint offer_is_earlier check (from_at < instead_of_at),
  offered_at timestamptz not null,
  ends_at timestamptz not null constraint offer_lasts check (ends_at > offered_at),
  state text not null constraint offer_state_is_known check (state in ('open', 'accepted', 'declined', 'over')),
  closed_at timestamptz,
  constraint closed_offer_has_end check ((state = 'open') = (closed_at is null))
);
create unique index one_open_offer_per_appointment on appointment_offer (appointment_id) where state = 'open';
create index offer_of_appointment on appointment_offer (appointment_id, closed_at);
create index open_offer_by_end on appointment_offer (ends_at) where state = 'open';
grant select on earlier_wish, appointment_offer to luukku_staff, luukku_viewer, luukku_overseer;

-- Gives a stretch of time that one appointment gave back to another, with the same clerk, counter and interpreter, and without a moment
-- in between in which it is anybody's: the day of each is locked when it is given up and marked again before it is let go. In the order
-- in which take_time takes them (0050). Refuses `time_is_free` when it is not there to be given any more.
create function hand_time_over(p_from_appointment_id uuid, p_stretch_from timestamptz, p_stretch_to timestamptz, p_kinds text[],
  p_appointment_id uuid, p_from timestamptz, p_to timestamptz, p_free_at timestamptz, p_at timestamptz,
  out v_clerk_id uuid, out v_counter_id uuid, out v_interpreter_id uuid) language plpgsql as $$
declare
  v_kind text;
  v_resource_id uuid;
begin
  foreach v_kind in array array['clerk', 'counter', 'interpreter'] loop
    continue when v_kind <> all (p_kinds);
    v_resource_id := null;
    delete from booked_time b where b.booking_id = (
        select g.booking_id from booked_time g where g.appointment_id = p_from_appointment_id and g.kind = v_kind
          and g.from_at = p_stretch_from and g.to_at = p_stretch_to and g.free_at > p_at limit 1)
      and b.free_at > p_at
      returning b.resource_id into v_resource_id;
    if v_resource_id is null then
      raise check_violation using constraint = 'time_is_free';
    end if;
    insert into booked_time (resource_id, kind, from_at, to_at, appointment_id, free_at, booking_id)
      values (v_resource_id, v_kind, p_from, p_to, p_appointment_id, p_free_at, uuidv7());
    case v_kind when 'clerk' then v_clerk_id := v_resource_id; when 'counter' then v_counter_id := v_resource_id; else v_interpreter_id := v_resource_id; end case;
  end loop;
end $$;
