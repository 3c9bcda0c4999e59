export type { LineChannel } from '#server/platform/channels/line-channels.ts';

/** The states that a contact is in, one after another. A contact that has ended is in none. */
export const periodKinds = ['waiting', 'called', 'serving', 'on-hold', 'wrapping-up'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** How a contact ended. `left`: went without being served; `cleared`: still waited when the line was emptied at night. */
export const outcomes = ['served', 'no-show', 'left', 'cleared'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a contact was called when it was: in this order, except what a clerk chose. */
export const callingRules = ['promise', 'priority', 'arrival', 'early', 'chosen'] as const;
export type CallingRule = (typeof callingRules)[number];

/** 0: in turn. Anything above has a reason. */
export const priorities = [0, 1, 2] as const;
export type Priority = (typeof priorities)[number];

export const matterKinds = [
  'advice',
  'application',
  'attachments',
  'form-drop-off',
  'online-guidance',
  'form-handed-out',
  'other',
] as const;
export type MatterKind = (typeof matterKinds)[number];
