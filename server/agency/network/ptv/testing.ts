import { v4 as randomId } from 'uuid';
import type { SignedIn } from '#server/people/sign-in/testing.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';
import type { Json } from './record.ts';

/** Records as the catalogue has them: of every kind of channel, with codes of real municipalities and invented names. */

const words = (fi: string, sv: string, en: string) => [
  { language: 'fi', value: fi },
  { language: 'sv', value: sv },
  { language: 'en', value: en },
];
const names = (fi: string, sv: string, en: string) => words(fi, sv, en).map((one) => ({ ...one, type: 'Name' }));

const agencyId = '3d1759a2-e47a-4947-9a31-cab1c1e2512b';
export const authority: Json = {
  id: 'b3a1f2c4-0d5e-4f60-8a71-92c3d4e5f607',
  organizationNames: names('Enontekiön kunta', 'Enontekis kommun', 'Municipality of Enontekiö'),
};

const workdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const week = (days: readonly string[], from: string, to: string) => ({
  serviceHourType: 'DaysOfTheWeek',
  validFrom: null,
  validTo: null,
  isClosed: false,
  validForNow: true,
  isAlwaysOpen: false,
  isReservation: false,
  additionalInformation: [],
  openingHour: days.map((dayFrom) => ({ dayFrom, dayTo: '', from, to })),
});

/** A joint service point of a municipality, with tasks for the agency; its name in Saami too, which is kept. */
export const jointPoint: Json = {
  id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f601',
  sourceId: null,
  oid: null,
  serviceChannelType: 'ServiceLocation',
  organizationId: authority['id'],
  serviceChannelNames: [
    ...names('Hetan yhteispalvelupiste', 'Hetta samservice', 'Hetta joint service point'),
    { language: 'se', value: 'Heahtá', type: 'Name' },
  ],
  serviceChannelDescriptions: [{ language: 'fi', value: 'Kunnan neuvonta palvelee myös viraston asioissa.', type: 'Summary' }],
  languages: ['fi', 'se'],
  phoneNumbers: [
    {
      type: 'Phone',
      additionalInformation: null,
      serviceChargeType: 'Other',
      prefixNumber: '+358',
      isFinnishServiceNumber: false,
      number: '165551001',
      language: 'fi',
    },
  ],
  addresses: [
    {
      type: 'Visiting',
      subType: 'Street',
      streetAddress: {
        street: words('Esimerkkitie', 'Exempelvägen', 'Esimerkkitie'),
        streetNumber: '12 B',
        postalCode: '99400',
        postOffice: words('ENONTEKIÖ', 'ENONTEKIS', 'ENONTEKIÖ'),
        municipality: { code: '047', name: words('Enontekiö', 'Enontekis', 'Enontekiö') },
        latitude: '7590000.000',
        longitude: '362000.000',
        coordinateState: 'Ok',
      },
      entrances: [
        {
          name: [],
          isMainEntrance: true,
          accessibilitySentences: [
            {
              sentenceGroup: words('Ovi', 'Dörr', 'Door'),
              sentences: [{ sentence: words('Ovella ei ole kynnystä.', 'Dörren har ingen tröskel.', 'The door has no threshold.') }],
            },
          ],
        },
      ],
      country: 'FI',
    },
  ],
  serviceHours: [
    week(workdays, '09:00:00', '15:00:00'),
    {
      ...week([], '', ''),
      serviceHourType: 'Exceptional',
      validFrom: '2015-04-13T00:00:00',
      validTo: '2015-04-14T00:00:00',
      isClosed: true,
      additionalInformation: words('Koulutus', 'Utbildning', 'Training'),
    },
  ],
  services: [
    {
      service: { id: '7a9d3c52-6b1e-4f08-9c47-d2e5f8a1b304', name: 'Asumistuki' },
      serviceChargeType: 'FreeOfCharge',
      extraTypes: [
        {
          type: 'Asti',
          code: 'DocumentReceived',
          name: words('Asiakirjojen vastaanotto', 'Mottagning av handlingar', 'Receiving documents'),
          description: [],
        },
        { type: 'Asti', code: 'RemoteGuidance', name: [], description: [] },
      ],
      serviceHours: [],
    },
  ],
  publishingStatus: 'Published',
  modified: '2015-02-20T10:15:00',
};

/** An office of the agency itself, part of the week by appointment, and open over a midnight once. */
export const office: Json = {
  ...jointPoint,
  id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f602',
  organizationId: agencyId,
  serviceChannelNames: names('Sodankylän uusi toimisto', 'Nya byrån i Sodankylä', 'New office in Sodankylä'),
  languages: ['fi', 'sv'],
  addresses: [
    {
      type: 'Visiting',
      subType: 'Street',
      streetAddress: {
        street: words('Malliraitti', 'Modellstigen', 'Malliraitti'),
        streetNumber: '3',
        postalCode: '99600',
        postOffice: words('SODANKYLÄ', 'SODANKYLÄ', 'SODANKYLÄ'),
        municipality: { code: '758', name: words('Sodankylä', 'Sodankylä', 'Sodankylä') },
        latitude: '7477000.5',
        longitude: '484000.25',
        coordinateState: 'Ok',
      },
      entrances: [],
      country: 'FI',
    },
  ],
  serviceHours: [
    week(['Monday', 'Wednesday'], '09:00:00', '12:00:00'),
    { ...week(['Monday'], '12:00:00', '16:00:00'), isReservation: true },
    {
      ...week([], '', ''),
      serviceHourType: 'OverMidnight',
      openingHour: [{ dayFrom: 'Friday', dayTo: 'Saturday', from: '18:00:00', to: '01:00:00' }],
    },
  ],
  services: [],
};

