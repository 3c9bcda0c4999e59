import { dayOf } from '#server/platform/clock/clock.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { SignedVisit, Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatShortDay } from '#server/platform/language/format.ts';
import type { LoginLine } from '../logins.ts';
import type { SessionLine } from '../sessions.ts';
import { texts } from './texts.ts';

type OwnProps = {
  visit: SignedVisit;
  sessions: readonly SessionLine[];
  logins: readonly LoginLine[];
  /** What was typed as a key's name and could not be taken. */
  refusedLabel?: string;
};

/** A person's own browsers, keys and latest logins. */
export function SignInsPage({ visit, sessions, logins, refusedLabel }: OwnProps) {
  const t = texts(visit.language);
  const browsers = sessions.filter(({ kind }) => kind === 'browser');
  const keys = sessions.filter(({ kind }) => kind === 'key');
  return (
    <PageFrame visit={visit} title={t.title} faultCount={refusedLabel === undefined ? 0 : 1}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <section>
        <h2 class="ds-heading" data-size="md" id="browsers">
          {t.browsers}
        </h2>
        <Browsers visit={visit} browsers={browsers} />
        {sessions.some(({ id }) => id !== visit.session?.id) && (
          <form method="post" action="/sign-ins/end-others">
            <CsrfField visit={visit} />
            <button class="ds-button" data-variant="secondary">
              {t.endOthers}
            </button>
          </form>
        )}
      </section>
      <section>
        <h2 class="ds-heading" data-size="md" id="keys">
          {t.keys}
        </h2>
        <p class="ds-paragraph">
          {t.keysLead} {visit.person.role !== 'customer' && t.keysRest}
        </p>
        {keys.length > 0 ? <Keys visit={visit} keys={keys} /> : <p class="ds-paragraph">{t.noKeys}</p>}
        <KeyForm visit={visit} refusedLabel={refusedLabel} />
      </section>
      <section>
        <h2 class="ds-heading" data-size="md" id="logins">
          {t.logins}
        </h2>
        {logins.length > 0 ? <Logins visit={visit} logins={logins} /> : <p class="ds-paragraph">{t.noLogins}</p>}
      </section>
    </PageFrame>
  );
}

function Browsers({ visit, browsers }: { visit: Visit; browsers: readonly SessionLine[] }) {
  const t = texts(visit.language);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-labelledby="browsers">
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">{t.browser}</th>
            <th scope="col">{t.started}</th>
            <th scope="col">{t.lastUsed}</th>
            <th scope="col">{t.action}</th>
          </tr>
        </thead>
        <tbody>
          {browsers.map((line) => (
            <tr>
              <th scope="row">{line.label || t.browser}</th>
              <td class="one-line">{instant(line.startedAt, visit)}</td>
              <td class="one-line">{instant(line.seenAt, visit)}</td>
              <td>
                {line.id === visit.session?.id ? (
                  <span class="ds-tag" data-color="info">
                    {t.thisBrowser}
                  </span>
                ) : (
                  <EndButton visit={visit} line={line} label={t.end} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Keys({ visit, keys }: { visit: Visit; keys: readonly SessionLine[] }) {
  const t = texts(visit.language);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-labelledby="keys">
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">{t.keyName}</th>
            <th scope="col">{t.lastUsed}</th>
            <th scope="col">{t.expires}</th>
            <th scope="col">{t.action}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((line) => (
            <tr>
              <th scope="row">{line.label}</th>
              <td class="one-line">{instant(line.seenAt, visit)}</td>
              <td class="one-line">{formatShortDay(dayOf(line.endsAt, visit.frame.timeZone), visit.language)}</td>
              <td>
                <EndButton visit={visit} line={line} label={t.removeKey} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A button whose name tells which line it belongs to, for those who hear it without the table. */
function EndButton({ visit, line, label }: { visit: Visit; line: SessionLine; label: string }) {
  return (
    <form method="post" action={`/sign-ins/${line.id}/end`}>
      <CsrfField visit={visit} />
      <button class="link-button">
        {label}
        <span class="ds-sr-only">
          : {line.label} {instant(line.startedAt, visit)}
        </span>
      </button>
    </form>
  );
}

function KeyForm({ visit, refusedLabel }: { visit: Visit; refusedLabel: string | undefined }) {
  const t = texts(visit.language);
  const isRefused = refusedLabel !== undefined;
  return (
    <form method="post" action="/sign-ins/keys" class="key-form">
      <CsrfField visit={visit} />
      <div class="ds-field">
        <label class="ds-label" for="label">
          {t.keyName}
        </label>
        <p class="ds-paragraph" data-field="description" id="label-hint">
          {t.keyNameHint}
        </p>
        <input
          class="ds-input"
          id="label"
          name="label"
          autoComplete="off"
          value={refusedLabel ?? ''}
          aria-describedby={isRefused ? 'label-fault label-hint' : 'label-hint'}
          aria-invalid={isRefused ? 'true' : undefined}
        />
        {isRefused && (
          <p class="ds-validation-message" id="label-fault">
            {t.keyNameFault}
          </p>
        )}
      </div>
      <button class="ds-button">{t.makeKey}</button>
    </form>
  );
}

function Logins({ visit, logins }: { visit: Visit; logins: readonly LoginLine[] }) {
  const t = texts(visit.language);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-labelledby="logins">
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">{t.time}</th>
            <th scope="col">{t.method}</th>
            <th scope="col">{t.result}</th>
          </tr>
        </thead>
        <tbody>
          {logins.map((login) => (
            <tr>
              <td class="one-line">{instant(login.at, visit)}</td>
              <td>{login.method === 'demo-identity' ? t.demonstration : login.method}</td>
              <td>{t[login.result]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The only time that a key is shown. */
export function NewKeyPage({ visit, label, token }: { visit: Visit; label: string; token: string }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.keyMade}>
      <h1 class="ds-heading" data-size="lg">
        {t.keyMade}: {label}
      </h1>
      <div class="ds-alert" data-color="warning">
        <p class="ds-paragraph">{t.keyOnce}</p>
      </div>
      <p class="ds-paragraph">{t.keyUse}</p>
      <pre class="new-key">
        <code>Authorization: Bearer {token}</code>
      </pre>
      <p class="ds-paragraph">
        <a class="ds-link" href="/sign-ins">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}

function instant(at: Date, visit: Visit): string {
  return formatInstant(at, visit.language, visit.frame.timeZone);
}
