import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  heading: { fi: 'Haluatko perua hakemuksen?', sv: 'Vill du återta ansökan?', en: 'Do you want to withdraw the application?' },
  means: {
    fi: 'Kun perut hakemuksen, emme käsittele sitä emmekä tee siitä päätöstä. Perumista ei voi kumota. Voit myöhemmin tehdä uuden hakemuksen, mutta etuutta ei ehkä voi saada yhtä pitkältä ajalta takautuvasti.',
    sv: 'När du återtar ansökan handlägger vi den inte och fattar inget beslut om den. Du kan inte ångra återtagandet. Du kan senare göra en ny ansökan, men det är inte säkert att du då kan få förmånen retroaktivt för lika lång tid.',
    en: 'When you withdraw the application, we do not handle it and make no decision on it. Withdrawing cannot be undone. You can make a new application later, but you may not get the benefit for as long a time in arrears.',
  },
  yes: { fi: 'Kyllä, peru hakemus', sv: 'Ja, återta ansökan', en: 'Yes, withdraw the application' },
  no: { fi: 'Ei, pidä hakemus', sv: 'Nej, behåll ansökan', en: 'No, keep the application' },
});
