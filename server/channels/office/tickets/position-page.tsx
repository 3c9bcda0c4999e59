import type { ComponentChildren } from 'preact';
import { writeTicket } from '#server/line/tickets.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { LiveRegion } from '#server/platform/html/live-region.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { nearTexts } from '../near/texts.ts';
import { seriesOf } from './giving.ts';
import type { FollowedTicket } from './position.ts';
import { positionTexts } from './position-texts.ts';
import { texts } from './texts.ts';
import { TurnWithoutScripts } from './turning.tsx';
import { waitText } from './waits.ts';

type Props = { visit: Visit; secret: string; followed: FollowedTicket };

/** Without scripts the page comes anew after so many seconds; with them, when something changed, with a pause of so many. */
const [updateSeconds, pauseSeconds] = [20, 3];

/** No engine lists it, and no page that is linked from it learns its address. */
const unlisted = (
  <>
    <meta name="robots" content="noindex" />
    <meta name="referrer" content="no-referrer" />
  </>
);

type PositionProps = Props & {
  matterName: string | undefined;
  /** The place that the number is of, and the one where they are called when it is another. */
  placeName: string;
  calledAt: string | undefined;
  mostCalls: number;
  /** Whether word that the turn is near was asked for or sent; undefined: neither; `never`: none can leave the house. */
  word: 'asked' | 'told' | 'never' | undefined;
  isStill: boolean;
};

/** How it stands with a number: whoever follows it on a phone comes in time. */
export function PositionPage({ visit, secret, followed, matterName, placeName, calledAt, mostCalls, word, isStill }: PositionProps) {
  const { language } = visit;
  const t = positionTexts(language);
  const address = `/ticket/${secret}`;
  const isOver = ['served', 'no-show', 'left', 'cleared'].includes(followed.state);
  const turns = !isOver && !isStill;
  const title = t.title(writeTicket(followed.ticket));
  return (
    <PageFrame
      visit={visit}
      title={title}
      head={
        <>
          {unlisted}
          {turns && <TurnWithoutScripts seconds={updateSeconds} address={address} />}
        </>
      }
    >
      <h1 class="ds-heading" data-size="lg">
        {/* The number stays on one line. */}
        {t.title(writeTicket(followed.ticket).replace(' ', '\u00a0'))}
      </h1>
      <p class="ds-paragraph">{matterName === undefined ? placeName : `${placeName} · ${matterName}`}</p>
      <LiveRegion
        visit={{ ...visit, address }}
        id="position"
        events={turns ? `${address}/events?line=${followed.waitsAt}` : undefined}
        pauseSeconds={pauseSeconds}
      >
        <Position {...{ visit, followed, calledAt, address, isStill, isOver, mostCalls, word }} />
      </LiveRegion>
    </PageFrame>
  );
}

type Shown = Pick<PositionProps, 'visit' | 'followed' | 'calledAt' | 'mostCalls' | 'word' | 'isStill'> & {
  address: string;
  isOver: boolean;
};

function Position({ visit, followed, calledAt, address, isStill, isOver, mostCalls, word }: Shown) {
  const { language } = visit;
  const t = positionTexts(language);
  return (
    <>
      <div aria-live="polite" class="position-state">
        <State visit={visit} followed={followed} calledAt={calledAt} />
      </div>
      {followed.state === 'waiting' && (
        <>
          {!followed.isCallback && (
            <>
              <Arrival visit={visit} address={address} followed={followed} />
              <NearWord language={language} address={address} word={word} isNear={followed.isNear} />
              <p class="ds-paragraph">{t.rule(mostCalls)}</p>
              <p class="ds-paragraph">
                <a class="ds-link" href={`${address}/callback`}>
                  {t.callInstead}
                </a>
              </p>
            </>
          )}
          <p>
            <a class="ds-button" data-variant="secondary" href={`${address}/leave`}>
              {t.leave}
            </a>
          </p>
        </>
      )}
      {!isOver && (
        <p class="ds-paragraph">
          {t.asOf(formatTime(visit.now, language, visit.frame.timeZone))} {!isStill && `${t.updates} `}
          <a class="ds-link" href={isStill ? address : `${address}?still=yes`}>
            {isStill ? t.again : t.still}
          </a>
        </p>
      )}
    </>
  );
}

