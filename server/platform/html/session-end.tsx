import type { Visit } from '../http/route.ts';
import { formatTime } from '../language/format.ts';
import { dictionary } from '../language/language.ts';

const texts = dictionary({
  ends: {
    fi: (time: string) => `Istunto päättyy klo ${time}, jos et tee mitään. Sivun tallentaminen jatkaa sitä.`,
    sv: (time: string) => `Sessionen avslutas kl. ${time} om du inte gör något. Den förlängs när du sparar en sida.`,
    en: (time: string) => `Your session ends at ${time} if you do nothing. Saving a page keeps it going.`,
  },
  endsSoon: { fi: 'Istuntosi päättyy kohta', sv: 'Din session avslutas snart', en: 'Your session is about to end' },
  twoMinutes: {
    fi: 'Aikaa on alle kaksi minuuttia.',
    sv: 'Du har mindre än två minuter kvar.',
    en: 'You have less than two minutes left.',
  },
  oneMinute: { fi: 'Aikaa on alle minuutti.', sv: 'Du har mindre än en minut kvar.', en: 'You have less than a minute left.' },
  stay: { fi: 'Jatka istuntoa', sv: 'Fortsätt sessionen', en: 'Stay signed in' },
  over: {
    fi: 'Jos täytit hakemusta, paina sivun painiketta: kirjoittamasi tallentuu, ja pääset jatkamaan kirjauduttuasi uudelleen.',
    sv: 'Om du fyllde i en ansökan, tryck på sidans knapp: det du skrev sparas, och du kan fortsätta när du har loggat in på nytt.',
    en: 'If you were filling in an application, press the button on the page: what you wrote is saved, and you can go on after signing in again.',
  },
  cannotStay: {
    fi: 'Istuntoa ei voi enää jatkaa, koska olet ollut kirjautuneena pisimmän sallitun ajan. Tallenna sivu ja kirjaudu sitten uudelleen.',
    sv: 'Sessionen kan inte längre förlängas, eftersom du har varit inloggad så länge som det är möjligt. Spara sidan och logga sedan in på nytt.',
    en: 'The session cannot be prolonged any more, because you have been signed in for the longest time allowed. Save the page and then sign in again.',
  },
  overHeading: { fi: 'Istuntosi on päättynyt', sv: 'Din session har avslutats', en: 'Your session has ended' },
  signIn: { fi: 'Kirjaudu uudelleen', sv: 'Logga in på nytt', en: 'Sign in again' },
  close: { fi: 'Sulje', sv: 'Stäng', en: 'Close' },
});

/** Says when the session ends; with scripts, `<session-clock>` warns in time and lets the person stay. */
export function SessionEnd({ visit }: { visit: Visit }) {
  const { session } = visit;
  if (!session) return null;
  const t = texts(visit.language);
  const ends = session.idleExpiresAt < session.expiresAt ? session.idleExpiresAt : session.expiresAt;
  const time = formatTime(ends, visit.language, visit.frame.timeZone);
  const door = session.person.role === 'customer' ? '/sign-in' : '/staff';
  return (
    <session-clock
      data-seconds={Math.round((ends.getTime() - visit.now.getTime()) / 1000)}
      data-time={time}
      data-csrf={visit.csrfToken}
      data-heading={t.endsSoon}
      data-two-minutes={t.twoMinutes}
      data-one-minute={t.oneMinute}
      data-stay={t.stay}
      data-cannot-stay={t.cannotStay}
      data-over-heading={t.overHeading}
      data-over={t.over}
      data-door={door}
      data-sign-in={t.signIn}
      data-close={t.close}
    >
      <p>{t.ends(time)}</p>
    </session-clock>
  );
}
