import type { PlaceKind } from '#server/agency/places-file.ts';

/** The kinds of places that the catalogue has channels for; it knows no video desks. */
export const ptvKinds: readonly PlaceKind[] = ['office', 'joint-service-point', 'phone-line'];
