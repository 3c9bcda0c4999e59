import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Valtuutukset', sv: 'Fullmakter', en: 'Mandates' },
  lead: {
    fi: 'Tästä näet, kuka voi asioida puolestasi ja kenen puolesta sinä voit asioida. Näet myös, milloin joku on aloittanut asioinnin puolestasi.',
    sv: 'Här ser du vem som kan uträtta ärenden för dig och vem du kan uträtta ärenden för. Du ser också när någon har börjat uträtta ärenden för dig.',
    en: 'Here you see who may act for you and for whom you may act. You also see when somebody began to act for you.',
  },
  mine: { fi: 'Kuka voi asioida puolestasi', sv: 'Vem kan uträtta ärenden för dig', en: 'Who may act for you' },
  nobody: { fi: 'Kukaan ei voi asioida puolestasi.', sv: 'Ingen kan uträtta ärenden för dig.', en: 'Nobody may act for you.' },
  others: { fi: 'Kenen puolesta voit asioida', sv: 'Vem du kan uträtta ärenden för', en: 'For whom you may act' },
  forNobody: {
    fi: 'Et voi asioida kenenkään puolesta.',
    sv: 'Du kan inte uträtta ärenden för någon annan.',
    en: 'You may act for nobody.',
  },
  begin: { fi: 'Asioi toisen puolesta', sv: 'Uträtta ärenden för någon annan', en: 'Act for another' },
  past: { fi: 'Päättyneet valtuutukset', sv: 'Avslutade fullmakter', en: 'Mandates that have ended' },
  forYou: { fi: 'asioi puolestasi', sv: 'uträttade ärenden för dig', en: 'acted for you' },
  byYou: { fi: 'asioit hänen puolestaan', sv: 'du uträttade ärenden för personen', en: 'you acted for them' },
  uses: {
    fi: 'Milloin puolestasi on alettu asioida verkossa',
    sv: 'När någon har börjat uträtta ärenden för dig i e-tjänsten',
    en: 'When somebody began to act for you online',
  },
  noUses: {
    fi: 'Kukaan ei ole asioinut verkossa puolestasi.',
    sv: 'Ingen har uträttat ärenden för dig i e-tjänsten.',
    en: 'Nobody has acted for you online.',
  },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  when: { fi: 'Milloin', sv: 'När', en: 'When' },
  usesMore: {
    fi: 'Mitä kunkin asian kohdalla tehtiin, näet asian omalta sivulta Omista asioista.',
    sv: 'Vad som gjordes i varje ärende ser du på ärendets egen sida under Mina ärenden.',
    en: 'What was done in each case you see on its own page in My matters.',
  },
  giving: { fi: 'Näin annat valtuutuksen', sv: 'Så ger du en fullmakt', en: 'How to give a mandate' },
  givingOnline: {
    fi: 'Verkkoasiointiin valtuus annetaan Suomi.fi-valtuuksissa (suomi.fi/valtuudet). Kun valtuus on annettu siellä, valtuutettu hakee sen tähän palveluun kohdassa Asioi toisen puolesta.',
    sv: 'För e-tjänsten ges fullmakten i Suomi.fi-fullmakter (suomi.fi/fullmakter). När fullmakten har getts där hämtar ombudet den till den här tjänsten under Uträtta ärenden för någon annan.',
    en: 'For the online service, a mandate is given in Suomi.fi e-Authorizations (suomi.fi/authorizations). Once it is given there, the agent fetches it to this service under Act for another.',
  },
  givingOnPaper: {
    fi: 'Puhelimitse, postitse ja palvelupisteessä asiointiin tarvitaan allekirjoitettu valtakirja. Toimita se meille, niin kirjaamme sen tänne. Valtuutetun on oltava 18 vuotta täyttänyt.',
    sv: 'För ärenden per telefon, per post och på ett serviceställe behövs en undertecknad fullmakt. Lämna den till oss, så antecknar vi den här. Ombudet ska ha fyllt 18 år.',
    en: 'To deal with us by phone, by post or at a service location a signed power of attorney is needed. Bring or send it to us, and we record it here. The agent must be 18 or older.',
  },
  guardians: {
    fi: 'Huoltajan ja edunvalvojan oikeus tulee rekisteristä, eikä sitä voi päättää täällä. Huoltajan oikeus päättyy, kun lapsi täyttää 18 vuotta.',
    sv: 'Vårdnadshavarens och intressebevakarens rätt kommer ur register och kan inte avslutas här. Vårdnadshavarens rätt upphör när barnet fyller 18 år.',
    en: 'The right of a guardian comes from a register and cannot be ended here. The right of a child’s guardian ends when the child turns 18.',
  },
  end: { fi: 'Päätä valtuutus', sv: 'Avsluta fullmakten', en: 'End the mandate' },
  giveUp: { fi: 'Luovu valtuutuksesta', sv: 'Avsäg dig fullmakten', en: 'Give up the mandate' },
  allow: { fi: 'Salli uudelleen', sv: 'Tillåt på nytt', en: 'Allow again' },
  endTitle: { fi: 'Päätetäänkö valtuutus?', sv: 'Vill du avsluta fullmakten?', en: 'End the mandate?' },
  endOfAgent: {
    fi: (name: string) =>
      `Kun päätät valtuutuksen, ${name} ei voi enää asioida puolestasi tällä valtuutuksella. Päättyminen tulee voimaan heti, myös jos hän parhaillaan asioi puolestasi. Hänen jo lähettämänsä hakemukset ja tiedot jäävät voimaan.`,
    sv: (name: string) =>
      `När du avslutar fullmakten kan ${name} inte längre uträtta ärenden för dig med den. Den upphör genast, också om ombudet just nu uträttar ärenden för dig. Ansökningar och uppgifter som redan har skickats förblir i kraft.`,
    en: (name: string) =>
      `When you end the mandate, ${name} can no longer act for you by it. It ends at once, also if they are acting for you right now. Applications and information that they have sent already stay in force.`,
  },
  endOfPrincipal: {
    fi: (name: string) => `Kun luovut valtuutuksesta, et voi enää asioida tällä valtuutuksella henkilön ${name} puolesta.`,
    sv: (name: string) => `När du avsäger dig fullmakten kan du inte längre med den uträtta ärenden för ${name}.`,
    en: (name: string) => `When you give up the mandate, you can no longer act for ${name} by it.`,
  },
  suomiFi: {
    fi: 'Valtuus on annettu Suomi.fi-valtuuksissa. Päätä se myös siellä, jos et halua sen kelpaavan muissakaan palveluissa.',
    sv: 'Fullmakten har getts i Suomi.fi-fullmakter. Avsluta den också där om du inte vill att den ska gälla i andra tjänster.',
    en: 'The mandate was given in Suomi.fi e-Authorizations. End it there too if you do not want it to hold in other services.',
  },
  keep: { fi: 'Älä päätä', sv: 'Avsluta inte', en: 'Do not end it' },
});
