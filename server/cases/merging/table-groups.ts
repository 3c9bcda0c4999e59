import type { tableGroups } from './texts.ts';

export type TableGroup = keyof ReturnType<typeof tableGroups>;

const groupOf: Record<string, TableGroup> = {
  application: 'applications',
  paper_application: 'applications',
  draft: 'drafts',
  attachment: 'attachments',
  attachment_requirement: 'attachments',
  upload_link: 'attachments',
  scan: 'attachments',
  information_request: 'requests',
  information_request_item: 'requests',
  request_draft: 'requests',
  late_information: 'requests',
  message: 'messages',
  letter: 'letters',
  notice: 'letters',
  notice_attempt: 'letters',
  decision: 'decisions',
  case_event: 'events',
  case_note: 'events',
  case_holder: 'events',
  unfinished_text: 'events',
  mandate: 'mandates',
  mandate_use: 'mandates',
  cosignature: 'mandates',
  session: 'signIns',
  login: 'signIns',
  sign_in_link: 'signIns',
  identity_code: 'signIns',
  customer_address: 'contact',
  contact_check: 'contact',
};

/** Rows of tables summed by what they hold, applications first; groups without rows are left out. */
export function groupCounts(counts: Record<string, number>): [TableGroup, number][] {
  const sums = new Map<TableGroup, number>();
  const order: TableGroup[] = [...new Set(Object.values(groupOf)), 'other'];
  for (const [table, count] of Object.entries(counts)) {
    const group = groupOf[table] ?? 'other';
    sums.set(group, (sums.get(group) ?? 0) + count);
  }
  return order.flatMap((group): [TableGroup, number][] => {
    const sum = sums.get(group) ?? 0;
    return sum === 0 ? [] : [[group, sum]];
  });
}
