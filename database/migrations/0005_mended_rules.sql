-- An application that was withdrawn is in nobody's hand, and no unsent decision is kept of it.
delete from case_holder h using application a
where a.customer_id = h.customer_id and a.application_id = h.application_id and a.stage = 'withdrawn';
delete from decision d using application a
where a.customer_id = d.customer_id and a.application_id = d.application_id and a.stage = 'withdrawn' and d.status <> 'made';

-- What was typed and could not be read is kept for each page: a list of {"pageId", "texts", "faults"}.
update draft set typed = null where typed is not null;
