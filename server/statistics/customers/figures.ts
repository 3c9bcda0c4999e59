import type { TableFigure } from '../tables/table-figure.ts';

/** A smaller number is not told: in a small municipality it would be about people whom somebody knows. */
export const fewestCustomers = 5;

export const customersByMunicipality: TableFigure = {
  id: 'customers-by-municipality',
  address: '/statistics/customers',
  name: { fi: 'Asiakkaat kunnittain', sv: 'Kunder per kommun', en: 'Customers by municipality' },
  definition: {
    fi: `Eri ihmiset, joita palveltiin vuoden aikana toimistoissa, sen kunnan mukaan, jossa toimisto on. Sama ihminen lasketaan kunnassa kerran ja koko maassa kerran, vaikka hän kävisi monta kertaa tai monessa kunnassa; siksi kuntien luvut voivat olla yhteensä enemmän kuin koko maan. Mukana ovat käynnit, joille asiakas on merkitty: nekin näytetään. Luvut lasketaan joka yö uudelleen, kunnes vuosi suljetaan seuraavan vuoden helmikuun 1. päivänä. Laskemista varten asiakkaan tunnisteesta tehdään tiiviste vuoden omalla salaisella avaimella (HMAC-SHA-256); kun vuosi suljetaan, avain ja tiivisteet hävitetään ja vain luvut jäävät. Alle ${fewestCustomers} asiakkaan lukuja ei näytetä.`,
    sv: `Olika personer som under året fick service på byråer, enligt den kommun där byrån finns. Samma person räknas en gång i kommunen och en gång i hela landet, även om hen besöker flera gånger eller flera kommuner; därför kan kommunernas tal tillsammans vara större än hela landets. Med är de besök för vilka kunden har antecknats: också de visas. Talen räknas om varje natt tills året stängs den 1 februari följande år. För räkningen görs ett kondensat av kundens beteckning med årets egen hemliga nyckel (HMAC-SHA-256); när året stängs förstörs nyckeln och kondensaten, och bara talen blir kvar. Tal under ${fewestCustomers} kunder visas inte.`,
    en: `Different people who were served at offices during the year, by the municipality in which the office is. The same person is counted once in a municipality and once in the whole country, however many visits or municipalities; so the numbers of municipalities may add up to more than that of the country. Included are the visits for which the customer was recorded: these are shown too. The numbers are counted anew every night until the year is closed on 1 February of the next. For counting, the customer’s identifier is digested with a secret key of the year’s own (HMAC-SHA-256); when the year is closed, key and digests are destroyed and only the numbers stay. Numbers of fewer than ${fewestCustomers} customers are not shown.`,
  },
  rowsName: { fi: 'Kunta', sv: 'Kommun', en: 'Municipality' },
  columns: [
    { id: 'customers', unit: 'number', name: { fi: 'Asiakkaita', sv: 'Kunder', en: 'Customers' } },
    { id: 'before', unit: 'number', name: { fi: 'Vuotta aiemmin', sv: 'Ett år tidigare', en: 'A year before' } },
    {
      id: 'visits',
      unit: 'number',
      name: {
        fi: 'Käyntejä, joille asiakas on merkitty',
        sv: 'Besök för vilka kunden har antecknats',
        en: 'Visits for which the customer was recorded',
      },
    },
  ],
};

/** Figures of people, not of what they did. */
export const figuresOfCustomers: readonly TableFigure[] = [customersByMunicipality];
