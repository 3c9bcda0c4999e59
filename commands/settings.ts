import { settingsTable } from '#server/platform/settings/settings-table.ts';

/** `npm run settings`: the table of `docs/running.md`. */
console.log(settingsTable());
