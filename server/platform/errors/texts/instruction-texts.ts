/** What a refusal says to those who write news and work instructions. */
export const instructionTexts = {
  'instruction-changed': {
    fi: 'Joku muu on muuttanut tätä sillä välin. Mitään ei julkaistu. Katso ensin, miltä teksti nyt näyttää.',
    sv: 'Någon annan har ändrat det här under tiden. Inget publicerades. Se först hur texten nu ser ut.',
    en: 'Somebody else has changed this meanwhile. Nothing was published. See first how the text stands now.',
  },
  'instruction-not-ready': {
    fi: 'Tekstistä puuttuu jotain. Mitään ei julkaistu. Kirjoita otsikko ja teksti ainakin yhdellä kielellä.',
    sv: 'Något fattas i texten. Inget publicerades. Skriv rubrik och text på åtminstone ett språk.',
    en: 'Something is missing in the text. Nothing was published. Write a title and a text in one language at least.',
  },
};
