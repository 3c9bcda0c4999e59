import Type from 'typebox';

/**
 * The parts of the records of the Finnish Service Catalogue (PTV open API, version 11) that this program reads. Everything else
 * that stands in a record is kept as it came and written out again. Fields that are null are taken for missing.
 */

const list = <S extends Parameters<typeof Type.Array>[0]>(shape: S, maxItems = 200) => Type.Optional(Type.Array(shape, { maxItems }));
const text = (maxLength: number) => Type.String({ maxLength });
const Uuid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' });
/** `2015-03-02T00:00:00`: only the day is read. */
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T[0-9:.]{5,20}(Z|[+-]\\d{2}:\\d{2})?)?$' });
const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:\\d{2}(\\.\\d{1,7})?)?$' });

export const ptvWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const Weekday = Type.Enum([...ptvWeekdays]);

const Words = Type.Object({ value: text(20_000), language: text(10) });
export type Words = Type.Static<typeof Words>;
const TypedWords = Type.Object({ value: text(20_000), language: text(10), type: Type.Optional(text(40)) });

const OpeningHour = Type.Object({
  dayFrom: Type.Optional(Type.Union([Weekday, Type.Literal('')])),
  dayTo: Type.Optional(Type.Union([Weekday, Type.Literal('')])),
  from: Time,
  to: Time,
});
export type OpeningHour = Type.Static<typeof OpeningHour>;

const ServiceHour = Type.Object({
  // The last three are what versions up to 7 said.
  serviceHourType: Type.Enum(['DaysOfTheWeek', 'Exceptional', 'OverMidnight', 'Standard', 'Exception', 'Special']),
  validFrom: Type.Optional(Instant),
  validTo: Type.Optional(Instant),
  isClosed: Type.Optional(Type.Boolean()),
  isAlwaysOpen: Type.Optional(Type.Boolean()),
  isReservation: Type.Optional(Type.Boolean()),
  additionalInformation: list(Words),
  openingHour: list(OpeningHour),
});
export type ServiceHour = Type.Static<typeof ServiceHour>;

const Municipality = Type.Object({ code: Type.Optional(text(10)), name: list(Words) });

const StreetAddress = Type.Object({
  street: list(Words),
  streetNumber: Type.Optional(text(60)),
  postalCode: Type.Optional(text(20)),
  postOffice: list(Words),
  municipality: Type.Optional(Municipality),
  latitude: Type.Optional(text(40)),
  longitude: Type.Optional(text(40)),
  coordinateState: Type.Optional(text(40)),
});
export type StreetAddress = Type.Static<typeof StreetAddress>;

const Entrance = Type.Object({
  isMainEntrance: Type.Optional(Type.Boolean()),
  accessibilitySentences: list(Type.Object({ sentences: list(Type.Object({ sentence: list(Words) })) })),
});

const Address = Type.Object({
  type: Type.Optional(text(40)),
  subType: Type.Optional(text(40)),
  streetAddress: Type.Optional(StreetAddress),
  entrances: list(Entrance),
});
export type Address = Type.Static<typeof Address>;

const PhoneNumber = Type.Object({
  type: Type.Optional(text(40)),
  prefixNumber: Type.Optional(text(20)),
  number: text(60),
  language: Type.Optional(text(10)),
});
export type PhoneNumber = Type.Static<typeof PhoneNumber>;

const Connection = Type.Object({
  service: Type.Optional(Type.Object({ id: Type.Optional(text(60)), name: Type.Optional(text(500)) })),
  extraTypes: list(Type.Object({ type: Type.Optional(text(60)), code: Type.Optional(text(100)) })),
});

export const channelTypes = ['EChannel', 'WebPage', 'PrintableForm', 'Phone', 'ServiceLocation'] as const;

export const Channel = Type.Object({
  id: Uuid,
  sourceId: Type.Optional(text(200)),
  serviceChannelType: Type.Enum([...channelTypes]),
  organizationId: Type.Optional(Uuid),
  serviceChannelNames: Type.Array(TypedWords, { minItems: 1, maxItems: 60 }),
  languages: list(text(10)),
  phoneNumbers: list(PhoneNumber),
  addresses: list(Address),
  serviceHours: list(ServiceHour, 1000),
  services: list(Connection, 1000),
  publishingStatus: Type.Optional(text(40)),
  modified: Type.Optional(Instant),
});
export type Channel = Type.Static<typeof Channel>;

export const Organization = Type.Object({ id: Uuid, organizationNames: Type.Array(TypedWords, { minItems: 1, maxItems: 60 }) });
export type Organization = Type.Static<typeof Organization>;

/** A record as it came, with whatever it has beyond what is read. */
export type Json = { [name: string]: unknown };
