import { v4 as randomId } from 'uuid';
import type { createApp } from '#server/app.ts';
import { pngFile, postFiles } from '#server/cases/attachments/testing.ts';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { decide } from '#server/cases/decisions/testing.ts';
import { addCase } from '#server/cases/desk/testing.ts';
import { beginDraft } from '#server/cases/drafts/testing.ts';
import { write } from '#server/cases/messages/testing.ts';
import type { House } from '#server/house.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { answersOfToday } from '../submit/answers.ts';

type App = Awaited<ReturnType<typeof createApp>>;
export type Visits = readonly { person: SignedIn; pages: readonly string[] }[];

/** Customers with applications of every benefit, one with all that a case can have; and who of the staff opens which pages. */
export async function furnish(house: House, app: App): Promise<Visits> {
  const opened = { house, app };
  const aino = await signInCustomer(opened, { n: 1 });
  const skills = house.agency.groups.map(({ id }) => id);
  const [clerk, manager, administrator, auditor] = [
    await signInStaff(opened, { skills, languages: ['fi', 'sv', 'en'] }),
    await signInStaff(opened, { role: 'manager' }),
    await signInStaff(opened, { role: 'administrator' }),
    await signInStaff(opened, { role: 'auditor' }),
  ];
  for (const [n, benefit] of house.agency.benefits.entries()) await addCase(opened, { n: 2 + (n % 8), benefit: benefit.id });
  const open = await sendApplication(aino, { answers: answersOfToday() });
  await postFiles(opened, aino, `/applications/${open}/attachments`, { uploadKey: randomId() }, [pngFile()]);
  await write(aino, { applicationId: open });
  const decided = await sendApplication(aino, { answers: answersOfToday() });
  await decide(clerk, { customerId: aino.id, applicationId: decided }, { outcome: 'rejected', ownText: 'Tulot ylittävät rajan.' });
  await clerk.post(`/cases/${open}/take`);
  const draft = await beginDraft(aino);
  return [
    {
      person: aino,
      pages: [
        ...['/matters', '/matters/messages', '/who-looked', '/mandates', '/acting', '/sign-ins'],
        ...['', '/attachments', '/receipt', '/copy', '/cosignatures'].map((part) => `/applications/${open}${part}`),
        ...['/review', '/attachments', '/pages/applicant'].map((part) => `${draft}${part}`),
      ],
    },
    {
      person: clerk,
      pages: [
        ...['/work', '/messages', '/absences', '/late-information', '/paper', '/scans'],
        ...['', '/decision', '/requests/new', '/attachments/new'].map((part) => `/cases/${open}${part}`),
        `/customers/${aino.id}`,
      ],
    },
    { person: manager, pages: ['/statistics', '/api/statistics'] },
    { person: administrator, pages: ['/deliveries', '/clerks', '/protection'] },
    { person: auditor, pages: ['/changes', '/views'] },
  ];
}
