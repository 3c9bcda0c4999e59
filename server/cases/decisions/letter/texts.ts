import { formatDay } from '#server/platform/language/format.ts';
import { dictionary } from '#server/platform/language/language.ts';

/** The words of the letter itself, in the customer's language. */
export const letterTexts = dictionary({
  decision: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  recipient: { fi: 'Vastaanottaja', sv: 'Mottagare', en: 'Recipient' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' },
  received: { fi: 'Hakemus saapui', sv: 'Ansökan kom in', en: 'Application received' },
  date: { fi: 'Päätöksen päivä', sv: 'Beslutets datum', en: 'Date of the decision' },
  notSent: {
    fi: 'Päivä tulee, kun päätös annetaan.',
    sv: 'Datumet anges när beslutet ges.',
    en: 'The date is given when the decision is made.',
  },
  granted: {
    fi: 'Myönnämme sinulle hakemasi etuuden.',
    sv: 'Vi beviljar dig den förmån som du ansökte om.',
    en: 'We grant you the benefit that you applied for.',
  },
  'granted-in-part': {
    fi: 'Myönnämme sinulle osan hakemastasi etuudesta.',
    sv: 'Vi beviljar dig en del av den förmån som du ansökte om.',
    en: 'We grant you part of the benefit that you applied for.',
  },
  rejected: {
    fi: 'Emme myönnä sinulle hakemaasi etuutta.',
    sv: 'Vi beviljar dig inte den förmån som du ansökte om.',
    en: 'We do not grant you the benefit that you applied for.',
  },
  dismissed: {
    fi: 'Jätämme hakemuksesi tutkimatta.',
    sv: 'Vi lämnar din ansökan utan prövning.',
    en: 'We dismiss your application without examining it.',
  },
  amount: { fi: 'Määrä', sv: 'Belopp', en: 'Amount' },
  periodLabel: { fi: 'Jakso', sv: 'Period', en: 'Period' },
  period: {
    fi: (from: string, to: string | null) =>
      to === null ? `${formatDay(from, 'fi')} alkaen` : `${formatDay(from, 'fi')} – ${formatDay(to, 'fi')}`,
    sv: (from: string, to: string | null) =>
      to === null ? `från och med ${formatDay(from, 'sv')}` : `${formatDay(from, 'sv')} – ${formatDay(to, 'sv')}`,
    en: (from: string, to: string | null) =>
      to === null ? `from ${formatDay(from, 'en')}` : `${formatDay(from, 'en')} – ${formatDay(to, 'en')}`,
  },
  reasons: { fi: 'Perustelut', sv: 'Motivering', en: 'Reasons' },
  served: { fi: 'Tiedoksisaanti', sv: 'Delgivning', en: 'When you are taken to have received this' },
  servedOn: {
    fi: (sent: string, served: string) =>
      `Lähetimme päätöksen sinulle ${sent} tavallisena sähköisenä tiedoksiantona. Katsomme, että olet saanut sen tiedoksi ${served}, kolmantena päivänä lähettämisestä, jollet osoita muuta.`,
    sv: (sent: string, served: string) =>
      `Vi skickade beslutet till dig ${sent} som vanlig elektronisk delgivning. Du anses ha fått del av det ${served}, den tredje dagen efter att det skickades, om du inte visar något annat.`,
    en: (sent: string, served: string) =>
      `We sent you the decision on ${sent} by ordinary electronic service. You are taken to have received it on ${served}, the third day after it was sent, unless you show otherwise.`,
  },
  law: {
    fi: 'Laki sähköisestä asioinnista viranomaistoiminnassa (13/2003), 19 §.',
    sv: 'Lagen om elektronisk kommunikation i myndigheternas verksamhet (13/2003), 19 §.',
    en: 'Act on Electronic Services and Communication in the Public Sector (13/2003), section 19.',
  },
  servedByPost: {
    fi: 'Lähetämme päätöksen sinulle postitse. Katsomme, että olet saanut sen tiedoksi seitsemäntenä päivänä siitä, kun kirje lähetettiin, jollet osoita muuta.',
    sv: 'Vi skickar beslutet till dig per post. Du anses ha fått del av det den sjunde dagen efter att brevet skickades, om du inte visar något annat.',
    en: 'We send you the decision by post. You are taken to have received it on the seventh day after the letter was sent, unless you show otherwise.',
  },
  lawOfPost: {
    fi: 'Hallintolaki (434/2003), 59 §.',
    sv: 'Förvaltningslagen (434/2003), 59 §.',
    en: 'Administrative Procedure Act (434/2003), section 59.',
  },
  appeal: { fi: 'Jos olet tyytymätön päätökseen', sv: 'Om du är missnöjd med beslutet', en: 'If you do not agree with the decision' },
  decidedBy: { fi: 'Päätöksen teki', sv: 'Beslutet fattades av', en: 'Decided by' },
  clerk: {
    fi: (agency: string) => `Käsittelijä, ${agency}`,
    sv: (agency: string) => `Handläggare, ${agency}`,
    en: (agency: string) => `Clerk, ${agency}`,
  },
});
