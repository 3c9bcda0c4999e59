import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { actBy } from '#server/people/acting/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

let n = 700;
/** An applicant with an application, and the number of somebody who may be asked to sign. */
async function applied(): Promise<{ applicant: SignedIn; applicationId: string; signerNumber: number }> {
  n += 10;
  const applicant = await signInCustomer(opened, { n: n + 1 });
  return { applicant, applicationId: await sendApplication(applicant), signerNumber: n + 3 };
}

const codeOf = (number: number) => demoCustomer(number).identityCode;
const rowsOf = (applicationId: string) =>
  opened.database.selectFrom('cosignature').selectAll().where('application_id', '=', applicationId).orderBy('asked_at').execute();
const eventsOf = async (applicationId: string) =>
  (await opened.database.selectFrom('case_event').select('kind').where('application_id', '=', applicationId).execute())
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('cosignature'));

const ask = (applicant: SignedIn, applicationId: string, number: number, name = 'Linnéa Provström') =>
  applicant.post(`/applications/${applicationId}/cosignatures`, { name, identityCode: codeOf(number) });

/** Asks, and signs the asked in. */
async function asked() {
  const { applicant, applicationId, signerNumber } = await applied();
  await ask(applicant, applicationId, signerNumber);
  const signer = await signInCustomer(opened, { n: signerNumber });
  const id = (await rowsOf(applicationId))[0]?.cosignature_id ?? '';
  return { applicant, applicationId, signer, id };
}

describe('asking another person to sign', () => {
  test('is found by them when they sign in, with no answer of the application', async () => {
    const { applicant, applicationId, signer, id } = await asked();
    expect(await eventsOf(applicationId)).toEqual(['cosignature-asked']);
    const matters = (await signer.get('/matters')).body;
    expect(matters).toContain('Sinulta on pyydetty allekirjoitusta');
    expect(matters).toContain(`Yleinen asumistuki, hakija ${applicant.name}`);
    const page = (await signer.get(`/cosignatures/${id}`)).body;
    for (const words of [applicant.name, 'Yleinen asumistuki', '2. maaliskuuta 2015', 'Allekirjoittamalla vahvistat'])
      expect(page).toContain(words);
    for (const hidden of ['Koekatu', 'FI21', '650,50', codeOf(1)]) expect(page).not.toContain(hidden);
    for (const path of ['', '/copy', '/cosignatures'])
      expect((await signer.get(`/applications/${applicationId}${path}`)).statusCode).toBe(404);
  });

  test('keeps no identity code that anybody could read, and shows none', async () => {
    const { applicant, applicationId, signerNumber } = await applied();
    const sent = await ask(applicant, applicationId, signerNumber);
    expect(sent.headers.location).toBe(`/applications/${applicationId}/cosignatures?asked=1`);
    const page = (await applicant.get(sent.headers.location ?? '')).body;
    expect(page).toContain('Linnéa Provström');
    expect(page).not.toContain(codeOf(signerNumber));
    expect(JSON.stringify(await rowsOf(applicationId))).not.toContain(codeOf(signerNumber));
  });

  test('sends word to a customer with an e-mail address that something waits, once', async () => {
    const { applicant, applicationId, signerNumber } = await applied();
    const signer = await signInCustomer(opened, { n: signerNumber });
    await ask(applicant, applicationId, signerNumber);
    const notices = await opened.database.selectFrom('notice').selectAll().where('customer_id', '=', signer.id).execute();
    expect(notices).toMatchObject([{ kind: 'cosignature', about_id: (await rowsOf(applicationId))[0]?.cosignature_id }]);
  });

  test('of one person is one request, however often and from wherever it is pressed', async () => {
    const { applicant, applicationId, signerNumber } = await applied();
    const answers = await Promise.all(Array.from({ length: 16 }, () => ask(applicant, applicationId, signerNumber)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, ...Array.from({ length: 15 }, () => 409)]);
    expect(await rowsOf(applicationId)).toHaveLength(1);
    expect(await eventsOf(applicationId)).toEqual(['cosignature-asked']);
  });

  test('is for at most ten people, however many are asked at once', async () => {
    const { applicant, applicationId, signerNumber } = await applied();
    const answers = await Promise.all(Array.from({ length: 14 }, (_, at) => ask(applicant, applicationId, signerNumber + 20 + at)));
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(10);
    expect(await rowsOf(applicationId)).toHaveLength(10);
  });

  test.each([
    ['without a name', { name: '' }, 'Täytä kohta ”Nimi”'],
    ['with a code that is none', { identityCode: '010101-9990' }, 'Tarkista kohta ”Henkilötunnus”'],
  ])('%s is refused, and what was typed stays', async (_name, changes, words) => {
    const { applicant, applicationId, signerNumber } = await applied();
    const fields = { name: 'Linnéa Provström', identityCode: codeOf(signerNumber), ...changes };
    const answer = await applicant.post(`/applications/${applicationId}/cosignatures`, fields);
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
    expect(answer.body).toContain(fields.name === '' ? fields.identityCode : fields.name);
    expect(await rowsOf(applicationId)).toEqual([]);
  });

  test('the applicant themselves is refused', async () => {
    const { applicant, applicationId } = await applied();
    const answer = await ask(applicant, applicationId, n + 1);
    expect([answer.statusCode, answer.body.includes('hakijan oma')]).toEqual([422, true]);
  });

  test('can be withdrawn until it is answered; then it is gone for the other, and may be asked anew', async () => {
    const { applicant, applicationId, signer, id } = await asked();
    const address = `/applications/${applicationId}/cosignatures/${id}/cancel`;
    expect((await applicant.post(address)).statusCode).toBe(303);
    expect((await signer.get('/matters')).body).not.toContain('Sinulta on pyydetty');
    expect((await signer.post(`/cosignatures/${id}`, { answer: 'signed' })).statusCode).toBe(409);
    expect((await applicant.post(address)).statusCode).toBe(409);
    expect((await ask(applicant, applicationId, n + 3)).statusCode).toBe(303);
    expect(await eventsOf(applicationId)).toEqual(['cosignature-asked', 'cosignature-cancelled', 'cosignature-asked']);
  });
});

