/** Who is behind a request, as its session says. */
export const staffRoles = ['clerk', 'joint-service-clerk', 'manager', 'administrator', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];
export type Role = 'customer' | StaffRole;

/** What somebody may do for another. */
export const mandateActions = ['view', 'apply', 'change-account', 'appeal'] as const;
export type MandateAction = (typeof mandateActions)[number];

/** Who acts for a customer, and what their mandate lets them do. */
export type Agent = {
  id: string;
  name: string;
  mandateId: string;
  basis: string;
  actions: readonly MandateAction[];
  /** Benefits that the mandate covers; empty: all of them. */
  benefits: readonly string[];
};

/** `id` and `name` are of the customer whose matters these are: of the principal, when an `agent` acts for them. */
export type Customer = { role: 'customer'; id: string; name: string; agent?: Agent | undefined };
export type Staff = {
  role: StaffRole;
  id: string;
  name: string;
  /** Benefit groups the person can handle. */
  skills: readonly string[];
  /** Languages the person serves in. */
  languages: readonly string[];
  /** Whether the person may handle the matters of people under protection. */
  seesProtected?: boolean;
  /** How the person uses keys, as platform/html/shortcuts reads it. */
  shortcuts?: string | undefined;
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
  /** When the person last proved who they are, as the identity provider says; null or undefined where it does not. */
  provedAt?: Date | null;
  /** The person acted for another until the mandate ended or its time was over, and has not been told so yet. */
  hasLostMandate?: boolean;
};

/** The rights that routes name, and the roles that have each. A route with none of them does not start. */
export const rights = {
  /** Pages for everybody, signed in or not. */
  anyone: [],
  /** Whatever the role: one's own sign-ins and keys. */
  'own-sign-ins': ['customer', ...staffRoles],
  'own-matters': ['customer'],
  /** For whom one may act: of whoever signed in, while acting for another too. */
  'act-for-others': ['customer'],
  /** A customer's own person: contact details, mandates, who looked. Never for somebody who acts for another. */
  'own-person': ['customer'],
  'handle-cases': ['clerk'],
  'see-figures': ['clerk', 'joint-service-clerk', 'manager', 'administrator', 'auditor'],
  /** What customers thought of the service: sums, and texts without the person. */
  'see-survey': ['manager', 'administrator'],
  'see-deliveries': ['administrator'],
  'see-changes': ['auditor'],
  /** Who looked at whom, with names. */
  'inspect-views': ['auditor'],
  /** Register, scan and sort what came on paper. */
  'take-in-paper': ['clerk', 'joint-service-clerk'],
  /** Key paper applications, record powers of attorney. */
  'key-paper': ['clerk'],
  'print-letters': ['clerk', 'manager'],
  'read-instructions': [...staffRoles],
  /** How one's own desk is set up. */
  'own-desk': [...staffRoles],
  'write-instructions': ['manager', 'administrator'],
  'schedule-exports': ['manager', 'administrator'],
  /** Retention, erasure, merging of records. */
  'keep-records': ['administrator'],
  /** Close and open the access of those who work here. */
  'manage-staff': ['administrator'],
  /** What others serve: administrators of everybody, managers of those who have their own home place. */
  'set-duties': ['manager', 'administrator'],
  /** Where and when the agency serves: places, counters, opening hours. */
  'manage-network': ['administrator'],
  /** Call and serve whoever waits. */
  'serve-contacts': ['clerk'],
  /** Take people in at the door: add them to the line, change their turn with a reason. */
  'receive-visitors': ['clerk', 'joint-service-clerk', 'manager'],
  /** How the line stands and why somebody was called: nothing about who they are. */
  'see-line': [...staffRoles],
  /** Close the line for the day, set how it is kept. */
  'oversee-line': ['manager', 'administrator'],
  /** Who is at work when, and what takes their time without an appointment. */
  'keep-roster': ['manager', 'administrator'],
  /** Mark people as protected; of clerks only those who may handle the matters of protected people. */
  'mark-protected': ['clerk', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

export function hasRight(right: Right, person: Person | undefined): boolean {
  if (right === 'anyone') return true;
  if (right === 'own-person' && person?.role === 'customer' && person.agent) return false;
  // The list of a right's roles is narrower than Role; looking a role up in it is all that is done.
  return person !== undefined && (rights[right] as readonly Role[]).includes(person.role);
}
