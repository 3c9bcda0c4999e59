import { formatDay, formatMonth, formatNumber } from '../../language/format.ts';
import { dictionary, type Language } from '../../language/language.ts';
import type { Field, Form } from '../definition.ts';
import type { Fault, FaultCode } from '../fault.ts';
import { findField } from '../relevance.ts';
import { displayNumber } from './display.ts';

/**
 * The message for each fault: it names the question and says what to do. `name` is the question in quotation marks,
 * `limit` the least or greatest that is accepted, as text.
 */
const messages = dictionary({
  required: {
    fi: (name: string) => `Täytä kohta ${name}.`,
    sv: (name: string) => `Fyll i punkten ${name}.`,
    en: (name: string) => `Fill in ${name}.`,
  },
  'required-choice': {
    fi: (name: string) => `Valitse vastaus kohdassa ${name}.`,
    sv: (name: string) => `Välj ett svar i punkten ${name}.`,
    en: (name: string) => `Choose an answer to ${name}.`,
  },
  'required-day': {
    fi: (name: string) => `Kirjoita päivä, kuukausi ja vuosi kohtaan ${name}.`,
    sv: (name: string) => `Skriv dag, månad och år i punkten ${name}.`,
    en: (name: string) => `Enter the day, month and year for ${name}.`,
  },
  'required-month': {
    fi: (name: string) => `Kirjoita kuukausi ja vuosi kohtaan ${name}.`,
    sv: (name: string) => `Skriv månad och år i punkten ${name}.`,
    en: (name: string) => `Enter the month and year for ${name}.`,
  },
  'not-a-number': {
    fi: (name: string) => `Kirjoita vastaus numeroina kohtaan ${name}, esimerkiksi 12.`,
    sv: (name: string) => `Skriv svaret i punkten ${name} med siffror, till exempel 12.`,
    en: (name: string) => `Answer ${name} in figures, for example 12.`,
  },
  'not-an-amount': {
    fi: (name: string) => `Kirjoita vastaus numeroina kohtaan ${name}, esimerkiksi 650,50.`,
    sv: (name: string) => `Skriv svaret i punkten ${name} med siffror, till exempel 650,50.`,
    en: (name: string) => `Answer ${name} in figures, for example 650.50.`,
  },
  negative: {
    fi: (name: string) => `Kirjoita vastaus ilman miinusmerkkiä kohtaan ${name}.`,
    sv: (name: string) => `Skriv svaret i punkten ${name} utan minustecken.`,
    en: (name: string) => `Answer ${name} without a minus sign.`,
  },
  'too-many-decimals': {
    fi: (name: string) => `Tarkista desimaalit kohdassa ${name}. Summaan voi kirjoittaa kaksi desimaalia, kokonaislukuun ei yhtään.`,
    sv: (name: string) => `Kontrollera decimalerna i punkten ${name}. En summa kan ha två decimaler, ett heltal inga.`,
    en: (name: string) => `Check the decimals of ${name}. An amount can have two decimals, a whole number none.`,
  },
  'too-many-digits': {
    fi: (name: string) => `Luku on liian pitkä kohdassa ${name}. Tarkista se.`,
    sv: (name: string) => `Talet är för långt i punkten ${name}. Kontrollera det.`,
    en: (name: string) => `The number for ${name} is too long. Check it.`,
  },
  'too-small': {
    fi: (name: string, limit: string) => `Tarkista kohta ${name}. Pienin mahdollinen vastaus on ${limit}.`,
    sv: (name: string, limit: string) => `Kontrollera punkten ${name}. Det minsta möjliga svaret är ${limit}.`,
    en: (name: string, limit: string) => `Check ${name}. The answer must be at least ${limit}.`,
  },
  'too-large': {
    fi: (name: string, limit: string) => `Tarkista kohta ${name}. Suurin mahdollinen vastaus on ${limit}.`,
    sv: (name: string, limit: string) => `Kontrollera punkten ${name}. Det största möjliga svaret är ${limit}.`,
    en: (name: string, limit: string) => `Check ${name}. The answer can be at most ${limit}.`,
  },
  'too-short': {
    fi: (name: string, limit: string) => `Vastaa pidemmin kohtaan ${name}: ainakin ${limit} merkkiä.`,
    sv: (name: string, limit: string) => `Skriv ett längre svar i punkten ${name}: minst ${limit} tecken.`,
    en: (name: string, limit: string) => `Give a longer answer to ${name}: at least ${limit} characters.`,
  },
  'too-long': {
    fi: (name: string, limit: string) => `Lyhennä vastaustasi kohdassa ${name}: enintään ${limit} merkkiä.`,
    sv: (name: string, limit: string) => `Korta ner svaret i punkten ${name}: högst ${limit} tecken.`,
    en: (name: string, limit: string) => `Shorten your answer to ${name}: at most ${limit} characters.`,
  },
  'not-a-day': {
    fi: (name: string) =>
      `Tarkista päivämäärä kohdassa ${name}. Sellaista päivää ei ole. Kirjoita vuosi neljällä numerolla, esimerkiksi 1 3 2015.`,
    sv: (name: string) =>
      `Kontrollera datumet i punkten ${name}. Den dagen finns inte. Skriv årtalet med fyra siffror, till exempel 1 3 2015.`,
    en: (name: string) => `Check the date for ${name}. There is no such day. Enter the year in four figures, for example 1 3 2015.`,
  },
  'not-a-month': {
    fi: (name: string) => `Tarkista kuukausi ja vuosi kohdassa ${name}. Kirjoita ne numeroina, esimerkiksi 5 2015.`,
    sv: (name: string) => `Kontrollera månaden och året i punkten ${name}. Skriv dem med siffror, till exempel 5 2015.`,
    en: (name: string) => `Check the month and year for ${name}. Enter them in figures, for example 5 2015.`,
  },
  'too-early': {
    fi: (name: string, limit: string) => `Tarkista kohta ${name}. Aikaisin mahdollinen on ${limit}.`,
    sv: (name: string, limit: string) => `Kontrollera punkten ${name}. Det tidigaste möjliga är ${limit}.`,
    en: (name: string, limit: string) => `Check ${name}. The earliest possible is ${limit}.`,
  },
  'too-late': {
    fi: (name: string, limit: string) => `Tarkista kohta ${name}. Myöhäisin mahdollinen on ${limit}.`,
    sv: (name: string, limit: string) => `Kontrollera punkten ${name}. Det senaste möjliga är ${limit}.`,
    en: (name: string, limit: string) => `Check ${name}. The latest possible is ${limit}.`,
  },
  'too-few-choices': {
    fi: (name: string, limit: string) => `Valitse vähintään ${limit} vaihtoehtoa kohdassa ${name}.`,
    sv: (name: string, limit: string) => `Välj minst ${limit} alternativ i punkten ${name}.`,
    en: (name: string, limit: string) => `Choose at least ${limit} options for ${name}.`,
  },
  'too-many-choices': {
    fi: (name: string, limit: string) => `Valitse enintään ${limit} vaihtoehtoa kohdassa ${name}.`,
    sv: (name: string, limit: string) => `Välj högst ${limit} alternativ i punkten ${name}.`,
    en: (name: string, limit: string) => `Choose at most ${limit} options for ${name}.`,
  },
  'too-few-items': {
    fi: (name: string, limit: string) => `Lisää vähintään ${limit} kohtaan ${name}.`,
    sv: (name: string, limit: string) => `Lägg till minst ${limit} i punkten ${name}.`,
    en: (name: string, limit: string) => `Add at least ${limit} to ${name}.`,
  },
  'too-many-items': {
    fi: (name: string, limit: string) => `Poista osa kohdasta ${name}: niitä voi olla enintään ${limit}.`,
    sv: (name: string, limit: string) => `Ta bort några i punkten ${name}: det kan finnas högst ${limit}.`,
    en: (name: string, limit: string) => `Remove some of ${name}: there can be at most ${limit}.`,
  },
  'not-an-identity-code': {
    fi: (name: string) => `Tarkista kohta ${name}. Kirjoita henkilötunnus kokonaan, esimerkiksi 010190-900P.`,
    sv: (name: string) => `Kontrollera punkten ${name}. Skriv hela personbeteckningen, till exempel 010190-900P.`,
    en: (name: string) => `Check ${name}. Enter the whole personal identity code, for example 010190-900P.`,
  },
  'not-an-account-number': {
    fi: (name: string) => `Tarkista kohta ${name}. Kirjoita se IBAN-muodossa, esimerkiksi FI21 1234 5600 0007 85.`,
    sv: (name: string) => `Kontrollera punkten ${name}. Skriv det i IBAN-format, till exempel FI21 1234 5600 0007 85.`,
    en: (name: string) => `Check ${name}. Enter it as an IBAN, for example FI21 1234 5600 0007 85.`,
  },
  'not-an-email-address': {
    fi: (name: string) => `Tarkista kohta ${name}. Sähköpostiosoite on muotoa etunimi.sukunimi@example.com.`,
    sv: (name: string) => `Kontrollera punkten ${name}. En e-postadress ser ut så här: fornamn.efternamn@example.com.`,
    en: (name: string) => `Check ${name}. An e-mail address looks like name@example.com.`,
  },
  'not-a-phone-number': {
    fi: (name: string) => `Tarkista kohta ${name}. Kirjoita puhelinnumero numeroina, esimerkiksi 040 123 4567 tai +358 40 123 4567.`,
    sv: (name: string) => `Kontrollera punkten ${name}. Skriv telefonnumret med siffror, till exempel 040 123 4567 eller +358 40 123 4567.`,
    en: (name: string) => `Check ${name}. Enter the phone number in figures, for example 040 123 4567 or +358 40 123 4567.`,
  },
  'not-accepted': {
    fi: (name: string) => `Vastausta ei voi ottaa vastaan kohdassa ${name}. Vastaa uudelleen.`,
    sv: (name: string) => `Svaret kan inte tas emot i punkten ${name}. Svara på nytt.`,
    en: (name: string) => `The answer to ${name} cannot be accepted. Answer again.`,
  },
});

