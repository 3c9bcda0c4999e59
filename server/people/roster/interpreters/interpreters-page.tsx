import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { CheckField, TextField } from '#server/platform/html/text-field.tsx';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { languageName, languageNameInList } from '#server/platform/language/language-names.ts';
import { shiftChannelNames } from '../pages/texts.ts';
import { shiftChannels } from '../shifts.ts';
import type { InterpreterFault } from './form.ts';
import type { Interpreter } from './keeping.ts';
import { interpreterFaultTexts, texts } from './texts.ts';

type FieldsProps = { visit: Visit; languages: readonly string[]; form: PostedForm; faults: readonly InterpreterFault[] };
type Props = FieldsProps & { interpreters: readonly Interpreter[] };

/** Everybody who interprets, and a form for one more. */
export function InterpretersPage(props: Props) {
  const { visit, interpreters, faults } = props;
  const { language } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={t.title} mainForm="interpreter-form" faultCount={faults.length}>
      <InterpreterFaults faults={faults} language={language} />
      <h1 class="ds-heading" data-size="lg" id="interpreters">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      {interpreters.length === 0 && <p class="ds-paragraph">{t.none}</p>}
      {interpreters.length > 0 && (
        <TableScroll labelledBy="interpreters">
          <table class="ds-table" data-zebra aria-labelledby="interpreters">
            <thead>
              <tr>
                {[t.name, t.languages, t.channels].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {interpreters.map(({ id, name, languages, channels, endedAt }) => (
                <tr key={id}>
                  <th scope="row">
                    <a class="ds-link" href={`/interpreters/${id}`}>
                      {name}
                    </a>
                    {endedAt && ` (${t.ended})`}
                  </th>
                  <td>{languages.map((tag) => languageName(tag, language)).join(', ')}</td>
                  <td>{channels.map((channel) => shiftChannelNames(language)[channel]).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <section>
        <h2 class="ds-heading" data-size="md" id="add">
          {t.add}
        </h2>
        <form method="post" action="/interpreters" id="interpreter-form" class="questions facts-form">
          <InterpreterFields {...props} />
        </form>
      </section>
    </PageFrame>
  );
}

/** What is wrong with the facts of an interpreter, with a link to each field. */
export function InterpreterFaults({ faults, language }: { faults: readonly InterpreterFault[]; language: Language }) {
  if (faults.length === 0) return null;
  const shown = faults.map((fault) => ({ id: fault, text: interpreterFaultTexts(language)[fault] }));
  return <FaultSummary heading={texts(language).correct} faults={shown} />;
}

/** The name, the languages and the ways, and the button. */
export function InterpreterFields({ visit, languages, form, faults }: FieldsProps) {
  const { language } = visit;
  const t = texts(language);
  const faultOf = (field: InterpreterFault) => (faults.includes(field) ? interpreterFaultTexts(language)[field] : undefined);
  const tags = languages.map((tag): [string, string] => [tag, languageNameInList(tag, language)]);
  return (
    <>
      <CsrfField visit={visit} />
      <TextField id="name" label={t.name} value={singleValue(form, 'name') ?? ''} size={30} longest={200} fault={faultOf('name')} />
      <Boxes field="languages" label={t.languages} options={tags} form={form} fault={faultOf('languages')} />
      <Boxes
        field="channels"
        label={t.channels}
        options={shiftChannels.map((channel) => [channel, shiftChannelNames(language)[channel]])}
        form={form}
        fault={faultOf('channels')}
      />
      <div class="buttons">
        <button class="ds-button">{t.save}</button>
      </div>
    </>
  );
}

type BoxesProps = { field: string; label: string; options: readonly [string, string][]; form: PostedForm; fault: string | undefined };

function Boxes({ field, label, options, form, fault }: BoxesProps) {
  const chosen = form.get(field) ?? [];
  return (
    <fieldset class="hours-days" id={field} tabIndex={-1}>
      <legend>{label}</legend>
      {options.map(([value, name]) => (
        <CheckField key={value} id={`${field}.${value}`} name={field} value={value} label={name} isChecked={chosen.includes(value)} />
      ))}
      {fault !== undefined && <p class="ds-validation-message">{fault}</p>}
    </fieldset>
  );
}
