import type { Refusal } from '#server/platform/errors/refusal.ts';

/** Why a time that was chosen is not to be had: the page shows the next ones. */
export type LostTime = 'taken' | 'noInterpreterThen' | 'notOffered';

const losses: Partial<Record<string, LostTime>> = {
  'time-taken': 'taken',
  'interpreter-taken': 'noInterpreterThen',
  'time-not-offered': 'notOffered',
};

/** Undefined: it was refused for another reason. */
export const lossOf = (refusal: Refusal | undefined): LostTime | undefined => refusal && losses[refusal.code];
