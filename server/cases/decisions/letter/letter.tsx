import type { ComponentChildren } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import { listParagraphs } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatDay, formatMoney } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Content } from '../content.ts';
import { letterTexts } from './texts.ts';

export type LetterView = {
  agency: Agency;
  language: Language;
  customerName: string;
  benefit: string;
  reference: string;
  receivedOn: string;
  content: Content;
  /** When it was sent and is taken to have been served; undefined while it has not been sent. */
  sent: { at: Date; deemedServedOn: string } | undefined;
  /** Whether the letter is the page itself, or a part of one. */
  headingLevel: 1 | 2;
};

/** The decision as the customer reads it, in the customer's language. */
export function Letter(view: LetterView) {
  const { agency, language, content, headingLevel } = view;
  const t = letterTexts(language);
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  return (
    <article class="letter" lang={language}>
      <p class="letter-sender">{agency.name[language]}</p>
      <Heading class="ds-heading" data-size={headingLevel === 1 ? 'lg' : 'md'}>
        {t.decision}: {benefitName(agency, view.benefit, language)}
      </Heading>
      <LetterFacts {...view} />
      <p class="lead">
        <strong>{t[content.outcome]}</strong>
      </p>
      <Granted {...view} />
      <Part level={headingLevel} heading={t.reasons}>
        {listParagraphs(content.reasons).map((paragraph) => (
          <p class="ds-paragraph typed-text">{paragraph}</p>
        ))}
      </Part>
      <Served {...view} />
      <Part level={headingLevel} heading={t.appeal}>
        {listParagraphs(agency.texts.appeal[language]).map((paragraph) => (
          <p class="ds-paragraph">{paragraph}</p>
        ))}
      </Part>
      <Part level={headingLevel} heading={t.decidedBy}>
        <p class="ds-paragraph">{t.clerk(agency.name[language])}</p>
      </Part>
    </article>
  );
}

function Part({ level, heading, children }: { level: 1 | 2; heading: string; children: ComponentChildren }) {
  const Heading = level === 1 ? 'h2' : 'h3';
  return (
    <section>
      <Heading class="ds-heading" data-size="xs">
        {heading}
      </Heading>
      {children}
    </section>
  );
}

function LetterFacts({ agency, language, customerName, benefit, reference, receivedOn, sent }: LetterView) {
  const t = letterTexts(language);
  return (
    <dl class="facts">
      <div>
        <dt>{t.recipient}</dt>
        <dd>{customerName}</dd>
      </div>
      <div>
        <dt>{t.matter}</dt>
        <dd>{benefitName(agency, benefit, language)}</dd>
      </div>
      <div>
        <dt>{t.reference}</dt>
        <dd>
          <strong class="reference">{reference}</strong>
        </dd>
      </div>
      <div>
        <dt>{t.received}</dt>
        <dd>{formatDay(receivedOn, language)}</dd>
      </div>
      <div>
        <dt>{t.date}</dt>
        <dd>{sent ? formatDay(dayOf(sent.at, agency.timeZone), language) : t.notSent}</dd>
      </div>
    </dl>
  );
}

function Granted({ language, content: { amountCents, periodFromOn, periodToOn } }: LetterView) {
  const t = letterTexts(language);
  if (amountCents === null || periodFromOn === null) return null;
  return (
    <dl class="facts letter-granted">
      <div>
        <dt>{t.amount}</dt>
        <dd>{formatMoney(amountCents, language)}</dd>
      </div>
      <div>
        <dt>{t.periodLabel}</dt>
        <dd>{t.period(periodFromOn, periodToOn)}</dd>
      </div>
    </dl>
  );
}

/** When the decision is taken to have been received: the third day after it was sent (Act 13/2003 §19). */
function Served({ agency, language, sent, headingLevel }: LetterView) {
  const t = letterTexts(language);
  if (!sent) return null;
  return (
    <Part level={headingLevel} heading={t.served}>
      <p class="ds-paragraph">
        {t.servedOn(formatDay(dayOf(sent.at, agency.timeZone), language), formatDay(sent.deemedServedOn, language))}
      </p>
      <p class="ds-paragraph" data-size="sm">
        {t.law}
      </p>
    </Part>
  );
}
