-- Places are added from a page.

alter table place_event
  drop constraint place_event_kind_is_known,
  add constraint place_event_kind_is_known check (kind in ('facts-changed', 'counter-added', 'counter-closed', 'place-added'));
