import type { Skills } from '#server/people/clerks/skills.ts';
import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { SkillsFault } from './form.ts';

export const texts = dictionary({
  title: { fi: (name: string) => `Tehtävät: ${name}`, sv: (name: string) => `Uppgifter: ${name}`, en: (name: string) => `Duties: ${name}` },
  ownTitle: { fi: 'Omat tehtävät', sv: 'Egna uppgifter', en: 'My duties' },
  ownLead: {
    fi: 'Näiden mukaan saat asioita työjonosta ja asiakkaita palvelupisteessä. Niitä muuttavat pääkäyttäjä ja kotipaikkasi esihenkilö.',
    sv: 'Enligt dessa får du ärenden ur arbetskön och kunder vid disken. De ändras av en administratör eller av chefen för ditt hemställe.',
    en: 'By these you get cases from the work queue and customers at the counter. An administrator or the manager of your home place changes them.',
  },
  toList: { fi: 'Koko henkilöstö', sv: 'Hela personalen', en: 'All staff' },
  placeStaff: { fi: 'Paikan henkilöstö', sv: 'Ställets personal', en: 'Staff of my place' },
  placeStaffLead: {
    fi: 'Asiakkaita palvelevat, joiden kotipaikka on sama kuin sinun. Voit muuttaa heidän tehtäviään; kotipaikan muuttaa pääkäyttäjä.',
    sv: 'De som betjänar kunder och har samma hemställe som du. Du kan ändra deras uppgifter; hemstället ändras av en administratör.',
    en: 'Those who serve customers and have the same home place as you. You can change their duties; an administrator changes the home place.',
  },
  noPlace: {
    fi: 'Sinulla ei ole kotipaikkaa. Kun pääkäyttäjä asettaa sen, näet täällä paikan henkilöstön ja voit muuttaa heidän tehtäviään.',
    sv: 'Du har inget hemställe. När en administratör har angett det ser du ställets personal här och kan ändra deras uppgifter.',
    en: 'You have no home place. Once an administrator has set it, you see the staff of the place here and can change their duties.',
  },
  nobodyHere: {
    fi: 'Kenenkään muun kotipaikka ei ole täällä.',
    sv: 'Ingen annan har sitt hemställe här.',
    en: 'Nobody else has their home place here.',
  },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  role: { fi: 'Rooli', sv: 'Roll', en: 'Role' },
  more: { fi: 'Seuraavat', sv: 'Följande', en: 'Next' },
  moving: {
    fi: 'Pääkäyttäjä on päättänyt, että henkilö siirtyy toiseen paikkaan. Siihen asti tehtäviä muuttaa vain pääkäyttäjä.',
    sv: 'En administratör har beslutat att personen flyttar till ett annat ställe. Tills dess ändras uppgifterna bara av en administratör.',
    en: 'An administrator has decided that this person moves to another place. Until then only an administrator changes the duties.',
  },
  holdsOwn: {
    fi: 'Etuusryhmät ja kielet on asetettu täällä. Kirjautuminen ei muuta niitä.',
    sv: 'Förmånsgrupperna och språken har ställts in här. Inloggningen ändrar dem inte.',
    en: 'Benefit groups and languages have been set here. Signing in does not change them.',
  },
  holdsTold: {
    fi: 'Etuusryhmät ja kielet tulevat kirjautumisesta ja päivittyvät joka kerta, kun henkilö kirjautuu. Kun tallennat tämän lomakkeen, ne pysyvät sellaisina kuin ne tässä valitset.',
    sv: 'Förmånsgrupperna och språken kommer från inloggningen och uppdateras varje gång personen loggar in. När du sparar blanketten förblir de som du har valt här.',
    en: 'Benefit groups and languages come from the sign-in and are brought up to date whenever the person signs in. Once you save this form, they stay as you choose them here.',
  },
  now: { fi: 'Nyt voimassa', sv: 'Gäller nu', en: 'In force now' },
  toChange: { fi: 'Muuta tehtäviä', sv: 'Ändra uppgifterna', en: 'Change the duties' },
  noHome: { fi: 'Ei kotipaikkaa', sv: 'Inget hemställe', en: 'No home place' },
  nothing: { fi: 'ei mitään', sv: 'ingenting', en: 'nothing' },
  yes: { fi: 'kyllä', sv: 'ja', en: 'yes' },
  no: { fi: 'ei', sv: 'nej', en: 'no' },
  quickHint: { fi: 'Palvelee vain pika-asioita', sv: 'Betjänar bara snabbärenden', en: 'Serves quick matters only' },
  from: { fi: 'Voimassa alkaen', sv: 'Gäller från', en: 'Valid from' },
  fromHint: { fi: 'Esimerkiksi 1.4.2015', sv: 'Till exempel 1.4.2015', en: 'For example 1.4.2015' },
  whenAtWork: {
    fi: 'Joka on jo avannut palvelupisteen, palvelee loppuun sen, minkä avasi. Muutos koskee seuraavaa palvelupistettä.',
    sv: 'Den som redan har öppnat en disk betjänar som förut tills disken stängs. Ändringen gäller nästa disk.',
    en: 'Whoever has opened a counter already serves on as before until they close it. The change concerns the next counter.',
  },
  save: { fi: 'Tallenna tehtävät', sv: 'Spara uppgifterna', en: 'Save the duties' },
  saved: { fi: 'Tehtävät tallennettiin.', sv: 'Uppgifterna sparades.', en: 'The duties were saved.' },
  back: {
    fi: 'Palauta kirjautumisen mukaisiksi',
    sv: 'Återställ enligt inloggningen',
    en: 'Back to what the sign-in says',
  },
  backLead: {
    fi: 'Voit palauttaa ne kirjautumisen mukaisiksi. Se on voimassa heti. Kotipaikka, kanavat ja pikapiste eivät muutu.',
    sv: 'Du kan återställa dem enligt inloggningen. Det gäller genast. Hemstället, kanalerna och snabbdisken ändras inte.',
    en: 'You can set them back to what the sign-in says. That holds at once. Home place, channels and quick counter do not change.',
  },
  history: { fi: 'Kuka on muuttanut mitä', sv: 'Vem har ändrat vad', en: 'Who changed what' },
  neverChanged: { fi: 'Mitään ei ole muutettu täällä.', sv: 'Inget har ändrats här.', en: 'Nothing has been changed here.' },
  sameAsBefore: { fi: 'Mikään ei muuttunut.', sv: 'Inget ändrades.', en: 'Nothing differed.' },
  older: { fi: 'Vanhemmat muutokset', sv: 'Äldre ändringar', en: 'Older changes' },
  coming: { fi: 'tulossa', sv: 'kommer', en: 'coming' },
  dropped: { fi: 'kumoutui uudella päätöksellä', sv: 'ersattes av ett nytt beslut', en: 'replaced by a newer decision' },
  wasThen: {
    fi: (before: string, after: string) => `${before} → ${after}`,
    sv: (before: string, after: string) => `${before} → ${after}`,
    en: (before: string, after: string) => `${before} → ${after}`,
  },
});

