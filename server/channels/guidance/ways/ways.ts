import type { Way } from '../way.ts';
import { callback } from './callback.ts';
import { appointment } from './appointment.ts';
import { interpreter } from './interpreter.ts';
import { online } from './online.ts';
import { phone, video } from './remote.ts';
import { jointServicePoint, office } from './visiting.ts';

/** Every way to deal with the agency. A channel that comes later adds its own here; of two that take as long the first comes first. */
export const ways: readonly Way[] = [online, office, jointServicePoint, phone, callback, appointment, video, interpreter];
