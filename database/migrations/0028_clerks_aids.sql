-- Aids at the clerk's desk: news and work instructions with their versions, what can be searched, and keys for the desk.
-- The tables of 0004 held one language and no draft; nothing has written to them, so they are made anew.
drop table instruction_reading, instruction_version, instruction;

create table instruction (
  instruction_id uuid not null,
  kind text not null constraint instruction_kind_is_known check (kind in ('news', 'instruction')),
  -- Benefit groups that it concerns; empty: everybody who works here.
  benefit_groups text[] not null,
  version integer not null,
  -- Whoever has read this version or a later one need not read it again: a small correction leaves it as it was.
  read_from_version integer not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint instruction_pkey primary key (instruction_id),
  constraint instruction_is_read_from_a_version check (read_from_version between 1 and version)
);
create index instruction_published on instruction (published_at desc, instruction_id desc);

create table instruction_version (
  instruction_id uuid not null constraint version_is_of_instruction references instruction (instruction_id),
  version integer not null,
  benefit_groups text[] not null,
  is_small boolean not null,
  published_at timestamptz not null,
  published_by uuid not null constraint version_is_by_clerk references clerk (clerk_id),
  constraint instruction_version_pkey primary key (instruction_id, version)
);

-- PostgreSQL knows the endings of words in these languages; what it does not know is taken as it is written.
create function words_of(p_language text, p_title text, p_text text) returns tsvector language sql immutable parallel safe as $$
  select case p_language
    when 'fi' then setweight(to_tsvector('pg_catalog.finnish', p_title), 'A') || setweight(to_tsvector('pg_catalog.finnish', p_text), 'B')
    when 'sv' then setweight(to_tsvector('pg_catalog.swedish', p_title), 'A') || setweight(to_tsvector('pg_catalog.swedish', p_text), 'B')
    when 'en' then setweight(to_tsvector('pg_catalog.english', p_title), 'A') || setweight(to_tsvector('pg_catalog.english', p_text), 'B')
    else setweight(to_tsvector('pg_catalog.simple', p_title), 'A') || setweight(to_tsvector('pg_catalog.simple', p_text), 'B')
  end
$$;

create table instruction_text (
  instruction_id uuid not null,
  version integer not null,
  language text not null,
  title text not null,
  text text not null,
  -- The text without the marks of its headings, lists and links: what is searched, and what a search shows of it.
  plain text not null,
  words tsvector not null generated always as (words_of(language, title, plain)) stored,
  constraint instruction_text_pkey primary key (instruction_id, version, language),
  constraint text_is_of_version foreign key (instruction_id, version) references instruction_version (instruction_id, version)
);
create index instruction_text_words on instruction_text using gin (words);

-- What is being written: one at a time for an instruction, with the version that it began from (0: a new one).
create table instruction_draft (
  instruction_id uuid not null,
  kind text not null constraint instruction_draft_kind_is_known check (kind in ('news', 'instruction')),
  benefit_groups text[] not null,
  texts jsonb not null,
  is_small boolean not null,
  from_version integer not null,
  -- Rises with each save: whoever saves over another's words is told.
  save_no integer not null,
  saved_at timestamptz not null,
  saved_by uuid not null constraint draft_is_saved_by_clerk references clerk (clerk_id),
  constraint one_draft_per_instruction primary key (instruction_id)
);
create index instruction_draft_saved on instruction_draft (saved_at desc);

create table instruction_event (
  instruction_id uuid not null constraint event_is_of_instruction references instruction (instruction_id),
  event_id uuid not null,
  kind text not null constraint instruction_event_kind_is_known check (kind in ('withdrawn', 'restored')),
  at timestamptz not null,
  clerk_id uuid not null constraint instruction_event_is_by_clerk references clerk (clerk_id),
  constraint instruction_event_pkey primary key (instruction_id, event_id)
);

create table instruction_reading (
  instruction_id uuid not null,
  version integer not null,
  clerk_id uuid not null constraint reading_is_by_clerk references clerk (clerk_id),
  read_at timestamptz not null,
  constraint instruction_reading_pkey primary key (clerk_id, instruction_id, version),
  constraint reading_is_of_version foreign key (instruction_id, version) references instruction_version (instruction_id, version)
);
create index instruction_reading_of_version on instruction_reading (instruction_id, version, clerk_id);

-- The agency's own texts, cut into passages so that they can be searched. An edition is all the texts of one state of the
-- agency's folder: each node finds its own, also while a newer one is being taken into use.
create table knowledge_edition (
  edition text not null,
  used_on date not null,
  constraint knowledge_edition_pkey primary key (edition)
);
create table knowledge_passage (
  edition text not null constraint passage_is_of_edition references knowledge_edition (edition) on delete cascade,
  passage text not null,
  language text not null,
  title text not null,
  text text not null,
  words tsvector not null generated always as (words_of(language, title, text)) stored,
  constraint knowledge_passage_pkey primary key (edition, passage, language)
);
create index knowledge_passage_words on knowledge_passage using gin (words);

-- How somebody who works here uses keys: not at all, together with keys that type nothing, or alone; shown on buttons or not.
alter table clerk add column shortcuts text not null default 'modified'
  constraint shortcuts_are_known check (shortcuts in ('off', 'modified', 'modified-shown', 'single', 'single-shown'));

-- The walls (see 0020): nothing here is of a customer. Everybody who works here reads, those who oversee write.
grant select on instruction, instruction_version, instruction_text, instruction_reading to luukku_staff, luukku_viewer, luukku_overseer;
grant select on instruction_event to luukku_staff, luukku_overseer;
grant insert on instruction_reading to luukku_staff, luukku_overseer;
grant insert, update on instruction to luukku_overseer;
grant insert on instruction_version, instruction_text, instruction_event to luukku_overseer;
grant select, insert, update, delete on instruction_draft to luukku_overseer;
grant select on knowledge_passage to luukku_staff, luukku_overseer;
grant update (shortcuts) on clerk to luukku_staff, luukku_overseer;
