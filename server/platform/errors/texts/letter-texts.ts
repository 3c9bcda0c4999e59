/** What a refusal says that concerns letters on paper and the batches they are printed in. */
export const letterTexts = {
  'no-letters-to-print': {
    fi: 'Tulostettavia kirjeitä ei ole. Joku on ehkä juuri tehnyt niistä erän.',
    sv: 'Det finns inga brev att skriva ut. Någon har kanske just gjort en omgång av dem.',
    en: 'There are no letters to print. Somebody may just have made a batch of them.',
  },
  'letter-batch-not-ready': {
    fi: 'Tulostuserä ei ole vielä valmis. Odota hetki ja avaa sivu uudelleen.',
    sv: 'Utskriftsomgången är inte klar ännu. Vänta en stund och öppna sidan på nytt.',
    en: 'The print batch is not ready yet. Wait a moment and open the page again.',
  },
  'letter-batch-already-posted': {
    fi: 'Tulostuserä on jo merkitty postitetuksi. Mitään ei muutettu.',
    sv: 'Utskriftsomgången har redan markerats som postad. Inget ändrades.',
    en: 'The print batch has already been marked as posted. Nothing was changed.',
  },
  'letter-batch-already-undone': {
    fi: 'Tulostuserä on jo purettu, ja sen kirjeet ovat palanneet odottamaan. Mitään ei muutettu.',
    sv: 'Utskriftsomgången har redan upplösts och breven väntar igen. Inget ändrades.',
    en: 'The print batch has already been undone, and its letters wait again. Nothing was changed.',
  },
  'paper-already-settled': {
    fi: 'Tämä paperihakemus on jo syötetty tai peruttu. Mitään ei tallennettu.',
    sv: 'Den här pappersansökan har redan matats in eller makulerats. Inget sparades.',
    en: 'This paper application has already been keyed or cancelled. Nothing was saved.',
  },
  'scan-already-settled': {
    fi: 'Joku on jo käsitellyt tämän skannauksen. Mitään ei tallennettu.',
    sv: 'Någon har redan behandlat den här skanningen. Inget sparades.',
    en: 'Somebody has already dealt with this scan. Nothing was saved.',
  },
};
