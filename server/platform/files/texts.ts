import { dictionary, type Text } from '../language/language.ts';
import type { FileFault } from './file-store.ts';

/** Why a file was not taken in, and what to do: said beside the file's name. */
export const fileFaultTexts = dictionary({
  empty: {
    fi: 'Tiedosto on tyhjä. Valitse toinen tiedosto.',
    sv: 'Filen är tom. Välj en annan fil.',
    en: 'The file is empty. Choose another one.',
  },
  'too-large': {
    fi: 'Tiedosto on liian suuri. Suurin koko on 10 megatavua. Ota kuva uudelleen pienempänä tai jaa asiakirja osiin.',
    sv: 'Filen är för stor. Den får vara högst 10 megabyte. Ta bilden på nytt i mindre storlek eller dela upp dokumentet.',
    en: 'The file is too large. The limit is 10 megabytes. Take the picture again in a smaller size or divide the document.',
  },
  'too-many-files': {
    fi: 'Lähetit liian monta tiedostoa kerralla. Lähetä tämä uudelleen.',
    sv: 'Du skickade för många filer på en gång. Skicka den här på nytt.',
    en: 'You sent too many files at once. Send this one again.',
  },
  'wrong-type': {
    fi: 'Tätä tiedostomuotoa emme voi ottaa vastaan. Lähetä PDF, JPEG, PNG, TIFF tai HEIC.',
    sv: 'Vi kan inte ta emot det här filformatet. Skicka PDF, JPEG, PNG, TIFF eller HEIC.',
    en: 'We cannot take in this kind of file. Send a PDF, JPEG, PNG, TIFF or HEIC.',
  },
  'wrong-content': {
    fi: 'Tiedoston sisältö ei vastaa sen nimeä. Tallenna asiakirja uudelleen tai ota siitä valokuva.',
    sv: 'Filens innehåll motsvarar inte dess namn. Spara dokumentet på nytt eller fotografera det.',
    en: 'The content of the file does not match its name. Save the document again or photograph it.',
  },
  'too-many-pixels': {
    fi: 'Kuva on mitoiltaan liian suuri. Ota kuva uudelleen tavallisella tarkkuudella.',
    sv: 'Bilden har för stora mått. Ta bilden på nytt med vanlig upplösning.',
    en: 'The picture measures too many pixels. Take it again at an ordinary resolution.',
  },
  damaged: {
    fi: 'Tiedosto on vioittunut, eikä sitä voi avata. Tallenna tai kuvaa asiakirja uudelleen.',
    sv: 'Filen är skadad och kan inte öppnas. Spara eller fotografera dokumentet på nytt.',
    en: 'The file is damaged and cannot be opened. Save or photograph the document again.',
  },
  'encrypted-pdf': {
    fi: 'PDF-tiedosto on suojattu salasanalla. Tallenna se ilman salasanaa ja lähetä uudelleen.',
    sv: 'PDF-filen är skyddad med lösenord. Spara den utan lösenord och skicka på nytt.',
    en: 'The PDF is protected by a password. Save it without one and send it again.',
  },
  'has-trailing-data': {
    fi: 'Tiedoston lopussa on jotakin, mikä ei kuulu siihen. Tallenna asiakirja uudelleen tai ota siitä valokuva.',
    sv: 'I slutet av filen finns något som inte hör till den. Spara dokumentet på nytt eller fotografera det.',
    en: 'Something that does not belong follows the end of the file. Save the document again or photograph it.',
  },
} satisfies Record<FileFault, Text>);
