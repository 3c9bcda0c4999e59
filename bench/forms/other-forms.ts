import { pageCount } from './own-form.ts';

/** The measured form in the terms of survey-core and of @formio/core: the same questions, limits and conditions. */

type Part = { [key: string]: unknown };

const choices = ['a', 'b', 'c'];
const lastPage = pageCount - 1;

function surveyQuestions(end: string, inPanel: boolean): Part[] {
  const condition = `${inPanel ? 'panel.' : ''}has${end}`;
  return [
    { type: 'text', name: `text${end}`, isRequired: true, validators: [{ type: 'text', maxLength: 100 }] },
    {
      type: 'text',
      name: `count${end}`,
      inputType: 'number',
      isRequired: true,
      validators: [{ type: 'numeric', minValue: 0, maxValue: 100 }],
    },
    { type: 'radiogroup', name: `has${end}`, isRequired: true, choices: ['yes', 'no'] },
    {
      type: 'text',
      name: `amount${end}`,
      inputType: 'number',
      isRequired: true,
      visibleIf: `{${condition}} = 'yes'`,
      validators: [{ type: 'numeric', minValue: 0, maxValue: 10_000 }],
    },
    { type: 'text', name: `day${end}`, inputType: 'date', max: '2015-12-31', isRequired: true },
    { type: 'radiogroup', name: `kind${end}`, isRequired: true, choices },
  ];
}

export function surveyForm(): Part {
  const group = { type: 'paneldynamic', name: 'items', maxPanelCount: 5, templateElements: surveyQuestions('', true) };
  return {
    pages: Array.from({ length: pageCount }, (_, index) => ({
      name: `page${index}`,
      elements: index === lastPage ? [group] : surveyQuestions(String(index), false),
    })),
  };
}

function formioQuestions(end: string, prefix: string): Part[] {
  const values = (list: string[]) => list.map((value) => ({ label: value, value }));
  const required = { required: true };
  const common = { input: true, tableView: true };
  return [
    { ...common, type: 'textfield', key: `text${end}`, label: 'Text', validate: { ...required, maxLength: 100 } },
    { ...common, type: 'number', key: `count${end}`, label: 'Count', validate: { ...required, min: 0, max: 100 } },
    { ...common, type: 'radio', key: `has${end}`, label: 'Has it?', values: values(['yes', 'no']), validate: required },
    {
      ...common,
      type: 'number',
      key: `amount${end}`,
      label: 'Amount',
      validate: { ...required, min: 0, max: 10_000 },
      conditional: { show: true, when: `${prefix}has${end}`, eq: 'yes' },
    },
    {
      ...common,
      type: 'textfield',
      key: `day${end}`,
      label: 'Day',
      validate: { ...required, pattern: '2015-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])' },
    },
    {
      ...common,
      type: 'radio',
      key: `kind${end}`,
      label: 'Kind',
      values: values(choices),
      validate: { ...required, onlyAvailableItems: true },
    },
  ];
}

export function formioComponents(): Part[] {
  const group = { type: 'datagrid', key: 'items', label: 'Items', input: true, components: formioQuestions('', 'items.') };
  return Array.from({ length: pageCount }, (_, index) => ({
    type: 'panel',
    key: `page${index}`,
    input: false,
    components: index === lastPage ? [group] : formioQuestions(String(index), ''),
  }));
}
