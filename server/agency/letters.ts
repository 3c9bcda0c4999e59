import Type from 'typebox';
import type { LetterKind, Sender } from '../platform/letters/letter.ts';
import { languages, type Language } from '../platform/language/language.ts';
import { Line, Paragraphs } from './definition.ts';
import type { Agency } from './loading.ts';
import { listParagraphs } from './lookups.ts';
import type { Report } from './reading/files.ts';

const strict = { additionalProperties: false } as const;

/** What the agency says on every letter of a kind: before what the letter itself says, and after it. */
const StandingTexts = Type.Object({ opening: Type.Optional(Paragraphs), closing: Type.Optional(Paragraphs) }, strict);

/** `letters.json`: the agency on paper. */
export const LettersFile = Type.Object(
  {
    returnAddress: Paragraphs,
    foot: Line,
    decision: Type.Optional(StandingTexts),
    receipt: Type.Optional(StandingTexts),
    request: Type.Optional(StandingTexts),
    message: Type.Optional(StandingTexts),
    paperForm: Type.Optional(StandingTexts),
  } satisfies Record<LetterKind | 'returnAddress' | 'foot' | 'paperForm', unknown>,
  strict,
);
export type LettersFile = Type.Static<typeof LettersFile>;

/** What fits beside the window of an envelope and under it. */
const mostLines = 6;
const longestLine = 45;

export function checkLetters({ returnAddress }: LettersFile, report: Report): void {
  for (const language of languages) {
    const place = `/returnAddress/${language}`;
    const lines = listLines(returnAddress[language]);
    if (lines.length > mostLines) report('letters.json', place, `the address has more than ${mostLines} lines`);
    for (const line of lines) {
      if (line.length > longestLine) report('letters.json', place, `“${line}” is longer than ${longestLine} characters`);
    }
  }
}

type Lettered = Pick<Agency, 'name' | 'letters'>;

/** Who sends a letter, with the agency's standing texts for letters of its kind (or for the forms on paper). */
export function letterSender({ name, letters }: Lettered, kind: LetterKind | 'paperForm', language: Language): Sender {
  const standing = letters[kind];
  return {
    name: name[language],
    returnAddress: listLines(letters.returnAddress[language]),
    foot: letters.foot[language],
    opening: listParagraphs(standing?.opening?.[language] ?? ''),
    closing: listParagraphs(standing?.closing?.[language] ?? ''),
  };
}

function listLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
