import type { Field } from '../definition.ts';

/** The id in the HTML of what belongs to the answer at `path`. */
export function answerId(path: string): string {
  return `answer-${path.replaceAll('.', '-')}`;
}

/** The id of the control to go to in order to answer: the first of several. `firstValue` is the first choice's value. */
export function controlId(path: string, type: Field['type'], firstValue = 'yes'): string {
  switch (type) {
    case 'date':
      return `${answerId(path)}-day`;
    case 'month':
      return `${answerId(path)}-month`;
    case 'yesNo':
      return `${answerId(path)}-yes`;
    case 'choice':
    case 'choices':
      return `${answerId(path)}-${firstValue}`;
    case 'group':
    case 'text':
    case 'longText':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'identityCode':
    case 'iban':
    case 'email':
    case 'phone':
      return answerId(path);
  }
}
