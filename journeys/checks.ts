import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Browser, Page, Route } from 'playwright-core';

/** What every page that a journey reaches must keep, whoever reads it and however. */

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Fails with a readable list when axe finds anything against WCAG 2.2 A or AA, or against good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  const shown = (await runsScripts(page)) ? page : await copyWithoutScripts(page);
  if ((await shown.evaluate('typeof axe')) === 'undefined') await shown.evaluate(axeSource);
  // The script has put `axe` there; the answer has this shape by axe's own documentation. What is right is not described
  // node by node: on a long page that takes longer than all that is looked at.
  const findings = await shown.evaluate<AxeFinding[]>(
    `axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }).then(({ violations }) => violations)`,
  );
  if (findings.length > 0) throw new Error(`${page.url()} is not accessible:\n${findings.map(describe).join('\n')}`);
}

function describe({ id, impact, help, nodes }: AxeFinding): string {
  const places = nodes.map(
    ({ target, failureSummary = '' }) => `    ${target.join(' ')}\n      ${failureSummary.replaceAll('\n', '\n      ')}`,
  );
  return [`  ${id} (${impact ?? 'minor'}): ${help}`, ...places].join('\n');
}

function runsScripts(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia('(scripting: enabled)').matches);
}

const copies = new WeakMap<Browser, Promise<Page>>();

/**
 * Axe is a script, so a page without scripts is shown again in a window that has them, but in which none of ours ever
 * ran and whose styles know of none. One such window serves a whole browser: loading axe takes longer than running it.
 */
async function copyWithoutScripts(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the browser is gone');
  const opening = copies.get(browser) ?? openCopy(browser);
  copies.set(browser, opening);
  const copy = await opening;
  // The axe that was loaded is to outlast the page: a document that is written anew keeps its window.
  if (new URL(copy.url()).origin !== new URL(page.url()).origin) await copy.goto(new URL('/health', page.url()).href);
  await copy.setViewportSize(page.viewportSize() ?? { width: 390, height: 844 });
  await copy.setContent(await page.content());
  return copy;
}

async function openCopy(browser: Browser): Promise<Page> {
  const copy = await (await browser.newContext()).newPage();
  await copy.goto('about:blank');
  await copy.route('**/*.js', (route) => route.abort());
  // Addresses carry what they hold, so each stylesheet is fetched once, not for every page.
  const styles = new Map<string, Promise<string>>();
  await copy.route('**/*.css', async (route) => {
    const address = route.request().url();
    const style = styles.get(address) ?? fetchWithoutScripts(route);
    styles.set(address, style);
    await route.fulfill({ contentType: 'text/css; charset=utf-8', body: await style });
  });
  return copy;
}

async function fetchWithoutScripts(route: Route): Promise<string> {
  const answer = await route.fetch();
  return (await answer.text()).replaceAll(/\(scripting:\s*enabled\)/g, '(scripting: none)');
}

/** Nothing is cut off or has to be scrolled sideways at 320 pixels, which is 400 % of a usual window (WCAG 1.4.10). */
export async function expectReflow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const widest = await page.evaluate(() => {
    const isScrolled = (element: Element) => element.closest('.table-scroll, pre') !== null;
    const tooWide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !isScrolled(element),
    );
    const { scrollWidth } = document.documentElement;
    return scrollWidth > window.innerWidth ? `${scrollWidth}: ${tooWide.map((element) => element.outerHTML.slice(0, 120)).join('\n')}` : '';
  });
  if (size) await page.setViewportSize(size);
  if (widest !== '') throw new Error(`${page.url()} is wider than 320 pixels: ${widest}`);
}

const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));

/** Fails when the HTML that came from the server is not HTML. */
export async function expectValidHtml(html: string, address: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const faults = results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2);
  if (faults.length === 0) return;
  const lines = faults.map(
    ({ ruleId, message, offset }) => `  ${ruleId}: ${message} … ${html.slice(Math.max(0, offset - 60), offset + 100)}`,
  );
  throw new Error(`${address} is not valid HTML:\n${lines.join('\n')}`);
}
