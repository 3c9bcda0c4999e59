import type { Agency } from '#server/agency/loading.ts';
import { placeKinds } from '#server/agency/places-file.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { Field } from '#server/platform/html/field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay, formatNumber } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import { textOf } from '../../changing-hours/plan-form.ts';
import { kindName } from '../../places/texts.ts';
import { FactFields } from '../fact-fields.tsx';
import type { FactsFault, PlaceFacts } from '../facts.ts';
import { inWords } from '../history-page.tsx';
import { factLabel, factsFaultTexts, texts as factTexts } from '../texts.ts';
import type { NewPlace } from './new-place.ts';
import type { Around } from './queries.ts';
import { texts } from './texts.ts';

type Municipalities = readonly { id: string; name: Text }[];
type FormProps = { visit: Visit; agency: Agency; municipalities: Municipalities; form: PostedForm; faults: readonly FactsFault[] };

/** The facts of a place that is to be added. */
export function NewPlacePage({ visit, agency, municipalities, form, faults }: FormProps) {
  const { language } = visit;
  const t = texts(language);
  const wordsOf = ({ field, code }: FactsFault) => `${factLabel(field, language)}: ${factsFaultTexts(language)[code]}`;
  const faultOf = (field: string) => faults.filter((fault) => fault.field === field).map(({ code }) => factsFaultTexts(language)[code])[0];
  return (
    <PageFrame visit={visit} title={t.title} mainForm="new-place" faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary heading={factTexts(language).correct} faults={faults.map((fault) => ({ id: fault.field, text: wordsOf(fault) }))} />
      )}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action="/network/new" id="new-place" class="questions facts-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="shown" value="edit" />
        <Field id="kind" label={factLabel('kind', language)} hint={t.kindHint} fault={faultOf('kind')}>
          <select class="ds-input" id="kind" name="kind" aria-describedby={faultOf('kind') ? 'kind-hint kind-fault' : 'kind-hint'}>
            <option value="">{t.choose}</option>
            {placeKinds.map((kind) => (
              <option key={kind} value={kind} selected={kind === textOf(form, 'kind')}>
                {kindName(kind, language)}
              </option>
            ))}
          </select>
        </Field>
        <TextField
          id="validFrom"
          label={t.validFrom}
          value={textOf(form, 'validFrom')}
          size={12}
          hint={factTexts(language).dayHint}
          fault={faultOf('validFrom')}
        />
        <FactFields language={language} agency={agency} municipalities={municipalities} form={form} faults={faults} />
        <div class="buttons">
          <button class="ds-button" name="action" value="preview">
            {t.toPreview}
          </button>
        </div>
      </form>
    </PageFrame>
  );
}

type PreviewProps = {
  visit: Visit;
  agency: Agency;
  municipalities: Municipalities;
  form: PostedForm;
  place: NewPlace;
  id: string;
  /** Where the coordinates lie; undefined when none were given. */
  around: { chosen: Around; nearest: Around } | undefined;
  /** The id of a place of the same name that somebody added while this one was looked at. */
  meanwhile?: string | undefined;
};

/** What was written of a new place, and what its coordinates lead to, before it is there. */
export function PreviewPlacePage({ visit, agency, municipalities, form, place, id, around, meanwhile }: PreviewProps) {
  const { language } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={t.previewTitle} mainForm="new-place">
      <h1 class="ds-heading" data-size="lg">
        {t.previewTitle}
      </h1>
      {meanwhile !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{t.takenMeanwhile}</p>
          <p class="ds-paragraph">
            <a class="ds-link" href={`/network/${meanwhile}`}>
              {t.other}
            </a>
          </p>
        </div>
      )}
      <dl class="facts">
        <Line label={t.address} value={`/places/${id}`} />
        <Line label={factLabel('kind', language)} value={kindName(place.kind, language)} />
        <Line label={t.validFrom} value={formatDay(place.validFrom, language)} />
        {listFacts(place.facts, { agency, municipalities, visit }).map(([label, value]) => (
          <Line key={label} label={label} value={value} />
        ))}
        {around && <PositionLine visit={visit} around={around} />}
      </dl>
      <form method="post" action="/network/new" id="new-place">
        <CsrfField visit={visit} />
        <input type="hidden" name="shown" value="preview" />
        <input type="hidden" name="id" value={id} />
        {[...form].flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
        <div class="buttons">
          <button class="ds-button" name="action" value="save">
            {t.save}
          </button>
          <button class="ds-button" data-variant="secondary" name="action" value="edit">
            {t.edit}
          </button>
        </div>
      </form>
    </PageFrame>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

type Found = NonNullable<PreviewProps['around']>;

/** In words where the point is, so that a slip of a digit shows: and by which municipality it is, when by another than was chosen. */
function PositionLine({ visit: { language }, around: { chosen, nearest } }: { visit: Visit; around: Found }) {
  const t = texts(language);
  const kilometres = (found: NonNullable<Around>) => formatNumber(Math.round(found.kilometres), language);
  const shown = chosen ?? nearest;
  if (!shown) return null;
  const isElsewhere = chosen && nearest && chosen.municipality.fi !== nearest.municipality.fi;
  return (
    <div>
      <dt>{t.position}</dt>
      <dd>
        {t.from(kilometres(shown), shown.municipality[language])}
        {isElsewhere && (
          <>
            <br />
            <strong>{t.elsewhere(nearest.municipality[language])}</strong>
          </>
        )}
      </dd>
    </div>
  );
}

/** Each fact under its name. Empty lists mean all benefits, no tasks. */
function listFacts(
  facts: PlaceFacts,
  { agency, municipalities, visit: { language } }: Pick<PreviewProps, 'agency' | 'municipalities' | 'visit'>,
): [label: string, value: string][] {
  const t = texts(language);
  return Object.entries(facts).map(([fact, value]) => {
    const label = factLabel(fact, language);
    if (fact === 'groups' && facts.groups.length === 0) return [label, t.all];
    if (fact === 'municipality') return [label, municipalities.find(({ id }) => id === value)?.name[language] ?? t.noFact];
    if (fact === 'validTo' && facts.validTo !== null) return [label, formatDay(facts.validTo, language)];
    const isNothing = value === null || (Array.isArray(value) && value.length === 0);
    return [label, isNothing ? t.noFact : inWords(value, fact, agency, language)];
  });
}
