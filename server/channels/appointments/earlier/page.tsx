import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { Appointment } from '../booking/appointment.ts';
import { EarlierSection } from './section.tsx';
import type { Standing } from './standing.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  secret: string;
  timeZone: string;
  appointment: Appointment;
  placeName: Text;
  standing: Standing;
  typed?: string | undefined;
};

/** The page of asking for an earlier time, and of the offer. */
export function EarlierPage({ visit, secret, timeZone, appointment, placeName, standing, typed }: Props) {
  const t = texts(visit.language);
  const isWrong = typed !== undefined;
  const when = formatInstant(appointment.fromAt, visit.language, timeZone);
  return (
    <PageFrame visit={visit} title={t.title} faultCount={isWrong ? 1 : 0} head={<meta name="robots" content="noindex" />}>
      {isWrong && <FaultSummary heading={t.correct} faults={[{ id: 'notBefore', text: t.wrongDay }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {standing.isAhead && <p class="ds-paragraph lead">{t.yours(when, placeName[visit.language])}</p>}
      <EarlierSection visit={visit} secret={secret} timeZone={timeZone} standing={standing} typed={typed} />
    </PageFrame>
  );
}
