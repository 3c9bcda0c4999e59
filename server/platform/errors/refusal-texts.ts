import { dictionary, type Text } from '../language/language.ts';
import { appointmentTexts } from './texts/appointment-texts.ts';
import { attachmentTexts } from './texts/attachment-texts.ts';
import { caseTexts } from './texts/case-texts.ts';
import { contactTexts } from './texts/contact-texts.ts';
import { generalTexts } from './texts/general-texts.ts';
import { letterTexts } from './texts/letter-texts.ts';
import { instructionTexts } from './texts/instruction-texts.ts';
import { lineTexts } from './texts/line-texts.ts';
import { networkTexts } from './texts/network-texts.ts';
import { peopleTexts } from './texts/people-texts.ts';
import { recordsTexts } from './texts/records-texts.ts';
import { requestTexts } from './texts/request-texts.ts';
import type { RefusalCode } from './refusal.ts';

/** What is said to a person of every refusal: what happened to what they sent, and what to do. */
export const refusalTexts = dictionary({
  ...generalTexts,
  ...appointmentTexts,
  ...attachmentTexts,
  ...caseTexts,
  ...contactTexts,
  ...letterTexts,
  ...instructionTexts,
  ...lineTexts,
  ...networkTexts,
  ...peopleTexts,
  ...recordsTexts,
  ...requestTexts,
} satisfies Record<RefusalCode, Text>);
