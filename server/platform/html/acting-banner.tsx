import type { Visit } from '../http/route.ts';
import { dictionary } from '../language/language.ts';

const texts = dictionary({
  label: { fi: 'Toisen puolesta asiointi', sv: 'Att uträtta ärenden för någon annan', en: 'Acting for another person' },
  actsFor: { fi: 'Asioit toisen puolesta:', sv: 'Du uträttar ärenden för:', en: 'You are acting for:' },
  end: { fi: 'Palaa omiin asioihisi', sv: 'Gå tillbaka till dina egna ärenden', en: 'Return to your own matters' },
});

/** Says on every page for whom somebody acts, with the way back to themselves. Nothing for those who act for themselves. */
export function ActingBanner({ visit }: { visit: Visit }) {
  const person = visit.session?.person;
  if (person?.role !== 'customer' || !person.agent) return null;
  const t = texts(visit.language);
  return (
    <section class="acting-banner" aria-label={t.label}>
      <div class="page-header-row">
        <p>
          {t.actsFor} <strong>{person.name}</strong>
        </p>
        <form method="post" action="/acting/end" class="no-print">
          <input type="hidden" name="_csrf" value={visit.csrfToken} />
          <button class="ds-button" data-variant="secondary" data-size="sm">
            {t.end}
          </button>
        </form>
      </div>
    </section>
  );
}
