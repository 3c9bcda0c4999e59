/** What a refusal says that concerns applications, cases and decisions. */
export const caseTexts = {
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
  'decision-changed': {
    fi: 'Päätös on muuttunut sen jälkeen, kun luit sen. Mitään ei annettu. Lue päätös uudelleen ja vahvista se sitten.',
    sv: 'Beslutet har ändrats sedan du läste det. Inget gavs. Läs beslutet på nytt och bekräfta det sedan.',
    en: 'The decision has changed since you read it. Nothing was made. Read the decision again and then confirm it.',
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
  'draft-changed-since': {
    fi: 'Hakemus muuttui toisessa välilehdessä sen jälkeen, kun luit sen. Mitään ei lähetetty. Lue hakemus uudelleen ja lähetä se sitten.',
    sv: 'Ansökan ändrades i en annan flik efter att du läste den. Inget skickades. Läs ansökan på nytt och skicka den sedan.',
    en: 'The application changed in another tab after you read it. Nothing was sent. Read it again and then send it.',
  },
};
