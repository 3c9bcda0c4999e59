/** What a refusal says that concerns appointments. */
export const appointmentTexts = {
  'time-not-offered': {
    fi: 'Tätä aikaa ei voi varata: se on mennyt, liian lähellä tai kaukana, tai silloin ei palvella ajanvarauksella. Valitse toinen aika.',
    sv: 'Den här tiden kan inte bokas: den har passerat, är för nära eller för långt fram, eller så finns ingen service med tidsbokning då. Välj en annan tid.',
    en: 'This time cannot be booked: it is past, too soon or too far ahead, or there is no service by appointment then. Choose another time.',
  },
  'time-taken': {
    fi: 'Joku ehti varata tämän ajan. Mitään ei varattu sinulle. Valitse toinen aika.',
    sv: 'Någon hann boka den här tiden. Inget bokades för dig. Välj en annan tid.',
    en: 'Somebody has just taken this time. Nothing was booked for you. Choose another time.',
  },
  'interpreter-taken': {
    fi: 'Tulkki ei ole vapaa tähän aikaan. Mitään ei varattu. Valitse toinen aika.',
    sv: 'Tolken är inte ledig den här tiden. Inget bokades. Välj en annan tid.',
    en: 'No interpreter is free at this time. Nothing was booked. Choose another time.',
  },
  'hold-over': {
    fi: 'Pidimme aikaa sinulle, mutta varausta ei vahvistettu ajoissa. Valitse aika uudelleen: se voi olla vielä vapaa.',
    sv: 'Vi höll tiden åt dig, men bokningen bekräftades inte i tid. Välj tid på nytt: tiden kan fortfarande vara ledig.',
    en: 'We kept the time for you, but the booking was not confirmed in time. Choose a time again: it may still be free.',
  },
  'offer-over': {
    fi: 'Tarjottu aika ei ole enää sinulle varattuna. Oma aikasi on voimassa entisellään.',
    sv: 'Den tid som erbjöds är inte längre reserverad för dig. Din egen tid gäller som förut.',
    en: 'The time that was offered is not kept for you any more. Your own appointment stands as it was.',
  },
  'appointment-over': {
    fi: 'Tätä aikaa ei voi enää muuttaa: se on alkanut, mennyt tai peruttu. Mitään ei muutettu.',
    sv: 'Den här tiden kan inte längre ändras: den har börjat, passerat eller avbokats. Inget ändrades.',
    en: 'This appointment can no longer be changed: it has begun, is past or was cancelled. Nothing was changed.',
  },
  'too-many-appointments': {
    fi: 'Sinulla on jo niin monta aikaa varattuna kuin yhdellä voi olla. Peru ensin jokin niistä, jotta ajat riittävät kaikille.',
    sv: 'Du har redan så många bokade tider som en person kan ha. Avboka först någon av dem, så att tiderna räcker åt alla.',
    en: 'You already have as many appointments as one person can have. Cancel one of them first, so that there are times for everybody.',
  },
};
