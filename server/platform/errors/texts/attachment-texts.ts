/** What a refusal says that concerns attachments. */
export const attachmentTexts = {
  'too-many-attachments': {
    fi: 'Hakemuksessa on jo 200 tiedostoa, eikä siihen voi lisätä enempää. Mitään ei tallennettu. Ota meihin yhteyttä.',
    sv: 'Ansökan har redan 200 filer, och fler kan inte läggas till. Inget sparades. Kontakta oss.',
    en: 'The application already has 200 files, and no more can be added. Nothing was saved. Please contact us.',
  },
  'upload-key-used': {
    fi: 'Tällä tunnuksella on jo lähetetty toinen tiedosto. Mitään ei tallennettu.',
    sv: 'En annan fil har redan skickats med det här id-numret. Inget sparades.',
    en: 'Another file has already been sent with this identifier. Nothing was saved.',
  },
  'file-not-open': {
    fi: 'Tiedostoa ei voi avata: sitä tarkistetaan vielä haittaohjelmien varalta, tai siinä on haittaohjelma.',
    sv: 'Filen kan inte öppnas: den kontrolleras ännu för skadlig kod, eller innehåller skadlig kod.',
    en: 'The file cannot be opened: it is still being checked for malware, or contains malware.',
  },
  'phone-link-over': {
    fi: 'Linkki on jo käytetty tai vanhentunut. Kuvia ei tallennettu. Tee tietokoneella uusi koodi ja kuvaa se puhelimella.',
    sv: 'Länken har redan använts eller gått ut. Inga bilder sparades. Skapa en ny kod på datorn och läs in den med telefonen.',
    en: 'The link has been used or has expired. No pictures were saved. Make a new code on the computer and scan it with the phone.',
  },
};
