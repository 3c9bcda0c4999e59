import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * For whom statements run. Each but `system` is a role of the database, walled in by policies: a customer's own rows,
 * the one customer that a member of staff has opened, lists without content for staff (by their skills) and for those
 * who oversee, and no customer's row at all for the public. Ids are UUIDs.
 */
export type Actor =
  /** `selfId`: the agent, when somebody acts for the customer; else the customer. */
  | { kind: 'customer'; customerId: string; selfId: string }
  | { kind: 'viewer'; clerkId: string; customerId: string }
  | { kind: 'staff'; clerkId: string; skills: readonly string[] }
  | { kind: 'overseer'; clerkId: string }
  | { kind: 'public' }
  /** Owns the tables and sees everything: jobs, sign-in, and single statements that must cross the walls. */
  | { kind: 'system' };

const acting = new AsyncLocalStorage<Actor>();
const system: Actor = { kind: 'system' };

/** Runs `work` with every statement in it acting for somebody. The innermost counts; a transaction keeps whom it began for. */
export function asActor<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return acting.run(actor, work);
}

/** For whom a statement that begins now acts. The system, where nobody was named: outside requests there are only jobs and commands. */
export function currentActor(): Actor {
  return acting.getStore() ?? system;
}

/**
 * The statements that make a transaction act for somebody until it ends, and never longer: a pooler may give the
 * connection to another node after it. Literals, because `set local` takes no parameters; what is not plainly safe throws.
 */
export function actingStatements(actor: Exclude<Actor, { kind: 'system' }>): string {
  switch (actor.kind) {
    case 'customer':
      return settings('luukku_customer', { customer_id: uuid(actor.customerId), self_id: uuid(actor.selfId) });
    case 'viewer':
      return settings('luukku_viewer', { customer_id: uuid(actor.customerId), clerk_id: uuid(actor.clerkId) });
    case 'staff':
      return settings('luukku_staff', { clerk_id: uuid(actor.clerkId), skills: actor.skills.map(word).join(',') });
    case 'overseer':
      return settings('luukku_overseer', { clerk_id: uuid(actor.clerkId) });
    case 'public':
      return settings('luukku_public', {});
  }
}

function settings(role: string, context: Record<string, string>): string {
  const lines = Object.entries(context).map(([name, value]) => `set local luukku.${name} = '${value}'`);
  return [`set local role ${role}`, ...lines].join('; ');
}

function uuid(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new TypeError('an actor has no UUID');
  return id;
}

/** A skill is the id of a benefit group; one from an identity provider may be anything, and one with other characters is none of ours. */
function word(skill: string): string {
  return /^[\w-]{1,60}$/.test(skill) ? skill : '';
}
