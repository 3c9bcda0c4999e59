import { texts as callbackTexts } from '#server/channels/callbacks/texts.ts';
import { writeTicket } from '#server/line/tickets.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { FollowedTicket } from '../position.ts';
import { positionTexts } from '../position-texts.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  secret: string;
  followed: FollowedTicket;
  typed: string;
  fault: 'number' | 'asked' | undefined;
  whyNot: 'hours' | 'language' | undefined;
  mostAttempts: number;
};

/** At which number somebody is called instead of waiting at the office. */
export function InsteadPage({ visit, secret, followed, typed, fault, whyNot, mostAttempts }: Props) {
  const t = texts(visit.language);
  const c = callbackTexts(visit.language);
  const faultText = fault && (fault === 'number' ? c.wrongNumber : t.asked);
  return (
    // Its form would not be let in without saying where it comes from.
    <PageFrame
      visit={visit}
      title={t.title}
      mainForm="callback-form"
      faultCount={fault ? 1 : 0}
      head={<meta name="robots" content="noindex" />}
    >
      {faultText !== undefined && <FaultSummary heading={c.correct} faults={[{ id: 'number', text: faultText }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph">{positionTexts(visit.language).title(writeTicket(followed.ticket))}</p>
      <form method="post" action={`/ticket/${secret}/callback`} id="callback-form" class="return-form">
        <CsrfField visit={visit} />
        {whyNot === undefined ? (
          <>
            <p class="ds-paragraph">
              {t.lead} {t.gone} {c.promise(mostAttempts)}
            </p>
            <TextField id="number" label={c.number} hint={c.numberHint} value={typed} size={20} longest={60} fault={faultText} />
          </>
        ) : (
          <p class="ds-paragraph">{t[whyNot]}</p>
        )}
        <div class="buttons">
          {whyNot === undefined && <button class="ds-button">{t.title}</button>}
          <a class="ds-button" data-variant="secondary" href={`/ticket/${secret}`}>
            {t.back}
          </a>
        </div>
      </form>
    </PageFrame>
  );
}
