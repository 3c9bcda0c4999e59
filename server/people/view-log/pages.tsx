import type { Agency } from '#server/agency/loading.ts';
import { findBenefit } from '#server/agency/lookups.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Alarm } from './glass.ts';
import type { InspectedView, ViewLine } from './queries.ts';
import { roleName, texts, thingName } from './texts.ts';

type Paging = { older: string | undefined; isFirstPage: boolean };

/** Why somebody looked, in words. */
export function reasonText(agency: Agency, view: ViewLine, language: Language): string {
  const t = texts(language);
  if (view.reason === 'break-glass') return t.brokenGlass(view.reasonText ?? '');
  if (view.reasonText !== null) return view.reasonText;
  if (view.reason === 'contact') return view.placeName === null ? t.becauseOfContact : t.becauseOfVisit(view.placeName[language]);
  if (view.reference === null || view.benefit === null) return t.becauseOfGoneCase;
  return t.becauseOfCase(findBenefit(agency, view.benefit)?.name[language] ?? view.benefit, view.reference);
}

/** For a customer: when, what and why, never by name who. */
export function OwnViewsPage({
  visit,
  agency,
  views,
  older,
  isFirstPage,
}: { visit: Visit; agency: Agency; views: readonly ViewLine[] } & Paging) {
  const { language } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="views">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">{t.right}</p>
      {views.length === 0 ? (
        <p class="ds-paragraph">{t.empty}</p>
      ) : (
        <TableScroll labelledBy="views">
          <table class="ds-table" aria-labelledby="views">
            <thead>
              <tr>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.why}</th>
                <th scope="col">{t.role}</th>
              </tr>
            </thead>
            <tbody>
              {views.map((view) => (
                <tr key={view.viewId}>
                  <td class="one-line">{formatInstant(view.at, language, agency.timeZone)}</td>
                  <td>{thingName(view.what, language)}</td>
                  <td>{reasonText(agency, view, language)}</td>
                  <td>{roleName(view.role, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <Turning address="/who-looked" visit={visit} older={older} isFirstPage={isFirstPage} />
    </PageFrame>
  );
}

function Alarms({ visit, agency, alarms }: Pick<InspectionProps, 'visit' | 'agency' | 'alarms'>) {
  const t = texts(visit.language);
  if (alarms.length === 0) return null;
  return (
    <section aria-labelledby="alarms-heading" class="ds-alert" data-color="warning">
      <h2 class="ds-heading" data-size="sm" id="alarms-heading">
        {t.alarms}
      </h2>
      <ul class="ds-list">
        {alarms.map((alarm) => (
          <li key={alarm.glassId}>
            {formatInstant(alarm.brokenAt, visit.language, agency.timeZone)}, {alarm.clerkName}, {alarm.reference}: {alarm.reasonText}
            <form method="post" action={`/views/alarms/${alarm.glassId}/examined`}>
              <CsrfField visit={visit} />
              <button class="ds-button" data-variant="secondary" data-size="sm">
                {t.examined}
                <span class="ds-sr-only">: {alarm.reference}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

type InspectionProps = {
  visit: Visit;
  agency: Agency;
  alarms: readonly Alarm[];
  views: readonly InspectedView[];
  clerks: readonly { id: string; name: string }[];
  clerkId: string | undefined;
  onlyAlarms: boolean;
} & Paging;

/** For an inspector: who looked at whom. */
export function InspectionPage(props: InspectionProps) {
  const { visit, agency, views, clerkId, onlyAlarms, older, isFirstPage } = props;
  const { language } = visit;
  const t = texts(language);
  const filters = new URLSearchParams({ ...(clerkId && { clerk: clerkId }), ...(onlyAlarms && { alarms: 'yes' }) });
  return (
    <PageFrame visit={visit} title={t.inspection}>
      <h1 class="ds-heading" data-size="lg" id="views">
        {t.inspection}
      </h1>
      <p class="ds-paragraph lead">{t.inspectionLead}</p>
      <Alarms {...props} />
      <Filters {...props} />
      {views.length === 0 ? (
        <p class="ds-paragraph">{t.noViews}</p>
      ) : (
        <TableScroll labelledBy="views">
          <table class="ds-table" aria-labelledby="views">
            <thead>
              <tr>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.whom}</th>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {views.map((view) => (
                <tr key={view.viewId}>
                  <td class="one-line">{formatInstant(view.at, language, agency.timeZone)}</td>
                  <td>
                    {view.clerkName} ({roleName(view.role, language)})
                  </td>
                  <td>{view.customerId}</td>
                  <td>{thingName(view.what, language)}</td>
                  <td>{reasonText(agency, view, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <Turning address={`/views?${filters}`} visit={visit} older={older} isFirstPage={isFirstPage} />
    </PageFrame>
  );
}

function Filters({ visit, clerks, clerkId, onlyAlarms }: InspectionProps) {
  const t = texts(visit.language);
  return (
    <form method="get" action="/views" class="period-form no-print">
      <div class="ds-field">
        <label class="ds-label" for="clerk">
          {t.who}
        </label>
        <select class="ds-input" id="clerk" name="clerk">
          <option value="">{t.allClerks}</option>
          {clerks.map(({ id, name }) => (
            <option key={id} value={id} selected={id === clerkId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="ds-field">
        <input class="ds-input" type="checkbox" id="alarms" name="alarms" value="yes" checked={onlyAlarms} />
        <label class="ds-label" for="alarms">
          {t.onlyAlarms}
        </label>
      </div>
      <button class="ds-button">{t.narrow}</button>
    </form>
  );
}

function Turning({ address, visit, older, isFirstPage }: { address: string; visit: Visit } & Paging) {
  const t = texts(visit.language);
  const plain = address.endsWith('?') ? address.slice(0, -1) : address;
  return (
    <p class="no-print">
      {older && (
        <a class="ds-link" href={`${plain}${plain.includes('?') ? '&' : '?'}before=${older}`}>
          {t.older}
        </a>
      )}{' '}
      {!isFirstPage && (
        <a class="ds-link" href={plain}>
          {t.newest}
        </a>
      )}
    </p>
  );
}
