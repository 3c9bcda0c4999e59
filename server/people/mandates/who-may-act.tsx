import type { Agency } from '#server/agency/loading.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { MandateFacts } from './mandate-facts.tsx';
import { isOver } from './mandate-rules.ts';
import type { NamedMandate } from './queries.ts';
import { deskTexts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; customerId: string; mandates: readonly NamedMandate[] };

/** Who may act for a customer, on the page of everything about them. */
export function WhoMayAct({ visit, agency, customerId, mandates }: Props) {
  const t = deskTexts(visit.language);
  const inForce = mandates.filter((one) => !isOver(one, dayOf(visit.now, agency.timeZone)));
  return (
    <section aria-labelledby="who-may-act">
      <h2 class="ds-heading" data-size="sm" id="who-may-act">
        {t.inForce}
      </h2>
      {inForce.length === 0 && <p class="ds-paragraph">{t.nobody}</p>}
      <ul class="cards">
        {inForce.map((mandate) => (
          <li class="ds-card">
            <h3 class="ds-heading" data-size="xs">
              {mandate.agentName}
            </h3>
            <MandateFacts mandate={mandate} agency={agency} language={visit.language} now={visit.now} />
          </li>
        ))}
      </ul>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/customers/${customerId}/mandates`}>
          {t.manage}
        </a>
      </p>
    </section>
  );
}
