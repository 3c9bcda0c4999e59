import { dictionary, type Text } from '../language/language.ts';
import { attachmentTexts } from './attachment-texts.ts';
import { caseTexts } from './case-texts.ts';
import { contactTexts } from './contact-texts.ts';
import { generalTexts } from './general-texts.ts';
import { letterTexts } from './letter-texts.ts';
import { instructionTexts } from './instruction-texts.ts';
import { networkTexts } from './network-texts.ts';
import { paperTexts } from './paper-texts.ts';
import { peopleTexts } from './people-texts.ts';
import { recordsTexts } from './records-texts.ts';
import { requestTexts } from './request-texts.ts';
import type { RefusalCode } from './refusal.ts';

/** What is said to a person of every refusal: what happened to what they sent, and what to do. */
export const refusalTexts = dictionary({
  ...generalTexts,
  ...attachmentTexts,
  ...caseTexts,
  ...contactTexts,
  ...letterTexts,
  ...instructionTexts,
  ...networkTexts,
  ...paperTexts,
  ...peopleTexts,
  ...recordsTexts,
  ...requestTexts,
} satisfies Record<RefusalCode, Text>);