export const phoneLine: Json = {
  id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f603',
  serviceChannelType: 'Phone',
  organizationId: agencyId,
  serviceChannelNames: names('Neuvontanumero', 'Rådgivningsnummer', 'Advice line'),
  languages: ['fi', 'sv', 'en'],
  phoneNumbers: [
    {
      type: 'Phone',
      serviceChargeType: 'Chargeable',
      prefixNumber: null,
      isFinnishServiceNumber: true,
      number: '020 555 1234',
      language: 'fi',
    },
  ],
  supportEmails: [],
  serviceHours: [week(workdays, '08:00:00', '18:00:00')],
  services: [],
  publishingStatus: 'Published',
  modified: '2015-02-20T10:15:00',
};

/** Channels that are no places: an online service, a form, a page. */
export const otherChannels: Json[] = [
  {
    id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f604',
    serviceChannelType: 'EChannel',
    organizationId: agencyId,
    serviceChannelNames: names('Asiointipalvelu', 'E-tjänst', 'E-service'),
    requiresAuthentication: true,
    signatureQuantity: 1,
    publishingStatus: 'Published',
  },
  {
    id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f605',
    serviceChannelType: 'PrintableForm',
    organizationId: agencyId,
    serviceChannelNames: names('Asumistukihakemus', 'Ansökan om bostadsbidrag', 'Application for housing allowance'),
    formIdentifier: [{ value: 'AT 1', language: 'fi' }],
    publishingStatus: 'Published',
  },
  {
    id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f606',
    serviceChannelType: 'WebPage',
    organizationId: agencyId,
    serviceChannelNames: names('Verkkosivut', 'Webbplats', 'Website'),
    webPages: [{ url: 'https://example.fi', value: 'Verkkosivut', language: 'fi' }],
    publishingStatus: 'Published',
  },
];

export const allRecords: Json[] = [jointPoint, office, phoneLine, ...otherChannels, authority];

/** Records of which each has a fault of its own, but for the last. */
export const brokenRecords: Json[] = [
  { ...office, id: 'no-id', serviceChannelNames: names('Tunnisteeton', 'Utan id', 'Without an id') },
  {
    ...office,
    id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f611',
    serviceChannelNames: names('Kuudeskymmenes tunti', 'Timme sextio', 'Sixtieth hour'),
    serviceHours: [week(['Monday'], '60:00:00', '10:00:00')],
  },
  {
    ...office,
    id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f612',
    serviceChannelNames: names('Kunnaton', 'Utan kommun', 'Nowhere'),
    addresses: [{ type: 'Visiting', streetAddress: { municipality: { code: '999', name: [] } } }],
  },
  {
    ...jointPoint,
    id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f613',
    organizationId: agencyId,
    serviceChannelNames: names('Ylläpitäjätön', 'Utan ansvarig', 'Run by nobody'),
  },
  { ...phoneLine, id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f614', serviceChannelNames: names('Ehjä numero', 'Helt nummer', 'Whole number') },
];

type Sent = { name: string; content: string };

export const fileOf = (records: unknown, name = 'ptv.json'): Sent => ({ name, content: JSON.stringify(records) });

/** Sends files to the page of imports, and gives the answer: a redirect to what they change. */
export async function sendImport({ app }: Pick<TestHouse, 'app'>, person: SignedIn, files: readonly Sent[]) {
  const boundary = randomId();
  const parts = files.map(
    ({ name, content }) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/json\r\n\r\n${content}\r\n`,
  );
  return app.inject({
    method: 'POST',
    url: '/network/import',
    headers: { ...person.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.join('')}--${boundary}--\r\n`,
  });
}

/** Sends records, and gives the address of what they change. */
export async function propose(opened: Pick<TestHouse, 'app'>, person: SignedIn, records: unknown): Promise<string> {
  const answer = await sendImport(opened, person, [fileOf(records)]);
  if (answer.statusCode !== 303 && answer.statusCode !== 302) throw new Error(`not read: ${answer.statusCode}`);
  return String(answer.headers.location);
}

/** Accepts what the page shows. */
export async function accept(person: SignedIn, address: string, close: readonly string[] = []) {
  const { body } = await person.get(address);
  const digest = /name="digest" value="([^"]+)"/.exec(body)?.[1] ?? '';
  return person.post(address, { digest, ...(close.length > 0 && { close }) });
}
