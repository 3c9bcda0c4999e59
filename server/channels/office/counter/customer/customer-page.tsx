import type { Agency } from '#server/agency/loading.ts';
import type { MatterKind } from '#server/line/contact-words.ts';
import type { CustomerCase } from '#server/cases/customer-view/queries.ts';
import type { TimelineEvent } from '#server/cases/desk/case-queries.ts';
import { Timeline } from '#server/cases/desk/timeline.tsx';
import type { Callback } from '#server/channels/callbacks/requests/reading.ts';
import { clerkStateTexts, resultTexts } from '#server/channels/callbacks/texts.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { channelTexts } from '../../live-view/texts.ts';
import { groupName } from '../../network-names.ts';
import { matterKindName } from '../../texts.ts';
import type { PastContact } from './queries.ts';
import { outcomeName, texts } from './texts.ts';

export const longestNote = 4000;

type Visit = SignedVisit<Staff>;

/** Nobody has said yet whose contact it is. */
export function LinkPage({ visit, contactId, typed, isUnknown }: { visit: Visit; contactId: string; typed: string; isUnknown: boolean }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title} faultCount={isUnknown ? 1 : 0}>
      {isUnknown && <FaultSummary heading={t.correct} faults={[{ id: 'who', text: t.notFound }]} />}
      <Head visit={visit} title={t.title} />
      <form method="post" action={`/counter/contacts/${contactId}/customer`} class="line-today">
        <CsrfField visit={visit} />
        <TextField
          id="who"
          label={t.who}
          hint={t.whoHint}
          value={typed}
          size={20}
          longest={60}
          fault={isUnknown ? t.notFound : undefined}
        />
        <button class="ds-button">{t.link}</button>
      </form>
    </PageFrame>
  );
}

type Props = {
  visit: Visit;
  agency: Agency;
  contactId: string;
  name: string;
  cases: readonly CustomerCase[];
  past: readonly PastContact[];
  /** The contacts that are requests for a call, with what was tried. */
  callbacks: readonly Callback[];
  events: readonly TimelineEvent[];
  /** A note that was not taken. */
  fault: boolean;
};

/** The customer who is served: their cases, what was noted before, and what happened. */
export function CustomerPage({ visit, agency, contactId, name, cases, past, callbacks, events, fault }: Props) {
  const { language } = visit;
  const t = texts(language);
  const address = `/counter/contacts/${contactId}/customer`;
  return (
    <PageFrame visit={visit} title={`${t.title}: ${name}`} faultCount={fault ? 1 : 0}>
      {fault && <FaultSummary heading={t.correct} faults={[{ id: 'note', text: t.noteFault }]} />}
      <Head visit={visit} title={name} />
      <Cases
        visit={visit}
        agency={agency}
        cases={cases}
        address={address}
        linked={past.find(({ id }) => id === contactId)?.references ?? []}
      />
      <form method="post" action={`${address}/note`} class="line-today">
        <CsrfField visit={visit} />
        <ReasonField id="note" label={t.note} hint={t.noteHint} typed="" longest={longestNote} fault={fault ? t.noteFault : undefined} />
        <button class="ds-button" data-variant="secondary">
          {t.addNote}
        </button>
      </form>
      <p class="ds-paragraph">
        <a class="ds-link" href={`${address}/callback`}>
          {t.callback}
        </a>
      </p>
      <Past visit={visit} agency={agency} contactId={contactId} past={past} callbacks={callbacks} />
      <p class="ds-paragraph">
        <a class="ds-link" href={`/appointments/desk/new?contact=${contactId}`}>
          {t.appointments}
        </a>
      </p>
      <Timeline events={events} visit={visit} />
      <form method="post" action={`${address}/unlink`}>
        <CsrfField visit={visit} />
        <button class="ds-button" data-variant="tertiary">
          {t.unlink}
        </button>
      </form>
    </PageFrame>
  );
}

function Head({ visit, title }: { visit: Visit; title: string }) {
  return (
    <>
      <p class="ds-paragraph">
        <a class="ds-link" href="/counter">
          {texts(visit.language).back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
    </>
  );
}

type CasesProps = { visit: Visit; agency: Agency; cases: readonly CustomerCase[]; address: string; linked: readonly string[] };

function Cases({ visit, agency, cases, address, linked }: CasesProps) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section aria-labelledby="cases">
      <h2 class="ds-heading" data-size="sm" id="cases">
        {t.cases}
      </h2>
      {cases.length === 0 && <p class="ds-paragraph">{t.noCases}</p>}
      <ul class="ds-list">
        {cases.map(({ applicationId, reference, benefit, isVisible }) => (
          <li>
            {isVisible ? (
              <a class="ds-link" href={`/cases/${applicationId}`}>
                {reference}
              </a>
            ) : (
              reference
            )}
            , {agency.benefits.find(({ id }) => id === benefit)?.name[language] ?? benefit}{' '}
            {linked.includes(reference) ? (
              <span class="ds-tag">{t.isAbout}</span>
            ) : (
              <form method="post" action={`${address}/case`} class="press">
                <CsrfField visit={visit} />
                <button
                  class="ds-button"
                  data-variant="tertiary"
                  data-size="sm"
                  name="case"
                  value={applicationId}
                  aria-label={t.aboutOf(reference)}
                >
                  {t.about}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Past({ visit, agency, contactId, past, callbacks }: Pick<Props, 'visit' | 'agency' | 'contactId' | 'past' | 'callbacks'>) {
  const { language, frame } = visit;
  const t = texts(language);
  const kinds = matterKindName(language);
  const outcomes = outcomeName(language);
  const asked = new Map(callbacks.map((callback) => [callback.contactId, callback]));
  return (
    <section aria-labelledby="past">
      <h2 class="ds-heading" data-size="sm" id="past">
        {t.past}
      </h2>
      {past.length === 0 && <p class="ds-paragraph">{t.noPast}</p>}
      <ul class="ds-list">
        {past.map(({ id, channel, placeName, arrivedAt, outcome, matters, notes }) => (
          <li key={id}>
            {[
              formatInstant(arrivedAt, language, frame.timeZone),
              channelTexts(language)[channel],
              placeName?.[language],
              id === contactId && !outcome ? t.now : outcome && !asked.has(id) ? outcomes[outcome] : undefined,
              ...callbackWords(asked.get(id), visit, id === contactId),
            ]
              .filter(Boolean)
              .join(', ')}
            {matters.length > 0 &&
              // The constraint matter_kind_is_known keeps to the kinds.
              `: ${matters.map((matter) => `${groupName(agency, matter.benefitGroup, language)}, ${kinds[matter.kind as MatterKind]}`).join('; ')}`}
            {notes.map(({ text, at, clerkName }) => (
              <blockquote class="case-note">
                <p class="ds-paragraph">{text}</p>
                <footer>
                  {clerkName}, {formatInstant(at, language, frame.timeZone)}
                </footer>
              </blockquote>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How a request for a call stands, and each call that was tried. */
function callbackWords(callback: Callback | undefined, { language, frame }: Visit, isNow: boolean): string[] {
  if (!callback) return [];
  const results = resultTexts(language);
  const tried = callback.attempts.map(({ at, result }) => `${formatInstant(at, language, frame.timeZone)} ${results[result]}`);
  return isNow ? tried : [clerkStateTexts(language)[callback.state], ...tried];
}
