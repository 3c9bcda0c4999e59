import type { Language, Text } from '#server/platform/language/language.ts';
import { writeTicket } from '#server/line/tickets.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber, formatTime } from '#server/platform/language/format.ts';
import type { Board } from './board.ts';
import type { Call } from './calls.ts';
import { callKey, spokenCall } from './spoken.ts';
import { texts } from './texts.ts';

export type Scheme = 'auto' | 'light' | 'dark';
type Props = { visit: Visit; board: Board; scheme: Scheme };

/** Without scripts the page comes anew after so many seconds. */
const reloadSeconds = 10;

/**
 * The screen in an office: who is called to which counter, by number only. It has no frame, since nobody uses it but to look;
 * its words stand in every language of the agency side by side.
 */
export function BoardPage({ visit, board, scheme }: Props) {
  const { frame, language } = visit;
  const t = texts(language);
  return (
    <html lang={language} data-color-scheme={scheme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${t.called}: ${board.name[language]} – ${frame.name[language]}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={frame.stylesheet} />
        <link rel="stylesheet" href={frame.themeStylesheet} />
        <script type="module" src={frame.script} />
        <noscript>
          <meta http-equiv="refresh" content={String(reloadSeconds)} />
        </noscript>
      </head>
      <body class="board-body">
        <display-board
          class="board"
          data-events={`/board/${board.placeId}/events`}
          data-lost={t.lost}
          data-turn-on={t.turnOn}
          data-turn-off={t.turnOff}
          data-volume={t.volume}
          data-stop={t.stop}
          data-go={t.go}
        >
          <Head visit={visit} board={board} />
          <main class="board-main">
            <Open visit={visit} board={board} />
            <Earlier visit={visit} board={board} />
          </main>
          <Messages visit={visit} messages={board.messages} />
        </display-board>
      </body>
    </html>
  );
}

type Words = (t: ReturnType<typeof texts>) => string;

/** The same words in every language of the agency, the page's own first. */
function InAll({ visit: { language, frame }, of }: { visit: Visit; of: Words }) {
  const others = frame.languages.filter((one) => one !== language);
  return (
    <>
      {[language, ...others].map((one, at) => (
        <span key={one} lang={one} class={at === 0 ? undefined : 'board-other'}>
          {of(texts(one))}
        </span>
      ))}
    </>
  );
}

function Head({ visit, board }: Pick<Props, 'visit' | 'board'>) {
  const { language, frame, now } = visit;
  const time = formatTime(now, language, frame.timeZone);
  return (
    <header class="board-head" id="board-head" data-time={time}>
      <h1>{[...new Set(frame.languages.map((one) => board.name[one]))].join(' · ')}</h1>
      <p class="board-time">{time}</p>
      <ul class="board-facts">
        {board.isClosed ? (
          <li>
            <InAll visit={visit} of={(t) => t.closedToday} />
          </li>
        ) : (
          board.wait && (
            <li class="board-wait">
              <InAll visit={visit} of={(t) => t.wait} />
              <strong>{minutesText(board.wait, language)}</strong>
            </li>
          )
        )}
        <li>
          {frame.languages.map((one) => (
            <span key={one} lang={one} class={one === frame.languages[0] ? undefined : 'board-other'}>
              {board.standing[one]}
            </span>
          ))}
        </li>
      </ul>
    </header>
  );
}

function minutesText({ low, high }: { low: number; high: number }, language: Language): string {
  const whole = (minutes: number) => formatNumber(Math.round(minutes), language);
  return texts(language).minutes(whole(low), whole(high));
}

/** Who is called and has not come yet, the newest first. A call is named and has its words, so that the script can say it once. */
function Open({ visit, board }: Pick<Props, 'visit' | 'board'>) {
  return (
    <section aria-labelledby="board-called" class="board-open" id="board-open" aria-live="polite">
      <h2 id="board-called">
        <InAll visit={visit} of={(t) => t.called} />
      </h2>
      {board.open.length === 0 ? (
        <p class="board-nobody">
          <InAll visit={visit} of={(t) => t.nobody} />
        </p>
      ) : (
        <ol class="board-calls">
          {board.open.map((call) => {
            const spoken = spokenCall(call, board.agency);
            return (
              <li
                key={callKey(board.day, call)}
                data-call={callKey(board.day, call)}
                data-say={spoken.words}
                data-language={spoken.language}
              >
                <strong class="board-ticket">{writeTicket(call)}</strong>
                <Counter visit={visit} call={call} />
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function Counter({ visit, call }: { visit: Visit; call: Call }) {
  if (call.counter === null) return null;
  return (
    <span class="board-counter">
      <span class="board-arrow" aria-hidden="true">
        →
      </span>
      <span class="board-counter-word">
        <InAll visit={visit} of={(t) => t.counter} />
      </span>
      <strong>{call.counter}</strong>
    </span>
  );
}

function Earlier({ visit, board }: Pick<Props, 'visit' | 'board'>) {
  return (
    <section aria-labelledby="board-came" class="board-earlier" id="board-earlier" hidden={board.earlier.length === 0}>
      <h2 id="board-came">
        <InAll visit={visit} of={(t) => t.earlier} />
      </h2>
      <ol>
        {board.earlier.map((call) => (
          <li key={callKey(board.day, call)}>
            {writeTicket(call)}
            {call.counter !== null && <span> → {call.counter}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Without the script they stand one below the other; with it they take turns. */
function Messages({ visit, messages }: { visit: Visit; messages: readonly Partial<Text>[] }) {
  const { language, frame } = visit;
  return (
    <section class="board-messages" id="board-messages" aria-label={texts(language).messages} hidden={messages.length === 0}>
      <ul>
        {messages.map((text) => (
          <li key={text[frame.languages[0] ?? 'fi']}>
            {frame.languages.map((one) => (
              <p key={one} lang={one}>
                {text[one]}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
