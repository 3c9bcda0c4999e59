import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { InterpreterFault } from './form.ts';

export const texts = dictionary({
  title: { fi: 'Tulkit', sv: 'Tolkar', en: 'Interpreters' },
  lead: {
    fi: 'Tulkki varataan yhdessä virkailijan kanssa. Jos virastolla ei ole omia tulkkeja, lisää tulkkauspalvelu, joka pitää tulkin valmiina.',
    sv: 'En tolk bokas tillsammans med handläggaren. Om ämbetsverket inte har egna tolkar, lägg till den tolktjänst som håller en tolk beredd.',
    en: 'An interpreter is booked together with the clerk. Where the agency has none of its own, add the service that keeps one ready.',
  },
  none: { fi: 'Tulkkeja ei ole vielä lisätty.', sv: 'Inga tolkar har lagts till ännu.', en: 'No interpreters have been added yet.' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  languages: { fi: 'Kielet', sv: 'Språk', en: 'Languages' },
  channels: { fi: 'Asiointitavat', sv: 'Sätt', en: 'Ways of service' },
  ended: { fi: 'ei enää käytössä', sv: 'inte längre i bruk', en: 'no longer in use' },
  add: { fi: 'Lisää tulkki', sv: 'Lägg till en tolk', en: 'Add an interpreter' },
  change: { fi: 'Muuta tietoja', sv: 'Ändra uppgifter', en: 'Change the facts' },
  save: { fi: 'Tallenna', sv: 'Spara', en: 'Save' },
  end: { fi: 'Poista käytöstä', sv: 'Ta ur bruk', en: 'Take out of use' },
  endLead: {
    fi: 'Tulkille ei sen jälkeen varata uusia aikoja. Varatut ajat jäävät voimaan.',
    sv: 'Därefter bokas inga nya tider för tolken. Bokade tider gäller fortfarande.',
    en: 'No new times are booked then. What is booked stays.',
  },
  shifts: {
    fi: (name: string) => `Työvuorot: ${name}`,
    sv: (name: string) => `Arbetspass: ${name}`,
    en: (name: string) => `Shifts: ${name}`,
  },
  toList: { fi: 'Kaikki tulkit', sv: 'Alla tolkar', en: 'All interpreters' },
  done: { fi: 'Tallennettu.', sv: 'Sparat.', en: 'Saved.' },
  interpreter: { fi: 'Tulkki', sv: 'Tolk', en: 'Interpreter' },
  correct: { fi: 'Korjaa nämä kohdat', sv: 'Rätta till dessa punkter', en: 'Correct these' },
});

export const interpreterFaultTexts = dictionary({
  name: { fi: 'Kirjoita nimi.', sv: 'Skriv namnet.', en: 'Write the name.' },
  languages: { fi: 'Valitse ainakin yksi kieli.', sv: 'Välj minst ett språk.', en: 'Choose at least one language.' },
  channels: { fi: 'Valitse ainakin yksi asiointitapa.', sv: 'Välj minst ett sätt.', en: 'Choose at least one way of service.' },
} satisfies Record<InterpreterFault, Text>);
