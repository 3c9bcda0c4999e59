import type { House } from '#server/house.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type CallbackWish, requestCallback } from '../requests/requesting.ts';
import { texts } from '../texts.ts';

/** What is wrong, and the control that it is about. */
export type Fault = { id: string; text: string };

/** Asks for a call. What speaks against it comes back in the asker's language, with its status, to be shown where the times are. */
export async function tryToAsk(
  house: House,
  wish: CallbackWish,
  language: Language,
): Promise<{ fault: Fault; status: number } | undefined> {
  try {
    await requestCallback(house, wish);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.code === 'bad-request') return { fault: { id: 'window-0', text: texts(language).timeGone }, status: 422 };
    if (refusal?.status !== 409) throw error;
    return { fault: { id: 'window-0', text: refusalTexts(language)[refusal.code] }, status: 409 };
  }
  return undefined;
}
