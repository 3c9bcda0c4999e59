import type { House } from '#server/house.ts';
import { askDemoRegister, demoRegisterAccount } from '../demo/demo-register.ts';
import { type AskRegister, type MandateRegister, openRegisterClient } from './client.ts';

const answerMilliseconds = 10_000;
const askOverNetwork: AskRegister = (address, options) =>
  fetch(address, { ...options, redirect: 'error', signal: AbortSignal.timeout(answerMilliseconds) });

/** The register that the settings name, else the demo register where invented people are on; undefined when there is none. */
export function openRegister(house: House): MandateRegister | undefined {
  const { mandateRegister, isDemoIdentityOn, publicUrl } = house.settings;
  const returnTo = `${publicUrl}/acting/register/answer`;
  if (mandateRegister) return openRegisterClient(mandateRegister, askOverNetwork, returnTo);
  return isDemoIdentityOn ? openRegisterClient(demoRegisterAccount(house), askDemoRegister(house), returnTo) : undefined;
}
