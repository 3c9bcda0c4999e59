import { dictionary } from '#server/platform/language/language.ts';

/** The words of a mandate: its basis, what it covers, where it holds. */
export const mandateTexts = dictionary({
  'child-guardian': { fi: 'Lapsen huoltaja', sv: 'Barnets vårdnadshavare', en: 'Guardian of the child' },
  'court-guardian': { fi: 'Edunvalvoja', sv: 'Intressebevakare', en: 'Court-appointed guardian' },
  'suomi-fi': { fi: 'Suomi.fi-valtuus', sv: 'Suomi.fi-fullmakt', en: 'Suomi.fi mandate' },
  written: { fi: 'Kirjallinen valtakirja', sv: 'Skriftlig fullmakt', en: 'Written power of attorney' },
  oral: { fi: 'Suullinen valtuutus', sv: 'Muntlig fullmakt', en: 'Oral authorisation' },
  view: { fi: 'asioiden näkeminen', sv: 'se ärenden', en: 'see matters' },
  apply: { fi: 'hakeminen ja tietojen lähettäminen', sv: 'ansöka och skicka uppgifter', en: 'apply and send information' },
  'change-account': {
    fi: 'tilinumeron ilmoittaminen ja vaihtaminen',
    sv: 'meddela och byta kontonummer',
    en: 'give and change the account number',
  },
  appeal: { fi: 'muutoksenhaku', sv: 'söka ändring', en: 'appeal' },
  basis: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
  covers: { fi: 'Etuudet', sv: 'Förmåner', en: 'Benefits' },
  allBenefits: { fi: 'kaikki etuudet', sv: 'alla förmåner', en: 'all benefits' },
  allows: { fi: 'Sallii', sv: 'Tillåter', en: 'Allows' },
  holdsIn: { fi: 'Kelpaa', sv: 'Gäller i', en: 'Holds in' },
  valid: { fi: 'Voimassa', sv: 'Giltig', en: 'Valid' },
  from: {
    fi: (from: string) => `${from} alkaen toistaiseksi`,
    sv: (from: string) => `från ${from} tills vidare`,
    en: (from: string) => `from ${from} until further notice`,
  },
  between: {
    fi: (from: string, to: string) => (from === to ? `vain ${from}` : `${from} – ${to}`),
    sv: (from: string, to: string) => (from === to ? `endast ${from}` : `${from} – ${to}`),
    en: (from: string, to: string) => (from === to ? `only ${from}` : `${from} to ${to}`),
  },
  ended: { fi: 'Päättynyt', sv: 'Avslutad', en: 'Ended' },
  expired: { fi: 'voimassaoloaika päättyi', sv: 'giltighetstiden gick ut', en: 'its time was over' },
  principalEnded: { fi: 'valtuuttaja päätti', sv: 'fullmaktsgivaren avslutade', en: 'ended by the person represented' },
  agentEnded: { fi: 'valtuutettu luopui', sv: 'ombudet avstod', en: 'given up by the agent' },
  clerkEnded: { fi: 'käsittelijä kirjasi päättyneeksi', sv: 'handläggaren antecknade som avslutad', en: 'recorded as ended by a clerk' },
  registerEnded: { fi: 'rekisteri ei enää vahvista', sv: 'registret bekräftar inte längre', en: 'no longer confirmed by the register' },
});

/** The words for what somebody did for another. The name comes first where it is known: “Aino Testinen, lapsen huoltaja”. */
export const onBehalfTexts = dictionary({
  onBehalf: { fi: 'Asioi hakijan puolesta', sv: 'Handlade för sökandens räkning', en: 'Acted for the applicant' },
  'child-guardian': { fi: 'lapsen huoltaja', sv: 'barnets vårdnadshavare', en: 'guardian of the child' },
  'court-guardian': { fi: 'edunvalvoja', sv: 'intressebevakare', en: 'court-appointed guardian' },
  'suomi-fi': { fi: 'Suomi.fi-valtuus', sv: 'Suomi.fi-fullmakt', en: 'Suomi.fi mandate' },
  written: { fi: 'kirjallinen valtakirja', sv: 'skriftlig fullmakt', en: 'written power of attorney' },
  oral: { fi: 'suullinen valtuutus', sv: 'muntlig fullmakt', en: 'oral authorisation' },
});

/** Who may act for a customer, as the staff read it. */
export const deskTexts = dictionary({
  inForce: { fi: 'Kuka voi asioida asiakkaan puolesta', sv: 'Vem kan uträtta ärenden för kunden', en: 'Who may act for the customer' },
  nobody: {
    fi: 'Kukaan ei voi asioida asiakkaan puolesta.',
    sv: 'Ingen kan uträtta ärenden för kunden.',
    en: 'Nobody may act for the customer.',
  },
  manage: { fi: 'Kirjaa tai päätä valtuutus', sv: 'Anteckna eller avsluta en fullmakt', en: 'Record or end a mandate' },
});
