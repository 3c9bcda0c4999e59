import Type from 'typebox';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape } from '#server/platform/database/keyset.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { json, page, redirect, route, type Route, type Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { followingTexts } from '../texts.ts';
import { type LateRow, lateOutcomes, listOpenLateInformation, settleLateInformation } from './queries.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }), lateId: idShape });
const Outcome = Type.Object({ outcome: Type.Union(lateOutcomes.map((one) => Type.Literal(one))) }, { additionalProperties: false });
const After = Type.Object({ after: Type.Optional(keysetShape) }, { additionalProperties: false });
const perPage = 50;

/** What came after the decision: a list for clerks, and their word on each. */
export function lateRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/late-information',
      right: 'handle-cases',
      query: After,
      answer: async (visit, { query }) => page(LateInformationPage({ visit, house, ...(await list(house, visit.person, query.after)) })),
    }),
    route({
      method: 'GET',
      path: '/api/late-information',
      right: 'handle-cases',
      query: After,
      summary: 'Decided cases to which something came after the decision, the oldest first. `after` begins the next page.',
      replies: Type.Object({
        cases: Type.Array(
          Type.Object({
            lateId: idShape,
            applicationId: idShape,
            reference: Type.String(),
            benefit: Type.String(),
            arrivedAt: Type.String(),
          }),
        ),
        after: Type.Union([Type.String(), Type.Null()]),
      }),
      answer: async (visit, { query }) => {
        const { rows, after } = await list(house, visit.person, query.after);
        return json({ cases: rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() })), after: after ?? null });
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:applicationId/late-information/:lateId',
      right: 'handle-cases',
      params,
      body: Outcome,
      answer: (visit, { params: { applicationId, lateId }, body }) =>
        viewCase(house, visit, { applicationId, what: 'requests' }, async (transaction, one) => {
          await settleLateInformation(transaction, one, lateId, { ...body, clerkId: visit.person.id, at: visit.now });
          return redirect(`/cases/${one.applicationId}#requests`);
        }),
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/late-information/:lateId',
      right: 'handle-cases',
      params,
      body: Outcome,
      summary: 'Says what is to be made of something that came after the decision',
      replies: Outcome,
      answer: (visit, { params: { applicationId, lateId }, body }) =>
        viewCase(house, visit, { applicationId, what: 'requests' }, async (transaction, one) => {
          await settleLateInformation(transaction, one, lateId, { ...body, clerkId: visit.person.id, at: visit.now });
          return json(body);
        }),
    }),
  ];
}

/** Where the agency only files what comes late, nobody has to look at it. */
async function list({ agency, database }: House, clerk: Parameters<typeof listOpenLateInformation>[1], from: string | undefined) {
  if (agency.requests.lateInformation === 'file') return { rows: [], after: undefined };
  const found = await listOpenLateInformation(database, clerk, from, perPage + 1);
  const rows = found.slice(0, perPage);
  const last = rows.at(-1);
  return { rows, after: found.length > perPage && last ? keysetOf(last.arrivedAt, last.lateId) : undefined };
}

type Props = { visit: Visit; house: House; rows: readonly LateRow[]; after: string | undefined };

function LateInformationPage({ visit, house, rows, after }: Props) {
  const { language, frame } = visit;
  const t = followingTexts(language);
  return (
    <PageFrame visit={visit} title={t.lateList}>
      <h1 class="ds-heading" data-size="lg" id="late-list">
        {t.lateList}
      </h1>
      <p class="ds-paragraph">{t.lateListLead}</p>
      {rows.length === 0 ? (
        <p class="ds-paragraph">{t.lateListEmpty}</p>
      ) : (
        <TableScroll labelledBy="late-list">
          <table class="ds-table">
            <thead>
              <tr>
                <th scope="col">{t.reference}</th>
                <th scope="col">{t.benefit}</th>
                <th scope="col">{t.arrivedAt}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ applicationId, reference, benefit, arrivedAt }) => (
                <tr>
                  <th scope="row">
                    <a class="ds-link" href={`/cases/${applicationId}#requests`}>
                      {reference}
                    </a>
                  </th>
                  <td>{benefitName(house.agency, benefit, language)}</td>
                  <td>{formatInstant(arrivedAt, language, frame.timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {after && (
        <p>
          <a class="ds-link" rel="next" href={`/late-information?after=${after}`}>
            {t.following}
          </a>
        </p>
      )}
    </PageFrame>
  );
}
