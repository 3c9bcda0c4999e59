import { writeTicket } from '#server/line/tickets.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { FollowedTicket } from '../tickets/position.ts';
import { positionTexts } from '../tickets/position-texts.ts';
import type { NearChannel } from './asking.ts';
import { nearTexts } from './texts.ts';

type Props = {
  visit: Visit;
  secret: string;
  followed: FollowedTicket;
  ways: readonly NearChannel[];
  typed: string;
  isWrong: boolean;
  isAsked: boolean;
};

/** Where somebody is to be told that their turn is near. Nothing turns here while they type. */
export function NearPage({ visit, secret, followed, ways, typed, isWrong, isAsked }: Props) {
  const t = nearTexts(visit.language);
  return (
    <PageFrame
      visit={visit}
      title={t.title}
      mainForm="near-form"
      faultCount={isWrong ? 1 : 0}
      head={<meta name="robots" content="noindex" />}
    >
      {isWrong && <FaultSummary heading={t.correct} faults={[{ id: 'reach', text: t.wrong }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph">{positionTexts(visit.language).title(writeTicket(followed.ticket))}</p>
      <form method="post" action={`/ticket/${secret}/near`} id="near-form" class="return-form">
        <CsrfField visit={visit} />
        <ReachField language={visit.language} ways={ways} typed={typed} isWrong={isWrong} isOptional={false} />
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
          <a class="ds-button" data-variant="secondary" href={`/ticket/${secret}`}>
            {t.back}
          </a>
        </div>
      </form>
      {isAsked && (
        <form method="post" action={`/ticket/${secret}/near/forget`}>
          <CsrfField visit={visit} />
          <button class="link-button">{t.forget}</button>
        </form>
      )}
    </PageFrame>
  );
}

type FieldProps = Pick<Props, 'ways' | 'typed' | 'isWrong'> & { language: Language; isOptional: boolean };

/** An e-mail address or a number, with what becomes of it. */
export function ReachField({ language, ways, typed, isWrong, isOptional }: FieldProps) {
  const t = nearTexts(language);
  const label = t.reach(ways.length > 1 ? 'both' : (ways[0] ?? 'both'));
  return (
    <TextField
      id="reach"
      label={isOptional ? t.optional(label) : label}
      hint={t.consent}
      value={typed}
      size={40}
      longest={254}
      fault={isWrong ? t.wrong : undefined}
    />
  );
}
