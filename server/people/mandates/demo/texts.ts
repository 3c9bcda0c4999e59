import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Kenen puolesta asioit?', sv: 'Vem uträttar du ärenden för?', en: 'For whom do you act?' },
  demonstration: { fi: 'Tämä on kokeilurekisteri', sv: 'Det här är ett testregister', en: 'This is a demo register' },
  demonstrationText: {
    fi: 'Sivu on Suomi.fi-valtuuksien sijainen kokeilua varten. Kaikki henkilöt ja valtuudet ovat keksittyjä.',
    sv: 'Sidan ersätter Suomi.fi-fullmakter under test. Alla personer och fullmakter är påhittade.',
    en: 'This page stands in for Suomi.fi e-Authorizations while trying out. All people and mandates are invented.',
  },
  none: {
    fi: 'Kukaan ei ole antanut sinulle valtuutta tässä kokeilurekisterissä.',
    sv: 'Ingen har gett dig en fullmakt i det här testregistret.',
    en: 'Nobody has given you a mandate in this demo register.',
  },
  back: { fi: 'Palaa asiointiin', sv: 'Gå tillbaka till tjänsten', en: 'Return to the service' },
});
