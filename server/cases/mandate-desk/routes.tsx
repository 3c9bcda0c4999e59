import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listMandatesOf } from '#server/people/mandates/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import { isRefusal } from '#server/platform/forms/fault.ts';
import { parsePage } from '#server/platform/forms/parse.ts';
import { dropIrrelevant } from '#server/platform/forms/relevance.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { machineRoutes } from './api.ts';
import { mandateForm } from './form.ts';
import { contacts, findReason, viewMandates } from './opening.ts';
import { DeskMandatesPage, type Filled, WhyPage, withContact } from './pages.tsx';
import { endAtDesk } from './ending.ts';
import { type Opened, recordFilled } from './recording.ts';

const ofCustomer = Type.Object({ customerId: Type.String({ maxLength: 60 }) });
const ofMandate = Type.Object({ customerId: Type.String({ maxLength: 60 }), mandateId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });
const because = Type.Optional(Type.Union(contacts.map((contact) => Type.Literal(contact))));
const Because = Type.Object({ because }, { additionalProperties: false });
const Shown = Type.Object(
  { because, done: Type.Optional(Type.Union([Type.Literal('recorded'), Type.Literal('ended')])) },
  { additionalProperties: false },
);

const right = 'key-paper';
type StaffVisit = SignedVisit<Staff>;
const untouched: Filled = { answers: {}, faults: [], typed: new Map(), problems: [] };

/** The mandates of a customer at the desk: recorded from paper, from a register or by word of mouth, and ended. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/customers/:customerId/mandates',
      right,
      params: ofCustomer,
      query: Shown,
      answer: (visit, { params, query }) =>
        show(house, visit, { customerId: params.customerId, contact: query.because }, { done: query.done, filled: untouched }),
    }),
    route({
      method: 'POST',
      path: '/customers/:customerId/mandates',
      right,
      params: ofCustomer,
      query: Because,
      takesForm: true,
      answer: (visit, { params, query, form }) =>
        answerFilled(house, visit, { customerId: params.customerId, contact: query.because }, form),
    }),
    route({
      method: 'POST',
      path: '/customers/:customerId/mandates/:mandateId/end',
      right,
      params: ofMandate,
      query: Because,
      body: nothing,
      answer: async (visit, { params, query }) => {
        await endAtDesk(house, visit, params, query.because);
        return redirect(withContact(`/customers/${params.customerId}/mandates`, query.because, { done: 'ended' }));
      },
    }),
    ...machineRoutes(house),
  ];
}

type View = { filled: Filled; done?: 'recorded' | 'ended' | undefined };

async function show(house: House, visit: StaffVisit, { customerId, contact }: Opened, view: View, status = 200): Promise<Reply> {
  const reason = await findReason(house, visit, customerId, contact);
  if (!reason) return page(<WhyPage visit={visit} customerId={customerId} />);
  const shown = { ...visit, address: withContact(`/customers/${customerId}/mandates`, contact) };
  return viewMandates(house, visit, { customerId, reason }, async (transaction, customer) => {
    const mandates = await listMandatesOf(transaction, customerId);
    return page(<DeskMandatesPage visit={shown} agency={house.agency} {...{ customer, mandates, contact }} {...view} />, status);
  });
}

async function answerFilled(house: House, visit: StaffVisit, opened: Opened, posted: PostedForm): Promise<Reply> {
  const today = dayOf(visit.now, house.agency.timeZone);
  const { form, page: asked } = mandateForm(house.agency);
  const parsed = parsePage(asked, posted, ['action']);
  if (isRefusal(parsed)) throw new Refusal('bad-request', [{ place: parsed.name, reason: parsed.refused }]);
  const answers = dropIrrelevant(form, parsed.answers, { today });
  const filled: Filled = { answers: parsed.answers, typed: parsed.typed, faults: [], problems: [] };
  if (visit.changesLanguage) return show(house, visit, opened, { filled });
  const faults = checkAnswers(form, answers, { today, unread: parsed.faults });
  if (faults.length > 0) return show(house, visit, opened, { filled: { ...filled, faults } }, 422);
  const problems = await recordFilled(house, visit, opened, answers);
  if (problems.length > 0) return show(house, visit, opened, { filled: { ...filled, problems } }, 422);
  return redirect(withContact(`/customers/${opened.customerId}/mandates`, opened.contact, { done: 'recorded' }));
}
