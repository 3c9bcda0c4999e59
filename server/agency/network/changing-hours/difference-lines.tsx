import type { HoursPlan } from '#server/agency/hours-plan.ts';
import type { Language } from '#server/platform/language/language.ts';
import { planDifferences } from './plan-words.ts';
import { texts } from './texts.ts';

type Props = { before: { plan: HoursPlan } | undefined; after: { plan: HoursPlan }; language: Language };

/** What a decision took away from the hours before it, and what it brought. */
export function DifferenceLines({ before, after, language }: Props) {
  const t = texts(language);
  const { added, removed } = planDifferences(before?.plan, after.plan, language);
  if (added.length + removed.length === 0) return <p class="ds-paragraph">{t.sameWords}</p>;
  return (
    <ul class="ds-list">
      {removed.map((line) => (
        <li key={line}>
          {t.removed}: <del>{line}</del>
        </li>
      ))}
      {added.map((line) => (
        <li key={line}>
          {t.added}: <ins>{line}</ins>
        </li>
      ))}
    </ul>
  );
}
