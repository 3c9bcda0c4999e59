import type { NearChannel } from '#server/channels/office/near/asking.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { DetailsFault } from './details-page.tsx';
import { detailsTexts } from './texts.ts';

type Own = {
  visit: Visit;
  secret: string;
  name: string;
  email: string | null;
  phone: string | null;
  isCalled: boolean;
  showsContact: boolean;
};

/** Whoever is signed in only confirms. */
export function ConfirmForm({ visit, secret, name, email, phone, isCalled, showsContact }: Own) {
  const t = detailsTexts(visit.language);
  return (
    <>
      <p class="ds-paragraph">{t.signedInAs(name)}</p>
      {showsContact && (
        <section aria-labelledby="reached">
          <h2 class="ds-heading" data-size="sm" id="reached">
            {t.reachedAt}
          </h2>
          {isCalled && phone === null && (
            <div class="ds-alert" data-color="warning">
              <p class="ds-paragraph">{t.needsPhone}</p>
            </div>
          )}
          <dl class="facts facts-narrow">
            <div>
              <dt>{t.email}</dt>
              <dd>{email ?? t.notKnown}</dd>
            </div>
            <div>
              <dt>{t.phone}</dt>
              <dd>{phone ?? t.notKnown}</dd>
            </div>
          </dl>
          <p class="ds-paragraph">
            <a class="ds-link" href="/contact">
              {t.toContact}
            </a>
          </p>
        </section>
      )}
      <form method="post" action={`/appointments/held/${secret}/confirm`}>
        <CsrfField visit={visit} />
        <button class="ds-button">{t.confirm}</button>
      </form>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/appointments/held/${secret}?for=other`}>
          {t.forOther}
        </a>
      </p>
    </>
  );
}

export type TypedGuest = { who: 'self' | 'other'; name: string; reach: string };

type Guest = {
  visit: Visit;
  secret: string;
  /** In which ways a code can leave the house. */
  ways: readonly NearChannel[];
  isCalled: boolean;
  typed: TypedGuest;
  faults: readonly DetailsFault[];
};

/** Who comes, and where a code is sent. */
export function GuestForm({ visit, secret, ways, isCalled, typed, faults }: Guest) {
  const t = detailsTexts(visit.language);
  const isCustomer = visit.session?.person.role === 'customer';
  if (ways.length === 0)
    return (
      <>
        <p class="ds-paragraph">{t.noWays}</p>
        <SignIn visit={visit} secret={secret} />
        <p class="ds-paragraph">
          <a class="ds-link" href="/places">
            {t.callUs}
          </a>
        </p>
      </>
    );
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.text;
  const label = isCalled ? t.calledNumber : ways.length > 1 ? t.reachBoth : ways[0] === 'email' ? t.reachEmail : t.reachNumber;
  return (
    <>
      <form method="post" action={`/appointments/held/${secret}/code`} id="guest-form" class="return-form">
        <CsrfField visit={visit} />
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.who}</legend>
          {(['self', 'other'] as const).map((who) => (
            <div class="ds-field" key={who}>
              <input class="ds-input" type="radio" id={`who-${who}`} name="who" value={who} checked={typed.who === who} />
              <label class="ds-label" data-weight="regular" for={`who-${who}`}>
                {t[who]}
              </label>
            </div>
          ))}
        </fieldset>
        <TextField id="name" label={t.name} hint={t.nameHint} value={typed.name} size={30} longest={60} fault={faultOf('name')} />
        <TextField id="reach" label={label} hint={t.reachHint} value={typed.reach} size={40} longest={254} fault={faultOf('reach')} />
        <button class="ds-button">{t.sendCode}</button>
      </form>
      {isCustomer ? (
        <p class="ds-paragraph">
          <a class="ds-link" href={`/appointments/held/${secret}`}>
            {t.forMyself}
          </a>
        </p>
      ) : (
        <SignIn visit={visit} secret={secret} says={t.orSignIn} />
      )}
    </>
  );
}

function SignIn({ visit, secret, says }: { visit: Visit; secret: string; says?: string }) {
  return (
    <p class="ds-paragraph">
      {says}{' '}
      <a class="ds-link" href={`/sign-in?returnTo=${encodeURIComponent(`/appointments/held/${secret}`)}`}>
        {detailsTexts(visit.language).signIn}
      </a>
    </p>
  );
}

type Code = { visit: Visit; secret: string; address: string; fault: string | undefined };

/** The code that was sent. */
export function CodeForm({ visit, secret, address, fault }: Code) {
  const t = detailsTexts(visit.language);
  return (
    <>
      <p class="ds-paragraph">{t.codeSent(address)}</p>
      <form method="post" action={`/appointments/held/${secret}/prove`} id="code-form" class="return-form">
        <CsrfField visit={visit} />
        <TextField id="code" label={t.code} value="" size={8} longest={12} fault={fault} />
        <button class="ds-button">{t.confirm}</button>
      </form>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/appointments/held/${secret}?again=yes`}>
          {t.another}
        </a>
      </p>
    </>
  );
}
