import type { Actor } from '../database/acting.ts';
import type { Person } from './person.ts';
import type { Route, Visit } from './route.ts';

/** For whom the statements of a route run: whoever was admitted to it. */
export function actorOf(route: Route, visit: Visit & { person?: Person }): Actor {
  if (route.runsAsSystem !== undefined) return { kind: 'system' };
  const person = visit.person ?? visit.session?.person;
  if (!person) return { kind: 'public' };
  switch (person.role) {
    case 'customer':
      return { kind: 'customer', customerId: person.id, selfId: person.agent?.id ?? person.id };
    case 'clerk':
    case 'joint-service-clerk':
      return { kind: 'staff', clerkId: person.id, skills: person.skills };
    case 'manager':
    case 'administrator':
    case 'auditor':
      return { kind: 'overseer', clerkId: person.id };
  }
}
