import type { Agency } from '#server/agency/loading.ts';
import type { Skills } from '#server/people/clerks/skills.ts';
import { lineChannels } from '#server/platform/channels/line-channels.ts';
import { readDay } from '#server/platform/clock/period.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';

export type SkillsFault = {
  field: 'languages' | 'channels' | 'from' | 'homePlace';
  code: 'languages' | 'channels' | 'day' | 'past' | 'place';
};

export type PostedSkills = { skills: Skills; from: string; seen: number; faults: readonly SkillsFault[] };

/** What can be chosen. */
export type Choices = { agency: Agency; places: ReadonlySet<string>; languages: readonly string[] };

const textOf = (form: PostedForm, field: string) => form.get(field)?.[0]?.trim() ?? '';

/** What was chosen on the page, and what is wrong with it. */
export function readSkills(form: PostedForm, { agency, places, languages }: Choices, today: string): PostedSkills {
  const chosen = (field: string) => new Set(form.get(field));
  const homePlace = textOf(form, 'homePlace');
  const skills: Skills = {
    isOwn: true,
    homePlaceId: places.has(homePlace) ? homePlace : null,
    benefitGroups: agency.groups.map(({ id }) => id).filter((id) => chosen('groups').has(id)),
    languages: languages.filter((tag) => chosen('languages').has(tag)),
    channels: lineChannels.filter((channel) => chosen('channels').has(channel)),
    isQuick: textOf(form, 'quick') === 'yes',
  };
  const from = readDay(textOf(form, 'from'), '') ?? '';
  const faults: SkillsFault[] = [];
  if (homePlace !== '' && skills.homePlaceId === null) faults.push({ field: 'homePlace', code: 'place' });
  if (skills.languages.length === 0) faults.push({ field: 'languages', code: 'languages' });
  if (skills.channels.length === 0) faults.push({ field: 'channels', code: 'channels' });
  if (from === '') faults.push({ field: 'from', code: 'day' });
  else if (from < today) faults.push({ field: 'from', code: 'past' });
  return { skills, from, seen: seenOf(form), faults };
}

/** An ISO day as people write it: 1.4.2015. */
export const asTypedDay = (day: string): string => day.split('-').toReversed().map(Number).join('.');

/** The version that the page showed; -1 when the page was not ours. */
export const seenOf = (form: PostedForm): number => (/^\d{1,6}$/.test(textOf(form, 'seen')) ? Number(textOf(form, 'seen')) : -1);
