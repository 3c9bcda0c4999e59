import type { FastifyInstance } from 'fastify';
import { navigation } from './agency/front/navigation.ts';
import * as front from './agency/front/routes.ts';
import * as network from './agency/network/administration/routes.ts';
import * as changingHours from './agency/network/changing-hours/routes.ts';
import * as hsds from './agency/network/hsds/routes.ts';
import * as ptvImport from './agency/network/ptv/pages/routes.ts';
import * as ptvExport from './agency/network/ptv/export/routes.ts';
import * as places from './agency/network/places/routes.ts';
import * as applications from './cases/applications/routes.ts';
import { attachmentsOfCase } from './cases/attachments/judging/section.tsx';
import * as attachments from './cases/attachments/routes.ts';
import { attachmentsOfApplication } from './cases/attachments/section.tsx';
import * as benefits from './cases/benefits/routes.ts';
import * as changes from './cases/changes/routes.ts';
import * as customerView from './cases/customer-view/routes.ts';
import * as cosignatures from './cases/cosignatures/routes.tsx';
import { cosignaturesOfApplication, cosignaturesOfCase } from './cases/cosignatures/sections.tsx';
import * as copies from './cases/copies/routes.ts';
import * as decisions from './cases/decisions/routes.ts';
import * as desk from './cases/desk/routes.ts';
import * as drafts from './cases/drafts/routes.ts';
import { instructionsOfCase } from './cases/instructions/news.tsx';
import * as instructions from './cases/instructions/routes.ts';
import * as knowledge from './cases/knowledge/routes.ts';
import * as mandateDesk from './cases/mandate-desk/routes.tsx';
import * as matters from './cases/matters/routes.ts';
import * as notices from './cases/notices/routes.ts';
import * as protection from './cases/protection/routes.ts';
import * as merging from './cases/merging/routes.ts';
import * as messages from './cases/messages/routes.ts';
import { messagesOfApplication, messagesOfCase } from './cases/messages/sections.tsx';
import * as requests from './cases/requests/routes.ts';
import { requestsOfApplication, requestsOfCase } from './cases/requests/sections.tsx';
import * as ownData from './cases/own-data/routes.ts';
import * as paper from './cases/paper/routes.ts';
import * as paperForms from './cases/paper-forms/routes.ts';
import * as printing from './cases/printing/routes.ts';
import { lettersOfCase } from './cases/printing/single/section.tsx';
import * as retention from './cases/retention/routes.ts';
import { surveyOfApplication } from './cases/surveys/answer-form.tsx';
import * as surveys from './cases/surveys/routes.ts';
import * as withdrawal from './cases/withdrawal/routes.ts';
import * as workQueue from './cases/work-queue/routes.ts';
import * as blackouts from './channels/appointments/blackouts/routes.ts';
import * as appointmentsOfDay from './channels/appointments/day/routes.ts';
import * as callbacks from './channels/callbacks/online/routes.ts';
import * as publicCallbacks from './channels/callbacks/public/routes.ts';
import * as counterCallback from './channels/office/counter/callback/routes.ts';
import * as closedAppointments from './channels/appointments/closing/routes.ts';
import * as appointments from './channels/appointments/routes.ts';
import * as deskAppointments from './channels/appointments/desk/routes.ts';
import * as counterCustomer from './channels/office/counter/customer/routes.ts';
import * as counter from './channels/office/counter/routes.ts';
import * as emergency from './channels/office/emergency/routes.ts';
import * as board from './channels/office/board/routes.ts';
import * as devices from './channels/office/devices/routes.ts';
import * as joining from './channels/office/joining/routes.ts';
import * as kiosk from './channels/office/kiosk/routes.ts';
import * as arriving from './channels/appointments/arriving/routes.ts';
import * as appointmentMessages from './channels/appointments/telling/routes.ts';
import * as near from './channels/office/near/routes.ts';
import * as ticketCallback from './channels/office/tickets/callback/routes.ts';
import * as tickets from './channels/office/tickets/routes.ts';
import * as liveView from './channels/office/live-view/routes.ts';
import * as reception from './channels/office/reception/routes.ts';
import * as guidance from './channels/guidance/routes.ts';
import { waitsOfPlaces } from './channels/office/waits-of-places/waits-of-places.ts';
import * as why from './channels/office/why/routes.ts';
import type { House } from './house.ts';
import * as planner from './line/planning/view/routes.ts';
import { tellOfLine } from './line/line-word.ts';
import { mountDemoIdentity } from './people/demo-identity/mount.ts';
import * as acting from './people/acting/routes.tsx';
import * as contact from './people/contact/routes.ts';
import * as mandates from './people/mandates/routes.ts';
import { endActing } from './people/sign-in/acting.ts';
import { listProviderSites } from './people/sign-in/provider/providers.ts';
import * as signIn from './people/sign-in/routes.ts';
import { findSession } from './people/sign-in/sessions.ts';
import * as roster from './people/roster/routes.ts';
import * as shortcuts from './people/shortcuts/routes.ts';
import * as staff from './people/staff/routes.ts';
import * as viewLog from './people/view-log/routes.ts';
import { serveAssets } from './platform/assets/serve-assets.ts';
import { healthRoutes } from './platform/http/health.ts';
import type { Frame, Route } from './platform/http/route.ts';
import { createServer } from './platform/http/server.ts';
import { LiveStreams } from './platform/live/live-streams.ts';
import { listenForWord, type Listening } from './platform/live/word-listener.ts';
import { RelayWaking } from './platform/jobs/waking.ts';
import { clamdScan } from './platform/files/virus-scan/clamd.ts';
import { apiRoutes } from './platform/open-api/routes.ts';
import * as statisticsExports from './statistics/exports/routes.ts';
import * as earlierTimes from './channels/appointments/earlier/routes.ts';
import * as statisticsAppointments from './statistics/appointments/routes.ts';
import * as statisticsCustomers from './statistics/customers/routes.ts';
import * as statisticsNetwork from './statistics/network/routes.ts';
import * as statisticsWaiting from './statistics/waiting/routes.ts';
import * as statistics from './statistics/routes.ts';

