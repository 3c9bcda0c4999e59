import type { Agency } from '#server/agency/loading.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import type { Form, Page } from '#server/platform/forms/definition.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { languages, type Language, type Text } from '#server/platform/language/language.ts';
import { paperChannels } from '../queries.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';

type Field = Page['fields'][number];

export const inAll = (text: (language: Language) => string): Text => ({ fi: text('fi'), sv: text('sv'), en: text('en') });

/**
 * What a clerk fills in when a paper or spoken application has arrived. It is filled in and checked as every form of the
 * agency is. At a joint service point the channel is known, and what is registered there reaches the agency the same day.
 */
export function registrationForm(agency: Pick<Agency, 'benefits' | 'languages'>, role: StaffRole): { form: Form; page: Page } {
  const fields = [...formFields(agency), ...arrivalFields(role), ...personFields, ...agentFields];
  const page: Page = { id: 'registration', title: inAll(() => '-'), fields };
  const empty = inAll(() => '-');
  const form = { code: 'registration', version: '2015-01-01', title: empty, introduction: empty, minutes: 2, declaration: empty };
  return { form: { ...form, pages: [page], attachments: [] }, page };
}

/** A form in a list of all benefits' forms: its benefit and version. */
export const formValue = (benefit: string, version: string) => `${benefit}-${version}`;

function formFields({ benefits, languages: offered }: Pick<Agency, 'benefits' | 'languages'>): Field[] {
  // The newest first: most people use it.
  const forms = benefits.flatMap(({ id, name, forms: versions }) => versions.toReversed().map((form) => ({ id, name, form })));
  return [
    {
      id: 'form',
      type: 'choice',
      label: { fi: 'Lomake ja sen versio', sv: 'Blankett och version', en: 'Form and its version' },
      hint: {
        fi: 'Versio on painettu lomakkeeseen koodin alle. Suullisessa hakemuksessa valitse uusin.',
        sv: 'Versionen är tryckt på blanketten under koden. Vid en muntlig ansökan, välj den nyaste.',
        en: 'The version is printed on the form below the code. For a spoken application choose the newest.',
      },
      choices: forms.map(({ id, name, form: { code, version } }) => ({
        value: formValue(id, version),
        label: inAll((language) => `${name[language]}, ${code}, ${formatShortDay(version, language)}`),
      })),
    },
    {
      id: 'language',
      type: 'choice',
      label: { fi: 'Lomakkeen kieli', sv: 'Blankettens språk', en: 'Language of the form' },
      choices: languages
        .filter((one) => offered.includes(one))
        .map((one) => ({ value: one, label: inAll((language) => languageNameInList(one, language)) })),
    },
  ];
}

export function arrivalFields(role: StaffRole): Field[] {
  const pointDay: Field = {
    id: 'pointReceivedOn',
    type: 'date',
    earliest: 'today-1y',
    latest: 'today',
    label: {
      fi: 'Minä päivänä hakemus jätettiin yhteispalvelupisteeseen?',
      sv: 'Vilken dag lämnades ansökan in vid samservicepunkten?',
      en: 'On what day was the application left at the joint service point?',
    },
  };
  if (role === 'joint-service-clerk') return [pointDay];
  return [
    {
      id: 'channel',
      type: 'choice',
      label: { fi: 'Miten hakemus tuli?', sv: 'Hur kom ansökan in?', en: 'How did the application come?' },
      choices: paperChannels.map((value) => ({ value, label: inAll((language) => channelName(value, language)) })),
    },
    { ...pointDay, when: { field: 'channel', is: ['joint-service-point'] } },
    {
      id: 'receivedOn',
      type: 'date',
      earliest: 'today-1y',
      latest: 'today',
      label: { fi: 'Minä päivänä se saapui meille?', sv: 'Vilken dag kom den in till oss?', en: 'On what day did it reach us?' },
    },
  ];
}

const personFields: Field[] = [
  {
    id: 'identityCode',
    type: 'identityCode',
    label: { fi: 'Hakijan henkilötunnus', sv: 'Sökandens personbeteckning', en: 'Personal identity code of the applicant' },
  },
  {
    id: 'givenNames',
    type: 'text',
    max: 100,
    label: { fi: 'Hakijan etunimet', sv: 'Sökandens förnamn', en: 'Given names of the applicant' },
  },
  {
    id: 'familyName',
    type: 'text',
    max: 100,
    label: { fi: 'Hakijan sukunimi', sv: 'Sökandens efternamn', en: 'Family name of the applicant' },
    hint: {
      fi: 'Nimestä tarkistetaan, että henkilötunnus on oikein.',
      sv: 'Namnet används för att kontrollera att personbeteckningen är rätt.',
      en: 'The name is used to check that the identity code is right.',
    },
  },
];

const agentFields: Field[] = [
  {
    id: 'hasAgent',
    type: 'yesNo',
    label: {
      fi: 'Onko hakemuksen tehnyt joku muu hakijan puolesta?',
      sv: 'Har någon annan gjort ansökan för sökanden?',
      en: 'Has somebody else made the application for the applicant?',
    },
  },
  {
    id: 'agentCode',
    type: 'identityCode',
    when: { field: 'hasAgent', is: ['yes'] },
    label: { fi: 'Asioijan henkilötunnus', sv: 'Ombudets personbeteckning', en: 'Personal identity code of the agent' },
    hint: {
      fi: 'Valtuutuksen on oltava kirjattuna hakijan tietoihin.',
      sv: 'Fullmakten ska vara antecknad i sökandens uppgifter.',
      en: 'The mandate must have been recorded among the applicant’s data.',
    },
  },
];
