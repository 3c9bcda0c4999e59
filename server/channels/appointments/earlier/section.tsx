import type { House } from '#server/house.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { Standing } from './standing.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  secret: string;
  timeZone: House['agency']['timeZone'];
  standing: Standing;
  /** A day that was typed and cannot be used. */
  typed?: string | undefined;
};

/** On an appointment's own page: the offer that is open, or asking for an earlier time. It brings its heading, an h2. */
export function EarlierSection({ visit, secret, timeZone, standing, typed }: Props) {
  const t = texts(visit.language);
  const { isAhead, wish, offer } = standing;
  const address = `/appointments/of/${secret}/earlier`;
  return (
    <section aria-labelledby="earlier-heading" id="earlier">
      <h2 class="ds-heading" data-size="md" id="earlier-heading">
        {t.wait}
      </h2>
      {!isAhead && <p class="ds-paragraph">{t.over}</p>}
      {isAhead && offer && (
        <>
          <p class="ds-paragraph">
            <strong>{t.offered(formatInstant(offer.fromAt, visit.language, timeZone), offer.placeName[visit.language])}</strong>
          </p>
          <p class="ds-paragraph">{t.keptUntil(formatInstant(offer.endsAt, visit.language, timeZone))}</p>
          <form method="post" action={`${address}/answer`}>
            <CsrfField visit={visit} />
            <input type="hidden" name="offer" value={offer.id} />
            <div class="buttons">
              <button class="ds-button" name="answer" value="accept">
                {t.accept}
              </button>
              <button class="ds-button" data-variant="secondary" name="answer" value="decline">
                {t.decline}
              </button>
            </div>
          </form>
        </>
      )}
      {isAhead && !offer && <AskForm visit={visit} address={address} wish={wish} typed={typed} />}
      {isAhead && wish && (
        <form method="post" action={`${address}/stop`}>
          <CsrfField visit={visit} />
          <button class="link-button">{t.stop}</button>
        </form>
      )}
    </section>
  );
}

function AskForm({ visit, address, wish, typed }: { visit: Visit; address: string; wish: Standing['wish']; typed: string | undefined }) {
  const t = texts(visit.language);
  const isNearToo = (wish?.placeIds.length ?? 0) > 1;
  const fault = typed === undefined ? undefined : t.wrongDay;
  return (
    <form method="post" action={address} id="earlier-form">
      <CsrfField visit={visit} />
      <p class="ds-paragraph">{wish ? t.waiting : t.lead}</p>
      <TextField id="notBefore" label={t.notBefore} hint={t.notBeforeHint} value={typed ?? ''} size={12} fault={fault} />
      <fieldset class="ds-fieldset">
        <legend class="ds-label">{t.where}</legend>
        {(['same', 'near'] as const).map((where) => (
          <div class="ds-field">
            <input
              class="ds-input"
              type="radio"
              id={`where-${where}`}
              name="where"
              value={where}
              checked={isNearToo === (where === 'near')}
            />
            <label class="ds-label" for={`where-${where}`}>
              {where === 'same' ? t.samePlace : t.nearToo}
            </label>
          </div>
        ))}
      </fieldset>
      <div class="buttons">
        <button class="ds-button">{wish ? t.change : t.ask}</button>
      </div>
    </form>
  );
}
