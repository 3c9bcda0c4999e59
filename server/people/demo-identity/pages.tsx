import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Role } from '#server/platform/http/person.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { fullName, type DemoPerson } from './people.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; people: readonly DemoPerson[]; address: string };

/** The demo identity service's own sign-in page: its people as buttons. */
export function ChoosePersonPage({ visit, agency, people, address }: Props) {
  const t = texts(visit.language);
  const roles = [...new Set(people.map(({ role }) => role))];
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <div class="ds-alert" data-color="warning">
        <h2 class="ds-heading" data-size="2xs">
          {t.demonstration}
        </h2>
        <p class="ds-paragraph">{t.demonstrationText}</p>
      </div>
      <form method="post" action={address}>
        <CsrfField visit={visit} />
        {roles.map((role) => (
          <section class="demo-people" aria-labelledby={`people-${role}`}>
            <h2 class="ds-heading" data-size="sm" id={`people-${role}`}>
              {t[role satisfies Role]}
            </h2>
            <ul>
              {people
                .filter((person) => person.role === role)
                .map((person) => (
                  <li>
                    <button
                      class="ds-button"
                      data-variant="secondary"
                      name="person"
                      value={person.id}
                      aria-describedby={`about-${person.id}`}
                    >
                      {fullName(person)}
                    </button>
                    <span id={`about-${person.id}`}>{about(person, agency, visit)}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </form>
    </PageFrame>
  );
}

function about(person: DemoPerson, agency: Agency, visit: Visit): string {
  const t = texts(visit.language);
  if (person.role === 'customer') return [person.language, t.bornWithCode(person.identityCode)].join(' · ');
  const skills = agency.groups.filter(({ id }) => person.skills.includes(id)).map(({ name }) => name[visit.language]);
  const parts = person.role === 'clerk' ? [t.skills(skills.join(', '))] : [];
  return [...parts, t.languages(person.languages.join(', '))].join(' · ');
}

export function DemoFailedPage({ visit }: { visit: Visit }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.failed}>
      <h1 class="ds-heading" data-size="lg">
        {t.failed}
      </h1>
      <p class="ds-paragraph">{t.failedText}</p>
      <ul class="ds-list">
        <li>
          <a class="ds-link" href="/sign-in">
            {t.customersAgain}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/staff">
            {t.staffAgain}
          </a>
        </li>
      </ul>
    </PageFrame>
  );
}
