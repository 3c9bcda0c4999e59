import type { VNode } from 'preact';
import { benefitName, isOpen } from '#server/cases/applications/application-facts.tsx';
import type { ApplicationSection } from '#server/cases/applications/application-section.ts';
import type { CaseSection } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit, Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { CosignatureTag } from './pages.tsx';
import { type Cosignature, listAskedOf, listCosignatures } from './queries.ts';
import { signerTexts, texts } from './texts.ts';

function Signatures({ visit, cosignatures }: { visit: Visit; cosignatures: readonly Cosignature[] }) {
  return (
    <ul class="ds-list">
      {cosignatures.map(({ name, state, askedAt, settledAt }) => (
        <li>
          {name} <CosignatureTag state={state} language={visit.language} />{' '}
          {formatInstant(settledAt ?? askedAt, visit.language, visit.frame.timeZone)}
        </li>
      ))}
    </ul>
  );
}

/** On a case's page: who was asked to sign, and who has. */
export const cosignaturesOfCase: CaseSection = async (transaction, { visit, one }) => {
  const cosignatures = await listCosignatures(transaction, one);
  if (cosignatures.length === 0) return undefined;
  const label = texts(visit.language).asked;
  const content = (
    <section aria-labelledby="cosignatures">
      <h2 class="ds-heading" data-size="sm" id="cosignatures">
        {label}
      </h2>
      <Signatures visit={visit} cosignatures={cosignatures} />
    </section>
  );
  return { id: 'cosignatures', label, content };
};

/** On the page of an application: who was asked to sign, and the way to ask. */
export const cosignaturesOfApplication: ApplicationSection = async ({ house, visit, application }) => {
  const cosignatures = await listCosignatures(house.database, application);
  if (cosignatures.length === 0 && !isOpen(application)) return {};
  const t = texts(visit.language);
  return {
    content: (
      <section aria-labelledby="cosignatures">
        <h2 class="ds-heading" data-size="sm" id="cosignatures">
          {t.title}
        </h2>
        <Signatures visit={visit} cosignatures={cosignatures} />
        <p class="ds-paragraph">
          <a class="ds-link" href={`/applications/${application.applicationId}/cosignatures`}>
            {isOpen(application) ? t.askLink : t.see}
          </a>
        </p>
      </section>
    ),
  };
};

/** Among one's own matters: what one is asked to sign for others. Nothing while one acts for another: nobody signs for them. */
export async function askedToSign({ database, agency }: House, { person, language }: SignedVisit<Customer>): Promise<VNode | undefined> {
  if (person.agent) return undefined;
  // What one is asked lies with those who ask.
  const asked = await asActor({ kind: 'system' }, () => listAskedOf(database, person.id));
  if (asked.length === 0) return undefined;
  const t = signerTexts(language);
  return (
    <section aria-labelledby="asked-to-sign">
      <h2 class="ds-heading" data-size="sm" id="asked-to-sign">
        {t.askedToSign}
      </h2>
      <ul class="cards">
        {asked.map(({ cosignatureId, benefit, applicantName }) => (
          <li class="ds-card">
            <h3 class="ds-heading" data-size="xs">
              {t.of(benefitName(agency, benefit, language), applicantName)}
            </h3>
            <a class="ds-link" href={`/cosignatures/${cosignatureId}`}>
              {t.read}
              <span class="ds-sr-only">: {applicantName}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
