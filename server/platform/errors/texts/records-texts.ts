/** What a refusal says that concerns a person's own data, and erasing. */
export const recordsTexts = {
  'own-data-report-under-way': {
    fi: 'Tietojesi lataus on jo käynnissä. Odota, että se valmistuu, tai yritä uudelleen tunnin kuluttua, jos se on keskeytynyt.',
    sv: 'En nedladdning av dina uppgifter pågår redan. Vänta tills den är klar, eller försök igen om en timme om den har avbrutits.',
    en: 'A download of your data is under way already. Wait until it is done, or try again in an hour if it has been interrupted.',
  },
  'erasure-under-way': {
    fi: 'Tietoja poistetaan juuri nyt. Mitään ei aloitettu. Yritä uudelleen hetken kuluttua.',
    sv: 'Uppgifter raderas just nu. Inget påbörjades. Försök igen om en stund.',
    en: 'Data is being erased right now. Nothing was begun. Try again in a moment.',
  },
};
