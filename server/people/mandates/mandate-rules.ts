import { type Channel, channels } from '#server/platform/channels/channel.ts';
import { addDays, addYears } from '#server/platform/clock/clock.ts';
import { type MandateAction, mandateActions } from '#server/platform/http/person.ts';

/** The rules of acting for another, all of them: who may do what for whom, when, and by which channel. */

export const mandateBases = ['child-guardian', 'court-guardian', 'suomi-fi', 'written', 'oral'] as const;
export type MandateBasis = (typeof mandateBases)[number];

/** What a mandate says of itself. Days are ISO days in the agency's time zone, both ends included. */
export type MandateTerms = {
  basis: MandateBasis;
  /** Benefits that it covers; empty: all of them. */
  benefits: readonly string[];
  channels: readonly Channel[];
  actions: readonly MandateAction[];
  validFromOn: string;
  validToOn: string | null;
  /** When somebody ended it before its time. */
  endedAt: Date | null;
};

/** What somebody wants to do by a mandate. Without a benefit: something that concerns none, such as reading one's list of matters. */
export type MandateUse = { day: string; channel: Channel; action: MandateAction; benefit?: string | undefined };

/**
 * The channels in which each basis can serve.
 *
 * A guardian is the child's or the ward's legal representative (Act on Child Custody and Right of Access 361/1983 §4;
 * Guardian Services Act 442/1999 §29) in whatever way the matter is handled. A mandate in the national register serves in
 * the online service only, and a power of attorney on paper everywhere else, where somebody reads it; an oral one is for
 * the phone call or the visit in which both are identified (Kela: “Asiointi toisen puolesta”). Who was given the
 * authority shows it when the authority asks (Administrative Procedure Act 434/2003 §12).
 */
export const basisChannels: Readonly<Record<MandateBasis, readonly Channel[]>> = {
  'child-guardian': channels,
  'court-guardian': channels,
  'suomi-fi': ['online'],
  written: ['phone', 'post', 'office', 'joint-service-point'],
  oral: ['phone', 'office'],
};

/** A guardian decides of everything: the scope of such a mandate cannot be narrowed by those who record it. */
export function isGuardian(basis: MandateBasis): boolean {
  return basis === 'child-guardian' || basis === 'court-guardian';
}

/** Whether the principal or the agent may end it: whom a court or the law made a guardian stays one until a register says otherwise. */
export function mayBeEndedByParties(basis: MandateBasis): boolean {
  return !isGuardian(basis);
}

const ageOfMajority = 18;

/** The last day on which a guardian acts for a child: the day before the eighteenth birthday (Act 361/1983 §3). */
export function lastDayAsChild(bornOn: string): string {
  return addDays(addYears(bornOn, ageOfMajority), -1);
}

/** Whether somebody is of age on a day, as an agent by a power of attorney must be (Kela's form VAL 3). */
export function isOfAge(bornOn: string, day: string): boolean {
  return addYears(bornOn, ageOfMajority) <= day;
}

/**
 * Why a mandate does not allow something; undefined when it does. `lacks-action`: the mandate is in force here and now,
 * but does not go so far. Nobody's mandate takes anything away from the principal: a child of 15 to 17 acts alone as well
 * (Act 434/2003 §14).
 */
export function whyNotAllowed(mandate: MandateTerms, use: MandateUse): 'not-valid' | 'lacks-action' | undefined {
  if (!isInForce(mandate, use)) return 'not-valid';
  return mandate.actions.includes(use.action) && coversBenefit(mandate, use.benefit) ? undefined : 'lacks-action';
}

/** Whether a mandate holds on a day and in a channel, whatever it allows there. */
export function isInForce(mandate: MandateTerms, { day, channel }: Pick<MandateUse, 'day' | 'channel'>): boolean {
  const isInTime = mandate.validFromOn <= day && (mandate.validToOn === null || day <= mandate.validToOn);
  // What is written in the row counts only as far as the basis can serve at all.
  return mandate.endedAt === null && isInTime && mandate.channels.includes(channel) && basisChannels[mandate.basis].includes(channel);
}

/** Whether something that concerns a benefit, or none, is within a scope. An empty scope is everything. */
export function coversBenefit({ benefits }: Pick<MandateTerms, 'benefits'>, benefit: string | undefined): boolean {
  return benefit === undefined || benefits.length === 0 || benefits.includes(benefit);
}

/** Whether a mandate is a thing of the past on a day: ended, or its last day is over. */
export function isOver({ endedAt, validToOn }: Pick<MandateTerms, 'endedAt' | 'validToOn'>, day: string): boolean {
  return endedAt !== null || (validToOn !== null && validToOn < day);
}

/** The rows of the database hold texts; constraints keep them to these. */
export function termsOf(row: {
  basis: string;
  benefits: readonly string[];
  channels: readonly string[];
  actions: readonly string[];
  valid_from_on: string;
  valid_to_on: string | null;
  ended_at: Date | null;
}): MandateTerms {
  return {
    // The constraint mandate_basis_is_known.
    basis: row.basis as MandateBasis,
    benefits: row.benefits,
    channels: channels.filter((channel) => row.channels.includes(channel)),
    actions: mandateActions.filter((action) => row.actions.includes(action)),
    validFromOn: row.valid_from_on,
    validToOn: row.valid_to_on,
    endedAt: row.ended_at,
  };
}
