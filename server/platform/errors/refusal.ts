import { dictionary } from '../language/language.ts';

/** Every reason the program refuses something for, with its HTTP status. The texts say what to do instead. */
export const refusals = {
  'not-found': 404,
  'sign-in-needed': 401,
  'not-allowed': 403,
  'bad-request': 400,
  'forged-request': 403,
  'too-many-requests': 429,
  'too-large': 413,
  'wrong-content-type': 415,
  'too-many-keys': 409,
  'application-has-faults': 422,
  'application-withdrawn': 409,
  'application-already-decided': 409,
  'another-persons-draft': 409,
  'application-already-sent': 409,
  'draft-already-begun': 409,
  'form-version-unknown': 409,
  'case-held-by-another': 409,
  'case-not-held': 409,
  'decision-not-ready': 422,
  'decision-already-made': 409,
  'second-clerk-must-approve': 409,
  'nothing-to-approve': 409,
  'decision-waits-for-approval': 409,
  'clerk-lacks-skill': 422,
  'notice-not-failed': 409,
  unavailable: 503,
  internal: 500,
} as const;

export type RefusalCode = keyof typeof refusals;

/** Thrown to refuse a request. Nothing is written; the person sees the text of the code in their language. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Faults to show a machine, never personal data. */
  readonly faults: readonly { place: string; reason: string }[];

  constructor(code: RefusalCode, faults: readonly { place: string; reason: string }[] = []) {
    super(code);
    this.code = code;
    this.faults = faults;
  }

  get status(): number {
    return refusals[this.code];
  }
}

const constraintRefusals: Record<string, RefusalCode> = {
  one_clerk_per_case: 'case-held-by-another',
  one_draft_per_benefit: 'draft-already-begun',
  one_customer_per_application: 'another-persons-draft',
  second_clerk_approves: 'second-clerk-must-approve',
  made_decision_is_approved: 'second-clerk-must-approve',
  handed_in_decision_has_outcome: 'decision-not-ready',
  grant_has_amount_and_period: 'decision-not-ready',
  period_begins_before_it_ends: 'decision-not-ready',
  decision_pkey: 'decision-already-made',
};

/** What a database error means to a person: a broken rule's own code by the constraint's name, else undefined. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined;
  const code = constraintRefusals[String(error.constraint)];
  return code ? new Refusal(code) : undefined;
}

export const refusalTexts = dictionary({
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
  'wrong-content-type': {
    fi: 'Emme tunne lähetetyn tiedon muotoa. Mitään ei tallennettu.',
    sv: 'Vi känner inte igen formatet på uppgifterna. Inget sparades.',
    en: 'We do not know the format of what was sent. Nothing was saved.',
  },
  'too-many-keys': {
    fi: 'Sinulla on jo kymmenen avainta. Poista niistä jokin, niin voit tehdä uuden.',
    sv: 'Du har redan tio nycklar. Ta bort någon av dem, så kan du skapa en ny.',
    en: 'You already have ten keys. Remove one of them and you can make a new one.',
  },
  'application-has-faults': {
    fi: 'Hakemuksessa on kohtia, jotka pitää korjata. Hakemusta ei lähetetty.',
    sv: 'Det finns punkter i ansökan som måste rättas. Ansökan skickades inte.',
    en: 'Some points in the application must be corrected. The application was not sent.',
  },
  'application-withdrawn': {
    fi: 'Hakemus on peruttu, joten sille ei voi enää tehdä mitään. Voit tehdä uuden hakemuksen.',
    sv: 'Ansökan har återtagits, så inget kan längre göras med den. Du kan göra en ny ansökan.',
    en: 'The application has been withdrawn, so nothing more can be done with it. You can make a new one.',
  },
  'application-already-decided': {
    fi: 'Hakemuksesta on jo tehty päätös.',
    sv: 'Ett beslut har redan fattats om ansökan.',
    en: 'A decision has already been made on the application.',
  },
  'another-persons-draft': {
    fi: 'Tämä tunnus on jo käytössä. Aloita uusi hakemus.',
    sv: 'Det här id-numret används redan. Börja en ny ansökan.',
    en: 'This identifier is already in use. Start a new application.',
  },
  'application-already-sent': {
    fi: 'Tällä tunnuksella on jo lähetetty hakemus, jossa on muut vastaukset. Mitään ei tallennettu.',
    sv: 'En ansökan med andra svar har redan skickats med det här id-numret. Inget sparades.',
    en: 'An application with other answers has already been sent with this identifier. Nothing was saved.',
  },
  'draft-already-begun': {
    fi: 'Sinulla on jo keskeneräinen hakemus tästä etuudesta. Jatka sitä.',
    sv: 'Du har redan en påbörjad ansökan om den här förmånen. Fortsätt med den.',
    en: 'You have already begun an application for this benefit. Continue with it.',
  },
  'form-version-unknown': {
    fi: 'Lomakkeen versiota ei enää ole. Aloita hakemus uudelleen.',
    sv: 'Blankettversionen finns inte längre. Börja ansökan på nytt.',
    en: 'This version of the form is no longer available. Start the application again.',
  },
  'case-held-by-another': {
    fi: 'Toinen käsittelijä on ottanut tapauksen. Mitään ei tallennettu.',
    sv: 'En annan handläggare har tagit ärendet. Inget sparades.',
    en: 'Another clerk has taken the case. Nothing was saved.',
  },
  'case-not-held': {
    fi: 'Ota tapaus ensin itsellesi.',
    sv: 'Ta först ärendet själv.',
    en: 'Take the case first.',
  },
  'decision-not-ready': {
    fi: 'Päätöksestä puuttuu jotakin: tarkista ratkaisu, määrä ja jakso.',
    sv: 'Något saknas i beslutet: kontrollera avgörandet, beloppet och perioden.',
    en: 'Something is missing from the decision: check the outcome, the amount and the period.',
  },
  'decision-already-made': {
    fi: 'Päätös on jo tehty.',
    sv: 'Beslutet har redan fattats.',
    en: 'The decision has already been made.',
  },
  'second-clerk-must-approve': {
    fi: 'Toisen käsittelijän on hyväksyttävä päätös. Et voi hyväksyä omaa päätöstäsi.',
    sv: 'En annan handläggare måste godkänna beslutet. Du kan inte godkänna ditt eget beslut.',
    en: 'Another clerk must approve the decision. You cannot approve your own.',
  },
  'nothing-to-approve': {
    fi: 'Tämä päätös ei enää odota hyväksymistä.',
    sv: 'Det här beslutet väntar inte längre på godkännande.',
    en: 'This decision no longer waits for approval.',
  },
  'notice-not-failed': {
    fi: 'Tätä ilmoitusta ei voi lähettää uudelleen: se on jo lähetetty tai odottaa lähetystä.',
    sv: 'Det här meddelandet kan inte skickas på nytt: det har redan skickats eller väntar på att skickas.',
    en: 'This notice cannot be sent again: it has been sent or waits to be sent.',
  },
  'decision-waits-for-approval': {
    fi: 'Päätös odottaa toisen käsittelijän hyväksymistä, joten sitä ei voi nyt muuttaa.',
    sv: 'Beslutet väntar på en annan handläggares godkännande, så det kan inte ändras nu.',
    en: 'The decision waits for another clerk’s approval, so it cannot be changed now.',
  },
  'clerk-lacks-skill': {
    fi: 'Valitse käsittelijä, jolla on tapaukseen tarvittava osaaminen ja kieli.',
    sv: 'Välj en handläggare som har den kompetens och det språk som ärendet kräver.',
    en: 'Choose a clerk who has the skill and the language that the case needs.',
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
});
