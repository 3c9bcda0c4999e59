import type { Agency } from '#server/agency/loading.ts';
import { findBenefit } from '#server/agency/lookups.ts';
import type { RetentionRule } from '#server/agency/definition.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Language } from '#server/platform/language/language.ts';
import { keepText, kindTexts, texts } from './texts.ts';

type Props = { agency: Agency; language: Language; labelledBy: string };

/** How long the agency keeps what, and why: for anybody whose data it is. `labelledBy`: the id of the heading above. */
export function KeepingTimes({ agency, language, labelledBy }: Props) {
  const t = texts(language);
  return (
    <TableScroll labelledBy={labelledBy}>
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.kept}</th>
            <th scope="col">{t.why}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t.drafts}</th>
            <td>{draftTimes(agency, language)}</td>
            <td>{t.draftsWhy}</td>
          </tr>
          {agency.retention.rules.map((rule) => (
            <tr>
              <th scope="row">{ruleName(agency, rule, language)}</th>
              <td class="one-line">{keepText(rule.keep, language)}</td>
              <td>{rule.why[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** What a rule is about, with its benefits where it is not about all of them. */
export function ruleName(agency: Agency, { kind, benefits }: RetentionRule, language: Language): string {
  const name = kindTexts(language)[kind];
  if (kind !== 'closed-case') return name;
  const others = agency.retention.rules.some((rule) => rule.benefits) ? [texts(language).otherBenefits] : [];
  const named = benefits?.map((id) => findBenefit(agency, id)?.name[language] ?? id) ?? others;
  return named.length === 0 ? name : `${name} (${named.join(', ')})`;
}

function draftTimes({ benefits }: Agency, language: Language): string {
  const days = benefits.map(({ keepDraftDays }) => keepDraftDays);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const longest = keepText({ count: most, unit: 'days' }, language);
  return least === most ? longest : `${least}–${longest}`;
}
