import { dictionary, type Language, type Text } from '../language/language.ts';

/** The ways in which something comes to the agency: of an application, an attachment, a mandate, a figure. */
export const channels = ['online', 'office', 'post', 'phone', 'joint-service-point', 'remote'] as const;
export type Channel = (typeof channels)[number];

const names = dictionary({
  online: { fi: 'Verkkopalvelu', sv: 'Webbtjänst', en: 'Online service' },
  office: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  post: { fi: 'Posti', sv: 'Post', en: 'Post' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  'joint-service-point': { fi: 'Yhteispalvelupiste', sv: 'Samservicepunkt', en: 'Joint service point' },
  remote: { fi: 'Etäpalvelu', sv: 'Distansservice', en: 'Remote service' },
} satisfies Record<Channel, Text>);

/** A channel's name; one that this release does not know is shown by its own word. */
export function channelName(channel: string, language: Language): string {
  const known = channels.find((one) => one === channel);
  return known ? names(language)[known] : channel;
}
