import { findForm } from '#server/agency/lookups.ts';
import type { ApplicationSection } from '#server/cases/applications/application-section.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { CaseSection } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { isInScope } from '#server/people/mandates/scope.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit, Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import { findRequestDraft } from './asking/draft.ts';
import { CaseRequests } from './case-requests.tsx';
import { listLateInformation } from './late/queries.ts';
import { type InformationRequest, listAwaitedRequests, listRequests, missingItems } from './queries.ts';
import { askingTexts, customerTexts, followingTexts } from './texts.ts';

/** On a case's page: what the customer was asked for, what of it has come, and the way to ask. */
export const requestsOfCase: CaseSection = async (transaction, { house, visit, one }) => {
  const requests = await listRequests(transaction, house.secrets, one);
  const isInHand = one.holder?.id === visit.person.id && (one.stage === 'pending' || one.stage === 'in-process');
  const canAsk = isInHand && one.decision?.status !== 'proposed' && !requests.some(({ state }) => state === 'open');
  const draft = canAsk ? await findRequestDraft(transaction, one) : undefined;
  const late = one.stage === 'decided' ? await listLateInformation(transaction, one) : [];
  const clerks = await clerkNames(transaction, requests);
  const form = findForm(house.agency, one.benefit, one.formVersion);
  const a = askingTexts(visit.language);
  const content = (
    <CaseRequests
      visit={visit}
      applicationId={one.applicationId}
      requests={requests}
      clerks={clerks}
      form={form}
      late={house.agency.requests.lateInformation === 'reopen-task' ? late : late.filter(({ settledAt }) => settledAt !== null)}
      timeZone={house.agency.timeZone}
      askLabel={canAsk ? (draft ? a.goOnAsking : a.ask) : undefined}
    />
  );
  return { id: 'requests', label: followingTexts(visit.language).requests, content };
};

async function clerkNames(
  transaction: Parameters<CaseSection>[0],
  requests: readonly InformationRequest[],
): Promise<ReadonlyMap<string, string>> {
  if (requests.length === 0) return new Map();
  const ids = [...new Set(requests.map(({ clerkId }) => clerkId))];
  const rows = await transaction.selectFrom('clerk').select(['clerk_id', 'name']).where('clerk_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.clerk_id, row.name]));
}

/** On the page of an application: first of all what is waited for, and below what was asked before. */
export const requestsOfApplication: ApplicationSection = async ({ house, visit, application }) => {
  const requests = await listRequests(house.database, house.secrets, application);
  const t = customerTexts(visit.language);
  const isClosed = application.stage === 'decided' || application.stage === 'withdrawn';
  const waiting = isClosed ? [] : requests.filter((one) => one.state === 'open');
  const others = requests.filter((one) => !waiting.includes(one));
  return {
    above:
      waiting.length > 0 ? (
        <>
          {waiting.map((one) => (
            <AwaitedRequest visit={visit} request={one} heading={2} />
          ))}
        </>
      ) : undefined,
    content:
      others.length > 0 ? (
        <section aria-labelledby="earlier-requests">
          <h2 class="ds-heading" data-size="sm" id="earlier-requests">
            {t.earlier}
          </h2>
          <ul class="ds-list">
            {others.map((one) => (
              <li>
                <a class="ds-link" href={requestAddress(one)}>
                  {t.requestOf(formatDay(one.dueOn, visit.language))}
                </a>{' '}
                <CustomerState visit={visit} request={one} />
              </li>
            ))}
          </ul>
        </section>
      ) : undefined,
  };
};

const stateColours = { open: 'warning', answered: 'success', passed: 'neutral', cancelled: 'neutral' } as const;

function CustomerState({ visit, request: { state } }: { visit: Visit; request: InformationRequest }) {
  const t = customerTexts(visit.language);
  const words = { open: t.open, answered: t.answered, passed: t.passedShort, cancelled: t.cancelledShort };
  return (
    <span class="ds-tag" data-color={stateColours[state]}>
      {words[state]}
    </span>
  );
}

function requestAddress({ applicationId, requestId }: Pick<InformationRequest, 'applicationId' | 'requestId'>): string {
  return `/applications/${applicationId}/requests/${requestId}`;
}

type AwaitedProps = { visit: Visit; request: InformationRequest; heading: 2 | 3; benefit?: string };

/** That the agency waits for something: until when, how much of it, and the way there. */
function AwaitedRequest({ visit, request, heading, benefit }: AwaitedProps) {
  const t = customerTexts(visit.language);
  const Heading = `h${heading}` as const;
  const missing = missingItems(request).length;
  return (
    <div class="ds-alert" data-color="warning">
      <Heading class="ds-heading" data-size="xs">
        {benefit === undefined ? t.waiting : `${t.waiting}: ${benefit}`}
      </Heading>
      <p class="ds-paragraph">
        {request.state === 'open' ? <strong>{t.answerBy(formatDay(request.dueOn, visit.language))}</strong> : t.passedShort}{' '}
        {t.missingCount(missing)}
      </p>
      <p class="ds-paragraph">
        <a class="ds-link" href={requestAddress(request)}>
          {t.see}
          {benefit !== undefined && <span class="ds-sr-only">: {benefit}</span>}
        </a>
      </p>
    </div>
  );
}

/** The first thing among a customer's matters: what the agency waits for. Nothing when it waits for nothing. */
export async function awaitedOfCustomer({ agency, database, secrets }: House, visit: SignedVisit<Customer>) {
  const awaited = (await listAwaitedRequests(database, secrets, visit.person.id)).filter(({ benefit }) => isInScope(visit.person, benefit));
  if (awaited.length === 0) return undefined;
  return (
    <section aria-labelledby="awaited">
      <h2 class="ds-heading" data-size="sm" id="awaited">
        {customerTexts(visit.language).heading}
      </h2>
      {awaited.map((request) => (
        <AwaitedRequest visit={visit} request={request} heading={3} benefit={benefitName(agency, request.benefit, visit.language)} />
      ))}
    </section>
  );
}
