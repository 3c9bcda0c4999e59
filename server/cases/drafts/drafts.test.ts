import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { housingAnswers, sendApplication, typedOn } from '#server/cases/applications/testing.ts';
import { getForm } from '#server/agency/lookups.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { sweepDrafts } from './queries.ts';
import { beginDraft, fillDraft, sendDraft } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let draft: string;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  aino = await signInCustomer(opened, { n: 1 });
  await opened.database.deleteFrom('draft').execute();
  draft = await beginDraft(aino);
});

const typed = (pageId: string, changes = {}) => {
  const page = getForm(opened.house.agency, 'generalHousingAllowance', '2015-01-01').pages.find(({ id }) => id === pageId);
  if (!page) throw new Error(pageId);
  return typedOn(page, housingAnswers(changes));
};
const readDraft = () => opened.database.selectFrom('draft').selectAll().where('customer_id', '=', aino.id).executeTakeFirstOrThrow();

describe('beginning', () => {
  test('fills in what the agency knows: names, identity code, contact details', async () => {
    const page = await aino.get(`${draft}/pages/applicant`);
    for (const known of ['Aino Maria', 'Testinen', '140385-900D', '+358401230001', 'aino.testinen@example.com'])
      expect(page.body).toContain(`value="${known}"`);
  });

  test('fills in account and address from the application before', async () => {
    await sendApplication(aino);
    await aino.post(`${draft}/discard`);
    draft = await beginDraft(aino);
    await aino.post(`${draft}/pages/application`, { ...typed('application'), action: 'next' });
    expect((await aino.get(`${draft}/pages/home`)).body).toContain('value="Koekatu 1 A 2, 33100 Tampere"');
    expect((await readDraft()).answers).not.toHaveProperty('address');
  });

  test('twenty times at once gives one draft', async () => {
    await opened.database.deleteFrom('draft').execute();
    const begun = await Promise.all(Array.from({ length: 20 }, () => beginDraft(aino)));
    expect(new Set(begun).size).toBe(1);
  });

  test('says first that an application for the same benefit is open, and lets the customer go on', async () => {
    const id = await sendApplication(aino);
    await aino.post(`${draft}/discard`);
    const page = await aino.get('/benefits/generalHousingAllowance?language=en');
    expect(page.body).toContain(`href="/applications/${id}"`);
    expect(page.body).toContain('Apply in another matter');
    expect((await aino.post('/benefits/generalHousingAllowance')).statusCode).toBe(303);
  });
});

