-- A clerk who books for somebody outside the records writes down where they are told of it. Reading it stays the system's.
grant insert on appointment_reach to luukku_staff;
