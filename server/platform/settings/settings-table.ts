import { settingList } from './setting-list.ts';

/** The settings as a Markdown table, for `docs/running.md`. */
export function settingsTable(): string {
  const rows = Object.entries(settingList).map(([name, { about, fallback }]) => `| \`${name}\` | ${about} | ${fallback} |`);
  return ['| Setting | What it is for | When it is not set |', '|---|---|---|', ...rows].join('\n');
}
