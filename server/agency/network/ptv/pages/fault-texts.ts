import { dictionary } from '#server/platform/language/language.ts';

/** Why a file or a record could not be taken in, and what to do. */
export const faultTexts = dictionary({
  empty: { fi: 'Tiedosto on tyhjä.', sv: 'Filen är tom.', en: 'The file is empty.' },
  'too-large': {
    fi: 'Tiedosto on suurempi kuin 20 megatavua. Jaa se osiin.',
    sv: 'Filen är större än 20 megabyte. Dela upp den.',
    en: 'The file is larger than 20 megabytes. Divide it.',
  },
  'too-many-files': {
    fi: 'Tiedostoja on enemmän kuin 20. Lähetä loput erikseen.',
    sv: 'Filerna är fler än 20. Skicka resten separat.',
    en: 'There are more than 20 files. Send the rest separately.',
  },
  'not-utf8': { fi: 'Tiedosto ei ole UTF-8-tekstiä.', sv: 'Filen är inte text i UTF-8.', en: 'The file is not text in UTF-8.' },
  'not-json': {
    fi: 'Tiedosto ei ole kelvollista JSONia tästä rivistä ja sarakkeesta lähtien.',
    sv: 'Filen är inte giltig JSON från och med denna rad och kolumn.',
    en: 'The file is not valid JSON from this line and column on.',
  },
  'too-many-records': {
    fi: 'Tietueita on yhteensä enemmän kuin 2 000. Tämän tiedoston tietueita ei luettu.',
    sv: 'Posterna är sammanlagt fler än 2 000. Posterna i den här filen lästes inte.',
    en: 'There are more than 2,000 records in all. The records of this file were not read.',
  },
  'no-record': {
    fi: 'Tässä ei ole asiointikanavan eikä organisaation tietuetta.',
    sv: 'Här finns ingen post för en servicekanal eller organisation.',
    en: 'There is no record of a channel or an organization here.',
  },
  'forbidden-name': {
    fi: 'Tietueessa on kentän nimi, jota ei voi käyttää.',
    sv: 'Posten har ett fältnamn som inte kan användas.',
    en: 'The record has the name of a field that cannot be used.',
  },
  'bad-characters': { fi: 'Tekstissä on ohjausmerkkejä.', sv: 'Texten innehåller styrtecken.', en: 'The text has control characters.' },
  'too-long': { fi: 'Teksti tai luettelo on liian pitkä.', sv: 'Texten eller listan är för lång.', en: 'The text or list is too long.' },
  'wrong-type': { fi: 'Arvo on väärää lajia.', sv: 'Värdet är av fel slag.', en: 'The value is of the wrong kind.' },
  'unknown-value': {
    fi: 'Arvo ei ole mikään sallituista.',
    sv: 'Värdet är inget av de tillåtna.',
    en: 'The value is none of those allowed.',
  },
  'wrong-format': { fi: 'Arvo on kirjoitettu väärin.', sv: 'Värdet är fel skrivet.', en: 'The value is not written right.' },
  missing: { fi: 'Tieto puuttuu.', sv: 'Uppgiften saknas.', en: 'It is missing.' },
  twice: {
    fi: 'Sama tunniste on jo toisella tietueella. Ensimmäinen luettiin.',
    sv: 'En annan post har redan samma id. Den första lästes.',
    en: 'Another record has the same id. The first one was read.',
  },
  'not-published': {
    fi: 'Tietuetta ei ole julkaistu, joten sitä ei tuoda.',
    sv: 'Posten är inte publicerad och importeras inte.',
    en: 'The record is not published, so it is not imported.',
  },
  'place-taken': {
    fi: 'Toinen tietue koskee jo samaa paikkaa.',
    sv: 'En annan post gäller redan samma ställe.',
    en: 'Another record is of the same place already.',
  },
  'hours-overlap': { fi: 'Aukioloajat menevät päällekkäin.', sv: 'Öppettiderna överlappar varandra.', en: 'The opening hours overlap.' },
  'too-many-days': {
    fi: 'Poikkeavia päiviä on enemmän kuin 400.',
    sv: 'De avvikande dagarna är fler än 400.',
    en: 'More than 400 days differ.',
  },
  'no-such-day': { fi: 'Sellaista päivää ei ole.', sv: 'En sådan dag finns inte.', en: 'There is no such day.' },
  'ends-before': { fi: 'Aika päättyy ennen kuin se alkaa.', sv: 'Tiden slutar innan den börjar.', en: 'It ends before it begins.' },
  'no-time': {
    fi: 'Alku ja loppu ovat sama hetki.',
    sv: 'Början och slutet är samma tidpunkt.',
    en: 'It begins and ends at the same time.',
  },
  'no-weekday': { fi: 'Viikonpäivä puuttuu.', sv: 'Veckodagen saknas.', en: 'The day of the week is missing.' },
  'unknown-municipality': { fi: 'Kuntaa ei tunneta.', sv: 'Kommunen är okänd.', en: 'The municipality is not known.' },
  'no-coordinates': {
    fi: 'Koordinaatit puuttuvat, eikä paikkaa voi näyttää kartalla.',
    sv: 'Koordinaterna saknas, och stället kan inte visas på kartan.',
    en: 'There are no coordinates, and the place cannot be shown on the map.',
  },
  'no-operator': {
    fi: 'Yhteispalvelupisteen ylläpitäjää ei tunneta. Lisää tuontiin organisaation tietue.',
    sv: 'Samservicepunktens ansvariga myndighet är okänd. Lägg till organisationens post i importen.',
    en: 'Who runs the joint service point is not known. Add the record of the organization to the import.',
  },
  unknown: { fi: 'Arvoa ei tunneta.', sv: 'Värdet är okänt.', en: 'The value is not known.' },
  words: { fi: 'Teksti puuttuu jollakin kielellä.', sv: 'Texten saknas på något språk.', en: 'The text is missing in some language.' },
  'postal-code': { fi: 'Postinumerossa on viisi numeroa.', sv: 'Postnumret har fem siffror.', en: 'A postal code has five digits.' },
  degrees: { fi: 'Koordinaatti on kirjoitettu väärin.', sv: 'Koordinaten är fel skriven.', en: 'The coordinate is not written right.' },
  phone: { fi: 'Puhelinnumero on kirjoitettu väärin.', sv: 'Telefonnumret är fel skrivet.', en: 'The phone number is not written right.' },
  languages: { fi: 'Palvelukieli puuttuu.', sv: 'Servicespråket saknas.', en: 'The language of service is missing.' },
  day: { fi: 'Päivä on kirjoitettu väärin.', sv: 'Dagen är fel skriven.', en: 'The day is not written right.' },
  'before-start': {
    fi: 'Viimeinen päivä on ennen ensimmäistä.',
    sv: 'Sista dagen är före den första.',
    en: 'The last day is before the first.',
  },
});
