import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase } from '#server/cases/desk/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { publishForTest } from './testing.ts';

let opened: TestHouse;
let manager: SignedIn;
let housing: SignedIn;
let student: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse({ settings: { logLevel: 'error' } });
  manager = await signInStaff(opened, { role: 'manager' });
  housing = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  student = await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] });
});
afterAll(() => opened.close());

const draftFields = (saveNo: number, fields: Record<string, string | string[]> = {}) => ({
  saveNo: String(saveNo),
  kind: 'instruction',
  benefitGroups: ['housing'],
  'title-fi': 'Vuokrasopimukset',
  'text-fi': 'Tarkista sopimus.',
  ...fields,
});
const begin = async () => String((await manager.post('/instructions/drafts')).headers.location);

describe('writing', () => {
  test('a draft is saved, previewed and published as it was previewed', async () => {
    const draft = await begin();
    expect((await manager.post(draft, draftFields(1, { action: 'save' }))).headers.location).toBe(`${draft}?saved=yes`);
    expect((await manager.get(draft)).body).toContain('value="Vuokrasopimukset"');
    expect((await manager.post(draft, draftFields(2, { 'text-fi': 'Tarkista **sopimus** <b>', action: 'preview' }))).headers.location).toBe(
      `${draft}/preview`,
    );
    const preview = (await manager.get(`${draft}/preview`)).body;
    expect(preview).toContain('Tarkista **sopimus** &lt;b>');
    // Somebody who published what was saved before reads something else than what is published.
    expect((await manager.post(`${draft}/publish`, { saveNo: '2' })).statusCode).toBe(409);
    const published = await manager.post(`${draft}/publish`, { saveNo: '3' });
    const address = draft.replace('/drafts', '');
    expect(published.headers.location).toBe(address);
    expect((await housing.get(address)).body).toContain('Vuokrasopimukset');
    expect((await manager.get(draft)).statusCode).toBe(404);
  });

  test('what is not finished is not published, and the page says what is missing', async () => {
    const draft = await begin();
    const nothing = await manager.post(draft, draftFields(1, { 'title-fi': '', 'text-fi': ' ', action: 'preview' }));
    expect([nothing.statusCode, nothing.body.includes('ainakin yhdellä kielellä')]).toEqual([422, true]);
    const half = await manager.post(draft, draftFields(2, { 'title-sv': 'Hyresavtal', action: 'preview' }));
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('href="#text-sv"');
    expect(half.body).toContain('Kirjoita teksti: ruotsiksi');
    expect((await manager.post(`${draft}/publish`, { saveNo: '3' })).statusCode).toBe(422);
    // What was refused is still there.
    expect((await manager.get(draft)).body).toContain('value="Hyresavtal"');
  });

  test('of two who save over each other the second is told, and keeps what was typed', async () => {
    const draft = await begin();
    const other = await signInStaff(opened, { role: 'administrator' });
    await other.post(draft, draftFields(1, { 'title-fi': 'Toisen otsikko' }));
    const late = await manager.post(draft, draftFields(1, { 'title-fi': 'Oma otsikko' }));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="Oma otsikko"');
    expect(late.body).toContain('Joku muu tallensi');
    expect((await manager.get(`${draft}/preview`)).body).toContain('Toisen otsikko');
    expect((await manager.post(draft, draftFields(2, { action: 'discard' }))).headers.location).toBe('/instructions/drafts');
    expect((await manager.get(draft)).statusCode).toBe(404);
  });

  test('when the session runs out what was typed is kept, and so is it when the language is changed', async () => {
    const draft = await begin();
    const late = await signInStaff(opened, { role: 'manager' });
    const changed = await late.post(draft, draftFields(1, { 'title-fi': 'Kesken', _language: 'sv' }));
    expect(changed.body).toContain('value="Kesken"');
    expect(changed.body).toContain('Skriv en nyhet');
    opened.clock.advance({ minutes: 25 });
    const kept = await late.post(draft, draftFields(1, { 'title-fi': 'Jäi kesken' }));
    expect(kept.headers.location).toBe(`/staff?returnTo=${encodeURIComponent(draft)}`);
    [manager, housing, student] = await Promise.all([
      signInStaff(opened, { role: 'manager' }),
      signInStaff(opened, { n: 1 }),
      signInStaff(opened, { n: 2 }),
    ]);
    expect((await manager.get(draft)).body).toContain('value="Jäi kesken"');
    expect((await manager.get('/instructions/drafts')).body).toContain('Jäi kesken');
  });

  test('twenty who publish one draft at once publish one version', async () => {
    const draft = await begin();
    await manager.post(draft, draftFields(1));
    const answers = await Promise.all(Array.from({ length: 20 }, () => manager.post(`${draft}/publish`, { saveNo: '2' })));
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(19);
  });

  test('a group that the agency does not have is refused', async () => {
    const answer = await manager.api('POST', '/api/instructions', {
      kind: 'news',
      benefitGroups: ['gardening'],
      texts: { fi: { title: 'a', text: 'b' } },
    });
    expect(answer.statusCode).toBe(400);
  });
});

