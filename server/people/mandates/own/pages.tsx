import type { Agency } from '#server/agency/loading.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { MandateFacts } from '../mandate-facts.tsx';
import { isOver, mayBeEndedByParties } from '../mandate-rules.ts';
import type { AgentsMandate, Mandate, MandateUseLine, NamedMandate } from '../queries.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  /** By which others may act for this person. */
  mine: readonly NamedMandate[];
  /** By which this person may act for others. */
  others: readonly AgentsMandate[];
  uses: readonly MandateUseLine[];
};

/** Who may act for whom, from either side, with what has ended and what was used. */
export function MandatesPage({ visit, agency, mine, others, uses }: Props) {
  const t = texts(visit.language);
  const day = dayOf(visit.now, agency.timeZone);
  const isNow = (mandate: Mandate) => !isOver(mandate, day);
  const past = [
    ...mine
      .filter((one) => !isNow(one))
      .map((mandate) => ({ mandate, name: `${mandate.agentName}, ${t.forYou}`, mayAllow: isBannedNow(mandate, mine) })),
    ...others.filter((one) => !isNow(one)).map((mandate) => ({ mandate, name: `${mandate.principalName}, ${t.byYou}`, mayAllow: false })),
  ];
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <section aria-labelledby="mine">
        <h2 class="ds-heading" data-size="sm" id="mine">
          {t.mine}
        </h2>
        {!mine.some(isNow) && <p class="ds-paragraph">{t.nobody}</p>}
        <ul class="cards">
          {mine.filter(isNow).map((mandate) => (
            <Card visit={visit} agency={agency} mandate={mandate} name={mandate.agentName} endLabel={t.end} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="others">
        <h2 class="ds-heading" data-size="sm" id="others">
          {t.others}
        </h2>
        {!others.some(isNow) && <p class="ds-paragraph">{t.forNobody}</p>}
        <ul class="cards">
          {others.filter(isNow).map((mandate) => (
            <Card visit={visit} agency={agency} mandate={mandate} name={mandate.principalName} endLabel={t.giveUp} />
          ))}
        </ul>
        <p class="ds-paragraph">
          <a class="ds-link" href="/acting">
            {t.begin}
          </a>
        </p>
      </section>
      <Uses visit={visit} uses={uses} />
      <Giving visit={visit} />
      <Past visit={visit} agency={agency} past={past} />
    </PageFrame>
  );
}

/** Whether a mandate of the national register is held back only because this person ended it: then they may allow it again. */
function isBannedNow({ basis, endedBy, agentId, mandateId }: Mandate, mine: readonly Mandate[]): boolean {
  if (basis !== 'suomi-fi' || endedBy !== 'principal') return false;
  // The newest comes first: what came after it counts.
  return mine.find((one) => one.basis === 'suomi-fi' && one.agentId === agentId)?.mandateId === mandateId;
}

type CardProps = Pick<Props, 'visit' | 'agency'> & { mandate: Mandate; name: string; endLabel?: string; mayAllow?: boolean };

function Card({ visit, agency, mandate, name, endLabel, mayAllow = false }: CardProps) {
  return (
    <li class="ds-card">
      <h3 class="ds-heading" data-size="xs">
        {name}
      </h3>
      <MandateFacts mandate={mandate} agency={agency} language={visit.language} now={visit.now} />
      {endLabel && mayBeEndedByParties(mandate.basis) && (
        <a class="ds-link" href={`/mandates/${mandate.mandateId}/end`}>
          {endLabel}
          <span class="ds-sr-only">: {name}</span>
        </a>
      )}
      {mayAllow && (
        <form method="post" action={`/mandates/${mandate.mandateId}/allow`}>
          <CsrfField visit={visit} />
          <button class="ds-button" data-variant="secondary" data-size="sm">
            {texts(visit.language).allow}
            <span class="ds-sr-only">: {name}</span>
          </button>
        </form>
      )}
    </li>
  );
}

function Uses({ visit, uses }: Pick<Props, 'visit' | 'uses'>) {
  const t = texts(visit.language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="uses">
        {t.uses}
      </h2>
      {uses.length === 0 ? (
        <p class="ds-paragraph">{t.noUses}</p>
      ) : (
        <>
          <TableScroll labelledBy="uses">
            <table class="ds-table">
              <thead>
                <tr>
                  <th scope="col">{t.when}</th>
                  <th scope="col">{t.who}</th>
                </tr>
              </thead>
              <tbody>
                {uses.map(({ begunAt, agentName }) => (
                  <tr>
                    <th scope="row">
                      <time dateTime={begunAt.toISOString()}>{formatInstant(begunAt, visit.language, visit.frame.timeZone)}</time>
                    </th>
                    <td>{agentName}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
          <p class="ds-paragraph">{t.usesMore}</p>
        </>
      )}
    </section>
  );
}

function Giving({ visit }: Pick<Props, 'visit'>) {
  const t = texts(visit.language);
  return (
    <section aria-labelledby="giving">
      <h2 class="ds-heading" data-size="sm" id="giving">
        {t.giving}
      </h2>
      <p class="ds-paragraph">{t.givingOnline}</p>
      <p class="ds-paragraph">{t.givingOnPaper}</p>
      <p class="ds-paragraph">{t.guardians}</p>
    </section>
  );
}

type Ended = { mandate: Mandate; name: string; mayAllow: boolean };

function Past({ visit, agency, past }: Pick<Props, 'visit' | 'agency'> & { past: readonly Ended[] }) {
  const t = texts(visit.language);
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="past">
      <h2 class="ds-heading" data-size="sm" id="past">
        {t.past}
      </h2>
      <ul class="cards">
        {past.map((ended) => (
          <Card visit={visit} agency={agency} {...ended} />
        ))}
      </ul>
    </section>
  );
}

type EndProps = Pick<Props, 'visit' | 'agency'> & { mandate: Mandate; otherName: string; isAgent: boolean };

/** Asks whether ending a mandate is meant, and says what follows. */
export function EndMandatePage({ visit, agency, mandate, otherName, isAgent }: EndProps) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.endTitle}>
      <h1 class="ds-heading" data-size="lg">
        {t.endTitle}
      </h1>
      <p class="ds-paragraph">{isAgent ? t.endOfPrincipal(otherName) : t.endOfAgent(otherName)}</p>
      {mandate.basis === 'suomi-fi' && !isAgent && <p class="ds-paragraph">{t.suomiFi}</p>}
      <MandateFacts mandate={mandate} agency={agency} language={visit.language} now={visit.now} />
      <form method="post" action={`/mandates/${mandate.mandateId}/end`}>
        <CsrfField visit={visit} />
        <div class="buttons">
          <button class="ds-button" data-color="danger">
            {isAgent ? t.giveUp : t.end}
          </button>
          <a class="ds-link" href="/mandates">
            {t.keep}
          </a>
        </div>
      </form>
    </PageFrame>
  );
}
