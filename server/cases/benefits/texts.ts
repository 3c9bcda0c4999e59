import { dictionary } from '#server/platform/language/language.ts';

/** The page of a benefit: what to know before applying. */
export const texts = dictionary({
  who: { fi: 'Kuka voi hakea', sv: 'Vem kan ansöka', en: 'Who can apply' },
  need: { fi: 'Näin haet', sv: 'Så här ansöker du', en: 'How to apply' },
  minutes: {
    fi: (minutes: number) => `Hakemuksen täyttäminen kestää noin ${minutes} minuuttia. Voit keskeyttää ja jatkaa myöhemmin.`,
    sv: (minutes: number) => `Det tar cirka ${minutes} minuter att fylla i ansökan. Du kan ta en paus och fortsätta senare.`,
    en: (minutes: number) => `Filling in the application takes about ${minutes} minutes. You can stop and continue later.`,
  },
  keeps: {
    fi: (days: number) => `Keskeneräinen hakemus säilyy ${days} päivää viimeisestä tallennuksesta.`,
    sv: (days: number) => `En påbörjad ansökan sparas i ${days} dagar från det att du senast sparade.`,
    en: (days: number) => `An unfinished application is kept for ${days} days after you last saved it.`,
  },
  attachments: { fi: 'Liitteet, joita voit tarvita', sv: 'Bilagor som du kan behöva', en: 'Attachments you may need' },
  attachmentsMean: {
    fi: 'Hakemus kertoo lopuksi, mitkä näistä sinun pitää lähettää.',
    sv: 'I slutet av ansökan får du veta vilka av dem du ska skicka.',
    en: 'At the end, the application tells which of these you need to send.',
  },
  target: { fi: 'Käsittelyaika', sv: 'Behandlingstid', en: 'Processing time' },
  weeks: {
    fi: (count: number) => (count === 1 ? 'Tavoitteemme on tehdä päätös viikossa.' : `Tavoitteemme on tehdä päätös ${count} viikossa.`),
    sv: (count: number) =>
      count === 1 ? 'Vårt mål är att fatta beslut inom en vecka.' : `Vårt mål är att fatta beslut inom ${count} veckor.`,
    en: (count: number) => (count === 1 ? 'Our target is to decide within one week.' : `Our target is to decide within ${count} weeks.`),
  },
  days: {
    fi: (count: number) => (count === 1 ? 'Tavoitteemme on tehdä päätös päivässä.' : `Tavoitteemme on tehdä päätös ${count} päivässä.`),
    sv: (count: number) =>
      count === 1 ? 'Vårt mål är att fatta beslut inom en dag.' : `Vårt mål är att fatta beslut inom ${count} dagar.`,
    en: (count: number) => (count === 1 ? 'Our target is to decide within one day.' : `Our target is to decide within ${count} days.`),
  },
  'working-days': {
    fi: (count: number) =>
      count === 1 ? 'Tavoitteemme on tehdä päätös yhdessä työpäivässä.' : `Tavoitteemme on tehdä päätös ${count} työpäivässä.`,
    sv: (count: number) =>
      count === 1 ? 'Vårt mål är att fatta beslut inom en arbetsdag.' : `Vårt mål är att fatta beslut inom ${count} arbetsdagar.`,
    en: (count: number) =>
      count === 1 ? 'Our target is to decide within one working day.' : `Our target is to decide within ${count} working days.`,
  },
  expected: {
    fi: (day: string) => `Jos lähetät hakemuksen tänään, päätös on valmis arviolta viimeistään ${day}.`,
    sv: (day: string) => `Om du skickar ansökan i dag är beslutet klart uppskattningsvis senast ${day}.`,
    en: (day: string) => `If you send the application today, we expect the decision to be ready by ${day}.`,
  },
  start: { fi: 'Aloita hakemus', sv: 'Börja ansökan', en: 'Start the application' },
  signInFirst: { fi: 'Kirjaudu sisään ja hae', sv: 'Logga in och ansök', en: 'Sign in and apply' },
  goOn: { fi: 'Jatka hakemusta', sv: 'Fortsätt med ansökan', en: 'Continue the application' },
  begun: {
    fi: (saved: string, until: string) => `Sinulla on keskeneräinen hakemus, jonka tallensit viimeksi ${saved}. Se säilyy ${until} asti.`,
    sv: (saved: string, until: string) => `Du har en påbörjad ansökan som du senast sparade ${saved}. Den sparas till och med ${until}.`,
    en: (saved: string, until: string) => `You have an unfinished application, last saved on ${saved}. It is kept until ${until}.`,
  },
  alreadySent: {
    fi: 'Olet jo hakenut tätä etuutta. Päätöstä ei ole vielä tehty:',
    sv: 'Du har redan ansökt om den här förmånen. Beslutet har ännu inte fattats:',
    en: 'You have already applied for this benefit. The decision has not been made yet:',
  },
  sentOn: {
    fi: (reference: string, day: string) => `hakemus ${reference}, saapunut ${day}`,
    sv: (reference: string, day: string) => `ansökan ${reference}, inkommen ${day}`,
    en: (reference: string, day: string) => `application ${reference}, received on ${day}`,
  },
  anotherMatter: {
    fi: 'Samaa asiaa ei tarvitse hakea uudelleen. Jos asia on toinen, voit tehdä uuden hakemuksen.',
    sv: 'Du behöver inte ansöka om samma sak på nytt. Om det gäller en annan sak kan du göra en ny ansökan.',
    en: 'You need not apply for the same matter again. If this is another matter, you can make a new application.',
  },
  startAnother: { fi: 'Hae toista asiaa', sv: 'Ansök i en annan sak', en: 'Apply in another matter' },
});
