import type { Figure, Part } from '../figures.ts';

const received: Part = { measure: 'applications-received' };
const accepted: Part = { measure: 'attachments-accepted' };
const acceptedOnline: Part = { measure: 'attachments-accepted', channel: 'online' };

const onlineShare = { fi: 'Verkossa lähetettyjen osuus', sv: 'Andel på webben', en: 'Online share' };
const attachments = { fi: 'Liitteitä', sv: 'Bilagor', en: 'Attachments' };

/** Figures of what applications need beside the form: attachments, requests for information, help of another. */
export const figuresOfCompleteness: readonly Figure[] = [
  {
    id: 'attachments-by-channel',
    name: { fi: 'Liitteet asiointikanavittain', sv: 'Bilagor per servicekanal', en: 'Attachments by channel' },
    definition: {
      fi: 'Hakemuksiin tarvittavat liitteet sen mukaan, mitä kautta ne tulivat. Liite lasketaan kerran, sinä päivänä jona ensimmäinen kappale hyväksytään vaadituksi liitteeksi, ja sen kappaleen asiointikanavan mukaan. Epäselviä, ylimääräisiä ja pyytämättä lähetettyjä tiedostoja ei lasketa.',
      sv: 'Bilagor som behövs för ansökningar, enligt hur de kom. En bilaga räknas en gång, den dag då det första exemplaret godkänns som den bilaga som krävs, och enligt det exemplarets servicekanal. Oläsliga, överflödiga och oombedda filer räknas inte.',
      en: 'Attachments needed for applications, by the way they came. An attachment is counted once, on the day when the first copy is accepted as the one that is required, by the channel of that copy. Illegible, superfluous and unasked files are not counted.',
    },
    cut: 'channel',
    quantities: [
      { id: 'attachments', name: attachments, unit: 'number', top: accepted },
      {
        id: 'share',
        name: { fi: 'Osuus kaikista', sv: 'Andel av alla', en: 'Share of all' },
        unit: 'share',
        top: accepted,
        bottom: accepted,
        overWhole: true,
      },
    ],
    headline: { id: 'online-share', name: onlineShare, unit: 'share', top: acceptedOnline, bottom: accepted },
  },
  {
    id: 'attachments-by-requirement',
    name: { fi: 'Liitteet lajeittain', sv: 'Bilagor efter slag', en: 'Attachments by kind' },
    definition: {
      fi: 'Hyväksytyt liitteet sen mukaan, mikä liite vaadittiin, samoin laskettuna kuin liitteet asiointikanavittain. Saapumisaika on kalenteripäivät hakemuksen saapumisesta hyväksytyn kappaleen saapumiseen, keskiarvona.',
      sv: 'Godkända bilagor enligt vilken bilaga som krävdes, räknade på samma sätt som bilagor per servicekanal. Ankomsttiden är kalenderdagarna från det att ansökan kom in till att det godkända exemplaret kom, i medeltal.',
      en: 'Accepted attachments by what was required, counted as attachments by channel are. Time to arrive is the calendar days from the arrival of the application to that of the accepted copy, as the mean.',
    },
    cut: 'requirement',
    quantities: [
      { id: 'attachments', name: attachments, unit: 'number', top: accepted },
      { id: 'online', name: onlineShare, unit: 'share', top: acceptedOnline, bottom: accepted },
      {
        id: 'days',
        name: { fi: 'Saapumisaika keskimäärin, päivää', sv: 'Ankomsttid i medeltal, dagar', en: 'Mean time to arrive, days' },
        unit: 'days',
        top: { measure: 'attachments-accepted', takes: 'total' },
        bottom: accepted,
      },
    ],
  },
  {
    id: 'complete-at-submission',
    name: {
      fi: 'Heti täydellisinä saapuneet hakemukset',
      sv: 'Ansökningar som var kompletta från början',
      en: 'Applications complete at first submission',
    },
    definition: {
      fi: 'Hakemukset, joissa saapuessa oli kaikki vaaditut liitteet ja vastaus jokaiseen pakolliseen kysymykseen, jaettuna kaikilla saapuneilla hakemuksilla. Lasketaan saapumispäivältä. Myöhemmät pyynnöt tai täydennykset eivät muuta lukua.',
      sv: 'Ansökningar som när de kom in hade alla bilagor som krävs och svar på varje obligatorisk fråga, delade med alla inkomna ansökningar. Räknas för ankomstdagen. Senare begäranden eller kompletteringar ändrar inte talet.',
      en: 'Applications that on arrival had every required attachment and an answer to every required question, divided by all applications received. Counted on the day of arrival. Later requests and additions do not change the figure.',
    },
    cut: 'benefit',
    quantities: [
      {
        id: 'share',
        name: { fi: 'Täydellisten osuus', sv: 'Andel kompletta', en: 'Share complete' },
        unit: 'share',
        top: { measure: 'applications-complete-at-submission' },
        bottom: received,
      },
      {
        id: 'complete',
        name: { fi: 'Täydellisiä', sv: 'Kompletta', en: 'Complete' },
        unit: 'number',
        top: { measure: 'applications-complete-at-submission' },
      },
    ],
  },
  {
    id: 'requests-per-application',
    name: {
      fi: 'Lisätietopyynnöt hakemusta kohti',
      sv: 'Begäranden om komplettering per ansökan',
      en: 'Requests for information per application',
    },
    definition: {
      fi: 'Asiakkaille lähetetyt lisätietopyynnöt jaettuna saapuneilla hakemuksilla. Muistutuksia ei lasketa pyynnöiksi.',
      sv: 'Begäranden om komplettering som skickats till kunder, delade med inkomna ansökningar. Påminnelser räknas inte som begäranden.',
      en: 'Requests for information sent to customers, divided by applications received. Reminders are not counted as requests.',
    },
    cut: 'benefit',
    quantities: [
      { id: 'requests', name: { fi: 'Pyyntöjä', sv: 'Begäranden', en: 'Requests' }, unit: 'number', top: { measure: 'requests-sent' } },
      {
        id: 'per-application',
        name: { fi: 'Pyyntöjä hakemusta kohti', sv: 'Begäranden per ansökan', en: 'Requests per application' },
        unit: 'share',
        top: { measure: 'requests-sent' },
        bottom: received,
      },
    ],
  },
  {
    id: 'applications-on-behalf',
    name: { fi: 'Toisen puolesta tehdyt hakemukset', sv: 'Ansökningar för en annan', en: 'Applications made for another' },
    definition: {
      fi: 'Hakemukset, jotka joku teki toisen puolesta valtuutuksen, huoltajuuden tai edunvalvonnan perusteella, jaettuna kaikilla saapuneilla hakemuksilla asiointikanavittain.',
      sv: 'Ansökningar som någon gjorde för en annan med stöd av fullmakt, vårdnad eller intressebevakning, delade med alla inkomna ansökningar per servicekanal.',
      en: 'Applications that somebody made for another by mandate, custody or guardianship, divided by all applications received, by channel.',
    },
    cut: 'channel',
    quantities: [
      {
        id: 'applications',
        name: { fi: 'Hakemuksia', sv: 'Ansökningar', en: 'Applications' },
        unit: 'number',
        top: { measure: 'applications-on-behalf' },
      },
      {
        id: 'share',
        name: { fi: 'Osuus kanavan hakemuksista', sv: 'Andel av kanalens ansökningar', en: 'Share of the channel’s applications' },
        unit: 'share',
        top: { measure: 'applications-on-behalf' },
        bottom: received,
      },
    ],
  },
  {
    id: 'form-pages',
    name: { fi: 'Mihin hakeminen jää kesken', sv: 'Var ansökan avbryts', en: 'Where applying stops' },
    definition: {
      fi: 'Kuinka monta kertaa lomakkeen sivu täytettiin verkossa loppuun ja kuinka moni hakemus lähetettiin. Sivu lasketaan, kun siltä siirrytään eteenpäin kaikkiin kysymyksiin vastattuna, ja uudelleen vain, jos se on välillä jäänyt vajaaksi. Ero kahden peräkkäisen sivun välillä kertoo, kuinka moni jätti kesken.',
      sv: 'Hur många gånger en sida av blanketten fylldes i på webben och hur många ansökningar som skickades. En sida räknas när man går vidare från den med svar på alla frågor, och på nytt bara om den däremellan har blivit ofullständig. Skillnaden mellan två sidor visar hur många som avbröt.',
      en: 'How often a page of a form was filled in online, and how many applications were sent. A page is counted when somebody goes on from it with every question answered, and again only if it has been incomplete in between. The difference between two pages tells how many stopped.',
    },
    cut: 'form-page',
    quantities: [
      {
        id: 'completed',
        name: { fi: 'Täytetty', sv: 'Ifylld', en: 'Filled in' },
        unit: 'number',
        top: { measure: 'form-pages-completed' },
      },
    ],
  },
];
