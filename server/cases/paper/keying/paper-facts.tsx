import type { Agency } from '#server/agency/loading.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { displayPaperCode, type Paper } from '../queries.ts';
import { countingDay } from '../received-day.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import { texts } from '../texts.ts';

/** How a paper application came, and from which day its deadline counts. */
export function PaperFacts({ visit, agency, paper }: { visit: Visit; agency: Agency; paper: Paper }) {
  const { language } = visit;
  const t = texts(language);
  const rows = [
    { name: t.code, value: displayPaperCode(paper.code) },
    { name: t.channel, value: channelName(paper.channel, language) },
    ...(paper.pointReceivedOn === null ? [] : [{ name: t.pointReceivedOn, value: formatShortDay(paper.pointReceivedOn, language) }]),
    { name: t.receivedOn, value: formatShortDay(paper.receivedOn, language) },
    ...(paper.pointReceivedOn === null ? [] : [{ name: t.counts, value: formatShortDay(countingDay(agency, paper), language) }]),
    { name: t.language, value: languageNameInList(paper.language, language) },
  ];
  return (
    <dl class="facts">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
