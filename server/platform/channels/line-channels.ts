import { dictionary, type Text } from '../language/language.ts';

/** By which way somebody deals with the agency. What can be served by whoever has the skill and the language is one line, whatever the channel. */
export const lineChannels = ['office', 'phone', 'callback', 'video', 'joint-service'] as const;
export type LineChannel = (typeof lineChannels)[number];

export const lineChannelNames = dictionary({
  office: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  callback: { fi: 'Takaisinsoitto', sv: 'Återuppringning', en: 'Callback' },
  video: { fi: 'Etäpalvelu', sv: 'Distansservice', en: 'Remote service' },
  'joint-service': { fi: 'Yhteispalvelu', sv: 'Samservice', en: 'Joint service' },
} satisfies Record<LineChannel, Text>);
