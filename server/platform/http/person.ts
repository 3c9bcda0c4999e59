/** Who is behind a request, as its session says. */
export const staffRoles = ['clerk', 'joint-service-clerk', 'manager', 'administrator', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];
export type Role = 'customer' | StaffRole;

export type Customer = { role: 'customer'; id: string; name: string };
export type Staff = {
  role: StaffRole;
  id: string;
  name: string;
  /** Benefit groups the person can handle. */
  skills: readonly string[];
  /** Languages the person serves in. */
  languages: readonly string[];
};
export type Person = Customer | Staff;

export type Session = {
  id: string;
  kind: 'browser' | 'key';
  person: Person;
  /** When the session ends if nothing is asked of it. */
  idleExpiresAt: Date;
  /** When it ends in any case. */
  expiresAt: Date;
};

/** The rights that routes name, and the roles that have each. A route with none of them does not start. */
export const rights = {
  /** Pages for everybody, signed in or not. */
  anyone: [],
  /** Whatever the role: one's own sign-ins and keys. */
  'own-sign-ins': ['customer', ...staffRoles],
  'own-matters': ['customer'],
  'handle-cases': ['clerk'],
  'see-figures': ['clerk', 'joint-service-clerk', 'manager', 'administrator', 'auditor'],
  'see-deliveries': ['administrator'],
  'see-changes': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

export function hasRight(right: Right, person: Person | undefined): boolean {
  if (right === 'anyone') return true;
  // The list of a right's roles is narrower than Role; looking a role up in it is all that is done.
  return person !== undefined && (rights[right] as readonly Role[]).includes(person.role);
}
