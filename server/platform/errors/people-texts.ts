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
  'proof-needed': {
    fi: 'Vahvista ensin, kuka olet: kirjaudu uudelleen. Mitään ei tallennettu.',
    sv: 'Bekräfta först vem du är: logga in på nytt. Inget sparades.',
    en: 'Prove first who you are: sign in again. Nothing was saved.',
  },
};
