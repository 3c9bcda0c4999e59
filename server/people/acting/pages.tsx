import type { Agency } from '#server/agency/loading.ts';
import { MandateFacts } from '#server/people/mandates/mandate-facts.tsx';
import type { AgentsMandate } from '#server/people/mandates/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { texts } from './texts.ts';

type Props = {
  visit: SignedVisit<Customer>;
  agency: Agency;
  /** Those by which the person may act online today. */
  usable: readonly AgentsMandate[];
  /** In force today, though not online. */
  elsewhere: readonly AgentsMandate[];
  hasRegister: boolean;
  /** What came of a visit to the register just now. */
  register: 'kept' | 'none' | undefined;
};

/** For whom somebody may act, with a button for each. */
export function ActingPage({ visit, agency, usable, elsewhere, hasRegister, register }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {register && (
        <div class="ds-alert" data-color={register === 'kept' ? 'success' : 'warning'} role="status">
          <p class="ds-paragraph">{register === 'kept' ? t.fetched : t.notFetched}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <section aria-labelledby="people">
        <h2 class="ds-heading" data-size="sm" id="people">
          {t.people}
        </h2>
        {usable.length === 0 && <p class="ds-paragraph">{t.nobody}</p>}
        <ul class="cards">
          {usable.map((mandate) => (
            <MandateCard visit={visit} agency={agency} mandate={mandate} />
          ))}
        </ul>
      </section>
      {hasRegister && (
        <section aria-labelledby="register">
          <h2 class="ds-heading" data-size="sm" id="register">
            {t.register}
          </h2>
          <p class="ds-paragraph">{t.registerLead}</p>
          <form method="post" action="/acting/register">
            <CsrfField visit={visit} />
            <button class="ds-button" data-variant="secondary">
              {t.fetch}
            </button>
          </form>
        </section>
      )}
      <Elsewhere visit={visit} agency={agency} elsewhere={elsewhere} />
      {!visit.person.agent && (
        <p class="ds-paragraph">
          <a class="ds-link" href="/mandates">
            {t.all}
          </a>
        </p>
      )}
    </PageFrame>
  );
}

type CardProps = Pick<Props, 'visit' | 'agency'> & { mandate: AgentsMandate };

function MandateCard({ visit, agency, mandate }: CardProps) {
  const t = texts(visit.language);
  return (
    <li class="ds-card">
      <h3 class="ds-heading" data-size="xs">
        {mandate.principalName}
      </h3>
      <MandateFacts mandate={mandate} agency={agency} language={visit.language} now={visit.now} />
      {visit.person.agent?.mandateId === mandate.mandateId ? (
        <p>
          <span class="ds-tag" data-color="info">
            {t.actsNow}
          </span>
        </p>
      ) : (
        <form method="post" action="/acting/begin">
          <CsrfField visit={visit} />
          <button class="ds-button" name="mandate" value={mandate.mandateId}>
            {t.begin}
            <span class="ds-sr-only">: {mandate.principalName}</span>
          </button>
        </form>
      )}
    </li>
  );
}

function Elsewhere({ visit, agency, elsewhere }: Pick<Props, 'visit' | 'agency' | 'elsewhere'>) {
  const t = texts(visit.language);
  if (elsewhere.length === 0) return null;
  return (
    <section aria-labelledby="elsewhere">
      <h2 class="ds-heading" data-size="sm" id="elsewhere">
        {t.elsewhere}
      </h2>
      <p class="ds-paragraph">{t.elsewhereLead}</p>
      <ul class="cards">
        {elsewhere.map((mandate) => (
          <li class="ds-card">
            <h3 class="ds-heading" data-size="xs">
              {mandate.principalName}
            </h3>
            <MandateFacts mandate={mandate} agency={agency} language={visit.language} now={visit.now} />
          </li>
        ))}
      </ul>
    </section>
  );
}
