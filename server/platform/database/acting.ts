import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * For whom statements run. Each but `system` is a role of the database whose rows are walled in by policies:
 * a customer's own rows, the one customer that a member of staff is looking at, lists without content for staff by their
 * skills or for those who oversee, and nothing of any customer for the public.
 */
export type Actor =
  | { kind: 'customer'; customerId: string }
  | { kind: 'viewer'; clerkId: string; customerId: string }
  | { kind: 'staff'; clerkId: string; skills: readonly string[] }
  | { kind: 'overseer'; clerkId: string }
  | { kind: 'public' }
  | { kind: 'system' };

const acting = new AsyncLocalStorage<Actor>();

/** Runs `work` with every statement in it acting for somebody. The innermost counts. */
export function asActor<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return acting.run(actor, work);
}

/** For whom the statement that runs now acts; the system where nobody was named: jobs, migrations, sign-in. */
export function currentActor(): Actor {
  return acting.getStore() ?? { kind: 'system' };
}
