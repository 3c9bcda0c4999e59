import type { PlaceName } from '#server/agency/network/places/queries.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatNumber, formatTime } from '#server/platform/language/format.ts';
import { codeMinutes, writeCode } from './codes.ts';
import { type DeviceKind, deviceKinds } from './device.ts';
import { type DeviceLine, mostListed } from './listing.ts';
import { deskTexts, kindName, stateName } from './texts.ts';

export type DeviceFault = { field: 'name' | 'place'; code: 'nameFault' | 'placeFault' | 'kioskFault' };
/** What was typed to add a device. */
export type Typed = { kind: DeviceKind; place: string; name: string };

type Props = {
  visit: Visit;
  devices: readonly DeviceLine[];
  places: readonly PlaceName[];
  /** The place whose devices are shown; undefined: all. */
  placeId: string | undefined;
  typed: Typed;
  faults: readonly DeviceFault[];
  isRevoked: boolean;
};

/** The devices of the offices: which are at work, which are silent; one more; one less. */
export function DevicesPage({ visit, devices, places, placeId, typed, faults, isRevoked }: Props) {
  const { language } = visit;
  const t = deskTexts(language);
  return (
    <PageFrame visit={visit} title={t.title} mainForm="device-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={faults.map(({ field, code }) => ({ id: field, text: t[code] }))} />}
      <h1 class="ds-heading" data-size="lg" id="devices">
        {t.title}
      </h1>
      {isRevoked && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.revoked}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="get" action="/devices" class="place-search">
        <PlaceChoice visit={visit} id="at" name="place" places={places} chosen={placeId ?? ''} first={t.everywhere} fault={undefined} />
        <button class="ds-button" data-variant="secondary">
          {t.show}
        </button>
      </form>
      {devices.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <DeviceTable visit={visit} devices={devices} />}
      {devices.length === mostListed && <p class="ds-paragraph">{t.most(formatNumber(mostListed, language))}</p>}
      <AddForm visit={visit} places={places} typed={typed} faults={faults} />
    </PageFrame>
  );
}

function DeviceTable({ visit, devices }: Pick<Props, 'visit' | 'devices'>) {
  const { language } = visit;
  const t = deskTexts(language);
  return (
    <TableScroll labelledBy="devices">
      <table class="ds-table" data-zebra aria-labelledby="devices">
        <thead>
          <tr>
            {[t.name, t.place, t.state, t.paired, t.seen, t.actions].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <DeviceRow key={device.id} visit={visit} device={device} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const colorOf = { waits: 'info', unpaired: 'neutral', 'at-work': 'success', silent: 'warning', revoked: 'neutral' } as const;

function DeviceRow({ visit, device }: { visit: Visit; device: DeviceLine }) {
  const { language, frame } = visit;
  const t = deskTexts(language);
  const { id, kind, name, placeName, series, state, codeEndsAt, pairedAt, pairedBy, seenAt, revokedAt, revokedBy } = device;
  const time = (at: Date) => formatInstant(at, language, frame.timeZone);
  return (
    <tr>
      <th scope="row">
        {name}
        <div class="quiet-line">{kindName(language)[kind]}</div>
        {series !== null && <div class="quiet-line">{t.series(series)}</div>}
      </th>
      <td>{placeName[language]}</td>
      <td>
        <span class="ds-tag" data-color={colorOf[state]}>
          {stateName(language)[state]}
        </span>
        {state === 'waits' && codeEndsAt && <div>{t.codeUntil(formatTime(codeEndsAt, language, frame.timeZone))}</div>}
        {revokedAt && <div>{t.by(time(revokedAt), revokedBy ?? '')}</div>}
      </td>
      <td>{pairedAt ? t.by(time(pairedAt), pairedBy ?? '') : '–'}</td>
      <td>{seenAt ? time(seenAt) : '–'}</td>
      <td>
        {state !== 'revoked' && (
          <div class="device-actions">
            <Act visit={visit} action={`/devices/${id}/code`} label={t.newCode} name={t.newCodeOf(name)} />
            <Act visit={visit} action={`/devices/${id}/revoke`} label={t.revoke} name={t.revokeOf(name)} />
          </div>
        )}
      </td>
    </tr>
  );
}

function Act({ visit, action, label, name }: { visit: Visit; action: string; label: string; name: string }) {
  return (
    <form method="post" action={action}>
      <CsrfField visit={visit} />
      <button class="link-button" aria-label={name}>
        {label}
      </button>
    </form>
  );
}

function AddForm({ visit, places, typed, faults }: Pick<Props, 'visit' | 'places' | 'typed' | 'faults'>) {
  const { language } = visit;
  const t = deskTexts(language);
  const faultOf = (field: DeviceFault['field']) => {
    const fault = faults.find((one) => one.field === field);
    return fault && t[fault.code];
  };
  return (
    <section aria-labelledby="add">
      <h2 class="ds-heading" data-size="md" id="add">
        {t.add}
      </h2>
      <form method="post" action="/devices" id="device-form" class="line-today">
        <CsrfField visit={visit} />
        <Field id="kind" label={t.kind} fault={undefined}>
          <select class="ds-input" id="kind" name="kind">
            {deviceKinds.map((kind) => (
              <option key={kind} value={kind} selected={kind === typed.kind}>
                {kindName(language)[kind]}
              </option>
            ))}
          </select>
        </Field>
        <PlaceChoice
          visit={visit}
          id="place"
          name="place"
          places={places}
          chosen={typed.place}
          first={t.choosePlace}
          fault={faultOf('place')}
        />
        <TextField id="name" label={t.name} hint={t.nameHint} value={typed.name} size={40} longest={60} fault={faultOf('name')} />
        <div class="buttons">
          <button class="ds-button">{t.add}</button>
        </div>
      </form>
    </section>
  );
}

type ChoiceProps = Pick<Props, 'visit' | 'places'> & { id: string; name: string; chosen: string; first: string; fault: string | undefined };

function PlaceChoice({ visit: { language }, places, id, name, chosen, first, fault }: ChoiceProps) {
  return (
    <Field id={id} label={deskTexts(language).place} fault={fault}>
      <select class="ds-input" id={id} name={name} aria-invalid={fault === undefined ? undefined : 'true'}>
        <option value="">{first}</option>
        {places.map((place) => (
          <option key={place.id} value={place.id} selected={place.id === chosen}>
            {place.name[language]}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The code of a device, this once. */
export function CodePage({ visit, name, code, address }: { visit: Visit; name: string; code: string; address: string }) {
  const t = deskTexts(visit.language);
  const title = t.codeTitle(name);
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="device-code">{writeCode(code)}</p>
      <p class="ds-paragraph">{t.codeLead(address, codeMinutes)}</p>
      <p>
        <a class="ds-link" href="/devices">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}