export const factNames = dictionary({
  isOwn: { fi: 'Asetettu täällä', sv: 'Inställt här', en: 'Set here' },
  homePlaceId: { fi: 'Kotipaikka', sv: 'Hemställe', en: 'Home place' },
  benefitGroups: { fi: 'Etuusryhmät', sv: 'Förmånsgrupper', en: 'Benefit groups' },
  languages: { fi: 'Palvelukielet', sv: 'Servicespråk', en: 'Languages of service' },
  channels: { fi: 'Kanavat', sv: 'Kanaler', en: 'Channels' },
  isQuick: { fi: 'Pikapiste', sv: 'Snabbdisk', en: 'Quick counter' },
} satisfies Record<keyof Skills, Text>);

export const faultTexts = dictionary({
  languages: {
    fi: 'Valitse ainakin yksi palvelukieli.',
    sv: 'Välj minst ett servicespråk.',
    en: 'Choose at least one language of service.',
  },
  channels: { fi: 'Valitse ainakin yksi kanava.', sv: 'Välj minst en kanal.', en: 'Choose at least one channel.' },
  day: {
    fi: 'Kirjoita päivä, esimerkiksi 1.4.2015.',
    sv: 'Skriv en dag, till exempel 1.4.2015.',
    en: 'Write a day, for example 1.4.2015.',
  },
  past: {
    fi: 'Päivä on jo mennyt. Valitse tämä päivä tai myöhempi.',
    sv: 'Dagen har redan passerat. Välj i dag eller senare.',
    en: 'The day is past. Choose today or a later day.',
  },
  place: { fi: 'Valitse kotipaikka luettelosta.', sv: 'Välj hemstället i listan.', en: 'Choose the home place from the list.' },
} satisfies Record<SkillsFault['code'], Text>);
