import type { Agency } from '#server/agency/loading.ts';
import type { Skills, SkillsVersion } from '#server/people/clerks/skills.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { roleNames } from '../texts.ts';
import type { Reach } from './deciding.ts';
import type { SkillsFault } from './form.ts';
import { SkillsHistory } from './history.tsx';
import type { ClerkName, HomePlace } from './queries.ts';
import { SkillsForm } from './skills-form.tsx';
import { factNames, texts } from './texts.ts';
import { inWords, shownFacts } from './words.ts';

export type SkillsPageProps = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  clerk: ClerkName;
  skills: Skills;
  /** The number of the newest decision: who saves must have seen it. */
  version: number;
  places: readonly HomePlace[];
  languages: readonly string[];
  versions: readonly SkillsVersion[];
  /** Before which number older decisions go on. */
  older: number | undefined;
  form: PostedForm;
  faults: readonly SkillsFault[];
  refused: string | undefined;
  isSaved: boolean;
  /** How far the person who looks decides; `own`: their own duties, to be seen. */
  reach: Reach | 'own';
};

/** What somebody serves, since when and by whose decision; administrators and whoever leads their place change it here. */
export function SkillsPage(props: SkillsPageProps) {
  const { visit, clerk, skills, reach } = props;
  const mayChange = reach === 'all' || reach === 'duties';
  const t = texts(visit.language);
  const title = reach === 'own' ? t.ownTitle : t.title(clerk.name);
  return (
    <PageFrame visit={visit} title={title}>
      {reach !== 'own' && (
        <p class="ds-paragraph">
          <a class="ds-link" href={reach === 'all' ? '/clerks' : '/duties'}>
            {reach === 'all' ? t.toList : t.placeStaff}
          </a>
        </p>
      )}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {props.isSaved && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.saved}</p>
        </div>
      )}
      {props.refused !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{props.refused}</p>
        </div>
      )}
      <p class="ds-paragraph">{reach === 'own' ? t.ownLead : roleNames(visit.language)[clerk.role]}</p>
      {reach === 'moving' && <p class="ds-paragraph">{t.moving}</p>}
      <section aria-labelledby="now">
        <h2 class="ds-heading" data-size="md" id="now">
          {t.now}
        </h2>
        <Facts {...props} />
        {(mayChange || skills.isOwn) && <p class="ds-paragraph">{skills.isOwn ? t.holdsOwn : t.holdsTold}</p>}
        {mayChange && skills.isOwn && <BackToTold {...props} />}
      </section>
      {mayChange && <SkillsForm {...props} />}
      <SkillsHistory {...props} />
    </PageFrame>
  );
}

function Facts({ visit: { language }, agency, skills, places }: SkillsPageProps) {
  return (
    <dl class="facts">
      {shownFacts.map((fact) => (
        <div key={fact}>
          <dt>{factNames(language)[fact]}</dt>
          <dd>{inWords(fact, skills[fact], { agency, places, language })}</dd>
        </div>
      ))}
    </dl>
  );
}

function BackToTold({ visit, clerk, version }: SkillsPageProps) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/clerks/${clerk.id}/skills/told`} class="line-today">
      <CsrfField visit={visit} />
      <input type="hidden" name="seen" value={version} />
      <p class="ds-paragraph">{t.backLead}</p>
      <button class="ds-button" data-variant="secondary">
        {t.back}
      </button>
    </form>
  );
}
