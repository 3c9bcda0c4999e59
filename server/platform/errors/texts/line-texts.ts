/** What a refusal says that concerns the line and the counter. */
export const lineTexts = {
  'line-closed': {
    fi: 'Vuoronumeroita ei enää anneta tänään tässä toimipaikassa. Tule toisena päivänä, asioi verkossa tai soita.',
    sv: 'Inga fler könummer ges ut i dag på det här stället. Kom en annan dag, använd e-tjänsten eller ring.',
    en: 'No more queue numbers are given here today. Come another day, use the online service or call us.',
  },
  'tickets-given-out': {
    fi: 'Tämän päivän vuoronumerot on jaettu. Tule toisena päivänä, asioi verkossa tai soita.',
    sv: 'Dagens könummer har tagit slut. Kom en annan dag, använd e-tjänsten eller ring.',
    en: 'All of today’s queue numbers have been given out. Come another day, use the online service or call us.',
  },
  'contact-moved-on': {
    fi: 'Asiakkaan tilanne on ehtinyt muuttua: joku on jo kutsunut, siirtänyt tai palvellut häntä. Mitään ei muutettu. Katso jono uudelleen.',
    sv: 'Kundens läge har hunnit ändras: någon har redan kallat, flyttat eller betjänat kunden. Inget ändrades. Titta på kön på nytt.',
    en: 'The customer has moved on meanwhile: somebody has already called, transferred or served them. Nothing was changed. Look at the line again.',
  },
  'contact-held-by-another': {
    fi: 'Asiakas on toisen virkailijan palveltavana. Mitään ei muutettu.',
    sv: 'Kunden betjänas av en annan handläggare. Inget ändrades.',
    en: 'The customer is with another clerk. Nothing was changed.',
  },
  'not-at-work': {
    fi: 'Et ole palvelupisteessä tai olet tauolla. Avaa piste tai lopeta tauko ja kutsu sitten.',
    sv: 'Du är inte vid en disk eller så har du paus. Öppna disken eller avsluta pausen och kalla sedan.',
    en: 'You are not at a counter, or you are on a break. Open the counter or end the break, then call.',
  },
  'clerk-serves-another': {
    fi: 'Sinulla on jo asiakas. Päätä ensin hänen asiointinsa, laita hänet odottamaan tai siirrä hänet.',
    sv: 'Du har redan en kund. Avsluta, parkera eller flytta först den kunden.',
    en: 'You already have a customer. Finish with them first, put them on hold or transfer them.',
  },
  'channel-not-served': {
    fi: 'Tehtäviisi ei kuulu tämä kanava. Pääkäyttäjä voi lisätä sen.',
    sv: 'Den här kanalen hör inte till dina uppgifter. En administratör kan lägga till den.',
    en: 'This channel is not among your duties. An administrator can add it.',
  },
  'counter-taken': {
    fi: 'Palvelupisteessä on jo toinen virkailija. Valitse toinen piste.',
    sv: 'En annan handläggare sitter redan vid disken. Välj en annan disk.',
    en: 'Another clerk is already at this counter. Choose another counter.',
  },
  'contacts-still-open': {
    fi: 'Sinulla on vielä asiakkaita, myös odottamassa. Päätä heidän asiointinsa tai siirrä heidät jonoon, ja sulje piste sitten.',
    sv: 'Du har fortfarande kunder, också parkerade. Avsluta dem eller flytta dem till kön, och stäng sedan disken.',
    en: 'You still have customers, also on hold. Finish with them or put them back in line, then close the counter.',
  },
  'nothing-to-undo': {
    fi: 'Tätä ei voi enää perua: siitä on yli puoli minuuttia, tai joku muu on jo jatkanut.',
    sv: 'Det här kan inte längre ångras: det har gått över en halv minut, eller någon annan har redan gått vidare.',
    en: 'This can no longer be undone: more than half a minute has passed, or somebody else has gone on.',
  },
  'contact-already-linked': {
    fi: 'Asiointiin on jo liitetty toinen asiakas. Poista ensin väärä liitos.',
    sv: 'En annan kund är redan kopplad till ärendet. Ta först bort den felaktiga kopplingen.',
    en: 'Another customer is already linked to this contact. Remove the wrong link first.',
  },
  'device-not-paired': {
    fi: 'Tätä laitetta ei ole otettu käyttöön täällä. Esihenkilö tai pääkäyttäjä saa koodin Laitteet-sivulta.',
    sv: 'Den här enheten har inte tagits i bruk här. En chef eller administratör får en kod på sidan Enheter.',
    en: 'This device has not been put to use here. A manager or administrator gets a code on the page Devices.',
  },
  'priority-needs-reason': {
    fi: 'Kirjoita, miksi asiakas palvellaan ennen muita.',
    sv: 'Skriv varför kunden betjänas före andra.',
    en: 'Write why the customer is served before others.',
  },
  'callback-window-full': {
    fi: 'Tähän aikaan ei voi enää luvata soittoja. Valitse toinen aika.',
    sv: 'För den här tiden kan inga fler samtal utlovas. Välj en annan tid.',
    en: 'No more calls can be promised for this time. Choose another time.',
  },
  'callback-already-asked': {
    fi: 'Samasta asiasta on jo avoin soittopyyntö. Soitamme sen mukaan.',
    sv: 'Det finns redan en öppen begäran om samtal i samma ärende. Vi ringer enligt den.',
    en: 'There is already an open request for a call about this. We will call as it says.',
  },
  'callback-not-due': {
    fi: 'Asiakkaalle ei soiteta nyt: luvattu aika ei ole alkanut, tai soittoajat ovat päättyneet tältä päivältä.',
    sv: 'Kunden rings inte upp nu: den utlovade tiden har inte börjat, eller tiderna för samtal är slut för i dag.',
    en: 'The customer is not called now: the promised time has not begun, or the hours for calling are over for today.',
  },
  'callback-over': {
    fi: 'Soittopyyntö on jo päättynyt. Tee uusi, jos haluat, että soitamme.',
    sv: 'Begäran om samtal har redan avslutats. Gör en ny om du vill att vi ringer.',
    en: 'This request for a call is over. Make a new one if you want us to call.',
  },
};