/** Whoever took the number from afar is called only after they have said that they are there. */
function Arrival({ visit, address, followed }: Pick<PositionProps, 'visit' | 'followed'> & { address: string }) {
  const t = positionTexts(visit.language);
  if (followed.ticket.series !== seriesOf.remote) return null;
  if (followed.isPresent) return <p class="ds-paragraph">{t.isHere}</p>;
  return (
    <form method="post" action={`${address}/here`} class="return-form">
      <CsrfField visit={visit} />
      <p class="ds-paragraph">{t.onTheWay(followed.remoteMinutes)}</p>
      <button class="ds-button">{t.here}</button>
    </form>
  );
}

type NearProps = { language: Language; address: string; word: PositionProps['word']; isNear: boolean };

/** Who is near already needs no word. */
function NearWord({ language, address, word, isNear }: NearProps) {
  const t = nearTexts(language);
  if (word === 'told') return <p class="ds-paragraph">{t.told}</p>;
  if (word === 'never' || isNear) return null;
  return (
    <p class="ds-paragraph">
      {word === 'asked' && `${t.asked} `}
      <a class="ds-link" href={`${address}/near`}>
        {word === 'asked' ? t.change : t.ask}
      </a>
    </p>
  );
}

function State({ visit: { language }, followed, calledAt }: Pick<PositionProps, 'visit' | 'followed' | 'calledAt'>) {
  const t = positionTexts(language);
  const { state, wait, counter, isNear } = followed;
  if (followed.isCallback && (state === 'waiting' || state === 'called'))
    return <Word color="info">{state === 'waiting' ? t.weCall : t.weCallNow}</Word>;
  switch (state) {
    case 'waiting':
      return (
        <>
          {isNear && <Word color="warning">{t.near}</Word>}
          <dl class="facts">
            <div>
              <dt>{texts(language).wait}</dt>
              <dd>{waitText(wait, language)}</dd>
            </div>
          </dl>
          <p class="ds-paragraph lead">{texts(language).before(wait.before)}</p>
        </>
      );
    case 'called':
      return (
        <Word color="success">
          <strong class="position-call">{counter ? t.come(counter.name) : t.comeNow}</strong>
          {calledAt !== undefined && <span>{t.atPlace(calledAt)}</span>}
        </Word>
      );
    case 'serving':
    case 'wrapping-up':
      return <Word color="info">{t.serving}</Word>;
    case 'on-hold':
    case 'served':
    case 'no-show':
    case 'left':
    case 'cleared':
      return <Word color={state === 'no-show' ? 'warning' : 'info'}>{t[state]}</Word>;
  }
}

function Word({ color, children }: { color: 'info' | 'success' | 'warning'; children: ComponentChildren }) {
  return (
    <div class="ds-alert" data-color={color} role="status">
      <p class="ds-paragraph position-word">{children}</p>
    </div>
  );
}

/** Whoever leaves loses their place: asked once. Nothing turns here while somebody reads. */
export function LeavePage({ visit, secret, followed }: Props) {
  const t = positionTexts(visit.language);
  const title = t.leaveTitle;
  return (
    // Its form would not be let in without saying where it comes from.
    <PageFrame visit={visit} title={title} head={<meta name="robots" content="noindex" />}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph">
        {t.title(writeTicket(followed.ticket))}. {t.leaveWarning}
      </p>
      <form method="post" class="buttons">
        <CsrfField visit={visit} />
        <button class="ds-button" data-color="danger">
          {t.leave}
        </button>
        <a class="ds-button" data-variant="secondary" href={`/ticket/${secret}`}>
          {t.stay}
        </a>
      </form>
    </PageFrame>
  );
}

export function UnknownPage({ visit }: { visit: Visit }) {
  const t = positionTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.unknownTitle} head={unlisted}>
      <h1 class="ds-heading" data-size="lg">
        {t.unknownTitle}
      </h1>
      <p class="ds-paragraph">{t.unknown}</p>
      <p class="ds-paragraph">{t.notYet}</p>
      <p>
        <a class="ds-link" href="/places">
          {t.places}
        </a>
      </p>
    </PageFrame>
  );
}
