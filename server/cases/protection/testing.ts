import type { TestCase } from '#server/cases/desk/testing.ts';
import type { House } from '#server/house.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';

/** Marks the customer of a case as protected, as an administrator does. */
export async function protect(opened: TestHouse & { house: House }, { customerId }: Pick<TestCase, 'customerId'>, isProtected = true) {
  const administrator = await signInStaff(opened, { role: 'administrator', n: 9, seesProtected: true });
  return administrator.api('POST', `/api/customers/${customerId}/protection`, { isProtected, because: 'Tieto väestötietojärjestelmästä' });
}
