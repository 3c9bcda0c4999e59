import Type from 'typebox';
import type { Contact } from './details.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const instant = nullable(Type.String({ format: 'date-time' }));

/** Contact details, as machines read them. */
export const ContactReply = Type.Object({
  language: Type.String(),
  toldBy: Type.String(),
  /** Null: the customer has not chosen. */
  toldByGivenAt: instant,
  email: nullable(Type.String()),
  emailCheckedAt: instant,
  emailGivenAt: instant,
  phone: nullable(Type.String()),
  phoneCheckedAt: instant,
  phoneGivenAt: instant,
  address: nullable(
    Type.Object({
      street: Type.String(),
      postalCode: Type.String(),
      city: Type.String(),
      country: Type.String(),
      givenAt: Type.String({ format: 'date-time' }),
    }),
  ),
});

const textOf = (at: Date | null) => at?.toISOString() ?? null;

export function replyOf({ language, toldBy, email, phone, address, ...times }: Contact) {
  return {
    ...{ language, toldBy, email, phone },
    toldByGivenAt: textOf(times.toldByGivenAt),
    emailCheckedAt: textOf(times.emailCheckedAt),
    emailGivenAt: textOf(times.emailGivenAt),
    phoneCheckedAt: textOf(times.phoneCheckedAt),
    phoneGivenAt: textOf(times.phoneGivenAt),
    address: address && { ...address, givenAt: address.givenAt.toISOString() },
  };
}
