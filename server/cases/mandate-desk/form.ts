import type { Agency } from '#server/agency/loading.ts';
import type { Form, Page } from '#server/platform/forms/definition.ts';
import { mandateActions } from '#server/platform/http/person.ts';
import { languages, type Text } from '#server/platform/language/language.ts';
import { mandateTexts } from '#server/people/mandates/texts.ts';

/** The bases that a clerk records: what the national register holds, it tells itself. */
export const deskBases = ['written', 'oral', 'child-guardian', 'court-guardian'] as const;
export type DeskBasis = (typeof deskBases)[number];

type Word = 'written' | 'oral' | 'child-guardian' | 'court-guardian' | 'view' | 'apply' | 'change-account' | 'appeal';
const wordOf = (word: Word): Text => ({ fi: mandateTexts('fi')[word], sv: mandateTexts('sv')[word], en: mandateTexts('en')[word] });

const isNarrow = { field: 'basis', is: ['written', 'oral'] };
const isNotOral = { field: 'basis', is: ['written', 'child-guardian', 'court-guardian'] };

/** What a clerk fills in to record a mandate. It is filled in and checked as every form of the agency is. */
export function mandateForm({ benefits }: Pick<Agency, 'benefits'>): { form: Form; page: Page } {
  const page: Page = {
    id: 'mandate',
    title: { fi: 'Kirjaa valtuutus', sv: 'Anteckna en fullmakt', en: 'Record a mandate' },
    fields: [
      {
        id: 'basis',
        type: 'choice',
        label: { fi: 'Valtuutuksen peruste', sv: 'Grund för fullmakten', en: 'Basis of the mandate' },
        hint: {
          fi: 'Suullinen valtuutus kelpaa vain tänään, puhelimessa tai palvelupisteessä.',
          sv: 'En muntlig fullmakt gäller endast i dag, per telefon eller på ett serviceställe.',
          en: 'An oral authorisation holds today only, by phone or at a service location.',
        },
        choices: deskBases.map((basis) => ({ value: basis, label: wordOf(basis) })),
      },
      {
        id: 'agentCode',
        type: 'identityCode',
        label: { fi: 'Asioijan henkilötunnus', sv: 'Ombudets personbeteckning', en: 'Personal identity code of the agent' },
      },
      {
        id: 'agentGivenNames',
        type: 'text',
        max: 100,
        label: { fi: 'Asioijan etunimet', sv: 'Ombudets förnamn', en: 'Given names of the agent' },
      },
      {
        id: 'agentFamilyName',
        type: 'text',
        max: 100,
        label: { fi: 'Asioijan sukunimi', sv: 'Ombudets efternamn', en: 'Family name of the agent' },
      },
      ...scopeFields(benefits),
      ...timeFields,
      {
        id: 'checked',
        type: 'yesNo',
        label: {
          fi: 'Oletko tarkistanut kummankin henkilöllisyyden ja nähnyt valtakirjan tai rekisterin tiedon? Suullisessa valtuutuksessa: oletko kuullut valtuutuksen asiakkaalta itseltään?',
          sv: 'Har du kontrollerat bådas identitet och sett fullmakten eller uppgiften i registret? Vid muntlig fullmakt: har du hört fullmakten av kunden själv?',
          en: 'Have you checked the identity of both, and seen the power of attorney or the entry in the register? For an oral one: have you heard it from the customer in person?',
        },
      },
    ],
  };
  return { form: formAround(page), page };
}

/** Nothing of the form but its page is shown. */
function formAround(page: Page): Form {
  const nothing = Object.fromEntries(languages.map((language) => [language, '-']));
  // Every language was just put in.
  const empty = nothing as Text;
  return {
    code: 'mandate',
    version: '2015-01-01',
    title: page.title,
    introduction: empty,
    minutes: 5,
    pages: [page],
    declaration: empty,
    attachments: [],
  };
}

function scopeFields(benefits: Agency['benefits']): Page['fields'] {
  const actions: Page['fields'][number] = {
    id: 'actions',
    type: 'choices',
    when: isNarrow,
    label: { fi: 'Mitä valtuutus sallii?', sv: 'Vad tillåter fullmakten?', en: 'What does the mandate allow?' },
    choices: mandateActions.map((action) => ({ value: action, label: wordOf(action) })),
  };
  // An agency with one benefit has nothing to narrow.
  if (benefits.length < 2) return [actions];
  return [
    {
      id: 'isForAll',
      type: 'yesNo',
      when: isNarrow,
      label: {
        fi: 'Koskeeko valtuutus kaikkia etuuksia?',
        sv: 'Gäller fullmakten alla förmåner?',
        en: 'Does the mandate cover all benefits?',
      },
    },
    {
      id: 'benefits',
      type: 'choices',
      when: { all: [isNarrow, { field: 'isForAll', is: ['no'] }] },
      label: {
        fi: 'Mitä etuuksia valtuutus koskee?',
        sv: 'Vilka förmåner gäller fullmakten?',
        en: 'Which benefits does the mandate cover?',
      },
      choices: benefits.map(({ id, name }) => ({ value: id, label: name })),
    },
    actions,
  ];
}

const timeFields: Page['fields'] = [
  {
    id: 'validFrom',
    type: 'date',
    when: isNotOral,
    earliest: 'today-18y',
    latest: 'today+1y',
    label: { fi: 'Voimassa alkaen', sv: 'Giltig från', en: 'Valid from' },
  },
  {
    id: 'validTo',
    type: 'date',
    when: isNotOral,
    optional: true,
    earliest: 'today',
    latest: 'today+50y',
    label: { fi: 'Viimeinen voimassaolopäivä', sv: 'Sista giltighetsdag', en: 'Last day of validity' },
    hint: {
      fi: 'Jätä tyhjäksi, jos valtuutus on voimassa toistaiseksi. Lapsen huoltajan oikeus päättyy joka tapauksessa, kun lapsi täyttää 18 vuotta.',
      sv: 'Lämna tomt om fullmakten gäller tills vidare. Vårdnadshavarens rätt upphör i varje fall när barnet fyller 18 år.',
      en: 'Leave empty if the mandate holds until further notice. The right of a child’s guardian ends in any case when the child turns 18.',
    },
  },
];
