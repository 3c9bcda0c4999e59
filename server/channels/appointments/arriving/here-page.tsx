import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { CheckInSection } from './check-in-section.tsx';
import { arrivingTexts } from './texts.ts';

type Props = Parameters<typeof CheckInSection>[0] & { visit: Visit; fault?: string | undefined };

/** The page of arriving alone, for a phone in the hall. */
export function HerePage({ fault, ...props }: Props) {
  const { visit, secret, appointment } = props;
  const t = arrivingTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title} head={<meta name="robots" content="noindex" />}>
      <h1 class="ds-heading" data-size="lg">
        {formatInstant(appointment.fromAt, visit.language, visit.frame.timeZone)}
      </h1>
      {fault !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{fault}</p>
        </div>
      )}
      <CheckInSection {...props} />
      <p class="ds-paragraph">
        <a class="ds-link" href={`/appointments/of/${secret}`}>
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}
