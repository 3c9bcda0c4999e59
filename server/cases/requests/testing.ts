import { v4 as randomId } from 'uuid';
import { housingAnswers } from '#server/cases/applications/testing.ts';
import type { TestCase } from '#server/cases/desk/testing.ts';
import type { SignedIn } from '#server/people/sign-in/testing.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';

/** A picture of one point: the smallest file that is taken in. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Sends a picture for a document of an application, as the script of the page does. */
export async function sendPicture(
  { app }: TestHouse,
  customer: SignedIn,
  { applicationId }: Pick<TestCase, 'applicationId'>,
  requirementId: string,
) {
  const boundary = 'luukku-test';
  const field = (name: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${field('uploadKey', randomId())}${field('requirementId', requirementId)}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="kuva.png"\r\ncontent-type: image/png\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: `/api/applications/${applicationId}/attachments`,
    headers: { ...customer.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), picture, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

export type Asked = {
  attachments?: readonly string[];
  answers?: readonly string[];
  standardExplanations?: readonly string[];
  explanation?: string;
  standardTexts?: readonly string[];
  text?: string;
  workingDays?: number;
};

/** Takes a case and asks its customer, as a machine of the clerk's would. Gives the request's id and its last day. */
export async function ask(
  clerk: SignedIn,
  { applicationId }: Pick<TestCase, 'applicationId'>,
  asked: Asked,
): Promise<{ requestId: string; dueOn: string }> {
  await clerk.post(`/cases/${applicationId}/take`);
  const answer = await clerk.api('POST', `/api/cases/${applicationId}/requests`, asked);
  if (answer.statusCode !== 201) throw new Error(`asking gave ${answer.statusCode}: ${answer.body}`);
  return answer.json();
}

/** An application that came on paper and left some answers open, so far as requests have to do with it. */
export async function leaveOpen(
  { database }: TestHouse,
  { applicationId }: Pick<TestCase, 'applicationId'>,
  paths: readonly string[],
): Promise<void> {
  const answers = housingAnswers();
  for (const path of paths) delete answers[path];
  await database
    .updateTable('application')
    .set({ unknown_answers: [...paths], answers: JSON.stringify(answers) })
    .where('application_id', '=', applicationId)
    .execute();
}
