import type { Agency } from '#server/agency/loading.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { texts } from '../texts.ts';
import { roomOf, type Window } from '../windows/callback-capacity.ts';
import type { Fault } from './asking.ts';
import { windowText } from './window-text.ts';

/** What has been said so far. `secret`: the same request is made however often the form is sent. */
export type Asked = {
  secret: string;
  topic: string | undefined;
  spoken: string;
  window: string | undefined;
  number: string;
  name?: string;
};

/** Where the page stands, and the words that differ by whom it speaks to. `choose` and `send`: addresses of its two forms. */
export type Asking = {
  choose: string;
  send: string;
  back: { address: string; label: string } | undefined;
  title: string;
  lead: string;
  topic: string;
  promise: string;
  press: string;
  /** Of whoever is not known yet. */
  name?: { label: string; hint: string; longest: number };
};

type Props = {
  visit: Visit;
  agency: Agency;
  asking: Asking;
  asked: Asked;
  /** Undefined until a topic is chosen. */
  windows: readonly Window[] | undefined;
  fault: Fault | undefined;
};

/** Asking for a call: first about what and in which language, then when. */
export function AskPage({ visit, agency, asking, asked, windows, fault }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={asking.title} faultCount={fault ? 1 : 0} {...(windows && { mainForm: 'callback-form' })}>
      {fault && <FaultSummary heading={t.correct} faults={[fault]} />}
      {asking.back && (
        <p class="ds-paragraph">
          <a class="ds-link" href={asking.back.address}>
            {asking.back.label}
          </a>
        </p>
      )}
      <h1 class="ds-heading" data-size="lg">
        {asking.title}
      </h1>
      <p class="ds-paragraph lead">{asking.lead}</p>
      <TopicForm visit={visit} agency={agency} asking={asking} asked={asked} />
      {windows &&
        (windows.some((window) => roomOf(window) > 0) ? (
          <TimeForm {...{ visit, asking, asked, windows, fault }} />
        ) : (
          <p class="ds-paragraph" id="window-0">
            {t.noTimes}
          </p>
        ))}
    </PageFrame>
  );
}

function TopicForm({ visit, agency, asking, asked }: Pick<Props, 'visit' | 'agency' | 'asking' | 'asked'>) {
  const { language } = visit;
  const t = texts(language);
  return (
    <form method="get" action={asking.choose} class="matter-form">
      <Field id="topic" label={asking.topic} fault={undefined}>
        <select class="ds-input" id="topic" name="topic">
          {agency.groups.map(({ id, name }) => (
            <option key={id} value={id} selected={id === asked.topic}>
              {name[language]}
            </option>
          ))}
        </select>
      </Field>
      <Field id="spoken" label={t.spoken} fault={undefined}>
        <select class="ds-input" id="spoken" name="spoken">
          {agency.callbacks.languages.map((tag) => (
            <option key={tag} value={tag} selected={tag === asked.spoken}>
              {languageName(tag, language)}
            </option>
          ))}
        </select>
      </Field>
      <button class="ds-button" data-variant="secondary">
        {t.showTimes}
      </button>
    </form>
  );
}

function TimeForm({ visit, asking, asked, windows, fault }: Omit<Props, 'agency'> & { windows: readonly Window[] }) {
  const t = texts(visit.language);
  return (
    <form method="post" action={asking.send} id="callback-form" class="return-form">
      <CsrfField visit={visit} />
      <input type="hidden" name="secret" value={asked.secret} />
      <input type="hidden" name="topic" value={asked.topic} />
      <input type="hidden" name="spoken" value={asked.spoken} />
      <fieldset class="ds-fieldset">
        <legend class="ds-label">{t.times}</legend>
        {windows.map((window, at) => {
          const isFull = roomOf(window) === 0;
          const when = windowText(window, visit);
          return (
            <div class="ds-field" key={window.id}>
              <input
                class="ds-input"
                type="radio"
                id={`window-${at}`}
                name="window"
                value={window.id}
                checked={asked.window === window.id}
                disabled={isFull}
              />
              <label class="ds-label" data-weight="regular" for={`window-${at}`}>
                {isFull ? `${when} (${t.full})` : when}
              </label>
            </div>
          );
        })}
      </fieldset>
      {asking.name && (
        <TextField
          id="name"
          label={asking.name.label}
          hint={asking.name.hint}
          value={asked.name ?? ''}
          size={30}
          longest={asking.name.longest}
          fault={fault?.id === 'name' ? fault.text : undefined}
        />
      )}
      <TextField
        id="number"
        label={t.number}
        hint={t.numberHint}
        value={asked.number}
        size={20}
        longest={60}
        fault={fault?.id === 'number' ? fault.text : undefined}
      />
      <p class="ds-paragraph">{asking.promise}</p>
      <button class="ds-button">{asking.press}</button>
    </form>
  );
}
