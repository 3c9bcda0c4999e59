import { validate as isId } from 'uuid';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { findIdentityCode, normaliseIdentityCode } from '#server/platform/formats/identity-code.ts';
import { findKeptCustomer } from './queries.ts';

/**
 * Whose reference, identity code or customer id this is, as somebody typed it; undefined when it is nobody's. Whoever gets
 * more of the customer than that there is one opens their data first (`viewCustomer`). A reference may be written without its spaces.
 */
export async function findWho({ database, secrets }: Pick<House, 'database' | 'secrets'>, typed: string): Promise<string | undefined> {
  const text = typed.trim();
  const code = findIdentityCode(normaliseIdentityCode(text));
  const digits = text.replaceAll(/\s/g, '');
  // The walls let staff see cases of their skills, and no identity code: only whose it is comes out of here.
  return asActor({ kind: 'system' }, async () => {
    if (code) {
      const found = await database
        .selectFrom('identity_code')
        .select('customer_id')
        .where('code_digest', '=', secrets.lookupDigest(code.code))
        .executeTakeFirst();
      return found?.customer_id;
    }
    if (/^\d{11}$/.test(digits)) {
      const reference = `${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5, 8)} ${digits.slice(8)}`;
      const found = await database.selectFrom('application').select('customer_id').where('reference', '=', reference).executeTakeFirst();
      return found?.customer_id;
    }
    if (!isId(text)) return undefined;
    // A record that was merged into another is found where it is now.
    return findKeptCustomer(database, text);
  });
}
