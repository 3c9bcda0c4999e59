import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { Overseer } from './overseeing.ts';

export const placeParams = Type.Object({ placeId: Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' }) });

/** Who oversees a place now, on the agency's day. */
export const overseerOf = ({ agency }: House, visit: SignedVisit<Staff>, placeId: string): Overseer => ({
  placeId,
  day: dayOf(visit.now, agency.timeZone),
  clerkId: visit.person.id,
  at: visit.now,
});
