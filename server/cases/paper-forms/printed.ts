import { createHash } from 'node:crypto';
import type { Agency } from '#server/agency/loading.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import type { Language } from '#server/platform/language/language.ts';
import { makePaperForm } from '#server/platform/letters/paper-form.ts';
import { layOutForm } from './paper-form.ts';

/** A form as a PDF. `etag` tells this very content from any other. */
export type PrintedForm = { content: Buffer; etag: string };

type Printing = { made: Promise<PrintedForm>; byteCount: number | undefined };

/**
 * A version of a form never changes while the program runs: each is set once in each language and kept, some 200 kB.
 * Whoever asks meanwhile waits for the same one, so strangers can ask as often as they like.
 */
const printings = new WeakMap<Form, Map<Language, Printing>>();

type Printer = Pick<Agency, 'name' | 'letters'>;

/** @throws ThreadFault */
export function printForm(agency: Printer, form: Form, language: Language): Promise<PrintedForm> {
  return printingOf(agency, form, language).made;
}

/**
 * How large the PDF is; undefined while it is not known, and then it is set for whoever asks next. A page that names the
 * size never waits for it.
 */
export function printedSize(agency: Printer, form: Form, language: Language): number | undefined {
  const printing = printingOf(agency, form, language);
  // Who asks for the form itself is told of the fault.
  printing.made.catch(() => undefined);
  return printing.byteCount;
}

function printingOf(agency: Printer, form: Form, language: Language): Printing {
  const ofForm = printings.get(form) ?? new Map<Language, Printing>();
  printings.set(form, ofForm);
  const known = ofForm.get(language);
  if (known) return known;
  const printing: Printing = { made: print(agency, form, language), byteCount: undefined };
  ofForm.set(language, printing);
  printing.made.then(
    ({ content }) => (printing.byteCount = content.byteLength),
    // The next one tries again.
    () => ofForm.delete(language),
  );
  return printing;
}

async function print(agency: Printer, form: Form, language: Language): Promise<PrintedForm> {
  const content = await makePaperForm(layOutForm(agency, form, language), new Date(`${form.version}T00:00:00Z`));
  return { content, etag: `"${createHash('sha256').update(content).digest('base64url')}"` };
}
