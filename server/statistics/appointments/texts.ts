import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Ajanvaraus', sv: 'Tidsbokning', en: 'Appointments' },
  lead: {
    fi: 'Kuinka moni asioi ajanvarauksella, mitä varatuille ajoille tapahtui ja kuinka pian ajan sai.',
    sv: 'Hur många som hade en bokad tid, vad som hände med de bokade tiderna och hur snart man fick en tid.',
    en: 'How many people came by appointment, what became of the times that were booked, and how soon a time could be had.',
  },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  shown: {
    fi: (from: string, to: string) => (from === to ? `Kuukausi ${from}.` : `Kuukaudet ${from} – ${to}.`),
    sv: (from: string, to: string) => (from === to ? `Månaden ${from}.` : `Månaderna ${from} – ${to}.`),
    en: (from: string, to: string) => (from === to ? `The month ${from}.` : `The months ${from} to ${to}.`),
  },
  wholeMonths: {
    fi: 'Näytetään kokonaiset kuukaudet, joihin jakso osuu. Ihmiset lasketaan vuodelta, johon jakso päättyy.',
    sv: 'De hela månader som perioden berör visas. Personer räknas för det år då perioden slutar.',
    en: 'Whole months that the period touches are shown. People are counted for the year in which the period ends.',
  },
  'office-or-phone': { fi: 'Toimisto tai puhelin', sv: 'Byrå eller telefon', en: 'Office or phone' },
  office: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  video: { fi: 'Video', sv: 'Video', en: 'Video' },
  all: { fi: 'Kaikki', sv: 'Alla', en: 'All' },
  tooFew: { fi: 'alle 5', sv: 'under 5', en: 'fewer than 5' },
  back: { fi: 'Kaikki tilastot', sv: 'All statistik', en: 'All statistics' },
});
