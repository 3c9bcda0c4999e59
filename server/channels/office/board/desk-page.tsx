import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { Field } from '#server/platform/html/field.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { PlaceName } from '#server/agency/network/places/queries.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { MessageFault } from './message-form.ts';
import type { BoardMessage } from './messages.ts';
import { deskTexts, messageFaultTexts } from './texts.ts';

type Props = {
  visit: Visit;
  messages: readonly BoardMessage[];
  places: readonly PlaceName[];
  form: PostedForm;
  faults: readonly MessageFault[];
  done: 'published' | 'withdrawn' | undefined;
};

/** What boards say between calls: read, written and taken off. */
export function BoardsPage({ visit, messages, places, form, faults, done }: Props) {
  const t = deskTexts(visit.language);
  const shown = faults.map(({ field, code }) => ({ id: field, text: messageFaultTexts(visit.language)[code] }));
  return (
    <PageFrame visit={visit} title={t.title} mainForm="message-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={shown} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t[done]}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <section>
        <h2 class="ds-heading" data-size="md" id="showing">
          {t.showing}
        </h2>
        {messages.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <MessageTable visit={visit} messages={messages} />}
      </section>
      <WriteForm visit={visit} places={places} form={form} faults={faults} />
      <section aria-labelledby="open-board">
        <h2 class="ds-heading" data-size="md" id="open-board">
          {t.openBoard}
        </h2>
        <form method="get" action="/boards/open" class="place-search">
          <PlaceChoice visit={visit} id="board" places={places} chosen="" first={undefined} fault={undefined} />
          <button class="ds-button" data-variant="secondary">
            {t.open}
          </button>
        </form>
      </section>
    </PageFrame>
  );
}

function MessageTable({ visit, messages }: Pick<Props, 'visit' | 'messages'>) {
  const { language, frame } = visit;
  const t = deskTexts(language);
  return (
    <TableScroll labelledBy="showing">
      <table class="ds-table" data-zebra aria-labelledby="showing">
        <thead>
          <tr>
            {[t.text, t.where, t.days, t.by, t.withdraw].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {messages.map(({ id, text, placeName, from, to, by }) => (
            <tr key={id}>
              <td>
                {frame.languages.map((one) => (
                  <div key={one} lang={one}>
                    {text[one]}
                  </div>
                ))}
              </td>
              <td>{placeName?.[language] ?? t.everywhere}</td>
              <td class="one-line">
                {formatShortDay(from, language)} – {formatShortDay(to, language)}
              </td>
              <td>{by}</td>
              <td>
                <form method="post" action={`/boards/${id}/withdraw`}>
                  <CsrfField visit={visit} />
                  <button class="link-button" aria-label={t.withdrawOf(text[language] ?? '')}>
                    {t.withdraw}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function WriteForm({ visit, places, form, faults }: Pick<Props, 'visit' | 'places' | 'form' | 'faults'>) {
  const { language, frame } = visit;
  const t = deskTexts(language);
  const valueOf = (field: string) => singleValue(form, field) ?? '';
  const faultOf = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault && messageFaultTexts(language)[fault.code];
  };
  return (
    <section aria-labelledby="write">
      <h2 class="ds-heading" data-size="md" id="write">
        {t.write}
      </h2>
      <form method="post" action="/boards" id="message-form" class="line-today">
        <CsrfField visit={visit} />
        <PlaceChoice visit={visit} id="place" places={places} chosen={valueOf('place')} first={t.everywhere} fault={faultOf('place')} />
        {frame.languages.map((one) => (
          <TextField
            key={one}
            id={`text-${one}`}
            label={t.textIn(languageName(one, language))}
            hint={t.textHint}
            value={valueOf(`text-${one}`)}
            size={60}
            longest={160}
            fault={faultOf(`text-${one}`)}
          />
        ))}
        <TextField id="from" label={t.from} hint={t.dayHint} value={valueOf('from')} size={12} fault={faultOf('from')} />
        <TextField id="to" label={t.to} hint={t.dayHint} value={valueOf('to')} size={12} fault={faultOf('to')} />
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
        </div>
      </form>
    </section>
  );
}

type ChoiceProps = Pick<Props, 'visit' | 'places'> & { id: string; chosen: string; first: string | undefined; fault: string | undefined };

function PlaceChoice({ visit: { language }, places, id, chosen, first, fault }: ChoiceProps) {
  return (
    <Field id={id} label={deskTexts(language).where} fault={fault}>
      <select class="ds-input" id={id} name={id}>
        {first !== undefined && <option value="">{first}</option>}
        {places
          .toSorted((one, other) => one.name[language].localeCompare(other.name[language], language))
          .map((place) => (
            <option key={place.id} value={place.id} selected={place.id === chosen}>
              {place.name[language]}
            </option>
          ))}
      </select>
    </Field>
  );
}
