import type { LoadHour } from '../load.ts';

/** How full an hour is, in words; `none`: nobody is at work and nothing is to be done. */
export type Fullness = 'none' | 'unstaffed' | 'quiet' | 'fitting' | 'full' | 'over';

/** Below this share of the target an hour is quiet. */
const quietShare = 0.7;

/** How full an hour is beside the use that the agency aims at (0 to 1). */
export function fullnessOf(
  { use, bookedMinutes, callbackMinutes }: Pick<LoadHour, 'use' | 'bookedMinutes' | 'callbackMinutes'>,
  targetUse: number,
): Fullness {
  if (use === null) return bookedMinutes + callbackMinutes > 0 ? 'unstaffed' : 'none';
  if (use > 1) return 'over';
  if (use > targetUse) return 'full';
  return use < targetUse * quietShare ? 'quiet' : 'fitting';
}

/** Several hours put together: those of one day, or of a place. */
export type LoadSum = Pick<
  LoadHour,
  'staffMinutes' | 'blackoutMinutes' | 'expectedMinutes' | 'bookedMinutes' | 'callbackMinutes' | 'freeMinutes' | 'promisableMinutes' | 'use'
>;

export function sumLoad(hours: readonly LoadHour[]): LoadSum {
  const sum = (of: (hour: LoadHour) => number) => hours.reduce((total, hour) => total + of(hour), 0);
  const [staffMinutes, blackoutMinutes] = [sum((hour) => hour.staffMinutes), sum((hour) => hour.blackoutMinutes)];
  const expectedMinutes = sum((hour) => hour.expectedMinutes);
  const bookedMinutes = sum((hour) => hour.bookedMinutes);
  const callbackMinutes = sum((hour) => hour.callbackMinutes);
  const available = staffMinutes - blackoutMinutes;
  return {
    staffMinutes,
    blackoutMinutes,
    expectedMinutes,
    bookedMinutes,
    callbackMinutes,
    freeMinutes: sum((hour) => hour.freeMinutes),
    promisableMinutes: sum((hour) => hour.promisableMinutes),
    use: available <= 0 ? null : (expectedMinutes + bookedMinutes + callbackMinutes) / available,
  };
}
