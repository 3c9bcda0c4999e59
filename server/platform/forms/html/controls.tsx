import type { Choice, Question } from '../definition.ts';
import { choicesOf } from '../schema.ts';
import { controlFaultText } from './faults.ts';
import { answerId, controlId } from './control-id.ts';
import { controlTexts } from './display.ts';
import type { FieldsView } from './fields-view.ts';
import { formTexts } from './texts.ts';

type Props = { question: Question; path: string; view: FieldsView };

/** Above this number of choices a list to open is quicker to go through than buttons. */
const mostButtons = 12;

/** The label, hint, control and message of one question. */
export function QuestionControl(props: Props) {
  const { question, view } = props;
  switch (question.type) {
    case 'date':
      return <PartsControl {...props} parts={['day', 'month', 'year']} />;
    case 'month':
      return <PartsControl {...props} parts={['month', 'year']} />;
    case 'choices':
      return <ChoicesControl {...props} choices={choicesOf(view.form, question)} />;
    case 'choice': {
      const choices = choicesOf(view.form, question);
      return choices.length > mostButtons ? <ListControl {...props} choices={choices} /> : <ChoicesControl {...props} choices={choices} />;
    }
    case 'yesNo':
      return <ChoicesControl {...props} choices={yesAndNo} />;
    case 'longText':
      return <LongTextControl {...props} />;
    case 'text':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'identityCode':
    case 'iban':
    case 'email':
    case 'phone':
      return <TextControl {...props} />;
  }
}

const yesAndNo: readonly Choice[] = [
  { value: 'yes', label: { fi: formTexts('fi').yes, sv: formTexts('sv').yes, en: formTexts('en').yes } },
  { value: 'no', label: { fi: formTexts('fi').no, sv: formTexts('sv').no, en: formTexts('en').no } },
];

/** What a screen reader says beside the label: the hint, the unit and the message, as far as there are any. */
function description({ question, path, view }: Props, hasUnit = false) {
  const id = answerId(path);
  const isFaulty = view.faultAt.has(path);
  const parts = [question.hint && `${id}-hint`, hasUnit && `${id}-unit`, isFaulty && `${id}-fault`].filter(Boolean);
  return { ...(parts.length > 0 && { 'aria-describedby': parts.join(' ') }), ...(isFaulty && { 'aria-invalid': true }) };
}

function labelText({ question, view: { language } }: Props): string {
  return question.optional ? `${question.label[language]} ${formTexts(language).optional}` : question.label[language];
}

function Hint({ question, path, view }: Props) {
  return question.hint ? (
    <div id={`${answerId(path)}-hint`} data-field="description">
      {question.hint[view.language]}
    </div>
  ) : null;
}

export function FaultMessage({ path, view }: { path: string; view: FieldsView }) {
  const fault = view.faultAt.get(path);
  return fault ? (
    <p class="ds-validation-message" data-field="validation" id={`${answerId(path)}-fault`}>
      {controlFaultText(view.form, fault, view.language)}
    </p>
  ) : null;
}

/** What stands in a control: what was typed when that could not be read, otherwise the answer. */
function textIn({ question, path, view }: Props, end: '' | '.day' | '.month' | '.year' = ''): string {
  // The walk took this answer from the answers, whose type it has.
  const answer = view.answerAt.get(path) as Parameters<typeof controlTexts>[1];
  return view.typed.get(`${path}${end}`) ?? controlTexts(question, answer, view.language)[end];
}

function isChosen({ path, view }: Props, value: string): boolean {
  const answer = view.answerAt.get(path);
  return Array.isArray(answer) ? answer.includes(value) : answer === value;
}

const completions: Readonly<Partial<Record<NonNullable<Question['prefill']>, string>>> = {
  givenNames: 'given-name',
  familyName: 'family-name',
  phone: 'tel',
  email: 'email',
  lastAddress: 'address-line1',
};

/** What a browser needs to know to bring the right keyboard, and to leave codes alone. */
function typing({ type, prefill }: Question) {
  const autocomplete = (prefill && completions[prefill]) ?? 'off';
  switch (type) {
    case 'integer':
      return { inputmode: 'numeric', autocomplete, size: 12 } as const;
    case 'decimal':
    case 'money':
      return { inputmode: 'decimal', autocomplete, size: 12 } as const;
    case 'identityCode':
      return { autocapitalize: 'characters', spellcheck: false, autocomplete, size: 14 } as const;
    case 'iban':
      return { autocapitalize: 'characters', spellcheck: false, autocomplete, size: 28 } as const;
    case 'email':
      return { type: 'email', spellcheck: false, autocomplete } as const;
    case 'phone':
      return { type: 'tel', autocomplete, size: 20 } as const;
    case 'text':
    case 'longText':
    case 'date':
    case 'month':
    case 'choice':
    case 'choices':
    case 'yesNo':
      return { autocomplete } as const;
  }
}

