import type { House } from '#server/house.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { CheckInSection } from '../arriving/check-in-section.tsx';
import { findTicketAndNo } from '../arriving/reading.ts';
import type { Appointment } from '../booking/appointment.ts';
import { EarlierSection } from '../earlier/section.tsx';
import { readStanding } from '../earlier/standing.ts';
import { isId } from '../shapes.ts';

/** Saying that one has come, and asking for an earlier time: for whoever has the appointment's secret. */
export async function sectionsOf({ database, agency }: House, visit: Visit, key: string, appointment: Appointment) {
  if (isId(key)) return undefined;
  const [{ ticket, checkInNo }, standing] = await Promise.all([
    findTicketAndNo(database, appointment.id),
    readStanding(database, appointment, visit.now),
  ]);
  const { lateMinutes } = agency.appointments;
  return (
    <>
      <CheckInSection
        visit={visit}
        secret={key}
        appointment={appointment}
        checkInNo={checkInNo}
        ticket={ticket}
        lateMinutes={lateMinutes}
      />
      {standing.isAhead && <EarlierSection visit={visit} secret={key} timeZone={agency.timeZone} standing={standing} />}
    </>
  );
}
