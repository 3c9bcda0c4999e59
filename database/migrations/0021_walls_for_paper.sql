-- A scan is nobody's until it is put to a customer, and nobody's again when the paper application is cancelled that it was
-- put to: both happen where that customer's data is open. Whoever sorts scans never moves one out of a customer's data.
drop policy unsorted_scans on scan;
create policy unsorted_scans on scan for all to luukku_staff using (customer_id is null) with check (customer_id is null);
drop policy unsorted_scans_for_viewer on scan;
create policy unsorted_scans_for_viewer on scan for all to luukku_viewer using (customer_id is null) with check (customer_id is null);

-- The statement that takes an application in ends the draft that it was. One on paper was none, but the statement is the same.
grant delete on draft to luukku_viewer;