/** The table of contents: every feature of the house is named here once. */
const features = [
  front,
  places,
  network,
  changingHours,
  hsds,
  ptvExport,
  ptvImport,
  signIn,
  acting,
  mandates,
  contact,
  staff,
  roster,
  shortcuts,
  benefits,
  drafts,
  applications,
  attachments,
  copies,
  matters,
  workQueue,
  instructions,
  knowledge,
  desk,
  decisions,
  withdrawal,
  paper,
  paperForms,
  requests,
  messages,
  printing,
  customerView,
  protection,
  merging,
  surveys,
  mandateDesk,
  cosignatures,
  notices,
  changes,
  viewLog,
  ownData,
  retention,
  callbacks,
  publicCallbacks,
  guidance,
  appointmentsOfDay,
  blackouts,
  appointments,
  board,
  devices,
  joining,
  kiosk,
  near,
  appointmentMessages,
  arriving,
  tickets,
  ticketCallback,
  counter,
  counterCallback,
  closedAppointments,
  deskAppointments,
  counterCustomer,
  emergency,
  liveView,
  planner,
  reception,
  why,
  statistics,
  statisticsExports,
  earlierTimes,
  statisticsAppointments,
  statisticsCustomers,
  statisticsNetwork,
  statisticsWaiting,
];

export function listRoutes(house: House): Route[] {
  return [...healthRoutes(house), ...apiRoutes(() => listRoutes(house)), ...features.flatMap(({ routes }) => routes(house))];
}

/** What features show on the pages of a case, of an application and of places, from the top. */
const sections: House['sections'] = {
  ofCase: [requestsOfCase, attachmentsOfCase, cosignaturesOfCase, messagesOfCase, lettersOfCase, instructionsOfCase],
  ofApplication: [surveyOfApplication, requestsOfApplication, attachmentsOfApplication, cosignaturesOfApplication, messagesOfApplication],
  ofPlaces: [waitsOfPlaces],
};

/** Puts together what every feature stands on. */
export function openHouse(parts: Omit<House, 'frame' | 'sections' | 'virusScan' | 'relayWaking' | 'live'>): House {
  const frame: Frame = {
    name: parts.agency.name,
    footer: parts.agency.texts.footer,
    languages: parts.agency.languages,
    timeZone: parts.agency.timeZone,
    stylesheet: parts.assets.address('main.css'),
    themeStylesheet: parts.assets.address('theme.css'),
    script: parts.assets.address('main.js'),
    navigation,
  };
  const { clamdAddress } = parts.settings;
  return {
    ...parts,
    frame,
    sections,
    relayWaking: new RelayWaking(),
    live: new LiveStreams(),
    virusScan: clamdAddress === undefined ? undefined : clamdScan(clamdAddress),
  };
}

/** The web server of a house, ready to listen. */
export async function createApp(house: House): Promise<FastifyInstance> {
  const { settings } = house;
  const app = await createServer({
    routes: listRoutes(house),
    frame: house.frame,
    clock: house.clock,
    secrets: house.secrets,
    publicUrl: settings.publicUrl,
    log: house.log,
    files: house.files,
    findSession: (token, now, how) => findSession(house, token, now, how),
    endActing: (sessionId) => endActing(house.database, sessionId),
    formSites: listProviderSites(settings),
    wakeRelay: house.relayWaking.wake,
    trustedProxies: settings.trustedProxies,
    requestsPerMinute: settings.isRateLimited ? settings.rateLimitPerMinute : 0,
  });
  // What stays open would keep the server from closing.
  app.addHook('preClose', async () => house.live.close());
  serveAssets(app, house.assets);
  await mountDemoIdentity(app, house);
  return app;
}

/** Tells the open pages of this node what the relays of all nodes tell. */
export function startLive(house: House, directUrl: string): Promise<Listening> {
  const { live, log } = house;
  return listenForWord({
    directUrl,
    log,
    heard: (word) => tellOfLine(live, word),
    hears: (isHearing) => live.hears(isHearing),
  });
}
