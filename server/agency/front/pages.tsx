import { listBenefitsOfGroup, listParagraphs } from '#server/agency/lookups.ts';
import type { Agency } from '#server/agency/loading.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency };

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {listParagraphs(text).map((paragraph) => (
        <p class="ds-paragraph">{paragraph}</p>
      ))}
    </>
  );
}

/** What can be applied for, by benefit group; for people who work here the way to their work. */
export function FrontPage({ visit, agency }: Props) {
  const t = texts(visit.language);
  const person = visit.session?.person;
  const isStaff = person !== undefined && person.role !== 'customer';
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="xl">
        {t.title}
      </h1>
      <div class="lead">
        <Paragraphs text={agency.texts.welcome[visit.language]} />
        {!isStaff && (
          <p class="ds-paragraph">
            <a class="ds-link" href="/guidance">
              {t.toGuidance}
            </a>
            <br />
            <a class="ds-link" href="/appointments/new">
              {t.toBooking}
            </a>
          </p>
        )}
      </div>
      {isStaff ? <WorkLinks visit={visit} /> : <BenefitGroups visit={visit} agency={agency} />}
      <section>
        <Paragraphs text={agency.contact[visit.language]} />
      </section>
    </PageFrame>
  );
}

function WorkLinks({ visit }: { visit: Visit }) {
  return (
    <section>
      <h2 class="ds-heading" data-size="md">
        {texts(visit.language).workLead}
      </h2>
      <div class="groups">
        {visit.frame.navigation(visit.session?.person, visit.language).map(({ name, links }) => (
          <section>
            {name !== undefined && (
              <h3 class="ds-heading" data-size="xs">
                {name}
              </h3>
            )}
            <ul class="ds-list">
              {links.map((link) => (
                <li>
                  <a class="ds-link" href={link.address}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function BenefitGroups({ visit, agency }: Props) {
  return (
    <div class="groups">
      {agency.groups.map((group) => (
        <section aria-labelledby={`group-${group.id}`}>
          <h2 class="ds-heading" data-size="md" id={`group-${group.id}`}>
            {group.name[visit.language]}
          </h2>
          <ul class="cards">
            {listBenefitsOfGroup(agency, group.id).map((benefit) => (
              <li class="ds-card">
                <h3 class="ds-heading" data-size="sm">
                  <a class="ds-link" href={`/benefits/${benefit.id}`}>
                    {benefit.name[visit.language]}
                  </a>
                </h3>
                <Paragraphs text={benefit.description[visit.language]} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function AccessibilityPage({ visit, agency }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.accessibility}>
      <h1 class="ds-heading" data-size="lg">
        {t.accessibility}
      </h1>
      <p class="ds-paragraph">{t.accessibilityGoal}</p>
      <h2 class="ds-heading" data-size="md">
        {t.accessibilityChecked}
      </h2>
      <p class="ds-paragraph">{t.accessibilityCheckedText}</p>
      <h2 class="ds-heading" data-size="md">
        {t.accessibilityTell}
      </h2>
      <Paragraphs text={agency.texts.accessibilityContact[visit.language]} />
    </PageFrame>
  );
}

export function PrivacyPage({ visit, agency }: Props) {
  return (
    <PageFrame visit={visit} title={texts(visit.language).privacy}>
      <h1 class="ds-heading" data-size="lg">
        {texts(visit.language).privacy}
      </h1>
      <Paragraphs text={agency.texts.privacy[visit.language]} />
    </PageFrame>
  );
}
