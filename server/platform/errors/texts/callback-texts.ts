/** What a refusal says that concerns callbacks. */
export const callbackTexts = {
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
} as const;
