import type { House } from '#server/house.ts';
import type { SignedIn } from '#server/people/sign-in/testing.ts';
import { codeOf } from './sending/notice.ts';

type Kind = 'email' | 'phone';

/** The code that was sent last to a new address of a customer. */
export async function lastCode({ house }: { house: House }, customerId: string, kind: Kind): Promise<string> {
  const { notice_id: noticeId } = await house.database
    .selectFrom('contact_check')
    .select('notice_id')
    .where('customer_id', '=', customerId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return codeOf(house.secrets, noticeId);
}

/** Gives a customer who proved who they are a new e-mail address or number, checked by its code. */
export async function giveChecked(tested: { house: House }, customer: SignedIn, kind: Kind, address: string): Promise<void> {
  const begun = await customer.post(`/contact/${kind}`, { [kind]: address });
  if (begun.headers.location !== `/contact/${kind}/code`) throw new Error(`asking for a code gave ${begun.statusCode}`);
  const done = await customer.post(`/contact/${kind}/code`, { code: await lastCode(tested, customer.id, kind) });
  if (done.statusCode !== 303) throw new Error(`the code gave ${done.statusCode}`);
}
