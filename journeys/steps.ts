import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { getCurrentForm } from '#server/agency/lookups.ts';
import { typedOn } from '#server/cases/applications/testing.ts';
import { texts as attachmentTexts } from '#server/cases/attachments/texts.ts';
import { texts as draftTexts } from '#server/cases/drafts/texts.ts';
import { fullName } from '#server/people/demo-identity/people.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Answers, Form } from '#server/platform/forms/definition.ts';
import { formTexts } from '#server/platform/forms/html/texts.ts';
import type { Language } from '#server/platform/language/language.ts';
import { listenTestHouse, type TestHouseOptions } from '#server/platform/testing/test-house.ts';
import { openPage, startBrowser } from './browser.ts';
import { expectAccessible, expectReflow, expectValidHtml } from './checks.ts';

/** What people do again and again, whatever their errand. */

export type Journey = Awaited<ReturnType<typeof beginJourney>>;

/** The whole program with a browser before it. End it in `afterAll`. */
export async function beginJourney(options: TestHouseOptions = {}) {
  // One after the other: while a browser is unpacked, the temporary folder is another one, in which the house would lose its files.
  const browser = await startBrowser();
  const opened = await listenTestHouse(options);
  return {
    opened,
    /** Somebody at a machine of their own: a phone without scripts unless asked otherwise. */
    visitor: (asked: BrowserContextOptions = {}) => openVisitor(browser, opened.address, asked),
    end: async () => {
      await browser.close();
      await opened.close();
    },
  };
}

async function openVisitor(browser: Browser, baseURL: string, asked: BrowserContextOptions): Promise<Page> {
  const page = await openPage(browser, { baseURL, ...asked });
  keepSource(page);
  return page;
}

const sources = new WeakMap<Page, Promise<string>>();

/** Remembers the HTML as it came, which a browser mends while it reads. */
function keepSource(page: Page): void {
  page.on('response', (came) => {
    const isDocument = came.request().isNavigationRequest() && came.frame() === page.mainFrame();
    const isPage = (came.headers()['content-type'] ?? '').startsWith('text/html');
    // A page that is left before it has come has no body to look at.
    if (isDocument && isPage)
      sources.set(
        page,
        came.text().catch(() => ''),
      );
  });
}

const pictures = process.env['JOURNEY_PICTURES'];

/** Looks at the page as everybody must be able to use it. With JOURNEY_PICTURES its pictures go into that folder. */
export async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load');
  if (pictures) await takePictures(page, join(pictures, name));
  const html = await sources.get(page);
  if (html) await expectValidHtml(html, page.url());
  await expectReflow(page);
  await expectAccessible(page);
}

async function takePictures(page: Page, path: string): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true });
  const size = page.viewportSize();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.screenshot({ path: `${path}-${width}.png`, fullPage: true });
  }
  if (size) await page.setViewportSize(size);
}

/** Signs in at the demo identity service, to which the page has been sent. */
export async function chooseDemoPerson(page: Page, person: { givenNames: string; familyName: string }): Promise<void> {
  await page.getByRole('button', { name: fullName(person), exact: true }).click();
}

/** Goes to a door of the house and in by it. */
export async function signIn(page: Page, person: { givenNames: string; familyName: string; role: string }): Promise<void> {
  await page.goto(person.role === 'customer' ? '/sign-in' : '/staff');
  await chooseDemoPerson(page, person);
}

/** Waits until the page is there whole and its script for an element listens; until then it works as one without scripts. */
export async function untilListening(page: Page, element: string): Promise<void> {
  await page.waitForFunction((name) => document.readyState === 'complete' && customElements.get(name) !== undefined, element);
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
}

export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name }).click();
}

/** Follows a link of the menu: opens the menu and the group that hold it, where they are closed. */
export async function fromMenu(page: Page, name: string): Promise<void> {
  const menu = page.locator('.page-menu');
  const link = menu.locator(`a:text-is("${name}")`);
  for (const summary of await menu.locator(`details:has(a:text-is("${name}")) > summary`).all())
    if (await summary.isVisible()) await summary.click();
  await link.click();
}

/** Answers by the names of the controls: texts are typed, choices chosen. */
export async function answer(page: Page, fields: Record<string, string | readonly string[]>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`[name="${name}"]`);
    const kind = await control.first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
    if (kind === 'hidden') continue;
    const values = [value].flat();
    if (kind === 'SELECT') await control.selectOption([...values]);
    else if (kind === 'radio' || kind === 'checkbox')
      for (const one of values) await page.locator(`[name="${name}"][value="${one}"]`).check();
    else await control.fill(String(value));
  }
}

/** Fills the page of a form that the browser shows; items of groups are added with their button. Returns the page's id. */
export async function fillQuestions(page: Page, form: Form, answers: Answers, language: Language): Promise<string> {
  const shown = form.pages.find(({ id }) => new URL(page.url()).pathname.endsWith(`/pages/${id}`));
  if (!shown) throw new Error(`${page.url()} is no page of the form`);
  for (const field of shown.fields) {
    const items = answers[field.id];
    if (field.type === 'group' && Array.isArray(items)) {
      const there = Number(await page.locator(`[name="${field.id}.count"]`).getAttribute('value'));
      for (let count = there; count < items.length; count += 1) await press(page, formTexts(language).add(field.item[language]));
    }
    await answer(page, typedOn({ ...shown, fields: [field] }, withOnly(field.id, answers)));
  }
  return shown.id;
}

function withOnly(id: string, answers: Answers): Answers {
  const own = answers[id];
  return own === undefined ? {} : { [id]: own };
}

/** Goes on from page to page, "save and continue", until the review. `see` looks at each filled page. Returns the pages passed. */
export async function fillToReview(
  page: Page,
  form: Form,
  answers: Answers,
  language: Language,
  see: (pageId: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const passed: string[] = [];
  while (!new URL(page.url()).pathname.endsWith('/review')) {
    const id = await fillQuestions(page, form, answers, language);
    if (passed.includes(id))
      throw new Error(`the page ${id} is not accepted:\n${(await page.locator('.ds-error-summary').allInnerTexts()).join('\n')}`);
    passed.push(id);
    await see(id);
    await pressNext(page, language);
    // Attachments can be sent now or later.
    if (new URL(page.url()).pathname.endsWith('/attachments')) await follow(page, attachmentTexts(language).toReview);
  }
  return passed;
}

export async function pressNext(page: Page, language: Language): Promise<void> {
  // The first of that name answers Enter and is seen by nobody.
  await page
    .locator('.buttons')
    .getByRole('button', { name: draftTexts(language).next, exact: true })
    .click();
}

/** Declares that all is true, and sends. Leads to the receipt. */
export async function sendReviewed(page: Page, language: Language): Promise<void> {
  await page.getByRole('checkbox', { name: draftTexts(language).declare }).check();
  await press(page, draftTexts(language).send);
}

/** The version of a benefit's form that is in use on the day of the journey, and that day. */
export function formOf({ opened: { house, clock } }: Journey, benefit: string): { form: Form; today: string } {
  const today = dayOf(clock.now(), house.agency.timeZone);
  return { form: getCurrentForm(house.agency, benefit, today), today };
}
