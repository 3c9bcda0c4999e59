import { matterKinds } from '#server/line/contact-words.ts';
import type { LineEntry } from '#server/line/lines.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { ReasonField } from '#server/platform/html/reason-field.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import { TextField } from '#server/platform/html/text-field.tsx';
import { languageName } from '#server/platform/language/language-names.ts';
import { ticketText } from '../live-view/counters-table.tsx';
import { minutesSince } from '../live-view/waits.ts';
import { groupName, groupOptions } from '../network-names.ts';
import { matterKindName, stateName } from '../texts.ts';
import { Choice } from './choice.tsx';
import { type CounterProps, Press } from './counter-page.tsx';
import { longestHandover } from './handovers.ts';
import { texts } from './texts.ts';

type Props = Pick<CounterProps, 'visit' | 'agency' | 'standing'> & { current: LineEntry };

/** Whoever is before the clerk, and what may be done with them. */
export function CurrentContact({ visit, agency, standing, current }: Props) {
  const { language } = visit;
  const t = texts(language);
  const { handover } = standing;
  return (
    <section aria-labelledby="current" class="current-contact" id={`current-${current.id}`}>
      <h2 class="ds-heading ticket" data-size="xl" id="current">
        {current.channel === 'callback' ? t.callbackTicket : ticketText(current.ticket, language)}
      </h2>
      <p class="ds-paragraph">
        <strong>{stateName(language)[current.kind]}</strong> · {groupName(agency, current.benefitGroup, language)} ·{' '}
        {languageName(current.language, language)} · {t.waited} {minutesSince(current.sinceAt, visit.now, language)}
        {current.kind === 'called' && ` · ${t.calls(current.callNo)}`} ·{' '}
        <a class="ds-link" href={`/contacts/${current.id}/why`}>
          {t.why}
        </a>
      </p>
      {handover && (
        <p class="ds-paragraph">
          {t.handover}
          {handover.clerkName !== null && ` (${handover.clerkName})`}: {handover.text}
        </p>
      )}
      <Buttons visit={visit} standing={standing} current={current} />
      {current.kind !== 'called' && (
        <>
          <p class="ds-paragraph">
            <a class="ds-link" href={`/counter/contacts/${current.id}/customer`}>
              {t.customer}
            </a>
          </p>
          <Matters visit={visit} agency={agency} standing={standing} current={current} />
        </>
      )}
      <Transfer visit={visit} agency={agency} standing={standing} current={current} />
    </section>
  );
}

function Buttons({ visit, standing: { mostCalls }, current }: Omit<Props, 'agency'>) {
  const t = texts(visit.language);
  const address = `/counter/contacts/${current.id}`;
  if (current.kind === 'called' && current.channel === 'callback')
    return (
      <div class="buttons">
        <a class="ds-button" href={`${address}/callback`} {...shortcut(visit, 'serve')}>
          {t.openCall}
        </a>
        <Press visit={visit} address={`${address}/back-in-line`} label={t['back-in-line']} keyName="backInLine" />
      </div>
    );
  if (current.kind === 'called') {
    // Whoever was called often enough is taken not to be there.
    const isLikelyGone = current.callNo >= mostCalls;
    return (
      <div class="buttons">
        <Press visit={visit} address={`${address}/serve`} label={t.serve} keyName="serve" isMain={!isLikelyGone} />
        <Press visit={visit} address={`${address}/no-show`} label={t['no-show']} keyName="noShow" isMain={isLikelyGone} />
        <Press visit={visit} address={`${address}/recall`} label={t.recall} keyName="recall" />
        <Press visit={visit} address={`${address}/back-in-line`} label={t['back-in-line']} keyName="backInLine" />
      </div>
    );
  }
  return (
    <div class="buttons">
      <Press visit={visit} address={`${address}/finish-and-next`} label={t['finish-and-next']} keyName="finishAndCallNext" isMain />
      <Press visit={visit} address={`${address}/finish`} label={t.finish} keyName="finish" />
      {current.kind === 'serving' && (
        <>
          <Press visit={visit} address={`${address}/wrap-up`} label={t['wrap-up']} keyName="wrapUp" />
          <Press visit={visit} address={`${address}/hold`} label={t.hold} keyName="hold" />
          <Press visit={visit} address={`${address}/back-in-line`} label={t['back-in-line']} keyName="backInLine" />
        </>
      )}
    </div>
  );
}

/** What the visit was about: several matters, each with how many of it. */
function Matters({ visit, agency, standing: { matters }, current }: Props) {
  const { language } = visit;
  const t = texts(language);
  const kinds = matterKindName(language);
  const address = `/counter/contacts/${current.id}/matters`;
  return (
    <section aria-labelledby="matters">
      <h3 class="ds-heading" data-size="xs" id="matters">
        {t.matters}
      </h3>
      {matters.length === 0 && <p class="ds-paragraph">{t.mattersHint}</p>}
      <ul class="ds-list">
        {matters.map(({ benefitGroup, kind, quantity }, at) => (
          <li>
            {groupName(agency, benefitGroup, language)}: {kinds[kind]}
            {quantity > 1 && ` × ${quantity}`}{' '}
            <form method="post" action={`${address}/remove`} class="press">
              <CsrfField visit={visit} />
              <button
                class="ds-button"
                data-variant="tertiary"
                data-size="sm"
                name="at"
                value={at}
                aria-label={`${t.remove}: ${groupName(agency, benefitGroup, language)}, ${kinds[kind]}`}
              >
                {t.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={address} class="matter-form">
        <CsrfField visit={visit} />
        <Choice id="matter-group" name="group" label={t.group} chosen={current.benefitGroup} options={groupOptions(agency, language)} />
        <Choice id="matter-kind" name="kind" label={t.kind} chosen="advice" options={matterKinds.map((kind) => [kind, kinds[kind]])} />
        <TextField id="quantity" label={t.quantity} value="1" size={3} longest={2} fault={undefined} />
        <button class="ds-button" data-variant="secondary">
          {t.add}
        </button>
      </form>
    </section>
  );
}

function Transfer({ visit, agency, standing: { work, places, counters }, current }: Props) {
  const { language } = visit;
  const t = texts(language);
  return (
    <details class="ds-details">
      <summary {...shortcut(visit, 'transfer')}>{t.transfer}</summary>
      <form method="post" action={`/counter/contacts/${current.id}/transfer`} class="line-today">
        <CsrfField visit={visit} />
        <p class="ds-paragraph">{t.transferLead}</p>
        <Choice id="transfer-group" name="group" label={t.group} chosen={current.benefitGroup} options={groupOptions(agency, language)} />
        <Choice id="transfer-place" name="place" label={t.place} chosen={work.placeId} options={places.map(({ id, name }) => [id, name])} />
        <Choice
          id="transfer-counter"
          name="counter"
          label={`${t.toCounter} (${work.placeName})`}
          chosen=""
          options={[['', t.anyCounter], ...counters.map(({ id, name }): [string, string] => [id, name])]}
        />
        <ReasonField id="tells" label={t.tells} hint={t.tellsHint} typed="" longest={longestHandover} fault={undefined} />
        <button class="ds-button" data-variant="secondary">
          {t.doTransfer}
        </button>
      </form>
    </details>
  );
}
