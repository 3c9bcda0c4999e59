import type { Agency } from '#server/agency/loading.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { formatInstant } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { UnkeptList } from './outside.ts';
import { channelName, texts } from './texts.ts';

type Props = { list: UnkeptList; agency: Agency; language: Language; labelledBy: string };

/** What was booked: when, how, about what, in which language. Nothing about who. */
export function UnkeptTable({ list: { count, first }, agency, language, labelledBy }: Props) {
  const t = texts(language);
  return (
    <>
      <TableScroll labelledBy={labelledBy}>
        <table class="ds-table" aria-labelledby={labelledBy}>
          <thead>
            <tr>
              {[t.time, t.channel, t.matter, t.language].map((heading) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map((one) => (
              <tr key={one.id}>
                <th scope="row" class="one-line">
                  {formatInstant(one.fromAt, language, agency.timeZone)}
                </th>
                <td>{channelName(language, one.channel)}</td>
                <td>{agency.groups.find(({ id }) => id === one.benefitGroup)?.name[language] ?? one.benefitGroup}</td>
                <td>{languageName(one.language, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {count > first.length && <p class="ds-paragraph">{t.more(count - first.length)}</p>}
    </>
  );
}
