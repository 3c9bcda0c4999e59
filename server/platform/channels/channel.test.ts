import { expect, test } from 'vitest';
import { languages } from '../language/language.ts';
import { channelName, channels } from './channel.ts';

test.each(languages)('every channel has a name of its own in %s', (language) => {
  expect(new Set(channels.map((channel) => channelName(channel, language))).size).toBe(channels.length);
});

test('a channel that this release does not know is shown by its own word', () => {
  expect(channelName('pigeon', 'fi')).toBe('pigeon');
  expect(channelName('constructor', 'fi')).toBe('constructor');
});
