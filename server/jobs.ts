import { offerEarlierTimes } from './channels/appointments/earlier/offering.ts';
import { appointmentRoutines } from './channels/appointments/arriving/routines.ts';
import { appointmentHandlers } from './channels/appointments/telling/sending.ts';
import { forgetReaches, remindOfAppointments } from './channels/appointments/telling/reminding.ts';
import { appointmentCodeHandlers } from './channels/appointments/details/sending.ts';
import { sweepCodes } from './channels/appointments/details/codes.ts';
import { measureFirstFree } from './statistics/appointments/measuring.ts';
import { expireHolds, freeTimes } from './channels/appointments/booking/freeing.ts';
import { sweepLinks } from './cases/attachments/phone/links.ts';
import { scanHandlers, scanLeftOver, sweepFiles } from './cases/checklist/scanning.ts';
import { sweepDrafts } from './cases/drafts/queries.ts';
import { noticeHandlers } from './cases/notices/handlers.ts';
import { sweepUnfinished } from './cases/unfinished-texts/unfinished-texts.ts';
import { passDeadlines, remindOfRequests } from './cases/requests/deadlines.ts';
import { readingHandlers } from './cases/paper/scans/reading.ts';
import { forgetOldPrints, printingHandlers } from './cases/printing/printing.ts';
import { eraseNightly } from './cases/retention/running.ts';
import { callbackHandlers } from './channels/callbacks/calls/sending.ts';
import { callbackCodeHandlers } from './channels/callbacks/public/sending.ts';
import { keepCallbacks } from './channels/callbacks/calls/keeping.ts';
import { nearHandlers } from './channels/office/near/sending.ts';
import { tellWhoIsNear } from './channels/office/near/telling.ts';
import type { House } from './house.ts';
import { learnWaits } from './line/estimates/learning/learning.ts';
import { endLatePlaces } from './line/arriving/checking-in.ts';
import { learnWork } from './line/planning/learning.ts';
import { clearLinesAtNight } from './line/night/clearing.ts';
import { takeUpSkills } from './people/clerks/skills.ts';
import { contactHandlers } from './people/contact/sending/handlers.ts';
import { sweepContact } from './people/contact/sending/queries.ts';
import { sweepSignIns } from './people/sign-in/sweeping.ts';
import { alarmHandlers } from './people/view-log/alarm.ts';
import { sealViews } from './people/view-log/sealing/sealing.ts';
import { dayOf } from './platform/clock/clock.ts';
import { foldTimedTallies } from './platform/figures/timed-tally.ts';
import { runJobs } from './platform/jobs/jobs.ts';
import { beginDueExports, exportHandlers } from './statistics/exports/sending.ts';
import { countCustomersNightly } from './statistics/customers/counting.ts';

/** The work that follows a change: jobs from the outbox, and what is done again and again. */
export function startJobs(house: House, directUrl: string) {
  return runJobs({
    database: house.database,
    directUrl,
    log: house.log,
    relayWaking: house.relayWaking,
    handlers: {
      ...noticeHandlers(house),
      ...scanHandlers(house),
      ...alarmHandlers(house),
      ...contactHandlers(house),
      ...readingHandlers(house),
      ...printingHandlers(house),
      ...exportHandlers(house),
      ...nearHandlers(house),
      ...callbackHandlers(house),
      ...appointmentHandlers(house),
      ...appointmentCodeHandlers(house),
      ...callbackCodeHandlers(house),
    },
    routines: [
      { name: 'scan-left-over', everySeconds: 3600, run: () => scanLeftOver(house) },
      { name: 'sweep-links', everySeconds: 3600, run: () => sweepLinks(house.database, house.clock.now()) },
      { name: 'sweep-files', everySeconds: 3600, run: () => sweepFiles(house) },
      { name: 'forget-old-prints', everySeconds: 3600, run: () => forgetOldPrints(house) },
      { name: 'remind-of-requests', everySeconds: 600, run: () => remindOfRequests(house) },
      { name: 'pass-deadlines', everySeconds: 600, run: () => passDeadlines(house) },
      { name: 'begin-due-exports', everySeconds: 300, run: () => beginDueExports(house) },
      { name: 'fold-timed-tallies', everySeconds: 5, run: () => foldTimedTallies(house.database, house.agency.timeZone) },
      { name: 'count-customers', everySeconds: 1800, run: () => countCustomersNightly(house) },
      { name: 'clear-lines', everySeconds: 600, run: () => clearLinesAtNight(house) },
      { name: 'learn-waits', everySeconds: 900, run: () => learnWaits(house) },
      { name: 'learn-work', everySeconds: 1800, run: () => learnWork(house) },
      { name: 'end-late-places', everySeconds: 15, run: () => endLatePlaces(house) },
      { name: 'tell-who-is-near', everySeconds: 10, run: () => tellWhoIsNear(house) },
      { name: 'expire-holds', everySeconds: 15, run: () => expireHolds(house) },
      { name: 'free-times', everySeconds: 15, run: () => freeTimes(house) },
      { name: 'keep-callbacks', everySeconds: 15, run: () => keepCallbacks(house) },
      {
        name: 'take-up-skills',
        everySeconds: 600,
        run: () => takeUpSkills(house.database, dayOf(house.clock.now(), house.agency.timeZone)),
      },
      { name: 'measure-first-free', everySeconds: 600, run: () => measureFirstFree(house) },
      { name: 'sweep-appointment-codes', everySeconds: 1800, run: () => sweepCodes(house) },
      { name: 'remind-of-appointments', everySeconds: 60, run: () => remindOfAppointments(house) },
      { name: 'forget-reaches', everySeconds: 3600, run: () => forgetReaches(house) },
      ...appointmentRoutines(house),
      { name: 'offer-earlier-times', everySeconds: 15, run: () => offerEarlierTimes(house) },
      { name: 'seal-views', everySeconds: 60, run: () => sealViews(house) },
      { name: 'retention', everySeconds: 900, run: () => eraseNightly(house) },
      { name: 'sweep-sign-ins', everySeconds: 600, run: () => sweepSignIns(house.database, house.clock.now()) },
      { name: 'sweep-unfinished-texts', everySeconds: 3600, run: () => sweepUnfinished(house.database, house.clock.now()) },
      { name: 'sweep-contact', everySeconds: 3600, run: () => sweepContact(house.database, house.clock.now()) },
      { name: 'sweep-drafts', everySeconds: 3600, run: () => sweepDrafts(house.database, dayOf(house.clock.now(), house.agency.timeZone)) },
    ],
  });
}
