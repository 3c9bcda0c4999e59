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
