import { v4 as randomId } from 'uuid';
import { languageName, languageNameInList } from '#server/platform/language/language-names.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant, formatShortDay } from '#server/platform/language/format.ts';
import { figures } from '../figures.ts';
import { formats } from '../tables/table-file.ts';
import type { AddressFault, Hindrance } from './ordering.ts';
import type { ExportLine, ExportOrder } from './queries.ts';
import { rhythms } from './rhythm.ts';
import { oftenTexts, problemText, rhythmTexts, texts } from './texts.ts';

/** An order that was not kept: shown again as it was typed. */
export type Typed = ExportOrder & { fault: AddressFault };

type Props = {
  visit: SignedVisit;
  orders: readonly ExportLine[];
  domains: readonly string[];
  hindrance: Hindrance | undefined;
  done: 'ordered' | 'ended' | 'sending' | undefined;
  typed: Typed | undefined;
};

/** Figures that go by e-mail: what is ordered, how it went, and a form for a new order. */
export function ExportsPage(props: Props) {
  const { visit, orders, hindrance, done, typed } = props;
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title} faultCount={typed ? 1 : 0}>
      {typed && <FaultSummary heading={t.faults} faults={[{ id: 'email', text: t[typed.fault] }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {done && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output element may hold no paragraphs
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t[done]}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      {hindrance && (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t[hindrance]}</p>
        </div>
      )}
      <h2 class="ds-heading" data-size="md" id="orders">
        {t.orders}
      </h2>
      {orders.length === 0 ? <p class="ds-paragraph">{hindrance ? t.noneYet : t.none}</p> : <Orders visit={visit} orders={orders} />}
      {!hindrance && <OrderForm {...props} />}
      <p class="ds-paragraph">
        <a class="ds-link" href="/statistics">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}

function Orders({ visit, orders }: Pick<Props, 'visit' | 'orders'>) {
  const t = texts(visit.language);
  return (
    <TableScroll labelledBy="orders">
      <table class="ds-table" data-zebra>
        <thead>
          <tr>
            <th scope="col">{t.figure}</th>
            <th scope="col">{t.email}</th>
            <th scope="col">{t.next}</th>
            <th scope="col">{t.last}</th>
            <th scope="col">{t.action}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <OrderRow visit={visit} order={order} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function OrderRow({ visit, order }: { visit: SignedVisit; order: ExportLine }) {
  const { language, frame } = visit;
  const t = texts(language);
  const name = nameOf(order.figure, visit);
  return (
    <tr>
      <th scope="row">
        {name}
        <div class="file-facts">
          {oftenTexts(language)[order.every]}, {formatNames[order.format]}, {languageName(order.language, language)}
        </div>
      </th>
      <td>
        {order.email}
        <div class="file-facts">{t.by(order.madeBy)}</div>
      </td>
      <td class="one-line">{formatShortDay(order.nextOn, language)}</td>
      <td>
        {order.lastSentAt ? formatInstant(order.lastSentAt, language, frame.timeZone) : t.notYet}
        {order.isWaiting && (
          <div>
            <span class="ds-tag" data-color="info">
              {t.waiting}
            </span>
          </div>
        )}
        {order.lastProblem !== null && <div class="ds-validation-message">{problemText(order.lastProblem, language)}</div>}
      </td>
      <td class="one-line">
        {(['send', 'end'] as const).map((verb) => (
          <form method="post" action={`/statistics/exports/${order.scheduleId}/${verb}`}>
            <CsrfField visit={visit} />
            <button class="link-button">
              {verb === 'send' ? t.sendNow : t.end}
              <span class="ds-sr-only">{t.of(name, order.email)}</span>
            </button>
          </form>
        ))}
      </td>
    </tr>
  );
}

const formatNames = { csv: 'CSV', xlsx: 'Excel' } as const;

/** A figure that the program no longer has is named as the order names it. */
function nameOf(id: string, { language }: SignedVisit): string {
  return figures.find((figure) => figure.id === id)?.name[language] ?? id;
}

function OrderForm({ visit, domains, typed }: Props) {
  const t = texts(visit.language);
  const fault = typed && t[typed.fault];
  return (
    <form method="post" action="/statistics/exports" class="writing-form" aria-labelledby="new-order">
      <h2 class="ds-heading" data-size="md" id="new-order">
        {t.newOrder}
      </h2>
      <CsrfField visit={visit} />
      <input type="hidden" name="scheduleId" value={typed?.scheduleId ?? randomId()} />
      <Choice
        id="figure"
        label={t.figure}
        chosen={typed?.figure}
        options={figures.map(({ id, name }) => ({ id, name: name[visit.language] }))}
      />
      <Choice
        id="every"
        label={t.every}
        chosen={typed?.every ?? 'month'}
        options={rhythms.map((id) => ({ id, name: rhythmTexts(visit.language)[id] }))}
      />
      <Choice
        id="format"
        label={t.format}
        chosen={typed?.format ?? 'xlsx'}
        options={formats.map((id) => ({ id, name: formatNames[id] }))}
      />
      <Choice
        id="language"
        label={t.language}
        chosen={typed?.language ?? visit.language}
        options={visit.frame.languages.map((id) => ({ id, name: languageNameInList(id, visit.language) }))}
      />
      <Field id="email" label={t.email} hint={t.emailHint(domains.join(', '))} fault={fault}>
        <input
          class="ds-input"
          type="email"
          id="email"
          name="email"
          maxLength={254}
          required
          autocomplete="email"
          value={typed?.email}
          aria-invalid={fault === undefined ? undefined : 'true'}
          aria-describedby={fault === undefined ? 'email-hint' : 'email-hint email-fault'}
        />
      </Field>
      <button class="ds-button">{t.order}</button>
    </form>
  );
}

type ChoiceProps = { id: string; label: string; chosen: string | undefined; options: readonly { id: string; name: string }[] };

function Choice({ id, label, chosen, options }: ChoiceProps) {
  return (
    <Field id={id} label={label} fault={undefined}>
      <select class="ds-input" id={id} name={id}>
        {options.map((option) => (
          <option value={option.id} selected={option.id === chosen}>
            {option.name}
          </option>
        ))}
      </select>
    </Field>
  );
}
