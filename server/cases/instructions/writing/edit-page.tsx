import type { Agency } from '#server/agency/loading.ts';
import { describedBy, Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { concernedText } from '../parts.tsx';
import { kinds } from '../queries.ts';
import { TextBlocks } from '../text-blocks.tsx';
import { instructionTexts, writingTexts } from '../texts.ts';
import { type ContentFault, longestText, longestTitle } from './content.ts';
import type { Draft } from './drafts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  /** With what was typed last. */
  draft: Draft;
  faults: readonly ContentFault[];
  isSaved?: boolean;
  /** Somebody else saved meanwhile: what is in the fields is not saved. */
  isSavedByOther?: boolean;
};

/** Writing news or an instruction, in each language of the agency. Every button saves. */
export function EditPage(props: Props) {
  const { visit, agency, draft, faults, isSaved = false, isSavedByOther = false } = props;
  const w = writingTexts(visit.language);
  const address = `/instructions/drafts/${draft.instructionId}`;
  const heading = draft.fromVersion === 0 ? w.newHeading : w.correctHeading;
  return (
    <PageFrame visit={visit} title={heading} mainForm="write" faultCount={faults.length + (isSavedByOther ? 1 : 0)}>
      {faults.length > 0 && (
        <FaultSummary heading={w.faults} faults={faults.map((fault) => ({ id: fault.field, text: faultText(fault, visit.language) }))} />
      )}
      <p>
        <a class="ds-link" href="/instructions/drafts" {...shortcut(visit, 'back')}>
          {w.drafts}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {heading}
      </h1>
      {isSaved && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{w.saved}</p>
        </div>
      )}
      {isSavedByOther && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">
            {w.savedByOther}{' '}
            <a class="ds-link" href={`${address}/preview`} target="_blank" rel="noopener">
              {w.seeOthers}
            </a>
          </p>
        </div>
      )}
      <form method="post" action={address} id="write" class="writing-form" noValidate>
        <CsrfField visit={visit} />
        <input type="hidden" name="saveNo" value={draft.saveNo} />
        <button class="first-button" name="action" value="save" tabIndex={-1} aria-hidden="true">
          {w.save}
        </button>
        <Choices {...props} />
        {agency.languages.map((language) => (
          <LanguageFields {...props} language={language} />
        ))}
        {draft.fromVersion > 0 && (
          <div class="ds-field">
            <input class="ds-input" type="checkbox" id="isSmall" name="isSmall" value="yes" checked={draft.isSmall} />
            <label class="ds-label" data-weight="regular" for="isSmall">
              {w.isSmall}
            </label>
          </div>
        )}
        <div class="buttons">
          <button class="ds-button" name="action" value="preview" {...shortcut(visit, 'forward')}>
            {w.preview}
          </button>
          <button class="ds-button" data-variant="secondary" name="action" value="save" {...shortcut(visit, 'save')}>
            {w.save}
          </button>
          <button class="ds-button" data-variant="tertiary" data-color="danger" name="action" value="discard">
            {w.discard}
          </button>
        </div>
      </form>
    </PageFrame>
  );
}

function faultText({ field, kind }: ContentFault, language: Language): string {
  const w = writingTexts(language);
  if (kind === 'nothing') return w.nothing;
  // A field's name ends in its language.
  const written = field.slice(-2) as Language;
  return `${w[kind]}: ${w.inLanguage[written].toLowerCase()}`;
}

function Choices({ visit, agency, draft }: Props) {
  const { language } = visit;
  const t = instructionTexts(language);
  const w = writingTexts(language);
  return (
    <>
      <fieldset class="ds-fieldset">
        <legend class="ds-label">{w.kind}</legend>
        {kinds.map((kind) => (
          <div class="ds-field">
            <input class="ds-input" type="radio" id={`kind-${kind}`} name="kind" value={kind} checked={draft.kind === kind} />
            <label class="ds-label" data-weight="regular" for={`kind-${kind}`}>
              {t[kind]}
            </label>
          </div>
        ))}
      </fieldset>
      <fieldset class="ds-fieldset" aria-describedby="concerns-hint">
        <legend class="ds-label">{w.concerns}</legend>
        <p data-field="description" id="concerns-hint">
          {w.concernsHint}
        </p>
        {agency.groups.map(({ id, name }) => (
          <div class="ds-field">
            <input
              class="ds-input"
              type="checkbox"
              id={`group-${id}`}
              name="benefitGroups"
              value={id}
              checked={draft.benefitGroups.includes(id)}
            />
            <label class="ds-label" data-weight="regular" for={`group-${id}`}>
              {name[language]}
            </label>
          </div>
        ))}
      </fieldset>
    </>
  );
}

function LanguageFields({ visit, draft, faults, language }: Props & { language: Language }) {
  const w = writingTexts(visit.language);
  const written = draft.texts[language];
  const titleId = `title-${language}` as const;
  const textId = `text-${language}` as const;
  const faultOf = (id: string) => {
    const fault = faults.find(({ field }) => field === id);
    return fault && faultText(fault, visit.language);
  };
  const titleFault = faultOf(titleId);
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{w.inLanguage[language]}</legend>
      <Field id={titleId} label={w.titleField} fault={titleFault}>
        <input
          class="ds-input"
          id={titleId}
          name={titleId}
          lang={language}
          maxLength={longestTitle}
          value={written?.title ?? ''}
          autocomplete="off"
          aria-invalid={titleFault === undefined ? undefined : 'true'}
          aria-describedby={titleFault === undefined ? undefined : `${titleId}-fault`}
        />
      </Field>
      <Field id={textId} label={w.textField} hint={w.textHint} fault={faultOf(textId)}>
        <textarea
          class="ds-input"
          id={textId}
          name={textId}
          rows={10}
          lang={language}
          maxLength={longestText}
          value={written?.text ?? ''}
          {...describedBy(textId, faultOf(textId))}
        />
      </Field>
    </fieldset>
  );
}

type PreviewProps = { visit: Visit; agency: Agency; draft: Draft; isReady: boolean };

/** What is about to be published, as it will be read in each language. */
export function PreviewPage({ visit, agency, draft, isReady }: PreviewProps) {
  const { language } = visit;
  const w = writingTexts(language);
  const address = `/instructions/drafts/${draft.instructionId}`;
  return (
    <PageFrame visit={visit} title={w.previewHeading}>
      <h1 class="ds-heading" data-size="lg">
        {w.previewHeading}
      </h1>
      <p class="ds-paragraph lead">
        {instructionTexts(language)[draft.kind]}, {concernedText(agency, draft.benefitGroups, language)}
      </p>
      {agency.languages.map((one) => {
        const written = draft.texts[one];
        if (!written) return null;
        return (
          <section class="letter" aria-labelledby={`preview-${one}`}>
            <h2 class="ds-heading" data-size="md" id={`preview-${one}`} lang={one === language ? undefined : one}>
              {written.title}
            </h2>
            <TextBlocks text={written.text} lang={one === language ? undefined : one} isNested />
          </section>
        );
      })}
      {!isReady && <p class="ds-paragraph">{w.changedOnPreview}</p>}
      <form method="post" action={`${address}/publish`} class="buttons">
        <CsrfField visit={visit} />
        <input type="hidden" name="saveNo" value={draft.saveNo} />
        {isReady && (
          <button class="ds-button" {...shortcut(visit, 'forward', 'focus')}>
            {w.publish}
          </button>
        )}
        <a class="ds-button" data-variant="secondary" href={address}>
          {w.goOn}
        </a>
      </form>
    </PageFrame>
  );
}