describe('signing', () => {
  test('is seen by the applicant and the clerk, with the name that the sign-in proved', async () => {
    const { applicant, applicationId, signer, id } = await asked();
    expect((await signer.post(`/cosignatures/${id}`, { answer: 'signed' })).headers.location).toBe(`/cosignatures/${id}`);
    expect((await signer.get(`/cosignatures/${id}`)).body).toContain('Allekirjoitit hakemuksen');
    expect((await signer.get('/matters')).body).not.toContain('Sinulta on pyydetty');
    expect(await rowsOf(applicationId)).toMatchObject([
      { state: 'signed', signer_id: signer.id, name: signer.name, settled_at: opened.clock.now() },
    ]);
    const clerk = await signInStaff(opened, { n: 1 });
    for (const page of [await applicant.get(`/applications/${applicationId}`), await clerk.get(`/cases/${applicationId}`)]) {
      expect(page.body).toContain(signer.name);
      expect(page.body).toContain('Allekirjoittanut');
    }
    expect((await applicant.get(`/applications/${applicationId}`)).body).toContain('Toinen henkilö allekirjoitti.');
  });

  test('or refusing: of both at once, sixteen times, one counts', async () => {
    const { applicationId, signer, id } = await asked();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, at) => signer.post(`/cosignatures/${id}`, { answer: at % 2 === 0 ? 'signed' : 'refused' })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
    expect(await eventsOf(applicationId)).toHaveLength(2);
  });

  test('is not asked any more, and not taken, once the application is withdrawn', async () => {
    const { applicant, applicationId, signer, id } = await asked();
    await applicant.post(`/applications/${applicationId}/withdraw`);
    expect((await signer.get('/matters')).body).not.toContain('Sinulta on pyydetty');
    expect((await signer.get(`/cosignatures/${id}`)).body).toContain('Sinun ei tarvitse tehdä mitään');
    expect((await signer.post(`/cosignatures/${id}`, { answer: 'signed' })).statusCode).toBe(409);
    expect((await ask(applicant, applicationId, n + 4)).statusCode).toBe(409);
  });

  test('is done in person: nobody signs for another, and what is asked of the other is not shown', async () => {
    const { applicationId, signer, id } = await asked();
    const helper = await signInCustomer(opened, { n: n + 6 });
    const acting = await actBy(opened, helper, await addTestMandate(opened, { principal: signer, agent: helper }));
    expect((await acting.get('/matters')).body).not.toContain('Sinulta on pyydetty');
    expect((await acting.post(`/cosignatures/${id}`, { answer: 'signed' })).statusCode).toBe(403);
    expect(await rowsOf(applicationId)).toMatchObject([{ state: 'asked' }]);
  });

  test('is asked by somebody who acts for the applicant too, which the timeline tells', async () => {
    const { applicant, applicationId, signerNumber } = await applied();
    const guardian = await signInCustomer(opened, { n: n + 6 });
    const acting = await actBy(opened, guardian, await addTestMandate(opened, { principal: applicant, agent: guardian }));
    expect((await ask(acting, applicationId, signerNumber)).statusCode).toBe(303);
    expect((await applicant.get(`/applications/${applicationId}`)).body).toContain(`${guardian.name}, edunvalvoja`);
  });
});

describe('the database', () => {
  test('takes no signature of one’s own application, and none without a signer', async () => {
    const { applicant, applicationId, id } = await asked();
    const change = (set: Record<string, unknown>) =>
      opened.database
        .updateTable('cosignature')
        .set({ settled_at: opened.clock.now(), ...set })
        .where('cosignature_id', '=', id)
        .execute()
        .catch((error: unknown) => (error instanceof Error && 'constraint' in error ? error.constraint : error));
    expect(await change({ state: 'signed', signer_id: applicant.id })).toBe('nobody_cosigns_their_own');
    expect(await change({ state: 'signed' })).toBe('signed_cosignature_names_signer');
    expect(await change({ state: 'asked' })).toBe('settled_cosignature_says_when');
    expect(await rowsOf(applicationId)).toMatchObject([{ state: 'asked' }]);
  });
});

test('machines ask, withdraw and sign the same', async () => {
  const { applicant, applicationId, signerNumber } = await applied();
  const address = `/api/applications/${applicationId}/cosignatures`;
  const body = { name: 'Linnéa Provström', identityCode: codeOf(signerNumber) };
  expect((await applicant.api('POST', address, { ...body, identityCode: codeOf(n + 1) })).json()).toMatchObject({
    faults: [{ place: '/identityCode', reason: 'own-code' }],
  });
  const { cosignatures } = (await applicant.api('POST', address, body)).json<{ cosignatures: { id: string }[] }>();
  const id = cosignatures[0]?.id ?? '';
  const signer = await signInCustomer(opened, { n: signerNumber });
  expect((await signer.api('GET', '/api/cosignatures')).json()).toMatchObject({ asked: [{ id, applicant: applicant.name }] });
  expect((await signer.api('POST', `/api/cosignatures/${id}`, { answer: 'refused' })).statusCode).toBe(200);
  expect((await applicant.api('GET', address)).json()).toMatchObject({ cosignatures: [{ id, state: 'refused', name: signer.name }] });
  expect((await applicant.api('POST', `${address}/${id}/cancel`, {})).statusCode).toBe(409);
});
