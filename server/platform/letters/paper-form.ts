import { writeCode, type Code } from '../codes/code.ts';
import { qrSvg } from '../codes/qr.ts';
import type { Language } from '../language/language.ts';
import { typeset } from './typesetting.ts';

/** What somebody writes with: boxes for single characters, lines, an empty space, or boxes to tick. `note` stands below it. */
export type Pen = { note: string | null } & (
  | {
      kind: 'boxes';
      /** Some boxes, with what belongs into them below; or a mark that is printed between them. */
      parts: readonly ({ boxes: number; caption: string | null } | { mark: string })[];
      /** The parts are one number, and stand close to each other. */
      isTight: boolean;
      unit: string | null;
    }
  | { kind: 'lines'; count: number }
  | { kind: 'space' }
  | {
      kind: 'ticks';
      choices: readonly { label: string; hint: string | null }[];
      /** Beside each other; else below each other. */
      isInline: boolean;
      /** How many may be ticked. */
      rule: string | null;
    }
);

type Asked = { number: string; label: string; hint: string | null; condition: string | null; optional: string | null };

/** A question with its pen. `isWide`: it takes the whole width. */
export type PaperQuestion = Asked & { pen: Pen; isWide: boolean };

/** Questions asked for each of several: the same ones in each part. `more` says what to do when the parts are not enough. */
export type PaperGroup = Asked & { more: string | null; parts: readonly { title: string; items: readonly PaperQuestion[] }[] };

type SectionTop = { number: string; title: string; condition: string | null; introduction: readonly string[] };

export type PaperSection = SectionTop & {
  items: readonly (PaperQuestion | PaperGroup)[];
  notes: readonly { text: string; condition: string | null }[];
};

/** A form to be filled in with a pen: data alone, every text of it plain text. */
export type PaperForm = {
  language: Language;
  agency: string;
  title: string;
  /** The form and its version in words. */
  version: string;
  code: Extract<Code, { kind: 'form' }>;
  /** What the QR code is, for those who do not see it. */
  codeLabel: string;
  /** Paragraphs before the first question. */
  introduction: readonly string[];
  sections: readonly PaperSection[];
  /** What may have to be enclosed; null when nothing ever. */
  enclosed: (SectionTop & { attachments: readonly { label: string; hint: string | null; condition: string | null }[] }) | null;
  signing: PaperSection;
  sending: SectionTop & { address: readonly string[]; paragraphs: readonly string[] };
  words: { page: string; note: string; applicant: string; arrived: string };
};

/**
 * A form as a tagged PDF (PDF/UA-1) on A4, black on white, with the code that leads a clerk back to the form. `at` is the
 * moment it says it was made; the same form and moment give the same bytes.
 * @throws ThreadFault
 */
export function makePaperForm({ code, codeLabel, ...form }: PaperForm, at: Date): Promise<Buffer> {
  const text = writeCode(code);
  return typeset('paper-form', { ...form, code: { text, svg: qrSvg(text), label: codeLabel } }, at);
}
