import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { Refusal, refusalOf, type RefusalCode } from '../errors/refusal.ts';
import { refusalTexts } from '../errors/refusal-texts.ts';
import { PageFrame } from '../html/page-frame.tsx';
import { dictionary } from '../language/language.ts';
import { sendHtml } from './reply.ts';
import type { Visit } from './route.ts';

const texts = dictionary({
  heading: { fi: 'Tämä ei onnistunut', sv: 'Det här lyckades inte', en: 'This did not work' },
  notFoundHeading: { fi: 'Sivua ei löytynyt', sv: 'Sidan hittades inte', en: 'Page not found' },
  front: { fi: 'Siirry etusivulle', sv: 'Gå till startsidan', en: 'Go to the front page' },
  back: {
    fi: 'Palaa edelliselle sivulle selaimen takaisin-painikkeella: kirjoittamasi on siellä.',
    sv: 'Gå tillbaka med webbläsarens bakåtknapp: det du skrev finns kvar där.',
    en: 'Use your browser’s back button: what you wrote is still there.',
  },
});

/** What an error of Fastify's own means here. */
function serverRefusal(error: unknown): Refusal | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known: Record<string, RefusalCode> = {
    FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
    FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-content-type',
    FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
    FST_ERR_CTP_INVALID_JSON_BODY: 'bad-request',
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
    FST_ERR_BAD_URL: 'not-found',
    '22P05': 'bad-request',
    '57P01': 'unavailable',
    '57P03': 'unavailable',
    '08006': 'unavailable',
    '25006': 'unavailable',
    ECONNREFUSED: 'unavailable',
    FILE_STORE_UNAVAILABLE: 'unavailable',
    ENOSPC: 'unavailable',
    EDQUOT: 'unavailable',
    EROFS: 'unavailable',
  };
  const name = known[code];
  if (name) return new Refusal(name);
  return error instanceof SyntaxError ? new Refusal('bad-request') : undefined;
}

/** Answers a refusal or an error: JSON for machines, a page that says what to do for people, a way to sign in where that helps. */
export function answerRefusal(
  error: unknown,
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
  log: FastifyBaseLogger,
): FastifyReply {
  const known = refusalOf(error) ?? serverRefusal(error);
  // Only our own words and the error's kind: messages of drivers can repeat what people wrote.
  if (!known) log.error({ request: request.id, kind: errorKind(error), stack: stackOf(error) }, 'internal error');
  const refusal = known ?? new Refusal('internal');
  if (refusal.code === 'too-many-requests') reply.header('retry-after', '60');
  if (request.url.startsWith('/api/')) {
    const body = { error: refusal.code, message: refusalTexts(visit.language)[refusal.code], faults: refusal.faults };
    return reply.code(refusal.status).type('application/json; charset=utf-8').send(JSON.stringify(body));
  }
  if (refusal.code === 'sign-in-needed') {
    const returnTo = request.method === 'GET' ? request.url : '/';
    // Whoever was signed in as staff a moment ago goes back through the staff's door.
    const door = visit.overSession && visit.overSession.person.role !== 'customer' ? '/staff' : '/sign-in';
    return reply.redirect(`${door}?returnTo=${encodeURIComponent(returnTo)}`, 303);
  }
  const html = renderToString(<RefusalPage visit={visit} code={refusal.code} isPost={request.method === 'POST'} />);
  return sendHtml(`<!doctype html>${html}`, refusal.status, request, reply);
}

function errorKind(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return `${error instanceof Error ? error.name : typeof error} ${code}`.trim();
}

function stackOf(error: unknown): string[] {
  return error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 8)
    : [];
}

function RefusalPage({ visit, code, isPost }: { visit: Visit; code: RefusalCode; isPost: boolean }) {
  const t = texts(visit.language);
  const heading = code === 'not-found' ? t.notFoundHeading : t.heading;
  return (
    <PageFrame visit={visit} title={heading}>
      <h1 class="ds-heading" data-size="lg">
        {heading}
      </h1>
      <p class="ds-paragraph">{refusalTexts(visit.language)[code]}</p>
      {isPost && <p class="ds-paragraph">{t.back}</p>}
      <p class="ds-paragraph">
        <a class="ds-link" href="/">
          {t.front}
        </a>
      </p>
    </PageFrame>
  );
}
