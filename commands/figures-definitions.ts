import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDefinitions } from '#server/statistics/definitions.ts';
import { figures } from '#server/statistics/figures.ts';
import { tableFigures } from '#server/statistics/table-figures.ts';

/** `npm run figures:definitions`: writes the published definitions anew from the lists of figures. */
const path = join(import.meta.dirname, '../docs/definitions-of-figures.md');
writeFileSync(path, writeDefinitions(figures, tableFigures));
console.log(`${figures.length + tableFigures.length} definitions written to docs/definitions-of-figures.md`);