describe('reading', () => {
  test('concerns those with the skill; what is for everybody concerns everybody', async () => {
    const id = await publishForTest(manager, { benefitGroups: ['student'], texts: { sv: { title: 'Studiestöd', text: 'Nytt.' } } });
    const list = async (who: SignedIn, query = '') => (await who.get(`/instructions${query}`)).body.includes(id);
    expect([await list(student), await list(housing), await list(housing, '?show=all'), await list(manager)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    const body = (await student.get(`/instructions/${id}`)).body;
    expect(body).toContain('Tätä ei ole kirjoitettu suomeksi');
    expect(body).toMatch(/<h1[^>]*lang="sv"[^>]*>Studiestöd/);
  });

  test('is recorded once per version; the work page counts what is unread, and the writer who has read', async () => {
    const id = await publishForTest(manager, { benefitGroups: ['housing'], texts: { fi: { title: 'Kiire', text: 'Heti.' } } });
    const readers = async () => (await manager.api('GET', `/api/instructions/${id}/readers`)).json<{ concerned: number; read: number }>();
    const before = await readers();
    expect(before.read).toBe(0);
    expect((await housing.get('/work')).body).toContain('Kiire');
    expect((await manager.get(`/instructions/${id}/readers`)).body).toContain(housing.name);
    await Promise.all(Array.from({ length: 10 }, () => housing.post(`/instructions/${id}/read`, { version: '1' })));
    expect(await readers()).toEqual({ ...before, read: 1 });
    expect((await housing.get('/work')).body).not.toContain('Kiire');
    expect((await housing.get(`/instructions/${id}`)).body).toContain('kuitannut tämän luetuksi');
    expect((await manager.get(`/instructions/${id}/readers`)).body).not.toContain(`<li>${housing.name}</li>`);
    expect((await housing.post(`/instructions/${id}/read`, { version: '2' })).statusCode).toBe(404);
  });

  test('a correction is unread again, a small one is not; its difference can be read', async () => {
    const id = await publishForTest(manager, { texts: { fi: { title: 'Määräaika', text: 'Kaksi viikkoa.' } } });
    const isRead = async () => (await housing.api('GET', `/api/instructions/${id}`)).json<{ isRead: boolean; version: number }>();
    await housing.post(`/instructions/${id}/read`, { version: '1' });
    const correct = async (saveNo: string, text: string, isSmall: boolean) => {
      const draft = String((await manager.post(`/instructions/${id}/correct`)).headers.location);
      await manager.post(draft, { saveNo, kind: 'news', 'title-fi': 'Määräaika', 'text-fi': text, ...(isSmall ? { isSmall: 'yes' } : {}) });
      return manager.post(`${draft}/publish`, { saveNo: '2' });
    };
    expect((await correct('1', 'Kaksi viikkoa!', true)).statusCode).toBe(303);
    expect(await isRead()).toMatchObject({ isRead: true, version: 2 });
    await correct('1', 'Kolme viikkoa!', false);
    expect(await isRead()).toMatchObject({ isRead: false, version: 3 });
    const versions = (await housing.get(`/instructions/${id}/versions?version=3`)).body;
    expect(versions).toContain('pieni korjaus');
    expect(versions).toMatch(/<del>.*Kaksi<\/del>.*<ins>.*Kolme<\/ins>/s);
    expect(versions).toContain(manager.name);
    const late = { kind: 'news', benefitGroups: [], texts: { fi: { title: 'a', text: 'b' } }, fromVersion: 2 };
    expect((await manager.api('POST', `/api/instructions/${id}/versions`, late)).statusCode).toBe(409);
  });

  test('twenty corrections of one version at once make one', async () => {
    const id = await publishForTest(manager);
    const body = { kind: 'news', benefitGroups: [], texts: { fi: { title: 'a', text: 'b' } }, fromVersion: 1 };
    const answers = await Promise.all(Array.from({ length: 20 }, () => manager.api('POST', `/api/instructions/${id}/versions`, body)));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
  });

  test('what is withdrawn is in no list and says so; it comes back, and both are written down once', async () => {
    const id = await publishForTest(manager, { texts: { fi: { title: 'Vanha tapa', text: 'Näin ennen.' } } });
    await Promise.all(Array.from({ length: 10 }, () => manager.post(`/instructions/${id}/withdraw`)));
    expect((await housing.get('/instructions?show=all')).body).not.toContain('Vanha tapa');
    expect((await housing.get(`/instructions/${id}`)).body).toContain('Älä toimi enää');
    expect((await manager.post(`/instructions/${id}/correct`)).statusCode).toBe(404);
    expect((await manager.get('/instructions/drafts')).body).toContain('Vanha tapa');
    await manager.post(`/instructions/${id}/restore`);
    expect((await housing.get('/instructions')).body).toContain('Vanha tapa');
    const kinds = await opened.database
      .selectFrom('instruction_event')
      .select('kind')
      .where('instruction_id', '=', id)
      .orderBy('at')
      .execute();
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['restored', 'withdrawn']);
  });

  test('a case’s page leads to the instructions for its benefit, never to news', async () => {
    await publishForTest(manager, {
      kind: 'instruction',
      benefitGroups: ['housing'],
      texts: { fi: { title: 'Asuntoryhmän ohje', text: 'a' } },
    });
    await publishForTest(manager, {
      kind: 'news',
      benefitGroups: ['housing'],
      texts: { fi: { title: 'Asuntoryhmän uutinen', text: 'a' } },
    });
    await publishForTest(manager, {
      kind: 'instruction',
      benefitGroups: ['student'],
      texts: { fi: { title: 'Opintoryhmän ohje', text: 'a' } },
    });
    const one = await addCase(opened);
    const { body } = await housing.get(`/cases/${one.applicationId}`);
    expect(body).toContain('Asuntoryhmän ohje');
    expect(body).not.toMatch(/Asuntoryhmän uutinen|Opintoryhmän ohje/);
  });

  test('a long list goes on from page to page, each once', async () => {
    for (let n = 0; n < 32; n += 1) {
      opened.clock.advance({ minutes: 0.01 });
      await publishForTest(manager, { texts: { fi: { title: `Sarja ${n}.`, text: 'a' } } });
    }
    type Page = { instructions: { title: string }[]; after: string | null };
    const titles: string[] = [];
    let after: string | null = '';
    do {
      const page: Page = (await housing.api('GET', `/api/instructions${after ? `?after=${after}` : ''}`)).json<Page>();
      titles.push(...page.instructions.map(({ title }) => title));
      after = page.after;
    } while (after !== null);
    const found = titles.filter((title) => title.startsWith('Sarja'));
    expect(found).toEqual(Array.from({ length: 32 }, (_, n) => `Sarja ${31 - n}.`));
  });
});
