/** What a refusal says, whatever it concerns. */
export const generalTexts = {
  'not-found': {
    fi: 'Sivua ei löytynyt. Tarkista osoite tai palaa etusivulle.',
    sv: 'Sidan hittades inte. Kontrollera adressen eller gå tillbaka till startsidan.',
    en: 'The page was not found. Check the address or go back to the front page.',
  },
  'sign-in-needed': {
    fi: 'Kirjaudu sisään, niin pääset jatkamaan.',
    sv: 'Logga in så kan du fortsätta.',
    en: 'Sign in to continue.',
  },
  'not-allowed': {
    fi: 'Sinulla ei ole oikeutta tähän. Jos tarvitset oikeuden, kysy sitä omasta organisaatiostasi.',
    sv: 'Du har inte rätt att göra det här. Om du behöver rättigheten, fråga i din egen organisation.',
    en: 'You do not have the right to do this. If you need it, ask in your own organisation.',
  },
  'bad-request': {
    fi: 'Emme voineet lukea lähettämääsi tietoa. Mitään ei tallennettu. Palaa takaisin ja yritä uudelleen.',
    sv: 'Vi kunde inte läsa uppgifterna du skickade. Inget sparades. Gå tillbaka och försök igen.',
    en: 'We could not read what you sent. Nothing was saved. Go back and try again.',
  },
  'forged-request': {
    fi: 'Emme voineet varmistaa, että pyyntö tuli tältä sivulta. Mitään ei tallennettu. Avaa sivu uudelleen ja yritä sitten.',
    sv: 'Vi kunde inte bekräfta att begäran kom från den här sidan. Inget sparades. Öppna sidan på nytt och försök igen.',
    en: 'We could not make sure that the request came from this page. Nothing was saved. Open the page again and then try.',
  },
  'too-many-requests': {
    fi: 'Pyyntöjä tuli liian monta lyhyessä ajassa. Odota hetki ja yritä uudelleen.',
    sv: 'Det kom för många begäranden på kort tid. Vänta en stund och försök igen.',
    en: 'There were too many requests in a short time. Wait a moment and try again.',
  },
  'too-large': {
    fi: 'Lähetit enemmän tietoa kuin voimme ottaa vastaan. Mitään ei tallennettu. Lyhennä tekstiä ja yritä uudelleen.',
    sv: 'Du skickade mer information än vi kan ta emot. Inget sparades. Förkorta texten och försök igen.',
    en: 'You sent more than we can take in. Nothing was saved. Shorten the text and try again.',
  },
  'too-slow': {
    fi: 'Tietojen lähettäminen kesti liian kauan. Mitään ei tallennettu. Tarkista verkkoyhteys ja yritä uudelleen, tarvittaessa yksi tiedosto kerrallaan.',
    sv: 'Det tog för lång tid att skicka uppgifterna. Inget sparades. Kontrollera nätförbindelsen och försök igen, vid behov en fil i taget.',
    en: 'Sending took too long. Nothing was saved. Check your connection and try again, one file at a time if need be.',
  },
  'wrong-content-type': {
    fi: 'Emme tunne lähetetyn tiedon muotoa. Mitään ei tallennettu.',
    sv: 'Vi känner inte igen formatet på uppgifterna. Inget sparades.',
    en: 'We do not know the format of what was sent. Nothing was saved.',
  },
  'own-access': {
    fi: 'Et voi sulkea tai avata omaa käyttöoikeuttasi. Pyydä sitä toiselta pääkäyttäjältä.',
    sv: 'Du kan inte stänga eller öppna din egen åtkomst. Be en annan administratör göra det.',
    en: 'You cannot close or open your own access. Ask another administrator to do it.',
  },
  'too-many-exports': {
    fi: 'Tilastotilauksia on jo sata. Lopeta niistä jokin, niin voit tehdä uuden.',
    sv: 'Det finns redan hundra beställningar av statistik. Avsluta någon av dem, så kan du göra en ny.',
    en: 'There are a hundred orders of figures already. End one of them to make another.',
  },
  'too-many-keys': {
    fi: 'Sinulla on jo kymmenen avainta. Poista niistä jokin, niin voit tehdä uuden.',
    sv: 'Du har redan tio nycklar. Ta bort någon av dem, så kan du skapa en ny.',
    en: 'You already have ten keys. Remove one of them and you can make a new one.',
  },
  'notice-not-failed': {
    fi: 'Tätä ilmoitusta ei voi lähettää uudelleen: se on jo lähetetty tai odottaa lähetystä.',
    sv: 'Det här meddelandet kan inte skickas på nytt: det har redan skickats eller väntar på att skickas.',
    en: 'This notice cannot be sent again: it has been sent or waits to be sent.',
  },
  unavailable: {
    fi: 'Palvelussa on häiriö. Kirjoittamasi ei ehkä tallentunut. Yritä hetken kuluttua uudelleen.',
    sv: 'Det är en störning i tjänsten. Det du skrev sparades kanske inte. Försök igen om en stund.',
    en: 'The service has a disturbance. What you wrote may not have been saved. Try again in a moment.',
  },
  internal: {
    fi: 'Jokin meni vikaan meidän puolellamme. Mitään ei kadonnut siitä, mikä oli jo tallennettu. Yritä uudelleen.',
    sv: 'Något gick fel hos oss. Inget av det som redan sparats försvann. Försök igen.',
    en: 'Something went wrong on our side. Nothing that was already saved is lost. Try again.',
  },
};
