import type { Form, Page } from '#server/platform/forms/definition.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import { arrivalFields, inAll } from '../registering/form.ts';

/** What a clerk says of papers that were scanned together: how they came, and when. */
export function scansForm(role: StaffRole): { form: Form; page: Page } {
  const empty = inAll(() => '-');
  const page: Page = { id: 'scans', title: empty, fields: arrivalFields(role) };
  const form = { code: 'scans', version: '2015-01-01', title: empty, introduction: empty, minutes: 1, declaration: empty };
  return { form: { ...form, pages: [page], attachments: [] }, page };
}
