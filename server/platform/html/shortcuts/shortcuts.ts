import type { Person } from '../../http/person.ts';
import type { Visit } from '../../http/route.ts';
import { type Language, dictionary } from '../../language/language.ts';

/**
 * The keys of the desk: this table is what buttons and links declare, what the script listens to and what the help lists.
 * With Alt and Shift they must clash with no browser's own keys (Chrome has T, I, A and B, some have E, F and R).
 */
const deskKeys = {
  nextTask: 'n',
  workList: 'w',
  search: 'k',
  instructions: 'u',
  take: 'o',
  release: 'v',
  request: 'p',
  message: 'm',
  decision: 'd',
  forward: 'j',
  save: 's',
  back: 'l',
  help: 'h',
} as const;

/** What is done at a counter, where no case is open: its keys are those of cases too. */
export const counterKeys = {
  callNext: 'c',
  serve: 'g',
  recall: 'o',
  noShow: 'z',
  backInLine: 'y',
  hold: 'q',
  transfer: 'v',
  finish: 'd',
  finishAndCallNext: 'p',
  wrapUp: 'm',
  undo: 'x',
} as const;

export const shortcutKeys = { ...deskKeys, ...counterKeys };
export type ShortcutName = keyof typeof shortcutKeys;
// Object.keys of a constant gives its keys.
export const shortcutNames = Object.keys(shortcutKeys) as ShortcutName[];

/** What only those who handle cases do; where a case is open, and anywhere. */
export const ofOpenCase: readonly ShortcutName[] = ['take', 'release', 'request', 'message', 'decision'];
// Object.keys of a constant gives its keys.
const ofClerks: readonly ShortcutName[] = ['nextTask', 'workList', ...ofOpenCase, ...(Object.keys(counterKeys) as ShortcutName[])];

/** As the right handle-cases says; the server that knows the rights stands on these pages, not they on it. */
export function handlesCases(person: Person | undefined): boolean {
  return person?.role === 'clerk';
}

/** The shortcuts that somebody has a use for. */
export function listShortcuts(person: Person | undefined): readonly ShortcutName[] {
  return handlesCases(person) ? shortcutNames : shortcutNames.filter((name) => !ofClerks.includes(name));
}

/** `modified`: with Alt and Shift; `single`: alone, never while typing. With `-shown`, buttons show their keys. */
export const shortcutChoices = ['off', 'modified', 'modified-shown', 'single', 'single-shown'] as const;
export type ShortcutChoice = (typeof shortcutChoices)[number];
export type ShortcutUse = { keys: 'off' | 'modified' | 'single'; areShown: boolean };

/** How a person uses keys. Only those who work here do. */
export function shortcutUse(person: Person | undefined): ShortcutUse {
  if (!person || person.role === 'customer') return { keys: 'off', areShown: false };
  const choice = shortcutChoices.find((one) => one === person.shortcuts) ?? 'modified';
  const keys = choice.startsWith('single') ? 'single' : choice === 'off' ? 'off' : 'modified';
  return { keys, areShown: choice.endsWith('-shown') };
}

/** The keys as `aria-keyshortcuts` writes them: they are the same in every language. */
export function keysOf(name: ShortcutName, keys: 'modified' | 'single'): string {
  const letter = shortcutKeys[name].toUpperCase();
  return keys === 'single' ? letter : `Alt+Shift+${letter}`;
}

/**
 * What a button or link declares so that its key presses it. `focus`: the key only goes there, and Enter presses it: for
 * what cannot be undone. Nothing for customers and for those who use no keys.
 */
export function shortcut(visit: Visit, name: ShortcutName, does: 'press' | 'focus' = 'press') {
  const { keys } = shortcutUse(visit.session?.person);
  if (keys === 'off') return {};
  return {
    'data-shortcut': shortcutKeys[name],
    'data-shortcut-does': does === 'focus' ? 'focus' : undefined,
    'aria-keyshortcuts': keysOf(name, keys),
  };
}