type MessageKey = keyof ReturnType<typeof messages>;

/** The message for a fault in a language, as it stands in a list: a group's item is named first, “Helper 2: …”. */
export function faultText(form: Form, fault: Fault, language: Language): string {
  const [groupId = '', index] = fault.path.split('.');
  const group = index === undefined ? undefined : findField(form, groupId);
  const text = controlFaultText(form, fault, language);
  return group?.type === 'group' ? `${group.item[language]} ${Number(index) + 1}: ${text}` : text;
}

/** The message as it stands at the control itself, where one sees which item it is of. */
export function controlFaultText(form: Form, fault: Fault, language: Language): string {
  const field = findField(form, fault.path);
  if (!field) return messages(language)['not-accepted'](quoted(fault.path, language));
  const own = isForOwnText(field, fault.code) ? field.error?.[language] : undefined;
  return (
    own ?? messages(language)[messageKey(field, fault.code)](quoted(field.label[language], language), limitText(field, fault, language))
  );
}

/** The definition's own text says what an answer must be like; these say something that it cannot know. */
function isForOwnText(field: Field, code: FaultCode): boolean {
  return field.type === 'group' ? code === 'too-few-items' : keyOf(code) !== 'not-accepted';
}

function messageKey(field: Field, code: FaultCode): MessageKey {
  if (code === 'not-a-number' && (field.type === 'money' || field.type === 'decimal')) return 'not-an-amount';
  if (code === 'incomplete-day') return 'required-day';
  if (code === 'incomplete-month') return 'required-month';
  if (code !== 'required') return keyOf(code);
  if (field.type === 'date') return 'required-day';
  if (field.type === 'month') return 'required-month';
  return field.type === 'choice' || field.type === 'choices' || field.type === 'yesNo' ? 'required-choice' : 'required';
}

function keyOf(code: FaultCode): MessageKey {
  const texts = messages('en');
  const isKey = (key: string): key is MessageKey => Object.hasOwn(texts, key);
  return isKey(code) ? code : 'not-accepted';
}

function limitText(field: Field, { code, params: { limit } }: Fault, language: Language): string {
  if (limit === undefined) return '';
  if (typeof limit === 'string') return limit.length === 7 ? formatMonth(limit, language) : formatDay(limit, language);
  const isAmount = code === 'too-small' || code === 'too-large';
  return field.type !== 'group' && isAmount ? displayNumber(field, limit, language) : formatNumber(limit, language);
}

function quoted(label: string, language: Language): string {
  return language === 'en' ? `“${label}”` : `”${label}”`;
}
