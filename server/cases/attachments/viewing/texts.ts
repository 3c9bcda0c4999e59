import { dictionary } from '#server/platform/language/language.ts';

/** A file of a case on a page of its own. */
export const texts = dictionary({
  download: { fi: 'Tallenna tiedosto', sv: 'Spara filen', en: 'Save the file' },
  heicCannotShow: {
    fi: 'Selain ei osaa näyttää HEIC-kuvaa. Tallenna tiedosto ja avaa se kuvien katseluohjelmalla.',
    sv: 'Webbläsaren kan inte visa en HEIC-bild. Spara filen och öppna den i ett bildprogram.',
    en: 'The browser cannot show a HEIC picture. Save the file and open it in a picture viewer.',
  },
  needsScript: {
    fi: 'Tiedoston näyttäminen tällä sivulla vaatii JavaScriptin. Voit myös tallentaa tiedoston.',
    sv: 'För att visa filen på den här sidan krävs JavaScript. Du kan också spara filen.',
    en: 'Showing the file on this page needs JavaScript. You can also save the file.',
  },
  viewer: {
    fi: (name: string) => `Tiedosto ${name}`,
    sv: (name: string) => `Filen ${name}`,
    en: (name: string) => `The file ${name}`,
  },
  opening: { fi: 'Tiedostoa avataan.', sv: 'Filen öppnas.', en: 'The file is being opened.' },
  page: { fi: 'Sivu', sv: 'Sida', en: 'Page' },
  shown: {
    fi: 'Tiedosto näkyy alla. Sivuja: {count}.',
    sv: 'Filen visas nedan. Sidor: {count}.',
    en: 'The file is shown below. Pages: {count}.',
  },
  cannotShow: {
    fi: 'Tiedostoa ei voi näyttää tässä. Tallenna se ja avaa se omalla ohjelmallaan.',
    sv: 'Filen kan inte visas här. Spara den och öppna den i ett eget program.',
    en: 'The file cannot be shown here. Save it and open it in a program of its own.',
  },
});
