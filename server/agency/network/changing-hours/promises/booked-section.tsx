import type { Agency } from '#server/agency/loading.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { formatInstant } from '#server/platform/language/format.ts';
import { dictionary, type Language } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { BrokenBookings } from './booked.ts';

type Props = { booked: BrokenBookings; agency: Agency; language: Language };

/** The booked appointments that a change of hours breaks, before it is saved. */
export function BrokenAppointments({ booked: { count, first }, agency, language }: Props) {
  if (count === 0) return null;
  const t = texts(language);
  return (
    <div class="ds-alert" data-color="warning">
      <h2 class="ds-heading" data-size="sm" id="booked">
        {t.title(count)}
      </h2>
      <p class="ds-paragraph">{t.lead}</p>
      <TableScroll labelledBy="booked">
        <table class="ds-table" aria-labelledby="booked">
          <thead>
            <tr>
              <th scope="col">{t.time}</th>
              <th scope="col">{t.matter}</th>
              <th scope="col">{t.language}</th>
            </tr>
          </thead>
          <tbody>
            {first.map((one) => (
              <tr key={one.id}>
                <th scope="row" class="one-line">
                  {formatInstant(one.at, language, agency.timeZone)}
                </th>
                <td>{agency.groups.find(({ id }) => id === one.benefitGroup)?.name[language] ?? one.benefitGroup}</td>
                <td>{languageName(one.language, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {count > first.length && <p class="ds-paragraph">{t.more(count - first.length)}</p>}
    </div>
  );
}

const texts = dictionary({
  title: {
    fi: (count: number) =>
      count === 1 ? 'Yksi varattu aika jää aukioloaikojen ulkopuolelle' : `${count} varattua aikaa jää aukioloaikojen ulkopuolelle`,
    sv: (count: number) => (count === 1 ? 'En bokad tid hamnar utanför öppettiderna' : `${count} bokade tider hamnar utanför öppettiderna`),
    en: (count: number) =>
      count === 1 ? 'One booked appointment falls outside the hours' : `${count} booked appointments fall outside the hours`,
  },
  lead: {
    fi: 'Kun olet tallentanut muutoksen, paikan sivulta pääset siirtämään nämä ajat. Asiakkaille kerrotaan uudesta ajasta.',
    sv: 'När du har sparat ändringen kan du flytta tiderna via ställets sida. Kunderna får besked om den nya tiden.',
    en: 'When you have saved the change, you can move these appointments from the page of the place. The customers are told of their new time.',
  },
  time: { fi: 'Varattu aika', sv: 'Bokad tid', en: 'Booked time' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  more: {
    fi: (count: number) => `Lisäksi ${count} muuta.`,
    sv: (count: number) => `Dessutom ${count} andra.`,
    en: (count: number) => `And ${count} more.`,
  },
});
