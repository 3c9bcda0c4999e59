import { signInStaff } from '#server/people/sign-in/testing.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';
import type { DeviceKind } from './device.ts';
import { addDevice, pairDevice } from './pairing.ts';

/** A device that is paired; its cookie goes with each request: `headers: { cookie }`, or into a browser by `cookieFor`. */
export async function pairTestDevice(
  opened: TestHouse,
  { kind = 'kiosk', placeId = 'tampere', name = 'Aula' }: { kind?: DeviceKind; placeId?: string; name?: string } = {},
): Promise<{ deviceId: string; token: string; cookie: string }> {
  const { database, house, clock } = opened;
  const manager = await signInStaff(opened, { role: 'manager' });
  const { deviceId, code } = await database
    .transaction()
    .execute((transaction) => addDevice(transaction, house.secrets, { kind, placeId, name }, { clerkId: manager.id, at: clock.now() }));
  const paired = await pairDevice(database, house.secrets, code, clock.now());
  if (!paired) throw new Error('the device could not be paired');
  return { deviceId, token: paired.token, cookie: `device=${paired.token}` };
}

/** For `browserContext.addCookies`. */
export const cookieFor = (address: string, { token }: { token: string }) => [{ name: 'device', value: token, url: address }];
