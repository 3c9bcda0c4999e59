import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outcomes } from '#server/agency/definition.ts';
import { loadAgency } from '#server/agency/loading.ts';
import { listPhrases } from '#server/agency/phrases.ts';
import { themeStylesheet } from './theme-stylesheet.ts';

type Ended = { code: number; output: string; errors: string };

function run(command: string, folder: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', command, folder], (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
    });
  });
}

describe.each(['kela-2015', 'example'])('the agency %s', (name) => {
  const folder = join('agencies', name);

  test('has no faults', async () => {
    expect((await loadAgency(folder)).id).toBe(name);
  });

  test('has a standard text for every outcome of every benefit', async () => {
    const agency = await loadAgency(folder);
    const without = agency.benefits.flatMap(({ id }) =>
      outcomes.filter((outcome) => listPhrases(agency, id, outcome).length === 0).map((outcome) => `${id}: ${outcome}`),
    );
    expect(without).toEqual([]);
  });

  test('has the stylesheet that its theme makes, small and without anything from elsewhere', { timeout: 60_000 }, async () => {
    const css = await readFile(join(folder, 'theme.css'), 'utf8');
    expect(css).toBe(await themeStylesheet((await loadAgency(folder)).theme));
    expect(css.length).toBeLessThan(60_000);
    expect(css).not.toMatch(/@import|url\(|javascript:/);
  });

  test.each(['light', 'dark'])('can be read in its %s colours', async (scheme) => {
    const colours = coloursOf(await readFile(join(folder, 'theme.css'), 'utf8'), scheme);
    const contrasts = ['accent', 'brand', 'neutral', 'danger', 'warning', 'success', 'info'].flatMap((name_) =>
      pairs.map(([text, ground, least]) => ({
        pair: `${name_} ${text} on ${ground}`,
        least,
        is: contrast(colours, `${name_}-${text}`, `${name_}-${ground}`),
      })),
    );
    expect(contrasts.filter(({ least, is }) => !(is >= least))).toEqual([]);
  });
});

// Each starts a process of its own, which takes a while on a busy machine.
describe('agency:check', { timeout: 60_000 }, () => {
  test('tells about an agency without faults and ends with 0', async () => {
    const { code, output, errors } = await run('commands/agency-check.ts', 'agencies/example');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('Example Town (example) in en, fi, sv');
    expect(output).toContain('No faults.');
  });

  test('prints file, place and reason of each fault and ends with 1', async () => {
    const faulty = await mkdtemp(join(tmpdir(), 'agency-'));
    await cp('agencies/example', faulty, { recursive: true });
    await writeFile(join(faulty, 'theme.json'), '{ "accent": "purple" }');
    const { code, output, errors } = await run('commands/agency-check.ts', faulty);
    await rm(faulty, { recursive: true });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors.trim().split('\n')).toEqual(
      expect.arrayContaining(['theme.json: “support” is missing', 'theme.json: /accent: "purple" is not written right: a colour: #1a5f8c']),
    );
  });
});

/** Text and ground of the same colour, and the contrast that WCAG 2.2 asks for: 4.5 for text (1.4.3). */
const pairs: [text: string, ground: string, least: number][] = [
  ['text-default', 'background-default', 4.5],
  ['text-subtle', 'background-default', 4.5],
  ['text-default', 'surface-default', 4.5],
  ['text-subtle', 'surface-tinted', 4.5],
  ['base-contrast-default', 'base-default', 4.5],
  ['border-default', 'background-default', 3],
];

function coloursOf(css: string, scheme: string): Map<string, string> {
  const block = css.split(`[data-color-scheme="${scheme}"] {`)[1]?.split('}')[0] ?? '';
  return new Map([...block.matchAll(/--ds-color-([a-z-]+): (#[0-9a-fA-F]{3,6})/g)].map(([, name = '', hex = '']) => [name, hex]));
}

function contrast(colours: Map<string, string>, one: string, other: string): number {
  const [darker = NaN, lighter = NaN] = [one, other].map((name) => luminance(colours.get(name) ?? '')).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
