/** What a refusal says that concerns people: protection, acting for another, proof of who one is. */
export const peopleTexts = {
  'protected-person': {
    fi: 'Henkilöllä on turvakielto. Sinulla ei ole oikeutta hänen tietoihinsa. Siirrä asia käsittelijälle, jolla on oikeus.',
    sv: 'Personen har spärrmarkering. Du har inte rätt till uppgifterna. Lämna ärendet till en handläggare som har rätten.',
    en: 'The person is under protection. You do not have the right to their data. Pass the matter to a clerk who has.',
  },
  'mandate-not-valid': {
    fi: 'Valtuutus ei ole voimassa tässä palvelussa, joten et voi asioida toisen puolesta. Mitään ei tallennettu.',
    sv: 'Fullmakten gäller inte i den här tjänsten, så du kan inte uträtta ärenden för den andra. Inget sparades.',
    en: 'The mandate is not valid in this service, so you cannot act for the other person. Nothing was saved.',
  },
  'mandate-lacks-action': {
    fi: 'Valtuutuksesi ei kata tätä asiaa. Mitään ei tallennettu. Kysy laajempaa valtuutusta henkilöltä, jonka puolesta asioit.',
    sv: 'Din fullmakt omfattar inte det här. Inget sparades. Be om en mer omfattande fullmakt av den du uträttar ärendet för.',
    en: 'Your mandate does not cover this. Nothing was saved. Ask the person you act for for a wider mandate.',
  },
  'mandate-already-recorded': {
    fi: 'Henkilö on jo kirjattu lapsen huoltajaksi. Mitään ei tallennettu.',
    sv: 'Personen är redan antecknad som barnets vårdnadshavare. Inget sparades.',
    en: 'The person is recorded as the child’s guardian already. Nothing was saved.',
  },
  'acting-changed': {
    fi: 'Vaihdoit toisessa ikkunassa, kenen puolesta asioit. Mitään ei tallennettu. Avaa sivu uudelleen ja tarkista, kenen asioita hoidat.',
    sv: 'Du har i ett annat fönster bytt vem du uträttar ärenden för. Inget sparades. Öppna sidan på nytt och kontrollera vems ärenden du sköter.',
    en: 'You changed in another window for whom you act. Nothing was saved. Open the page again and check whose matters you handle.',
  },
  'account-change-needs-mandate': {
    fi: 'Valtuutuksesi ei kata tilinumeron ilmoittamista tai vaihtamista. Voit käyttää vain tilinumeroa, jonka henkilö on itse aiemmin ilmoittanut meille. Mitään ei lähetetty.',
    sv: 'Din fullmakt omfattar inte att meddela eller byta kontonummer. Du kan bara använda ett kontonummer som personen själv tidigare har meddelat oss. Inget skickades.',
    en: 'Your mandate does not cover giving or changing an account number. You can only use an account number that the person has given us before. Nothing was sent.',
  },
  'cosigner-already-asked': {
    fi: 'Tältä henkilöltä on jo pyydetty allekirjoitus. Mitään ei tallennettu.',
    sv: 'Den här personen har redan ombetts skriva under. Inget sparades.',
    en: 'This person has already been asked to sign. Nothing was saved.',
  },
  'cosignature-already-settled': {
    fi: 'Allekirjoituspyyntöön on jo vastattu tai se on peruttu. Mitään ei tallennettu.',
    sv: 'Begäran om underskrift har redan besvarats eller återtagits. Inget sparades.',
    en: 'The request to sign has already been answered or withdrawn. Nothing was saved.',
  },
  'proof-needed': {
    fi: 'Vahvista ensin, kuka olet: kirjaudu uudelleen. Mitään ei tallennettu.',
    sv: 'Bekräfta först vem du är: logga in på nytt. Inget sparades.',
    en: 'Prove first who you are: sign in again. Nothing was saved.',
  },
  'record-moved': {
    fi: 'Asiakkaan tiedot yhdistettiin juuri toisiin tietoihin. Tätä ei tallennettu. Avaa sivu uudelleen tai kirjaudu uudelleen sisään, ja yritä sitten uudestaan.',
    sv: 'Kundens uppgifter har just slagits ihop med andra uppgifter. Det här sparades inte. Öppna sidan på nytt eller logga in på nytt och försök sedan igen.',
    en: 'The customer’s records have just been merged. This was not saved. Open the page again or sign in again, then try once more.',
  },
  'record-already-merged': {
    fi: 'Toinen tiedoista on jo yhdistetty. Mitään ei muutettu. Hae tiedot uudelleen.',
    sv: 'Den ena av posterna har redan slagits ihop. Inget ändrades. Sök uppgifterna på nytt.',
    en: 'One of the records has been merged already. Nothing was changed. Search for the records again.',
  },
  'same-record': {
    fi: 'Molemmat haut johtivat samoihin tietoihin. Yhdistettävää ei ole.',
    sv: 'Båda sökningarna ledde till samma post. Det finns inget att slå ihop.',
    en: 'Both searches led to the same record. There is nothing to merge.',
  },
  'survey-too-early': {
    fi: 'Voit arvioida palvelun, kun asia on päättynyt. Arviota ei tallennettu.',
    sv: 'Du kan betygsätta servicen när ärendet är avslutat. Betyget sparades inte.',
    en: 'You can rate the service when the case has ended. The grade was not saved.',
  },
  'survey-already-answered': {
    fi: 'Olet jo arvioinut palvelun tässä asiassa. Ensimmäinen arviosi jäi voimaan.',
    sv: 'Du har redan betygsatt servicen i det här ärendet. Ditt första betyg gäller.',
    en: 'You have rated the service in this case already. Your first grade stands.',
  },
  'merge-stands': {
    fi: 'Yhdistämistä ei voi enää perua: se on jo peruttu, aika on kulunut tai säilytetyt tiedot on sen jälkeen yhdistetty edelleen. Peru myöhempi yhdistäminen ensin.',
    sv: 'Sammanslagningen kan inte längre upphävas: den är redan upphävd, tiden har gått ut eller så har den bevarade posten senare slagits ihop vidare. Upphäv i så fall den senare sammanslagningen först.',
    en: 'The merging can no longer be undone: it was undone already, its time is over, or the kept record has been merged further since. Undo the later merging first.',
  },
};
