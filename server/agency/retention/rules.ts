import Type from 'typebox';
import { type BenefitsFile, Identifier, Line } from '../definition.ts';
import type { Report } from '../reading.ts';

/** What is erased when its time is over. What each kind is, and when its time begins, is told in `cases/retention/kinds.ts`. */
export const retentionKinds = [
  'closed-case',
  'message',
  'notice',
  'discarded-scan',
  'cancelled-paper',
  'mandate',
  'login',
  'view-log',
  'survey-answer',
  'own-data-report',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

const units = ['days', 'months', 'years'] as const;

const Keep = Type.Object(
  { count: Type.Integer({ minimum: 1, maximum: 36_500 }), unit: Type.Enum([...units]) },
  { additionalProperties: false },
);

const RetentionRule = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$', description: 'small letters, digits and hyphens: closed-case-student-aid' }),
    kind: Type.Enum([...retentionKinds]),
    benefits: Type.Optional(
      Type.Array(Identifier, {
        minItems: 1,
        uniqueItems: true,
        description: 'of a rule for closed cases; without it: all that no other names',
      }),
    ),
    keep: Keep,
    why: Line,
    source: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'where the time is laid down' }),
    isInvented: Type.Boolean({ description: 'true: nobody has laid this time down; it only fills the place until somebody does' }),
  },
  { additionalProperties: false },
);

/** `retention.json`: how long what is kept. */
export const RetentionFile = Type.Object(
  {
    nightly: Type.Union([
      Type.Object(
        { fromHour: Type.Integer({ minimum: 0, maximum: 23 }), hours: Type.Integer({ minimum: 1, maximum: 12 }) },
        { additionalProperties: false },
      ),
      Type.Null({ description: 'nothing is erased but by the command' }),
    ]),
    appealDays: Type.Integer({ minimum: 0, maximum: 366, description: 'how long a decision can be appealed after it counts as served' }),
    rules: Type.Array(RetentionRule, { minItems: 1, maxItems: 200 }),
  },
  { additionalProperties: false },
);
export type RetentionFile = Type.Static<typeof RetentionFile>;
export type RetentionRule = Type.Static<typeof RetentionRule>;
export type Keep = RetentionRule['keep'];

/** The shortest times that make sense, in days: a slip of the hand is not to erase what is being worked with. */
const shortest: Partial<Record<RetentionKind, number>> = { 'closed-case': 365, mandate: 365, 'view-log': 365, login: 30, message: 30 };

const file = 'retention.json';

/** Each kind has one rule, and each benefit's closed cases have one; nothing is kept for less than makes sense. */
export function checkRetention({ rules, nightly }: RetentionFile, benefits: BenefitsFile | undefined, report: Report): void {
  rules.forEach(({ id, kind, keep, benefits: named }, index) => {
    const place = `/rules/${index}`;
    if (rules.findIndex((other) => other.id === id) < index) report(file, `${place}/id`, `“${id}” is there twice`);
    if (named && kind !== 'closed-case') report(file, `${place}/benefits`, 'only rules for closed cases name benefits');
    if (daysOf(keep) < (shortest[kind] ?? 1)) report(file, `${place}/keep`, `is shorter than ${shortest[kind]} days`);
    for (const benefit of named ?? [])
      if (benefits && !benefits.benefits.some((one) => one.id === benefit))
        report(file, `${place}/benefits`, `there is no benefit “${benefit}”`);
  });
  if (nightly && nightly.fromHour + nightly.hours > 24) report(file, '/nightly', 'its hours must end by midnight');
  for (const kind of retentionKinds) {
    const whole = rules.filter((rule) => rule.kind === kind && !rule.benefits);
    if (whole.length !== 1)
      report(file, '/rules', `there must be one rule for “${kind}”${kind === 'closed-case' ? ' without benefits' : ''}`);
  }
  const all = rules.flatMap(({ benefits: named }) => named ?? []);
  for (const benefit of new Set(all.filter((one, index) => all.indexOf(one) < index)))
    report(file, '/rules', `more than one rule is for the closed cases of “${benefit}”`);
}

/** At least so many days: for comparing, never for counting. */
function daysOf({ count, unit }: Keep): number {
  return count * { days: 1, months: 28, years: 365 }[unit];
}
