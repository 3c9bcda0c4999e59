import type { Agency } from '#server/agency/loading.ts';
import type { Language } from '#server/platform/language/language.ts';
import { texts } from './texts.ts';

/** The pages of every benefit's newest form in their order, and at the end of each that it was sent: `benefit page`. */
export function listFormPages({ benefits }: Agency): string[] {
  return benefits.flatMap(({ id, forms }) => [...(forms.at(-1)?.pages.map((page) => `${id} ${page.id}`) ?? []), `${id} sent`]);
}

/** A page that no form has any more is shown by its own id: it was counted. */
export function formPageName({ benefits }: Agency, key: string, language: Language): string {
  const [benefitId = '', pageId = ''] = key.split(' ');
  const benefit = benefits.find(({ id }) => id === benefitId);
  const page = benefit?.forms.flatMap(({ pages }) => pages).findLast(({ id }) => id === pageId);
  const name = pageId === 'sent' ? texts(language).sent : (page?.title[language] ?? pageId);
  return `${benefit?.name[language] ?? benefitId}: ${name}`;
}

/** What a required attachment is called in the newest form that asks for it. */
export function requirementName({ benefits }: Agency, requirementId: string, language: Language): string {
  const rule = benefits
    .flatMap(({ forms }) => forms.flatMap(({ attachments }) => attachments ?? []))
    .findLast(({ id }) => id === requirementId);
  return rule?.label[language] ?? requirementId;
}
