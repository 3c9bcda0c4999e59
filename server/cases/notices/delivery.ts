import type { House } from '#server/house.ts';
import { getIdentityCode } from '#server/people/customers/queries.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { type Mail, openMail } from '#server/platform/mail/mail.ts';
import { type OfficialMailbox, openOfficialMailbox } from '#server/platform/official-mailbox/official-mailbox.ts';
import type { Settings } from '#server/platform/settings/settings.ts';
import { toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import { openTextMessages, type TextMessages } from '#server/platform/text-messages/text-messages.ts';
import { findWaitingNotice, putOnPaper, recordAttempt } from './attempts.ts';
import type { NoticeKey, WaitingNotice } from './queries.ts';
import { nextWay } from './ways.ts';
import { writeLong, writeShort } from './wording.ts';

/** Where word leaves the house; undefined where the operator set nothing up. */
export type WaysOut = { mail: Mail | undefined; textMessages: TextMessages | undefined; mailbox: OfficialMailbox | undefined };

export function openWaysOut(settings: Settings): WaysOut {
  return { mail: openMail(settings), textMessages: openTextMessages(settings), mailbox: openOfficialMailbox(settings) };
}

type Delivering = Pick<House, 'database' | 'clock' | 'agency' | 'secrets' | 'settings'>;

/** Our own code for an address that was there when the notice was made, and is not any more. */
const noAddress = 'no-address';

/**
 * Sends a notice that waits, by its way. Without a mail server or a gateway it is kept. One that fails for good, or for the
 * last time, goes on by the next way (`nextWay`). Throws when it is to be tried again.
 */
export async function deliver(house: Delivering, out: WaysOut, key: NoticeKey, isLast: boolean): Promise<void> {
  const { database, clock } = house;
  const notice = await findWaitingNotice(database, key);
  if (!notice) return;
  const { way, kind, contact } = notice;
  if (way === 'letter') return putOnPaper(database, key, notice, clock.now());
  try {
    const result = await send(house, out, key, notice);
    await recordAttempt(database, key, { at: clock.now(), way, result, isFinal: true });
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    const isFinal = error.isPermanent || isLast;
    const next = isFinal ? nextWay(kind, contact, way, error.code === noAddress) : undefined;
    await recordAttempt(database, key, { at: clock.now(), way, result: 'failed', problem: error.code, isFinal, next });
    if (error.isPermanent || next !== undefined) return;
    throw error;
  }
}

async function send(house: Delivering, out: WaysOut, key: NoticeKey, notice: WaitingNotice): Promise<'sent' | 'kept'> {
  const sender = { ...house.agency, publicUrl: house.settings.publicUrl };
  const { email, phone } = notice.contact;
  switch (notice.way) {
    case 'letter':
      throw new Error('a letter is printed, not sent');
    case 'email': {
      if (!out.mail) return 'kept';
      if (email === null) throw new DeliveryFailed(noAddress, true);
      const { subject, text } = writeLong(notice, sender);
      await out.mail.send({ to: email, subject, text });
      return 'sent';
    }
    case 'text-message': {
      if (!out.textMessages) return 'kept';
      const to = phone === null ? undefined : toInternationalPhone(phone);
      if (to === undefined) throw new DeliveryFailed(noAddress, true);
      await out.textMessages.send({ id: key.noticeId, to, text: writeShort(notice, sender).text });
      return 'sent';
    }
    case 'official-mailbox': {
      if (!out.mailbox) throw new DeliveryFailed('no-account', true);
      const identityCode = await getIdentityCode(house.database, house.secrets, key.customerId);
      if (!(await out.mailbox.isInUse(identityCode))) throw new DeliveryFailed('not-in-use', true);
      const { subject: title, text } = writeLong(notice, sender);
      await out.mailbox.send({ externalId: key.noticeId, identityCode, title, text });
      return 'sent';
    }
  }
}
