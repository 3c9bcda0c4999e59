import type { MatterKind, PeriodKind } from '#server/line/contact-words.ts';
import { dictionary, type Text } from '#server/platform/language/language.ts';

export const anyMatter = dictionary({ anyMatter: { fi: 'Muu asia', sv: 'Annat ärende', en: 'Other matter' } });

/** As whoever comes chooses it. */
export const unsureMatter: Text = {
  fi: 'En tiedä tai muu asia',
  sv: 'Vet inte eller annat ärende',
  en: 'I don’t know, or another matter',
};

export const stateName = dictionary({
  waiting: { fi: 'Odottaa', sv: 'Väntar', en: 'Waiting' },
  called: { fi: 'Kutsuttu', sv: 'Kallad', en: 'Called' },
  serving: { fi: 'Palveltavana', sv: 'Betjänas', en: 'Being served' },
  'on-hold': { fi: 'Odottaa palvelun jatkumista', sv: 'Parkerad', en: 'On hold' },
  'wrapping-up': { fi: 'Jälkityö', sv: 'Efterarbete', en: 'Wrapping up' },
} satisfies Record<PeriodKind, Text>);

export const matterKindName = dictionary({
  advice: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' },
  application: { fi: 'Hakemus', sv: 'Ansökan', en: 'Application' },
  attachments: { fi: 'Liitteet', sv: 'Bilagor', en: 'Attachments' },
  'form-drop-off': { fi: 'Lomakkeen jättö', sv: 'Inlämning av blankett', en: 'Form handed in' },
  'online-guidance': { fi: 'Verkkoasioinnin opastus', sv: 'Handledning i e-tjänsten', en: 'Guidance online' },
  'form-handed-out': { fi: 'Lomakkeen anto', sv: 'Utdelning av blankett', en: 'Form given out' },
  other: { fi: 'Muu', sv: 'Övrigt', en: 'Other' },
} satisfies Record<MatterKind, Text>);
