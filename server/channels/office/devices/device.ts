export const deviceKinds = ['kiosk', 'board'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A machine in an office that was let in. `series`: the letters of the numbers that a kiosk gives while it is cut off. */
export type Device = { id: string; kind: DeviceKind; placeId: string; name: string; series: string | null };

/** Where a device is at work. */
export const addressOf = ({ kind, placeId }: Pick<Device, 'kind' | 'placeId'>): string => `/${kind}/${placeId}`;
