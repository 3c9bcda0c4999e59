import { describe } from 'vitest';
import { visitEveryPageIn } from './testing/every-page.ts';

describe('every page can be used by everybody, without scripts, in English', () => {
  visitEveryPageIn('en');
});
