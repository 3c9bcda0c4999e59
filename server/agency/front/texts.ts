import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: {
    fi: 'Hae etuutta ja seuraa asiaasi',
    sv: 'Ansök om en förmån och följ ditt ärende',
    en: 'Apply for a benefit and follow your case',
  },
  toBooking: { fi: 'Varaa aika', sv: 'Boka tid', en: 'Book a time' },
  toGuidance: {
    fi: 'Vertaa, mistä saat palvelua nopeimmin',
    sv: 'Jämför var du får service snabbast',
    en: 'Compare where you are served soonest',
  },
  workLead: { fi: 'Siirry työhösi:', sv: 'Gå till ditt arbete:', en: 'Go to your work:' },
  accessibility: { fi: 'Saavutettavuusseloste', sv: 'Tillgänglighetsutlåtande', en: 'Accessibility statement' },
  accessibilityGoal: {
    fi: 'Tavoitteemme on, että jokainen voi hoitaa asiansa täällä. Noudatamme WCAG 2.2 -ohjeistuksen tasoa AA. Palvelu toimii näppäimistöllä, ruudunlukijalla, suurennettuna ja ilman JavaScriptiä.',
    sv: 'Vårt mål är att alla kan sköta sina ärenden här. Vi följer nivå AA i riktlinjerna WCAG 2.2. Tjänsten fungerar med tangentbord, skärmläsare, förstoring och utan JavaScript.',
    en: 'Our aim is that everyone can deal with their matters here. We follow level AA of the WCAG 2.2 guidelines. The service works with a keyboard, a screen reader, magnification and without JavaScript.',
  },
  accessibilityChecked: { fi: 'Miten tarkistamme', sv: 'Hur vi kontrollerar', en: 'How we check' },
  accessibilityCheckedText: {
    fi: 'Jokainen sivu tarkistetaan automaattisesti ennen kuin muutos otetaan käyttöön, ja tärkeimmät polut kuljetaan läpi selaimella ilman JavaScriptiä. Automaattinen tarkistus ei löydä kaikkea. Ulkopuolinen taho ei ole vielä arvioinut palvelua.',
    sv: 'Varje sida kontrolleras automatiskt innan en ändring tas i bruk, och de viktigaste vägarna gås igenom i en webbläsare utan JavaScript. En automatisk kontroll hittar inte allt. Ingen utomstående har ännu bedömt tjänsten.',
    en: 'Every page is checked automatically before a change is taken into use, and the main paths are walked in a browser without JavaScript. An automatic check does not find everything. No outside party has assessed the service yet.',
  },
  accessibilityTell: { fi: 'Huomasitko puutteen?', sv: 'Märkte du en brist?', en: 'Did you find a problem?' },
  privacy: { fi: 'Tietosuoja', sv: 'Dataskydd', en: 'Data protection' },
});
