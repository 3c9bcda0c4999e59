import { listParagraphs } from '#server/agency/lookups.ts';
import type { Page } from '#server/platform/forms/definition.ts';
import type { Language } from '#server/platform/language/language.ts';

type Introduced = Pick<Page, 'introduction' | 'introductionOnPaper'>;

/** The introduction of a form or of one of its pages, as it suits paper. */
export function paragraphsOnPaper({ introduction, introductionOnPaper = introduction }: Introduced, language: Language): string[] {
  return introductionOnPaper ? listParagraphs(introductionOnPaper[language]) : [];
}