export const shortcutTexts = dictionary({
  title: { fi: 'Pikanäppäimet', sv: 'Kortkommandon', en: 'Keyboard shortcuts' },
  keys: { fi: 'Näppäimet', sv: 'Tangenter', en: 'Keys' },
  what: { fi: 'Mitä tapahtuu', sv: 'Vad som händer', en: 'What happens' },
  close: { fi: 'Sulje', sv: 'Stäng', en: 'Close' },
  change: { fi: 'Muuta asetuksia', sv: 'Ändra inställningarna', en: 'Change the settings' },
});

/** What each key does. */
export const shortcutNamesIn: (language: Language) => Readonly<Record<ShortcutName, string>> = dictionary({
  nextTask: { fi: 'Seuraava tehtävä', sv: 'Nästa uppgift', en: 'Next task' },
  workList: { fi: 'Työjono', sv: 'Arbetskö', en: 'Work queue' },
  search: { fi: 'Haku', sv: 'Sök', en: 'Search' },
  instructions: { fi: 'Tiedotteet ja työohjeet', sv: 'Nyheter och arbetsanvisningar', en: 'News and work instructions' },
  take: { fi: 'Ota tapaus', sv: 'Ta ärendet', en: 'Take the case' },
  release: { fi: 'Vapauta jonoon', sv: 'Återför till kön', en: 'Release to the queue' },
  request: { fi: 'Pyydä lisätietoja asiakkaalta', sv: 'Be kunden om komplettering', en: 'Ask the customer for information' },
  message: { fi: 'Kirjoita asiakkaalle', sv: 'Skriv till kunden', en: 'Write to the customer' },
  decision: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  forward: {
    fi: 'Jatka: sivun tärkein painike. Jos sitä ei voi perua, näppäin siirtyy painikkeeseen ja Enter painaa sitä.',
    sv: 'Fortsätt: sidans viktigaste knapp. Om den inte kan ångras går tangenten till knappen och Enter trycker på den.',
    en: 'Go on: the main button of the page. Where it cannot be undone, the key goes to the button and Enter presses it.',
  },
  save: { fi: 'Tallenna', sv: 'Spara', en: 'Save' },
  back: { fi: 'Takaisin', sv: 'Tillbaka', en: 'Back' },
  callNext: { fi: 'Palvelupisteessä: kutsu seuraava', sv: 'Vid disken: kalla nästa', en: 'At the counter: call next' },
  serve: { fi: 'Palvelupisteessä: aloita palvelu', sv: 'Vid disken: börja betjäna', en: 'At the counter: start serving' },
  recall: { fi: 'Palvelupisteessä: kutsu uudelleen', sv: 'Vid disken: kalla på nytt', en: 'At the counter: call again' },
  noShow: { fi: 'Palvelupisteessä: asiakas ei tullut', sv: 'Vid disken: kunden kom inte', en: 'At the counter: did not come' },
  backInLine: { fi: 'Palvelupisteessä: takaisin jonoon', sv: 'Vid disken: tillbaka till kön', en: 'At the counter: back in line' },
  hold: {
    fi: 'Palvelupisteessä: siirrä odottamaan, tai jatka odottavan palvelua',
    sv: 'Vid disken: parkera, eller fortsätt med den parkerade',
    en: 'At the counter: put on hold, or go on with whoever is on hold',
  },
  transfer: { fi: 'Palvelupisteessä: siirrä asiakas muualle', sv: 'Vid disken: flytta kunden', en: 'At the counter: transfer' },
  finish: { fi: 'Palvelupisteessä: päätä asiointi', sv: 'Vid disken: avsluta besöket', en: 'At the counter: finish' },
  finishAndCallNext: {
    fi: 'Palvelupisteessä: päätä ja kutsu seuraava',
    sv: 'Vid disken: avsluta och kalla nästa',
    en: 'At the counter: finish and call next',
  },
  wrapUp: { fi: 'Palvelupisteessä: jälkityö', sv: 'Vid disken: efterarbete', en: 'At the counter: wrap up' },
  undo: { fi: 'Palvelupisteessä: peru viimeisin', sv: 'Vid disken: ångra det senaste', en: 'At the counter: undo the last' },
  help: { fi: 'Näytä pikanäppäimet', sv: 'Visa kortkommandona', en: 'Show the shortcuts' },
});
