import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { CheckField } from '#server/platform/html/text-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { CounterChoice, PlaceChoice } from '../network-names.ts';
import { Choice } from './choice.tsx';
import { texts } from './texts.ts';

type Props = {
  visit: SignedVisit<Staff>;
  places: readonly PlaceChoice[];
  placeId: string;
  counters: readonly CounterChoice[];
  /** Why the last wish was refused. */
  refused: string | undefined;
};

/** A clerk chooses where they sit down today. The place chosen last is the first proposal. */
export function OpenPage({ visit, places, placeId, counters, refused }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.openTitle}>
      <h1 class="ds-heading" data-size="lg">
        {t.openTitle}
      </h1>
      {refused !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{refused}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.openLead}</p>
      <form method="get" action="/counter" class="matter-form">
        <Choice id="place" label={t.place} chosen={placeId} options={places.map(({ id, name }) => [id, name])} />
        <button class="ds-button" data-variant="secondary">
          {t.showCounters}
        </button>
      </form>
      {counters.length === 0 ? (
        <p class="ds-paragraph">{t.noCounters}</p>
      ) : (
        <form method="post" action="/counter/open" class="line-today">
          <CsrfField visit={visit} />
          <input type="hidden" name="place" value={placeId} />
          <Choice
            id="counter"
            label={t.counter}
            chosen={counters.find(({ isTaken }) => !isTaken)?.id ?? ''}
            options={counters.map(({ id, name, isTaken }) => [id, isTaken ? t.taken(name) : name])}
          />
          <Choice
            id="also"
            label={t.alsoPlace}
            chosen=""
            options={[['', t.none], ...places.filter(({ id }) => id !== placeId).map(({ id, name }): [string, string] => [id, name])]}
          />
          <CheckField id="calls" name="calls" value="yes" label={t.makesCalls} isChecked={false} />
          <CheckField id="quick" name="quick" value="yes" label={t.isQuick} isChecked={false} />
          <button class="ds-button">{t.open}</button>
        </form>
      )}
    </PageFrame>
  );
}
