-- What customers think of the service: once for each case that has ended. Staff read grades as sums and texts without the
-- person: no role of theirs is given whose answer it is. See server/cases/surveys.
alter table survey_answer
  add column benefit text not null,
  add column intake_channel text not null constraint survey_channel_is_known
    check (intake_channel in ('online', 'office', 'post', 'phone', 'joint-service-point', 'remote')),
  add constraint survey_text_is_not_empty check (length(btrim(text)) > 0);
drop index survey_answer_at;
create index survey_text_at on survey_answer (benefit, answered_at desc) where text is not null;

revoke select on survey_answer from luukku_staff, luukku_viewer, luukku_overseer;
drop policy every_grade_for_staff on survey_answer;
grant select (text, benefit, language, answered_at) on survey_answer to luukku_overseer;
-- An answer stands as it was given.
revoke update on survey_answer from luukku_customer;
