import Type from 'typebox';
import { languages } from '#server/platform/language/language.ts';

/** What stands in the addresses and forms by which numbers are taken and followed. */
export const PlaceId = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
export const Secret = Type.String({ pattern: '^[\\w-]{43}$' });
export const Matter = Type.String({ maxLength: 60, pattern: '^[\\w-]+$' });
export const Yes = Type.Optional(Type.Literal('yes'));
export const SpokenLanguage = Type.Enum([...languages]);

/** Why the routes of numbers run as the system: nobody is signed in at a kiosk. */
export const runsAsSystem = 'a ticket is nobody’s until somebody links it';
