import type { SignedIn } from '#server/people/sign-in/testing.ts';

type Published = { kind?: 'news' | 'instruction'; benefitGroups?: string[]; texts?: Record<string, { title: string; text: string }> };

/** Publishes news for everybody, or as asked. Returns its id. */
export async function publishForTest(manager: SignedIn, { kind = 'news', benefitGroups = [], texts }: Published = {}): Promise<string> {
  const written = texts ?? { fi: { title: 'Uusi lomake', text: 'Lomake vaihtui.' } };
  const answer = await manager.api('POST', '/api/instructions', { kind, benefitGroups, texts: written });
  return answer.json<{ instructionId: string }>().instructionId;
}
