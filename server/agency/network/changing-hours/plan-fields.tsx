import { servingKinds, weekdays } from '#server/agency/hours-plan.ts';
import { CheckField, TextField } from '#server/platform/html/text-field.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { type Language, languages } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { type FormFault, mostRows, placesOf, textOf, turns } from './plan-form.ts';
import { weekdayNames } from './plan-words.ts';
import { faultTexts, texts } from './texts.ts';

/** What is shown of a plan that is being written. `focus` is the id of the control to begin at. */
export type Shown = { language: Language; form: PostedForm; faults: readonly FormFault[]; focus: string | undefined };
type Row = { shown: Shown; place: string };

function faultOf({ faults, language }: Shown, field: string): string | undefined {
  const found = faults.find((fault) => fault.field === field);
  return found && faultTexts(language)[found.code];
}

/** The usual week, or that of a season. */
export function WeekFields({ shown, list, name }: { shown: Shown; list: string; name: string }) {
  const t = texts(shown.language);
  return (
    <>
      {placesOf(shown.form, list, mostRows.week).map((place, at) => (
        <WeekRow key={place} shown={shown} place={place} name={t.row(at + 1)} list={list} within={name} />
      ))}
      <AddButton shown={shown} list={list} label={t.addRowTo(name)} />
    </>
  );
}

function WeekRow({ shown, place, name, list, within }: Row & { name: string; list: string; within: string }) {
  const { language, form } = shown;
  const t = texts(language);
  const chosen = form.get(`${place}.days`) ?? [];
  const names = weekdayNames(language);
  const hasRarer = [`${place}.ticketsTo`, `${place}.weeks`, `${place}.nth`].some((field) => textOf(form, field) !== '');
  return (
    <fieldset class="group-item hours-row" id={place}>
      <legend>{name}</legend>
      <RowFault shown={shown} place={place} />
      <fieldset class="hours-days" id={`${place}.days`}>
        <legend>{t.weekdays}</legend>
        {weekdays.map((day, at) => (
          <CheckField
            key={day}
            id={`${place}.days.${day}`}
            name={`${place}.days`}
            value={day}
            label={names[at] ?? day}
            isChecked={chosen.includes(day)}
            isFirst={shown.focus === `${place}.days.${day}`}
          />
        ))}
        <RowFault shown={shown} place={`${place}.days`} />
      </fieldset>
      <Times shown={shown} place={place} />
      <details open={hasRarer}>
        <summary>{t.rarer}</summary>
        <div class="hours-times">
          <TextInput shown={shown} field={`${place}.ticketsTo`} label={t.ticketsTo} size={6} />
          <WeeksChoice shown={shown} place={place} />
        </div>
        <Turns shown={shown} place={place} />
      </details>
      <RemoveButton list={list} place={place} label={t.remove(`${within}, ${name}`)} />
    </fieldset>
  );
}

function WeeksChoice({ shown: { language, form }, place }: Row) {
  const t = texts(language);
  const weeks = textOf(form, `${place}.weeks`);
  return (
    <div class="ds-field">
      <label class="ds-label" for={`${place}.weeks`}>
        {t.weeks}
      </label>
      <select class="ds-input" id={`${place}.weeks`} name={`${place}.weeks`}>
        {[
          ['', t.everyWeek],
          ['odd', t.oddWeeks],
          ['even', t.evenWeeks],
        ].map(([value, label]) => (
          <option key={value} value={value} selected={value === weeks}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Turns({ shown: { language, form }, place }: Row) {
  const t = texts(language);
  const chosen = form.get(`${place}.nth`) ?? [];
  return (
    <fieldset class="hours-days">
      <legend>{t.turns}</legend>
      {turns.map((turn) => (
        <CheckField
          key={turn}
          id={`${place}.nth.${turn}`}
          name={`${place}.nth`}
          value={String(turn)}
          label={turn === -1 ? t.lastTurn : t.turn(turn)}
          isChecked={chosen.includes(String(turn))}
        />
      ))}
    </fieldset>
  );
}

/** From when to when, and how the place serves then. */
export function Times({ shown, place }: Row) {
  const t = texts(shown.language);
  const kind = textOf(shown.form, `${place}.kind`);
  return (
    <div class="hours-times">
      <TextInput shown={shown} field={`${place}.from`} label={t.opens} size={6} />
      <TextInput shown={shown} field={`${place}.to`} label={t.closes} size={6} />
      <div class="ds-field">
        <label class="ds-label" for={`${place}.kind`}>
          {t.kind}
        </label>
        <select class="ds-input" id={`${place}.kind`} name={`${place}.kind`}>
          {servingKinds.map((one) => (
            <option key={one} value={one} selected={one === kind}>
              {t.kinds[one]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

type Input = { shown: Shown; field: string; label: string; size: number; hint?: string; longest?: number };

export function TextInput({ shown, field, label, size, hint, longest }: Input) {
  const value = shown.form.get(field)?.[0] ?? '';
  return (
    <TextField
      id={field}
      label={label}
      value={value}
      size={size}
      hint={hint}
      {...(longest !== undefined && { longest })}
      fault={faultOf(shown, field)}
      isFirst={shown.focus === field}
    />
  );
}

/** A reason in every language: customers read it. */
export function WordsInputs({ shown, place, label }: Row & { label: string }) {
  return (
    <div class="hours-times">
      {languages.map((language) => (
        <TextInput
          key={language}
          shown={shown}
          field={`${place}.${language}`}
          label={`${label} (${languageName(language, shown.language)})`}
          size={24}
          longest={200}
        />
      ))}
    </div>
  );
}

export function RowFault({ shown, place }: Row) {
  const fault = faultOf(shown, place);
  return fault === undefined ? null : <p class="ds-validation-message">{fault}</p>;
}

export function AddButton({ shown, list, label }: { shown: Shown; list: string; label: string }) {
  const action = `add:${list}`;
  return (
    <button
      class="ds-button hours-add"
      data-variant="secondary"
      id={action}
      name="action"
      value={action}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just removed a row here
      autofocus={shown.focus === action}
    >
      {label}
    </button>
  );
}

export function RemoveButton({ list, place, label }: { list: string; place: string; label: string }) {
  return (
    <button class="link-button hours-remove" name="action" value={`remove:${list}:${place.slice(list.length + 1)}`}>
      {label}
    </button>
  );
}
