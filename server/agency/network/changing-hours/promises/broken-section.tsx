import type { Agency } from '#server/agency/loading.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { formatInstant } from '#server/platform/language/format.ts';
import { dictionary, type Language } from '#server/platform/language/language.ts';
import type { Promised } from './broken.ts';

const mostShown = 100;

type Props = { broken: readonly Promised[]; agency: Agency; language: Language; /** Where several are on one page. */ id?: string };

/** What a change of hours breaks, before it is saved. */
export function BrokenPromises({ broken, agency, language, id = 'broken' }: Props) {
  if (broken.length === 0) return null;
  const t = texts(language);
  return (
    <div class="ds-alert" data-color="warning">
      <h2 class="ds-heading" data-size="sm" id={id}>
        {t.title(broken.length)}
      </h2>
      <p class="ds-paragraph">{t.lead}</p>
      <TableScroll labelledBy={id}>
        <table class="ds-table" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t.time}</th>
              <th scope="col">{t.matter}</th>
            </tr>
          </thead>
          <tbody>
            {broken.slice(0, mostShown).map(({ id: contactId, at, benefitGroup }) => (
              <tr key={contactId}>
                <th scope="row" class="one-line">
                  {formatInstant(at, language, agency.timeZone)}
                </th>
                <td>{agency.groups.find((group) => group.id === benefitGroup)?.name[language] ?? t.otherMatter}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {broken.length > mostShown && <p class="ds-paragraph">{t.more(broken.length - mostShown)}</p>}
    </div>
  );
}

const texts = dictionary({
  title: {
    fi: (count: number) => (count === 1 ? 'Yksi luvattu aika jää pitämättä' : `${count} luvattua aikaa jää pitämättä`),
    sv: (count: number) => (count === 1 ? 'En utlovad tid kan inte hållas' : `${count} utlovade tider kan inte hållas`),
    en: (count: number) => (count === 1 ? 'One promised time is broken' : `${count} promised times are broken`),
  },
  lead: {
    fi: 'Paikka on silloin kiinni. Sovi asiakkaiden kanssa uusi aika, tai muuta aukioloaikoja niin, että luvatut ajat mahtuvat niihin.',
    sv: 'Stället är då stängt. Kom överens om en ny tid med kunderna, eller ändra öppettiderna så att de utlovade tiderna ryms.',
    en: 'The place is closed then. Agree on a new time with the customers, or change the hours so that the promised times fit in.',
  },
  time: { fi: 'Luvattu aika', sv: 'Utlovad tid', en: 'Promised time' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  otherMatter: { fi: 'Muu asia', sv: 'Annat ärende', en: 'Other matter' },
  more: {
    fi: (count: number) => `Lisäksi ${count} muuta.`,
    sv: (count: number) => `Dessutom ${count} andra.`,
    en: (count: number) => `And ${count} more.`,
  },
});
