import type { Agency } from '#server/agency/loading.ts';
import { findBenefit } from '#server/agency/lookups.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatInstant, formatShortDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { isOver, mandateBases, type MandateTerms } from './mandate-rules.ts';
import type { Mandate } from './queries.ts';
import { mandateTexts, onBehalfTexts } from './texts.ts';

type Props = { mandate: Mandate; agency: Agency; language: Language; now: Date };

/** What a mandate is: basis, scope, what it allows, where and when it holds, and how it ended. */
export function MandateFacts({ mandate, agency, language, now }: Props) {
  const t = mandateTexts(language);
  const isPast = isOver(mandate, dayOf(now, agency.timeZone));
  const facts: readonly (readonly [string, string])[] = [
    [t.basis, t[mandate.basis]],
    [t.covers, benefitsText(mandate, agency, language)],
    [t.allows, mandate.actions.map((action) => t[action]).join(', ')],
    [t.holdsIn, mandate.channels.map((channel) => channelName(channel, language)).join(', ')],
    [t.valid, validityText(mandate, language)],
    ...(isPast ? [[t.ended, endText(mandate, agency, language)] as const] : []),
  ];
  return (
    <dl class="facts facts-narrow">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function benefitsText({ benefits }: MandateTerms, agency: Agency, language: Language): string {
  if (benefits.length === 0) return mandateTexts(language).allBenefits;
  return benefits.map((id) => findBenefit(agency, id)?.name[language] ?? id).join(', ');
}

export function validityText({ validFromOn, validToOn }: MandateTerms, language: Language): string {
  const t = mandateTexts(language);
  const from = formatShortDay(validFromOn, language);
  return validToOn === null ? t.from(from) : t.between(from, formatShortDay(validToOn, language));
}

function endText({ endedAt, endedBy }: Mandate, agency: Agency, language: Language): string {
  const t = mandateTexts(language);
  if (!endedAt || !endedBy) return t.expired;
  return `${formatInstant(endedAt, language, agency.timeZone)}, ${t[`${endedBy}Ended`]}`;
}

/** The same as a sentence of its own. */
export function onBehalfSentence(agent: Parameters<typeof onBehalfText>[0], language: Language): string {
  return `${onBehalfTexts(language).onBehalf}: ${onBehalfText(agent, language)}.`;
}

/** Who acted for a customer, and on what basis: “Aino Testinen, lapsen huoltaja”. What is not known any more is left out. */
export function onBehalfText(agent: { name: string | null; basis: string | null }, language: Language): string {
  const basis = mandateBases.find((one) => one === agent.basis);
  const words = basis ? onBehalfTexts(language)[basis] : agent.basis;
  return [agent.name, words].filter((part) => part !== null).join(', ');
}
