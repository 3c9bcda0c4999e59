import { dictionary } from '#server/platform/language/language.ts';
import type { RefusedReason } from './provider/refused.ts';

export const texts = dictionary({
  failed: { fi: 'Kirjautuminen ei onnistunut', sv: 'Inloggningen lyckades inte', en: 'Signing in did not succeed' },
  again: { fi: 'Aloita kirjautuminen alusta', sv: 'Börja om inloggningen', en: 'Start signing in again' },
  front: { fi: 'Siirry etusivulle', sv: 'Gå till startsidan', en: 'Go to the front page' },
});

/** What each refusal means to the person, and what to do. */
export const refusedTexts = dictionary({
  'unknown-attempt': {
    fi: 'Tämä kirjautuminen on jo käytetty tai se aloitettiin toisessa selaimessa.',
    sv: 'Den här inloggningen har redan använts eller påbörjades i en annan webbläsare.',
    en: 'This sign-in has been used already, or it was begun in another browser.',
  },
  'attempt-expired': {
    fi: 'Kirjautumiseen kului yli kymmenen minuuttia.',
    sv: 'Inloggningen tog över tio minuter.',
    en: 'Signing in took more than ten minutes.',
  },
  cancelled: { fi: 'Keskeytit tunnistautumisen.', sv: 'Du avbröt identifieringen.', en: 'You stopped identifying yourself.' },
  'provider-refused': {
    fi: 'Tunnistuspalvelu ei hyväksynyt tunnistautumista.',
    sv: 'Identifieringstjänsten godkände inte identifieringen.',
    en: 'The identification service did not accept the identification.',
  },
  'provider-unreachable': {
    fi: 'Tunnistuspalvelu ei vastaa juuri nyt. Yritä hetken kuluttua uudelleen.',
    sv: 'Identifieringstjänsten svarar inte just nu. Försök igen om en stund.',
    en: 'The identification service does not answer at the moment. Try again in a while.',
  },
  'answer-not-valid': {
    fi: 'Emme voineet varmistaa tunnistuspalvelun vastausta.',
    sv: 'Vi kunde inte bekräfta identifieringstjänstens svar.',
    en: 'We could not verify the answer of the identification service.',
  },
  'identity-code-missing': {
    fi: 'Tunnistuspalvelu ei kertonut henkilötunnusta. Kokeile toista tunnistautumistapaa.',
    sv: 'Identifieringstjänsten gav ingen personbeteckning. Pröva ett annat sätt att identifiera dig.',
    en: 'The identification service gave no personal identity code. Try another way to identify yourself.',
  },
  'identity-code-not-valid': {
    fi: 'Tunnistuspalvelun antama henkilötunnus ei ole oikea. Kokeile toista tunnistautumistapaa.',
    sv: 'Personbeteckningen från identifieringstjänsten är inte giltig. Pröva ett annat sätt att identifiera dig.',
    en: 'The personal identity code from the identification service is not valid. Try another way to identify yourself.',
  },
  'name-missing': {
    fi: 'Tunnistuspalvelu ei kertonut nimeäsi. Kokeile toista tunnistautumistapaa.',
    sv: 'Identifieringstjänsten gav inget namn. Pröva ett annat sätt att identifiera dig.',
    en: 'The identification service did not give your name. Try another way to identify yourself.',
  },
  'identity-changed': {
    fi: 'Henkilötunnuksesi on muuttunut. Ota yhteyttä asiakaspalveluun, niin päivitämme tietosi.',
    sv: 'Din personbeteckning har ändrats. Kontakta kundtjänsten, så uppdaterar vi dina uppgifter.',
    en: 'Your personal identity code has changed. Contact customer service and we will update your details.',
  },
  'role-unknown': {
    fi: 'Sinulle ei ole annettu tehtävää tässä palvelussa. Pyydä sitä omalta organisaatioltasi.',
    sv: 'Du har inte fått någon roll i den här tjänsten. Be din egen organisation om en.',
    en: 'You have not been given a role in this service. Ask your own organisation for one.',
  },
  'clerk-not-active': {
    fi: 'Käyttöoikeutesi on päättynyt. Ota yhteyttä pääkäyttäjään.',
    sv: 'Din åtkomst har upphört. Kontakta administratören.',
    en: 'Your access has ended. Contact the administrator.',
  },
} satisfies Record<RefusedReason, unknown>);
