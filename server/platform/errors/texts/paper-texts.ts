/** What a refusal says that concerns paper: applications to be keyed, and scans. */
export const paperTexts = {
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
