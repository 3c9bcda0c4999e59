import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Flags that make Chromium run without a screen, and ask nobody outside. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
];

/** Starts a real Chromium. Throws when there is none: a journey is never passed over in silence. */
export async function startBrowser(): Promise<Browser> {
  const { path, environment } = await findChromium();
  return chromium.launch({ executablePath: path, args: flags, ignoreDefaultArgs: ['--headless'], env: { ...process.env, ...environment } });
}

/** A window as most people hold it: a phone, without JavaScript unless asked for. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    locale: 'fi-FI',
    ...options,
  });
  return context.newPage();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/**
 * Fails with a readable list when axe finds anything against WCAG 2.2 A or AA, or against good practice.
 * The page is shown again in a window with JavaScript, since axe is a script.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ viewport: page.viewportSize(), storageState: await page.context().storageState() });
  if (context === undefined) throw new Error('the browser is gone');
  try {
    const copy = await context.newPage();
    // The very HTML that the journey sees, with its address, so that styles load: also the answer to a posted form.
    const html = await page.content();
    await copy.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    await copy.goto(page.url());
    await copy.evaluate(axeSource);
    // The script above has put `axe` there; the answer has this shape by axe's own documentation.
    const findings = (await copy.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
    )) as AxeFinding[];
    if (findings.length > 0) throw new Error(`${page.url()} is not accessible:\n${findings.map(describe).join('\n')}`);
  } finally {
    await context.close();
  }
}

function describe({ id, impact, help, nodes }: AxeFinding): string {
  const places = nodes.map(
    ({ target, failureSummary = '' }) => `    ${target.join(' ')}\n      ${failureSummary.replaceAll('\n', '\n      ')}`,
  );
  return [`  ${id} (${impact ?? 'minor'}): ${help}`, ...places].join('\n');
}
