import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import type { InterpreterFault } from './form.ts';
import { InterpreterFaults, InterpreterFields } from './interpreters-page.tsx';
import type { Interpreter } from './keeping.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  interpreter: Interpreter;
  languages: readonly string[];
  form: PostedForm;
  faults: readonly InterpreterFault[];
};

/** What is known of an interpreter: changed here, and the interpreter taken out of use. */
export function FactsPage({ visit, interpreter, languages, form, faults }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = `${t.interpreter}: ${interpreter.name}`;
  return (
    <PageFrame visit={visit} title={title} mainForm="interpreter-form" faultCount={faults.length}>
      <InterpreterFaults faults={faults} language={language} />
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/interpreters/${interpreter.id}`}>
          {t.shifts(interpreter.name)}
        </a>
      </p>
      {interpreter.endedAt ? (
        <p class="ds-paragraph">{t.ended}</p>
      ) : (
        <>
          <form method="post" action={`/interpreters/${interpreter.id}/facts`} id="interpreter-form" class="questions facts-form">
            <InterpreterFields visit={visit} languages={languages} form={form} faults={faults} />
          </form>
          <form method="post" action={`/interpreters/${interpreter.id}/end`}>
            <CsrfField visit={visit} />
            <p class="ds-paragraph">{t.endLead}</p>
            <button class="ds-button" data-variant="secondary">
              {t.end}
            </button>
          </form>
        </>
      )}
    </PageFrame>
  );
}
