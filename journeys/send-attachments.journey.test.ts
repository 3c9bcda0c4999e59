import { v4 as randomId } from 'uuid';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { texts } from '#server/cases/attachments/texts.ts';
import { pdfFile, pngFile, postFiles, svgFile, type TestFile, tiffFile } from '#server/cases/attachments/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { beginJourney, follow, type Journey, look, press, signIn, untilListening } from './steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
});
afterAll(() => journey.end());

const agreement = '#files-housing-rentalAgreement';
const filesFor = (page: Page, files: readonly TestFile[]) =>
  page.locator(agreement).setInputFiles(files.map(({ name, content, type }) => ({ name, mimeType: type ?? '', buffer: content })));
const send = (page: Page) => press(page, /^Lähetä tiedostot ?: Allekirjoitettu vuokrasopimus$/);

/** Aino with an application of hers, on the page of its attachments. */
async function openAttachments(options: Parameters<Journey['visitor']>[0] = {}): Promise<{ page: Page; id: string }> {
  const id = await sendApplication(await signInCustomer(journey.opened, { n: 1 }));
  const page = await journey.visitor(options);
  await signIn(page, demoCustomer(1));
  await page.goto(`/applications/${id}`);
  await follow(page, texts('fi').toAttachments);
  return { page, id };
}

describe('a customer sends attachments', () => {
  test('without scripts: several files at once, and a refused one says why while the others are kept', async () => {
    const { page } = await openAttachments();
    await look(page, 'attachments/needed');
    await filesFor(page, [pdfFile('sopimus.pdf'), pngFile('liite.png'), svgFile('kuva.svg')]);
    await send(page);
    await expect(page.locator('.ds-error-summary').innerText()).resolves.toContain('kuva.svg: Tätä tiedostomuotoa emme voi ottaa vastaan.');
    await look(page, 'attachments/refused');
    expect(await page.locator('.file-list').first().innerText()).toContain('liite.png');
    await page.context().close();
  });

  test('with scripts: one by one, again after a broken line, and nothing twice', async () => {
    const { page, id } = await openAttachments({ javaScriptEnabled: true });
    let isBroken = true;
    await page.route('**/api/applications/*/attachments', async (route) => {
      // The file arrives, but the line breaks before the answer does.
      if (isBroken) await route.fetch();
      if (isBroken) await route.abort('connectionreset');
      else await route.continue();
      isBroken = false;
    });
    await untilListening(page, 'file-upload');
    await filesFor(page, [pdfFile('hitaasti.pdf')]);
    // It stands there for two seconds only.
    const told = page.getByText('Yhteys katkesi. Yritämme pian uudelleen.').waitFor();
    await send(page);
    await told;
    await page.getByText('Tiedosto on lähetetty.').waitFor();
    expect(await page.locator('.file-list').first().innerText()).toContain('hitaasti.pdf');
    const rows = await journey.opened.database.selectFrom('attachment').select('file_name').where('application_id', '=', id).execute();
    expect(rows).toHaveLength(1);
    await untilListening(page, 'file-upload');
    await filesFor(page, [svgFile('kuva.svg'), pngFile('hyvä.png')]);
    await send(page);
    await page.getByText('Tätä tiedostomuotoa emme voi ottaa vastaan.').waitFor();
    await look(page, 'attachments/refused-one-by-one');
    await follow(page, 'Näytä lähetetyt tiedostot');
    expect(await page.locator('.file-list').first().innerText()).toContain('hyvä.png');
    await page.context().close();
  });

  test('by the keyboard alone', async () => {
    const { page } = await openAttachments({ javaScriptEnabled: true });
    await untilListening(page, 'file-upload');
    await page.locator(agreement).focus();
    await filesFor(page, [pngFile('näppäimistöltä.png')]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Tiedosto on lähetetty.').waitFor();
    await page.context().close();
  });
});

test('a photograph from a phone without signing in there comes to the right document, and the computer tells it', async () => {
  const { page } = await openAttachments({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
  await press(page, /^Kuvaa puhelimella ?: Allekirjoitettu vuokrasopimus$/);
  await look(page, 'attachments/code');
  const address = await page.locator('.link-address').innerText();
  const phone = await journey.visitor({ locale: 'sv-FI' });
  await phone.goto(address);
  await look(phone, 'attachments/phone');
  await phone.locator('#picture-1').setInputFiles({ name: 'IMG_1.png', mimeType: 'image/png', buffer: pngFile('a.png', 11).content });
  await phone.locator('#picture-2').setInputFiles({ name: 'IMG_2.png', mimeType: 'image/png', buffer: pngFile('b.png', 12).content });
  await press(phone, 'Lähetä kuvat');
  await look(phone, 'attachments/phone-sent');
  await phone.goto(address);
  await look(phone, 'attachments/phone-used');
  await follow(page, 'Näytä liitteet');
  await page.getByText('Puhelimella otetut kuvat ovat saapuneet.').waitFor();
  expect(await page.locator('.file-list').first().innerText()).toContain('IMG_2.png');
  await phone.context().close();
  await page.context().close();
});

describe('a clerk looks at a file in place', () => {
  async function openFile(file: TestFile): Promise<Page> {
    const { opened } = journey;
    const aino = await signInCustomer(opened, { n: 1 });
    const id = await sendApplication(aino);
    const fields = { uploadKey: randomId(), requirementId: 'housing.rentalAgreement' };
    await postFiles(opened, aino, `/api/applications/${id}/attachments`, fields, [file]);
    const clerk = await signInStaff(opened, { n: 1 });
    await opened.database.updateTable('sign_in_link').set({ clerk_id: clerk.id }).where('subject', '=', 'clerk-1').execute();
    const page = await journey.visitor({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
    await signIn(page, demoStaff(opened.house.agency, 'clerk', 1));
    await page.goto(`/cases/${id}`);
    await press(page, 'Ota tapaus');
    await look(page, `attachments/case-${file.name}`);
    await follow(page, file.name);
    return page;
  }

  test.each([
    ['a PDF', pdfFile('sopimus.pdf')],
    ['a TIFF', tiffFile('skannaus.tif', 64)],
  ])('%s, drawn in a frame that can reach nothing', async (_kind, file) => {
    const page = await openFile(file);
    await page.getByText('Tiedosto näkyy alla. Sivuja: 1.').waitFor();
    const frame = page.frames().find((one) => one.url().endsWith('/document-frame'));
    if (!frame) throw new Error('there is no frame');
    await frame.locator('canvas').waitFor();
    expect(
      await frame.evaluate(async () => {
        const canvas = document.querySelector('canvas');
        const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        const isReached = async (work: () => unknown) => {
          try {
            await work();
            return true;
          } catch {
            return false;
          }
        };
        return {
          isDrawn: pixels.some((value, index) => index % 4 < 3 && value < 200),
          origin: self.origin,
          fetches: await isReached(() => fetch('/matters')),
          readsPage: await isReached(() => window.parent.document.title),
          readsCookies: await isReached(() => document.cookie),
        };
      }),
    ).toEqual({ isDrawn: true, origin: 'null', fetches: false, readsPage: false, readsCookies: false });
    await look(page, `attachments/view-${file.name}`);
    await page.context().close();
  });

  test('a picture, and says that it can be accepted there', async () => {
    const page = await openFile(pngFile('kuva.png', 90, 64));
    expect(await page.locator('.shown-picture').evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth)).toBe(
      64,
    );
    await press(page, /^Hyväksy ?: kuva\.png$/);
    expect(await page.locator('#attachments').locator('..').innerText()).toContain('Hyväksytty');
    await page.context().close();
  });
});
