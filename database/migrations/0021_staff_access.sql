-- Auditors read whose access was closed or opened. Closing itself runs as the owner: it ends other people's sessions.
grant select on clerk_event to luukku_overseer;
