import type { Agency } from '#server/agency/loading.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import { addressLine } from '#server/agency/network/places/places-page.tsx';
import { groupName } from '#server/channels/office/network-names.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { dictionary, type Language } from '#server/platform/language/language.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import type { Appointment } from './booking/appointment.ts';
import { channelTexts } from './finding/texts.ts';
import { whenText } from './when-text.ts';

const texts = dictionary({
  time: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  until: {
    fi: (when: string, end: string) => `${when}–${end}`,
    sv: (when: string, end: string) => `${when}–${end}`,
    en: (when: string, end: string) => `${when}–${end}`,
  },
  channel: { fi: 'Tapa', sv: 'Sätt', en: 'How' },
  place: { fi: 'Paikka', sv: 'Plats', en: 'Place' },
  matters: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  spoken: { fi: 'Palvelukieli', sv: 'Servicespråk', en: 'Language of service' },
  interpreter: { fi: 'Tulkki', sv: 'Tolk', en: 'Interpreter' },
});

type Props = { language: Language; agency: Agency; appointment: Appointment; place: Place };

/** When, how, where and for what. */
export function AppointmentFacts({ language, agency, appointment, place }: Props) {
  const t = texts(language);
  const { fromAt, toAt, channel, benefitGroups, interpreted } = appointment;
  const facts: (readonly [string, string])[] = [
    [t.time, t.until(whenText(fromAt, language, agency.timeZone), formatTime(toAt, language, agency.timeZone))],
    [t.channel, channelTexts(language)[channel]],
    ...(channel === 'office' ? [[t.place, [place.name[language], addressLine(place, language)].filter(Boolean).join(', ')] as const] : []),
    [t.matters, benefitGroups.map((id) => groupName(agency, id, language)).join(', ')],
    [t.spoken, languageNameInList(appointment.language, language)],
    ...(interpreted === null ? [] : [[t.interpreter, languageNameInList(interpreted, language)] as const]),
  ];
  return (
    <dl class="facts facts-narrow">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