describe('filling in', () => {
  test('leads page by page to the review, the receipt and one application', async () => {
    const passed = await fillDraft(opened.house, aino, draft, housingAnswers());
    expect(passed.map((address) => address.split('/').at(-1))).toEqual([
      'applicant',
      'application',
      'household',
      'home',
      'costs',
      'income',
      'payment',
      'additional',
    ]);
    const sent = await sendDraft(aino, draft);
    const id = draft.split('/').at(-1) ?? '';
    expect(sent.headers.location).toBe(`/applications/${id}/receipt`);
    const receipt = await aino.get(`/applications/${id}/receipt`);
    expect(receipt.body).toContain('Hakemuksesi on saapunut');
    expect(receipt.body).toContain('2. maaliskuuta 2015');
    expect((await aino.api('GET', `/api/applications/${id}`)).json()).toMatchObject({ answers: housingAnswers() });
    expect((await aino.get('/matters')).body).toContain(`/applications/${id}`);
  });

  test('shows what is wrong with links to each field, and keeps what was typed', async () => {
    const page = await aino.post(`${draft}/pages/applicant`, { ...typed('applicant'), identityCode: '300285-900D', action: 'next' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Virhe: ');
    expect(page.body).toContain('href="#answer-identityCode"');
    expect(page.body).toContain('value="300285-900D"');
    expect((await readDraft()).completed_pages).toEqual([]);
  });

  test.each([['1,234.5x'], ['-650'], ['1e400'], ['650,505'], ['NaN']])(
    'does not take %s for a rent, and shows it again later',
    async (rent) => {
      await aino.api('POST', `/api${draft}/answers`, { answers: housingAnswers() });
      const page = await aino.post(`${draft}/pages/costs`, { ...typed('costs'), rent, action: 'next' });
      expect(page.statusCode).toBe(422);
      expect(page.body).toContain(`value="${rent}"`);
      expect((await aino.get(`${draft}/pages/costs`)).body).toContain(`value="${rent}"`);
      expect((await sendDraft(aino, draft)).statusCode).toBe(422);
    },
  );

  test.each([
    ['650,5', 65_050],
    ['1 234.50', 123_450],
    ['1\u00a0234', 123_400],
  ])('takes %s for a rent of %d cents', async (rent, cents) => {
    await aino.api('POST', `/api${draft}/answers`, { answers: housingAnswers() });
    expect((await aino.post(`${draft}/pages/costs`, { ...typed('costs'), rent, action: 'next' })).statusCode).toBe(303);
    expect((await readDraft()).answers).toMatchObject({ rent: cents });
  });

  test('goes back without asking for what is missing, and saves', async () => {
    await aino.post(`${draft}/pages/applicant`, { ...typed('applicant'), action: 'next' });
    const back = await aino.post(`${draft}/pages/application`, { kind: 'new', action: 'previous' });
    expect(back.headers.location).toBe(`${draft}/pages/applicant`);
    expect((await readDraft()).answers).toMatchObject({ kind: 'new' });
  });

  test('two tabs saving different pages at once lose nothing of each other', async () => {
    await aino.api('POST', `/api${draft}/answers`, { answers: housingAnswers() });
    const saves = [
      ['household', { partnership: 'single' }],
      ['home', { rooms: 3 }],
      ['costs', { rent: 50_000 }],
      ['income', {}],
      ['payment', {}],
    ] as const;
    await Promise.all(saves.map(([page, changes]) => aino.post(`${draft}/pages/${page}`, { ...typed(page, changes), action: 'next' })));
    expect((await readDraft()).answers).toMatchObject({ partnership: 'single', rooms: 3, rent: 50_000 });
  });

  test('adds an item to a group and removes one without losing what else was typed', async () => {
    await aino.api('POST', `/api${draft}/answers`, { answers: housingAnswers() });
    const added = await aino.post(`${draft}/pages/household`, {
      ...typed('household', { partnership: 'cohabiting' }),
      action: 'add:householdMembers',
    });
    expect(added.headers.location).toBe(`${draft}/pages/household#answer-householdMembers-2-memberName`);
    expect((await aino.get(`${draft}/pages/household`)).body).toContain('name="householdMembers.2.memberName"');
    const fields = {
      ...typed('household'),
      'householdMembers.count': '2',
      'householdMembers.1.memberName': 'Eeli Muuttunut',
      action: 'remove:householdMembers:0',
    };
    await aino.post(`${draft}/pages/household`, fields);
    expect((await readDraft()).answers).toMatchObject({ householdMembers: [{ memberName: 'Eeli Muuttunut' }] });
  });
});

describe('changing an answer that others hang on', () => {
  const change = {
    'startDate.day': '1',
    'startDate.month': '3',
    'startDate.year': '2015',
    changeDescription: '',
    kind: 'end',
    'endDate.day': '1',
    'endDate.month': '3',
    'endDate.year': '2015',
  };
  beforeEach(() => aino.api('POST', `/api${draft}/answers`, { answers: housingAnswers() }));

  test('says which answers would go, and writes nothing yet', async () => {
    const page = await aino.post(`${draft}/pages/application?return=review`, { ...change, action: 'next' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Joitakin vastauksia poistetaan');
    expect(page.body).toContain('650,50');
    expect((await readDraft()).answers).toMatchObject(housingAnswers());
  });

  test('drops them when told to change anyway', async () => {
    const answer = await aino.post(`${draft}/pages/application?return=review`, { ...change, dropping: 'next', action: 'next' });
    expect(answer.headers.location).toBe(`${draft}/review`);
    expect(Object.keys((await readDraft()).answers ?? {}).toSorted()).toEqual([
      'endDate',
      'familyName',
      'givenNames',
      'identityCode',
      'kind',
      'language',
      'movedToFinlandRecently',
    ]);
  });

  test('keeps everything as it was when told so', async () => {
    await aino.post(`${draft}/pages/application`, { ...change, dropping: 'next', action: 'revert' });
    expect((await readDraft()).answers).toMatchObject(housingAnswers());
  });

  test('says so in another language too, and still writes nothing', async () => {
    const page = await aino.post(`${draft}/pages/application`, { ...change, dropping: 'next', _language: 'en' });
    expect(page.body).toContain('Some answers will be removed');
    expect((await readDraft()).answers).toMatchObject(housingAnswers());
  });

  test('says so also when the change was only saved before', async () => {
    await aino.post(`${draft}/pages/application`, { ...change, action: 'save' });
    const page = await aino.post(`${draft}/pages/application`, { ...change, action: 'next' });
    expect(page.body).toContain('Joitakin vastauksia poistetaan');
  });
});

describe('the number of steps', () => {
  test('is told once no answer to come can add to it', async () => {
    const stepOn = async (pageId: string) => />([^<]*)<\/p><h1/.exec((await aino.get(`${draft}/pages/${pageId}`)).body)?.[1];
    expect(await stepOn('applicant')).toBe('Yleisen asumistuen hakemus · Vaihe 1');
    await aino.post(`${draft}/pages/applicant`, { ...typed('applicant'), action: 'next' });
    expect(await stepOn('application')).toBe('Yleisen asumistuen hakemus · Vaihe 2');
    await aino.post(`${draft}/pages/application`, { ...typed('application'), action: 'next' });
    expect(await stepOn('household')).toBe('Yleisen asumistuen hakemus · Vaihe 3/10');
    await aino.post(`${draft}/pages/household`, { ...typed('household'), action: 'next' });
    expect(await stepOn('home')).toBe('Yleisen asumistuen hakemus · Vaihe 4/10');
  });
});

describe('nothing typed is lost', () => {
  test('when the language is changed on the page', async () => {
    const page = await aino.post(`${draft}/pages/application`, {
      kind: 'new',
      'startDate.day': '30',
      'startDate.month': '2',
      'startDate.year': 'nope',
      _language: 'sv',
    });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<html lang="sv"');
    expect(page.body).toContain('value="nope"');
    expect(page.body).not.toContain('Fel: ');
    expect((await readDraft()).answers).toMatchObject({ kind: 'new' });
  });

  test('when the application is left half-way and gone on with on another device', async () => {
    await aino.post(`${draft}/pages/applicant`, { ...typed('applicant'), action: 'next' });
    const left = await aino.post(`${draft}/pages/application`, { kind: 'new', 'startDate.day': '1', action: 'save' });
    expect(left.headers.location).toBe(`${draft}/saved`);
    expect((await aino.get(`${draft}/saved`)).body).toContain('1. toukokuuta 2015');
    const other = await signInCustomer(opened, { n: 1 });
    expect((await other.get(draft)).headers.location).toBe(`${draft}/pages/application`);
    expect((await other.get(`${draft}/pages/application`)).body).toMatch(/name="startDate.day"[^>]*value="1"/);
  });

  test('when two pages hold something that could not be read', async () => {
    await aino.post(`${draft}/pages/applicant`, { ...typed('applicant'), action: 'next' });
    await aino.post(`${draft}/pages/application`, { kind: 'new', 'startDate.day': 'first', action: 'save' });
    await aino.post(`${draft}/pages/home`, { ...typed('home'), 'moveInDate.day': 'last', action: 'save' });
    expect((await aino.get(`${draft}/pages/application`)).body).toMatch(/name="startDate.day"[^>]*value="first"/);
    expect((await aino.get(`${draft}/pages/home?return=review`)).body).toMatch(/name="moveInDate.day"[^>]*value="last"/);
    const review = await aino.get(`${draft}/review`);
    expect(review.body).toContain('pages/application?return=review');
    expect(review.body).toContain('pages/home?return=review');
    // What is put right on one page leaves the other as it was.
    await aino.post(`${draft}/pages/home`, { ...typed('home'), action: 'save' });
    expect((await aino.get(`${draft}/pages/home`)).body).not.toContain('value="last"');
    expect((await aino.get(`${draft}/pages/application`)).body).toMatch(/name="startDate.day"[^>]*value="first"/);
  });

  test('when the session runs out: the draft is saved and the same page waits after signing in', async () => {
    opened.clock.advance({ minutes: 45 });
    const answer = await aino.post(`${draft}/pages/application?return=review`, { kind: 'review', 'startDate.day': 'x', action: 'next' });
    expect(answer.headers.location).toBe(`/sign-in?returnTo=${encodeURIComponent(`${draft}/pages/application?return=review`)}`);
    const again = await signInCustomer(opened, { n: 1 });
    const page = await again.get(`${draft}/pages/application`);
    expect(page.body).toMatch(/value="review" checked/);
    expect(page.body).toMatch(/name="startDate.day"[^>]*value="x"/);
  });
});

describe('a draft', () => {
  test('is kept for as long as was said, and then deleted', async () => {
    expect((await readDraft()).expires_on).toBe('2015-05-01');
    opened.clock.set('2015-05-02T08:00:00Z');
    const late = await signInCustomer(opened, { n: 1 });
    expect((await late.get(draft)).statusCode).toBe(404);
    await sweepDrafts(opened.database, '2015-05-01');
    expect(await opened.database.selectFrom('draft').selectAll().execute()).toHaveLength(1);
    await sweepDrafts(opened.database, '2015-05-02');
    expect(await opened.database.selectFrom('draft').selectAll().execute()).toHaveLength(0);
  });

  test('whose version of the form is gone says so and can be deleted', async () => {
    await opened.database.updateTable('draft').set({ form_version: '2013-01-01' }).execute();
    expect((await aino.get(`${draft}/pages/applicant`)).headers.location).toBe(`${draft}/discard`);
    expect((await aino.get(`${draft}/discard`)).body).toContain('Lomake on muuttunut');
    expect((await aino.post(`${draft}/discard`)).headers.location).toBe('/matters');
    expect((await aino.get(draft)).statusCode).toBe(404);
  });

  test('can be gone on with from a link by e-mail', async () => {
    expect((await aino.post(`${draft}/link`)).headers.location).toBe(`${draft}/saved?link=sent`);
    const notices = await opened.database.selectFrom('notice').selectAll().where('kind', '=', 'draft-link').execute();
    expect(notices).toMatchObject([{ customer_id: aino.id, state: 'waiting' }]);
  });
});
