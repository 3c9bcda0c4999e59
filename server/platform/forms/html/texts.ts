import { dictionary } from '../../language/language.ts';

/** The words around the questions. `item` is what a group repeats, as the definition names it: Ruokakunnan jäsen. */
export const formTexts = dictionary({
  optional: { fi: '(ei pakollinen)', sv: '(frivillig)', en: '(optional)' },
  yes: { fi: 'Kyllä', sv: 'Ja', en: 'Yes' },
  no: { fi: 'Ei', sv: 'Nej', en: 'No' },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  month: { fi: 'Kuukausi', sv: 'Månad', en: 'Month' },
  year: { fi: 'Vuosi', sv: 'År', en: 'Year' },
  save: { fi: 'Tallenna ja jatka', sv: 'Spara och fortsätt', en: 'Save and continue' },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  add: {
    fi: (item: string) => `Lisää ${beginningSmall(item)}`,
    sv: (item: string) => `Lägg till ${beginningSmall(item)}`,
    en: (item: string) => `Add ${beginningSmall(item)}`,
  },
  remove: {
    fi: (item: string) => `Poista ${beginningSmall(item)}`,
    sv: (item: string) => `Ta bort ${beginningSmall(item)}`,
    en: (item: string) => `Remove ${beginningSmall(item)}`,
  },
  notAnswered: { fi: 'Ei vastausta', sv: 'Inget svar', en: 'No answer' },
  notStated: { fi: 'Ei ilmoitettu lomakkeella', sv: 'Inte uppgivet på blanketten', en: 'Not stated on the form' },
  hidden: { fi: 'Piilotettu', sv: 'Dolt', en: 'Hidden' },
  none: { fi: 'Ei lisätty', sv: 'Inga tillagda', en: 'None added' },
  change: { fi: 'Muuta vastauksia', sv: 'Ändra svaren', en: 'Change answers' },
  correct: {
    fi: (count: number) => (count === 1 ? 'Korjaa tämä kohta' : `Korjaa nämä ${count} kohtaa`),
    sv: (count: number) => (count === 1 ? 'Rätta den här punkten' : `Rätta de här ${count} punkterna`),
    en: (count: number) => (count === 1 ? 'Correct this answer' : `Correct these ${count} answers`),
  },
  answerIf: { fi: 'Vastaa, jos', sv: 'Svara om', en: 'Answer if' },
  answerIfItConcerns: {
    fi: 'Vastaa, jos kysymys koskee sinua aiempien vastaustesi perusteella.',
    sv: 'Svara om frågan gäller dig utifrån dina tidigare svar.',
    en: 'Answer if the question concerns you, given your earlier answers.',
  },
  and: { fi: ' ja ', sv: ' och ', en: ' and ' },
  or: { fi: ' tai ', sv: ' eller ', en: ' or ' },
  answered: {
    fi: (name: string) => `vastasit kohtaan ${name}`,
    sv: (name: string) => `du har svarat på ${name}`,
    en: (name: string) => `you have answered ${name}`,
  },
  notAnsweredTo: {
    fi: (name: string) => `et vastannut kohtaan ${name}`,
    sv: (name: string) => `du inte har svarat på ${name}`,
    en: (name: string) => `you have not answered ${name}`,
  },
  answeredWith: {
    fi: (name: string, values: string) => `vastasit kohtaan ${name}: ${values}`,
    sv: (name: string, values: string) => `du har svarat ${values} på ${name}`,
    en: (name: string, values: string) => `your answer to ${name} is ${values}`,
  },
  answeredOtherwise: {
    fi: (name: string, values: string) => `vastasit kohtaan ${name} muuta kuin ${values}`,
    sv: (name: string, values: string) => `du har svarat något annat än ${values} på ${name}`,
    en: (name: string, values: string) => `your answer to ${name} is not ${values}`,
  },
  atLeast: {
    fi: (name: string, limit: string) => `vastauksesi kohtaan ${name} on vähintään ${limit}`,
    sv: (name: string, limit: string) => `ditt svar på ${name} är minst ${limit}`,
    en: (name: string, limit: string) => `your answer to ${name} is at least ${limit}`,
  },
  below: {
    fi: (name: string, limit: string) => `vastauksesi kohtaan ${name} on pienempi kuin ${limit}`,
    sv: (name: string, limit: string) => `ditt svar på ${name} är mindre än ${limit}`,
    en: (name: string, limit: string) => `your answer to ${name} is less than ${limit}`,
  },
  before: {
    fi: (name: string, day: string) => `vastauksesi kohtaan ${name} on ennen päivää ${day}`,
    sv: (name: string, day: string) => `ditt svar på ${name} är före ${day}`,
    en: (name: string, day: string) => `your answer to ${name} is before ${day}`,
  },
});

function beginningSmall(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
