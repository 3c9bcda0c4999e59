import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { Language } from '#server/platform/language/language.ts';
import { placeOfCode } from '../codes/places.ts';
import type { Scan } from './queries.ts';
import { texts } from './texts.ts';

type Found = Pick<Scan, 'code' | 'isRead'>;

/** What was found on a scan that waits, in words. */
export function codeText(agency: Agency, { code, isRead }: Found, language: Language): string {
  const t = texts(language);
  if (code === null) return isRead ? t.noCode : t.unread;
  const place = placeOfCode(agency, code);
  switch (place.kind) {
    case 'form': {
      const form = findForm(agency, place.benefit, place.version);
      return t.ofForm(`${form?.code ?? ''}, ${benefitName(agency, place.benefit, language)}`);
    }
    case 'case':
      return t.ofCase(place.reference);
    case 'paper':
    case 'fault':
      return code;
  }
}

/** Whether a scan is an application on a form of ours, to be registered. */
export function isOfForm(agency: Agency, { code }: Found): boolean {
  return code !== null && placeOfCode(agency, code).kind === 'form';
}
