import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Asioi toisen puolesta', sv: 'Uträtta ärenden för någon annan', en: 'Act for another' },
  lead: {
    fi: 'Valitse, kenen asioita hoidat. Sen jälkeen näet hänen asiansa ja toimit hänen puolestaan, kunnes palaat omiin asioihisi. Hän näkee, mitä teet.',
    sv: 'Välj vems ärenden du sköter. Därefter ser du personens ärenden och handlar för hans eller hennes räkning tills du går tillbaka till dina egna ärenden. Personen ser vad du gör.',
    en: 'Choose whose matters you handle. You then see that person’s matters and act for them until you return to your own. They see what you do.',
  },
  people: { fi: 'Kenen puolesta voit asioida', sv: 'Vem du kan uträtta ärenden för', en: 'For whom you can act' },
  nobody: {
    fi: 'Sinulla ei ole nyt valtuutta asioida kenenkään puolesta verkossa.',
    sv: 'Du har just nu inte rätt att uträtta ärenden för någon annan i e-tjänsten.',
    en: 'You have no mandate to act for anybody online at the moment.',
  },
  begin: { fi: 'Asioi puolesta', sv: 'Uträtta ärenden', en: 'Act for' },
  actsNow: {
    fi: 'Asioit nyt tämän henkilön puolesta',
    sv: 'Du uträttar nu ärenden för den här personen',
    en: 'You are acting for this person now',
  },
  register: { fi: 'Valtuudet Suomi.fi-palvelussa', sv: 'Fullmakter i Suomi.fi', en: 'Mandates in Suomi.fi' },
  registerLead: {
    fi: 'Jos joku on antanut sinulle valtuuden Suomi.fi-valtuuksissa, hae se sieltä. Valitset siellä, kenen puolesta asioit, ja palaat tänne.',
    sv: 'Om någon har gett dig en fullmakt i Suomi.fi-fullmakter kan du hämta den därifrån. Där väljer du vem du uträttar ärenden för och kommer sedan tillbaka hit.',
    en: 'If somebody has given you a mandate in Suomi.fi e-Authorizations, fetch it from there. You choose there for whom you act, and come back here.',
  },
  fetch: { fi: 'Siirry Suomi.fi-valtuuksiin', sv: 'Gå till Suomi.fi-fullmakter', en: 'Go to Suomi.fi e-Authorizations' },
  fetched: {
    fi: 'Valtuus haettiin Suomi.fi-valtuuksista. Valitse henkilö alta.',
    sv: 'Fullmakten hämtades från Suomi.fi-fullmakter. Välj personen nedan.',
    en: 'The mandate was fetched from Suomi.fi e-Authorizations. Choose the person below.',
  },
  notFetched: {
    fi: 'Suomi.fi-valtuuksista ei löytynyt valtuutta, jolla voisit asioida täällä. Pyydä henkilöä antamaan sinulle valtuus Suomi.fi-valtuuksissa. Jos hän on päättänyt valtuutesi täällä, pyydä häntä sallimaan se uudelleen Valtuutukset-sivullaan.',
    sv: 'I Suomi.fi-fullmakter fanns ingen fullmakt som du kan använda här. Be personen ge dig en fullmakt i Suomi.fi-fullmakter. Om personen har avslutat din fullmakt här, be honom eller henne tillåta den på nytt på sidan Fullmakter.',
    en: 'Suomi.fi e-Authorizations has no mandate that you can use here. Ask the person to give you one there. If they ended your mandate here, ask them to allow it again on their Mandates page.',
  },
  elsewhere: {
    fi: 'Valtuudet, jotka eivät kelpaa verkossa',
    sv: 'Fullmakter som inte gäller i e-tjänsten',
    en: 'Mandates that do not hold online',
  },
  elsewhereLead: {
    fi: 'Näillä voit asioida vain mainituissa palveluissa.',
    sv: 'Med dessa kan du uträtta ärenden endast i de nämnda tjänsterna.',
    en: 'With these you can act only in the services named.',
  },
  all: { fi: 'Kaikki valtuutukset ja niiden historia', sv: 'Alla fullmakter och deras historia', en: 'All mandates and their history' },
});