function TextControl(props: Props) {
  const { question, path, view } = props;
  const id = controlId(path, question.type);
  const unit = question.unit?.[view.language] ?? (question.type === 'money' ? '€' : undefined);
  const input = (
    <input
      class="ds-input"
      type="text"
      id={id}
      name={path}
      value={textIn(props)}
      {...typing(question)}
      {...description(props, Boolean(unit))}
    />
  );
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {labelText(props)}
      </label>
      <Hint {...props} />
      {unit ? (
        <div class="ds-field-affixes">
          {input}
          <span class="ds-field-affix" id={`${answerId(path)}-unit`}>
            {unit}
          </span>
        </div>
      ) : (
        input
      )}
      <FaultMessage path={path} view={view} />
    </div>
  );
}

function LongTextControl(props: Props) {
  const { question, path, view } = props;
  const id = controlId(path, question.type);
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {labelText(props)}
      </label>
      <Hint {...props} />
      <textarea class="ds-input" id={id} name={path} rows={5} value={textIn(props)} {...description(props)} />
      <FaultMessage path={path} view={view} />
    </div>
  );
}

function ListControl(props: Props & { choices: readonly Choice[] }) {
  const { path, view, choices } = props;
  const id = controlId(path, 'choice', choices[0]?.value);
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {labelText(props)}
      </label>
      <Hint {...props} />
      <select class="ds-input" data-width="auto" id={id} name={path} {...description(props)}>
        <option value="">{formTexts(view.language).choose}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value} selected={isChosen(props, value)}>
            {label[view.language]}
          </option>
        ))}
      </select>
      <FaultMessage path={path} view={view} />
    </div>
  );
}

function ChoicesControl(props: Props & { choices: readonly Choice[] }) {
  const { question, path, view, choices } = props;
  const type = question.type === 'choices' ? 'checkbox' : 'radio';
  const { 'aria-describedby': describedBy, 'aria-invalid': isInvalid } = description(props);
  return (
    <fieldset class="ds-fieldset" aria-describedby={describedBy}>
      <legend class="ds-label">{labelText(props)}</legend>
      <Hint {...props} />
      {choices.map(({ value, label, hint }) => {
        const id = controlId(path, 'choice', value);
        return (
          <div class="ds-field" key={value}>
            <input
              class="ds-input"
              type={type}
              id={id}
              name={path}
              value={value}
              checked={isChosen(props, value)}
              aria-invalid={isInvalid}
              aria-describedby={hint && `${id}-hint`}
            />
            <label class="ds-label" for={id}>
              {label[view.language]}
            </label>
            {hint && (
              <div id={`${id}-hint`} data-field="description">
                {hint[view.language]}
              </div>
            )}
          </div>
        );
      })}
      <FaultMessage path={path} view={view} />
    </fieldset>
  );
}

/** A day or a month in separate controls: a native one would speak the browser's language instead of the page's. */
function PartsControl(props: Props & { parts: readonly ('day' | 'month' | 'year')[] }) {
  const { path, view, parts } = props;
  const t = formTexts(view.language);
  const { 'aria-describedby': describedBy, 'aria-invalid': isInvalid } = description(props);
  return (
    <fieldset class="ds-fieldset" aria-describedby={describedBy}>
      <legend class="ds-label">{labelText(props)}</legend>
      <Hint {...props} />
      <div class="day-parts">
        {parts.map((part) => (
          <div class="ds-field" key={part}>
            <label class="ds-label" for={`${answerId(path)}-${part}`}>
              {t[part]}
            </label>
            <input
              class="ds-input"
              type="text"
              id={`${answerId(path)}-${part}`}
              name={`${path}.${part}`}
              value={textIn(props, `.${part}`)}
              inputmode="numeric"
              autocomplete="off"
              size={part === 'year' ? 6 : 4}
              aria-invalid={isInvalid}
            />
          </div>
        ))}
      </div>
      <FaultMessage path={path} view={view} />
    </fieldset>
  );
}
