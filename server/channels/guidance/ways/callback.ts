import { listWindows, roomOf } from '#server/channels/callbacks/windows/callback-capacity.ts';
import { windowText } from '#server/channels/callbacks/online/window-text.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { dictionary } from '#server/platform/language/language.ts';
import { assumedService } from '../assumed.ts';
import type { Asked, Found, Way } from '../way.ts';

const texts = dictionary({
  ask: { fi: 'Pyydä soittoa', sv: 'Be om ett samtal', en: 'Ask for a call' },
  when: {
    fi: (when: string) => `Ensimmäinen vapaa soittoaika on ${when}.`,
    sv: (when: string) => `Den första lediga tiden för ett samtal är ${when}.`,
    en: (when: string) => `The first free time for a call is ${when}.`,
  },
  signIn: {
    fi: 'Soittopyyntö tehdään verkkopalvelussa tunnistautuneena.',
    sv: 'Begäran om samtal görs i e-tjänsten efter identifiering.',
    en: 'You ask for a call in the online service, signed in.',
  },
  number: {
    fi: 'Soittoa voi pyytää tunnistautumatta: puhelinnumero vahvistetaan koodilla.',
    sv: 'Du kan be om ett samtal utan att identifiera dig: telefonnumret bekräftas med en kod.',
    en: 'You can ask for a call without signing in: the phone number is confirmed by a code.',
  },
  noPaper: {
    fi: 'Paperia ei voi antaa puhelimessa.',
    sv: 'Papper kan inte lämnas per telefon.',
    en: 'Paper cannot be handed in by phone.',
  },
  languages: {
    fi: (names: string) => `Soitamme näillä kielillä: ${names}.`,
    sv: (names: string) => `Vi ringer på dessa språk: ${names}.`,
    en: (names: string) => `We call in these languages: ${names}.`,
  },
  full: {
    fi: 'Soittoaikoja ei ole nyt vapaana.',
    sv: 'Det finns inga lediga tider för samtal nu.',
    en: 'There are no free times for calls now.',
  },
});

/** A call by the agency, within a part of a day that it promises. */
export const callback: Way = {
  id: 'callback',
  name: { fi: 'Soittopyyntö', sv: 'Begäran om samtal', en: 'A call from us' },
  find,
};

async function find({ house, group, errand, spoken, at, language }: Asked): Promise<Found> {
  const { agency, database } = house;
  const t = texts(language);
  if (errand === 'hand-in' || errand === 'attach') return { offers: [], whyNot: t.noPaper };
  if (!agency.callbacks.languages.includes(spoken))
    return { offers: [], whyNot: t.languages(agency.callbacks.languages.map((tag) => languageName(tag, language)).join(', ')) };
  const benefitGroup = group ?? agency.groups[0]?.id ?? '';
  const first = (await listWindows(database, agency, { benefitGroup, language: spoken }, at)).find((window) => roomOf(window) > 0);
  if (!first) return { offers: [], whyNot: t.full };
  const canSendCode = house.settings.textMessageGateway !== undefined;
  const query = new URLSearchParams({ topic: benefitGroup, spoken });
  const minutesTo = (instant: Date) => Math.max(0, Math.round((instant.getTime() - at.getTime()) / 60_000));
  const when = windowText(first, { language, frame: { ...house.frame } });
  return {
    offers: [
      {
        name: t.ask,
        link: { address: `${canSendCode ? '/callback' : '/callbacks/new'}?${query.toString()}`, label: t.ask },
        until: { low: minutesTo(first.from), high: minutesTo(first.to) },
        service: assumedService[errand],
        why: [t.when(when), canSendCode ? t.number : t.signIn],
      },
    ],
  };
}
