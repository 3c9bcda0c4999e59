import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { BlackoutFault } from './adding.ts';

export const texts = dictionary({
  title: {
    fi: (place: string) => `Kokoukset ja muu varattu aika: ${place}`,
    sv: (place: string) => `Möten och annan bokad tid: ${place}`,
    en: (place: string) => `Meetings and other time taken: ${place}`,
  },
  lead: {
    fi: 'Tähän aikaan ei voi varata aikoja: kokous, koulutus tai palvelupisteen huolto.',
    sv: 'Under denna tid kan inga tider bokas: ett möte, en utbildning eller underhåll av en disk.',
    en: 'No appointments can be booked in this time: a meeting, a training, a counter that is repaired.',
  },
  toRoster: { fi: 'Työvuorot', sv: 'Arbetspass', en: 'Roster' },
  coming: { fi: 'Tulossa kahdeksan viikon aikana', sv: 'De kommande åtta veckorna', en: 'In the coming eight weeks' },
  none: { fi: 'Muuta varattua aikaa ei ole.', sv: 'Ingen annan tid är bokad.', en: 'No other time is taken.' },
  who: { fi: 'Kenen tai minkä aika', sv: 'Vems tid', en: 'Whose time' },
  time: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  reason: { fi: 'Syy', sv: 'Orsak', en: 'Reason' },
  reasonHint: {
    fi: 'Esimerkiksi tiimin kokous. Älä kirjoita henkilötietoja, kuten sairautta.',
    sv: 'Till exempel teammöte. Skriv inga personuppgifter, såsom sjukdom.',
    en: 'A team meeting, for example. Write nothing personal, such as an illness.',
  },
  change: { fi: 'Muuta', sv: 'Ändra', en: 'Change' },
  giveBack: {
    fi: (what: string) => `Vapauta: ${what}`,
    sv: (what: string) => `Frigör: ${what}`,
    en: (what: string) => `Give back: ${what}`,
  },
  add: { fi: 'Varaa aikaa muuhun', sv: 'Boka tid för annat', en: 'Take time for something else' },
  addLead: {
    fi: 'Jos et valitse viikonpäiviä, aika varataan kerran ensimmäisenä päivänä. Muuten se toistuu joka viikko viimeiseen päivään asti.',
    sv: 'Om du inte väljer veckodagar bokas tiden en gång, den första dagen. Annars upprepas den varje vecka till den sista dagen.',
    en: 'Without days of the week the time is taken once, on the first day. Otherwise it is taken every week until the last day.',
  },
  everybody: { fi: 'Kaikki, jotka ovat silloin työssä', sv: 'Alla som är på arbetet då', en: 'Everybody who is at work then' },
  counter: { fi: (name: string) => `Palvelupiste ${name}`, sv: (name: string) => `Disk ${name}`, en: (name: string) => `Counter ${name}` },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  save: { fi: 'Varaa aika', sv: 'Boka tiden', en: 'Take the time' },
  added: {
    fi: (count: number) => (count === 1 ? 'Aika on varattu.' : `${count} aikaa on varattu.`),
    sv: (count: number) => (count === 1 ? 'Tiden är bokad.' : `${count} tider är bokade.`),
    en: (count: number) => (count === 1 ? 'The time is taken.' : `${count} stretches of time are taken.`),
  },
  removed: { fi: 'Aika on vapautettu.', sv: 'Tiden är frigjord.', en: 'The time is given back.' },
  empty: {
    fi: 'Kukaan ei ole työssä silloin, tai päivät ovat pyhäpäiviä. Mitään ei varattu.',
    sv: 'Ingen är på arbetet då, eller så är dagarna helgdagar. Inget bokades.',
    en: 'Nobody is at work then, or the days are holidays. Nothing was taken.',
  },
  overlaps: {
    fi: 'Mitään ei varattu: silloin on jo varattua aikaa',
    sv: 'Inget bokades: det finns redan bokad tid då',
    en: 'Nothing was taken: time is booked then already',
  },
  overlapsLead: {
    fi: 'Siirrä varatut ajat ensin tai valitse toinen aika.',
    sv: 'Flytta de bokade tiderna först eller välj en annan tid.',
    en: 'Move the appointments first, or choose another time.',
  },
  appointment: { fi: 'varattu aika', sv: 'bokad tid', en: 'appointment' },
  more: {
    fi: (count: number) => `Lisäksi ${count} muuta.`,
    sv: (count: number) => `Dessutom ${count} andra.`,
    en: (count: number) => `And ${count} more.`,
  },
  correct: { fi: 'Korjaa nämä kohdat', sv: 'Rätta till dessa punkter', en: 'Correct these' },
});

export const ownFaultTexts = dictionary({
  resource: {
    fi: 'Valitse, kenen tai minkä aika varataan. Virkailijalla on oltava työvuoro näinä päivinä.',
    sv: 'Välj vems tid som bokas. Handläggaren måste ha ett arbetspass dessa dagar.',
    en: 'Choose whose time it is. A clerk needs a shift on these days.',
  },
  reason: {
    fi: 'Kirjoita syy, vähintään kolme merkkiä.',
    sv: 'Skriv en orsak, minst tre tecken.',
    en: 'Write the reason, three characters at least.',
  },
} satisfies Record<Extract<BlackoutFault['code'], 'resource' | 'reason'>, Text>);
