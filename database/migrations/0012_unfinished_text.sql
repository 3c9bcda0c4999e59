-- What a clerk was writing when the session ran out: it waits for that clerk, at that place of the case, and counts as nothing yet.
create table unfinished_text (
  customer_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null constraint unfinished_text_is_by_clerk references clerk (clerk_id),
  place text not null constraint unfinished_text_place_is_known check (place in ('note', 'return-reason')),
  text text not null,
  kept_at timestamptz not null,
  constraint one_unfinished_text_per_place primary key (customer_id, application_id, clerk_id, place),
  constraint unfinished_text_has_application foreign key (customer_id, application_id)
    references application (customer_id, application_id)
);
create index unfinished_text_kept_at on unfinished_text (kept_at);
