import Type from 'typebox';
import type { Report } from '../reading/files.ts';

const strict = { additionalProperties: false } as const;
const minutes = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** Ways in which a time can be booked. */
export const appointmentChannels = ['office', 'phone', 'video'] as const;
export type AppointmentChannel = (typeof appointmentChannels)[number];

const Channel = Type.Union(appointmentChannels.map((channel) => Type.Literal(channel)));

/** `appointments.json`: how times are given. */
export const AppointmentsFile = Type.Object(
  {
    /** Times begin at every so many minutes of an hour. */
    stepMinutes: Type.Union([5, 10, 15, 20, 30, 60].map((value) => Type.Literal(value))),
    /** How long an appointment of a channel is; where a benefit group has a line of its own, that holds. */
    lengths: Type.Array(
      Type.Object({ channel: Channel, group: Type.Optional(Type.String({ minLength: 1 })), minutes: minutes(5, 240) }, strict),
      { minItems: 1, maxItems: 100 },
    ),
    /** An interpreted appointment takes so much longer. */
    interpretedExtraMinutes: minutes(0, 120),
    /** Kept free before and after, of the clerk's time. */
    bufferBeforeMinutes: minutes(0, 60),
    bufferAfterMinutes: minutes(0, 60),
    /** The customer books at least so long before, and at most so many days ahead. */
    noticeMinutes: minutes(0, 10_080),
    horizonDays: Type.Integer({ minimum: 1, maximum: 365 }),
    /** The part of the clerks at work that the public cannot book: for times that the agency gives itself. */
    keptShare: Type.Number({ minimum: 0, maximum: 1 }),
    /** How many times one person can have ahead of them. */
    mostPerPerson: Type.Integer({ minimum: 1, maximum: 50 }),
    holdMinutes: minutes(2, 60),
    /** A time that was given back is offered again after a while between these, so that nobody waits beside it to trade. */
    freedAfterMinutes: Type.Object({ least: minutes(0, 1440), most: minutes(0, 1440) }, strict),
    /** How long after its time an appointment is kept for who has not come. */
    lateMinutes: minutes(0, 120),
    /** Reminders go so many hours before. */
    remindHoursBefore: Type.Array(Type.Integer({ minimum: 1, maximum: 336 }), { maxItems: 5 }),
    /** How long an earlier time that is offered is kept for whoever asked for it. */
    offerMinutes: minutes(10, 2880),
  },
  strict,
);
export type AppointmentsFile = Type.Static<typeof AppointmentsFile>;

export function checkAppointments(file: AppointmentsFile, groups: readonly string[], report: Report): void {
  const fault = (place: string, reason: string) => report('appointments.json', place, reason);
  const { lengths, freedAfterMinutes } = file;
  for (const channel of appointmentChannels)
    if (!lengths.some((one) => one.channel === channel && one.group === undefined)) fault('/lengths', `“${channel}” has no length`);
  for (const [index, { channel, group, minutes: length }] of lengths.entries()) {
    const place = `/lengths/${index}`;
    if (group !== undefined && !groups.includes(group)) fault(`${place}/group`, `there is no group “${group}”`);
    if (lengths.findIndex((one) => one.channel === channel && one.group === group) < index) fault(place, 'there is such a length already');
    if (length % 5 !== 0) fault(`${place}/minutes`, 'is not in fives');
  }
  for (const field of ['interpretedExtraMinutes', 'bufferBeforeMinutes', 'bufferAfterMinutes'] as const)
    if (file[field] % 5 !== 0) fault(`/${field}`, 'is not in fives');
  if (freedAfterMinutes.most < freedAfterMinutes.least) fault('/freedAfterMinutes/most', 'is less than the least');
}

/** How long several matters take together, in minutes. */
export function lengthOf(
  { lengths, interpretedExtraMinutes }: Pick<AppointmentsFile, 'lengths' | 'interpretedExtraMinutes'>,
  channel: AppointmentChannel,
  { groups, isInterpreted }: { groups: readonly string[]; isInterpreted: boolean },
): number {
  const usual = lengths.find((one) => one.channel === channel && one.group === undefined)?.minutes ?? 30;
  const own = groups.map((group) => lengths.find((one) => one.channel === channel && one.group === group)?.minutes ?? usual);
  return own.reduce((sum, each) => sum + each, isInterpreted ? interpretedExtraMinutes : 0);
}
