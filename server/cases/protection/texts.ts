import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  correct: { fi: 'Korjaa nämä kohdat', sv: 'Rätta de här punkterna', en: 'Correct these points' },

  // Breaking the glass.
  glassTitle: { fi: 'Henkilöllä on turvakielto', sv: 'Personen har spärrmarkering', en: 'The person is under protection' },
  glassLead: {
    fi: 'Sinulla ei ole oikeutta käsitellä turvakiellossa olevien asioita. Siirrä asia käsittelijälle, jolla on oikeus.',
    sv: 'Du har inte rätt att handlägga ärenden för personer med spärrmarkering. Lämna ärendet till en handläggare som har rätten.',
    en: 'You do not have the right to handle the matters of people under protection. Pass the matter to a clerk who has.',
  },
  glassHeading: { fi: 'Jos asiaa ei voi siirtää', sv: 'Om ärendet inte kan överlämnas', en: 'If the matter cannot be passed on' },
  glassHint: {
    fi: 'Voit avata tämän yhden tapauksen 30 minuutiksi, kun odottaminen aiheuttaisi asiakkaalle vahinkoa. Avaamisesta lähtee hälytys, ja tarkastaja selvittää sen. Asiakas näkee syyn, jonka kirjoitat. Osoite ja yhteystiedot pysyvät piilossa.',
    sv: 'Du kan öppna det här ärendet i 30 minuter om det skulle skada kunden att vänta. Öppnandet larmar, och en granskare utreder det. Kunden ser orsaken som du skriver. Adressen och kontaktuppgifterna förblir dolda.',
    en: 'You can open this one case for 30 minutes when waiting would harm the customer. It raises an alarm, and an auditor looks into it. The customer sees the reason that you write. The address and contact details stay hidden.',
  },
  reason: { fi: 'Miksi avaat tapauksen', sv: 'Varför öppnar du ärendet', en: 'Why do you open the case' },
  reasonHint: { fi: 'Kirjoita vähintään 10 merkkiä.', sv: 'Skriv minst 10 tecken.', en: 'Write at least 10 characters.' },
  glassReasonMissing: {
    fi: 'Kirjoita syy, vähintään 10 merkkiä.',
    sv: 'Skriv orsaken, minst 10 tecken.',
    en: 'Write the reason, at least 10 characters.',
  },
  openByException: {
    fi: 'Avaa tapaus 30 minuutiksi',
    sv: 'Öppna ärendet i 30 minuter',
    en: 'Open the case for 30 minutes',
  },
  backToQueue: { fi: 'Takaisin työjonoon', sv: 'Tillbaka till arbetskön', en: 'Back to the work queue' },

  // Marking.
  title: { fi: 'Turvakielto', sv: 'Spärrmarkering', en: 'Protection' },
  lead: {
    fi: 'Merkitse turvakielto tai poista merkintä. Turvakiellossa olevan tapaukset näkevät vain ne, joilla on siihen oikeus, ja osoite ja yhteystiedot näkyvät vain heille.',
    sv: 'Anteckna en spärrmarkering eller ta bort den. Ärenden för en person med spärrmarkering ses bara av dem som har rätt till det, och adressen och kontaktuppgifterna visas bara för dem.',
    en: 'Mark a person as protected, or end it. Only those with the right see the cases of a protected person, and only they see the address and contact details.',
  },
  findWho: { fi: 'Kenestä on kyse', sv: 'Vem gäller det', en: 'Whom it concerns' },
  whoHint: {
    fi: 'Hakemuksen viitenumero tai henkilötunnus',
    sv: 'Ansökans referensnummer eller personbeteckning',
    en: 'The reference of an application, or the personal identity code',
  },
  whyLooked: { fi: 'Miksi haet henkilöä', sv: 'Varför söker du personen', en: 'Why you look for the person' },
  whyHint: {
    fi: 'Haku kirjataan katselulokiin, ja asiakas näkee syyn.',
    sv: 'Sökningen antecknas i visningsloggen, och kunden ser orsaken.',
    en: 'The search is written to the log of views, and the customer sees the reason.',
  },
  find: { fi: 'Hae', sv: 'Sök', en: 'Search' },
  nobodyFound: {
    fi: 'Tällä viitenumerolla tai henkilötunnuksella ei löydy ketään. Tarkista numero.',
    sv: 'Ingen hittades med det här referensnumret eller den här personbeteckningen. Kontrollera numret.',
    en: 'Nobody was found by this reference or identity code. Check the number.',
  },
  reasonMissing: {
    fi: 'Kirjoita syy, vähintään 5 merkkiä.',
    sv: 'Skriv orsaken, minst 5 tecken.',
    en: 'Write the reason, at least 5 characters.',
  },
  isProtected: { fi: 'Henkilöllä on turvakielto.', sv: 'Personen har spärrmarkering.', en: 'The person is under protection.' },
  isNotProtected: {
    fi: 'Henkilöllä ei ole turvakieltoa.',
    sv: 'Personen har ingen spärrmarkering.',
    en: 'The person is not under protection.',
  },
  why: { fi: 'Peruste', sv: 'Grund', en: 'Grounds' },
  groundsHint: {
    fi: 'Esimerkiksi tieto Digi- ja väestötietovirastosta, ja päivä. Älä kirjoita osoitetta.',
    sv: 'Till exempel en uppgift från Myndigheten för digitalisering och befolkningsdata, och datum. Skriv inte adressen.',
    en: 'For example word from the Digital and Population Data Services Agency, and the day. Do not write the address.',
  },
  mark: { fi: 'Merkitse turvakielto', sv: 'Anteckna spärrmarkering', en: 'Mark as protected' },
  unmark: { fi: 'Poista turvakielto', sv: 'Ta bort spärrmarkeringen', en: 'End the protection' },
  markedNow: {
    fi: 'Turvakielto on merkitty. Tapaukset näkyvät enää niille, joilla on oikeus.',
    sv: 'Spärrmarkeringen är antecknad. Ärendena visas nu bara för dem som har rätten.',
    en: 'The protection is marked. The cases are now shown only to those with the right.',
  },
  unmarkedNow: { fi: 'Turvakielto on poistettu.', sv: 'Spärrmarkeringen är borttagen.', en: 'The protection has ended.' },
  another: { fi: 'Hae toinen henkilö', sv: 'Sök en annan person', en: 'Search for another person' },
  history: { fi: 'Merkinnät', sv: 'Anteckningar', en: 'Entries' },
  when: { fi: 'Milloin', sv: 'När', en: 'When' },
  what: { fi: 'Mitä', sv: 'Vad', en: 'What' },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  marked: { fi: 'Turvakielto merkittiin', sv: 'Spärrmarkeringen antecknades', en: 'Marked as protected' },
  unmarked: { fi: 'Turvakielto poistettiin', sv: 'Spärrmarkeringen togs bort', en: 'Protection ended' },
});
