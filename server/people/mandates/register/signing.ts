import { createHmac, timingSafeEqual } from 'node:crypto';

/** How a question to the register proves who asks: a header over its path and the time. */
export const signatureHeader = 'X-AsiointivaltuudetAuthorization';

/** `path` with its query, as it is sent. Source: the register's Web API, `{client} {time} {base64(HMAC-SHA256(path + ' ' + time))}`. */
export function signQuestion(path: string, { clientId, key }: { clientId: string; key: string }, at: Date): string {
  const time = at.toISOString();
  return `${clientId} ${time} ${createHmac('sha256', key).update(`${path} ${time}`).digest('base64')}`;
}

const slackMilliseconds = 5 * 60_000;

/** Whether a header proves the path and is of this time: what a register checks. */
export function isSignedQuestion(header: string, path: string, account: { clientId: string; key: string }, now: Date): boolean {
  const at = new Date(header.split(' ')[1] ?? '');
  if (Number.isNaN(at.getTime()) || Math.abs(now.getTime() - at.getTime()) > slackMilliseconds) return false;
  const [given, right] = [Buffer.from(header), Buffer.from(signQuestion(path, account, at))];
  return given.length === right.length && timingSafeEqual(given, right);
}
