import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listTimeline } from '#server/cases/desk/case-queries.ts';
import { listAwaitedRequests } from '#server/cases/requests/queries.ts';
import { listMandatesOf } from '#server/people/mandates/queries.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { CustomerViewPage } from './pages.tsx';
import { type CustomerCase, getCustomerView, getReasonToView, listCustomerNotices } from './queries.ts';

const params = Type.Object({ customerId: Type.String({ maxLength: 60 }) });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const day = Type.String({ format: 'date' });

const CustomerReply = Type.Object({
  customerId: Type.String(),
  givenNames: Type.String(),
  familyName: Type.String(),
  language: Type.String(),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  isProtected: Type.Boolean(),
  cases: Type.Array(
    Type.Object({
      applicationId: Type.String(),
      reference: Type.String(),
      benefit: Type.String(),
      stage: Type.String(),
      receivedOn: day,
      dueOn: day,
      outcome: nullable(Type.String()),
      amountCents: nullable(Type.Integer()),
      periodFromOn: nullable(day),
      periodToOn: nullable(day),
      sentAt: nullable(Type.String()),
    }),
  ),
  notices: Type.Array(Type.Object({ kind: Type.String(), state: Type.String(), createdAt: Type.String() })),
});

/** Everything the agency has with one customer, for a clerk who has a case that concerns them. */
export function routes(house: House): Route[] {
  const { agency } = house;
  return [
    route({
      method: 'GET',
      path: '/customers/:customerId',
      right: 'handle-cases',
      params,
      answer: (visit, input) =>
        viewAll(house, visit, input.params.customerId, async (transaction, { customer, cases }) => {
          const notices = await listCustomerNotices(transaction, customer.id);
          const events = await listTimeline(transaction, customer.id);
          const mandates = await listMandatesOf(transaction, customer.id);
          const awaited = await listAwaitedRequests(transaction, house.secrets, customer.id);
          return page(
            CustomerViewPage({
              ...{ visit, agency, customer, cases, awaited, mandates, notices, events },
              today: dayOf(visit.now, agency.timeZone),
            }),
          );
        }),
    }),
    route({
      method: 'GET',
      path: '/api/customers/:customerId',
      right: 'handle-cases',
      params,
      summary: 'A customer with all cases, decisions and notices; found only by a clerk who has a case that concerns them',
      replies: CustomerReply,
      answer: (visit, input) =>
        viewAll(house, visit, input.params.customerId, async (transaction, { customer, cases }) => {
          const { id, ...contact } = customer;
          const notices = await listCustomerNotices(transaction, id);
          return json({
            customerId: id,
            ...contact,
            cases: cases.map(caseOf),
            notices: notices.map(({ kind, state, createdAt }) => ({ kind, state, createdAt: createdAt.toISOString() })),
          });
        }),
    }),
  ];
}

type View = Awaited<ReturnType<typeof getCustomerView>>;

/** Opens everything of a customer to a clerk whom one of the customer's cases gives a reason. */
async function viewAll<T>(
  house: House,
  visit: SignedVisit<Staff>,
  customerId: string,
  work: (transaction: Transaction, view: View) => Promise<T>,
): Promise<T> {
  const { applicationId } = await getReasonToView(house.database, visit.person, customerId);
  return viewCustomer(house, visit, { customerId, what: 'customer', reason: { kind: 'case', applicationId } }, async (transaction) =>
    work(transaction, await getCustomerView(transaction, visit.person, customerId)),
  );
}

function caseOf({
  applicationId,
  reference,
  benefit,
  stage,
  receivedOn,
  dueOn,
  outcome,
  amountCents,
  periodFromOn,
  periodToOn,
  sentAt,
}: CustomerCase) {
  return {
    applicationId,
    reference,
    benefit,
    stage,
    receivedOn,
    dueOn,
    outcome,
    amountCents,
    periodFromOn,
    periodToOn,
    sentAt: sentAt?.toISOString() ?? null,
  };
}
