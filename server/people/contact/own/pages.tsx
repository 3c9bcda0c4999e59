import type { CheckedKind } from '#server/people/customers/contact-columns.ts';
import { describedBy, Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { Contact, ContactPart, PendingCheck } from '../details.ts';
import { ContactFacts } from '../facts.tsx';
import { proofMinutes } from '../proof.ts';
import { texts as sharedTexts } from '../texts.ts';
import { texts } from './texts.ts';

type ContactProps = { visit: Visit; contact: Contact; pending: readonly PendingCheck[]; isSaved: boolean };

/** How the agency reaches a customer, each with a way to correct it. */
export function ContactPage({ visit, contact, pending, isSaved }: ContactProps) {
  const t = texts(visit.language);
  const isThere = (part: ContactPart) => (part === 'email' || part === 'phone' || part === 'address' ? contact[part] !== null : true);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {isSaved && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.saved}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <ContactFacts
        visit={visit}
        contact={contact}
        below={(part, label) => (
          <>
            {part === 'told-by' && contact.toldByGivenAt === null && <div class="given-at">{t.notChosen}</div>}
            <Waiting visit={visit} check={pending.find(({ kind }) => kind === part)} />
            <div>
              <a class="ds-link" href={`/contact/${part}`}>
                {isThere(part) ? t.change : t.give}
                <span class="ds-sr-only">: {label}</span>
              </a>
            </div>
          </>
        )}
      />
    </PageFrame>
  );
}

function Waiting({ visit, check }: { visit: Visit; check: PendingCheck | undefined }) {
  if (!check) return null;
  const t = texts(visit.language);
  return (
    <p class="ds-paragraph">
      {t.pending(check.address)}{' '}
      <a class="ds-link" href={`/contact/${check.kind}/code`}>
        {t.enterCode}
      </a>
    </p>
  );
}

/** Sends a customer to the identity provider, and says what becomes of what was typed. */
export function ProvePage({ visit, part, hasTyped }: { visit: Visit; part: ContactPart; hasTyped: boolean }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.proveTitle}>
      <h1 class="ds-heading" data-size="lg">
        {t.proveTitle}
      </h1>
      <p class="ds-paragraph">{t.proveLead(proofMinutes)}</p>
      {hasTyped && <p class="ds-paragraph">{t.proveKept}</p>}
      <div class="buttons">
        <a class="ds-button" href={`/sign-in?renew=yes&returnTo=${encodeURIComponent(`/contact/${part}`)}`}>
          {t.prove}
        </a>
        <a class="ds-link" href="/contact">
          {t.back}
        </a>
      </div>
    </PageFrame>
  );
}

type CodeProps = {
  visit: Visit;
  kind: CheckedKind;
  /** Where the last code went. */
  address: string;
  /** Undefined: the code is over. */
  pending: PendingCheck | undefined;
  /** How many tries a wrong code left, when one was just given in. */
  triesLeft?: number;
};

/** Asks for the code that was sent to a new address. */
export function CodePage({ visit, kind, address, pending, triesLeft }: CodeProps) {
  const t = texts(visit.language);
  const isOver = pending === undefined;
  const fault = triesLeft !== undefined ? texts(visit.language).codeWrong(triesLeft) : undefined;
  return (
    <PageFrame visit={visit} title={t.codeTitle} faultCount={fault === undefined ? 0 : 1}>
      {fault !== undefined && !isOver && (
        <FaultSummary heading={sharedTexts(visit.language).correct} faults={[{ id: 'code', text: fault }]} />
      )}
      <h1 class="ds-heading" data-size="lg">
        {t.codeTitle}
      </h1>
      {isOver ? (
        <div class="ds-alert" data-color="warning" role="status">
          <p class="ds-paragraph">{fault ?? t.codeOver}</p>
        </div>
      ) : pending.hasFailed ? (
        <div class="ds-alert" data-color="danger">
          <p class="ds-paragraph">{t.codeFailed}</p>
        </div>
      ) : (
        <p class="ds-paragraph lead">{t.codeSent(address, formatTime(pending.expiresAt, visit.language, visit.frame.timeZone))}</p>
      )}
      {!isOver && <CodeForm visit={visit} kind={kind} fault={fault} />}
      <p class="ds-paragraph">{t.notArrived}</p>
      <form method="post" action={`/contact/${kind}/new-code`}>
        <CsrfField visit={visit} />
        <button class="ds-button" data-variant="secondary">
          {t.newCode}
        </button>
      </form>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/contact/${kind}`}>
          {t.other}
        </a>
      </p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/contact">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}

function CodeForm({ visit, kind, fault }: Pick<CodeProps, 'visit' | 'kind'> & { fault: string | undefined }) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/contact/${kind}/code`} class="contact-form">
      <CsrfField visit={visit} />
      <Field id="code" label={t.code} hint={t.codeHint} fault={fault}>
        <input
          class="ds-input"
          id="code"
          name="code"
          size={8}
          maxLength={20}
          inputMode="numeric"
          autocomplete="one-time-code"
          {...describedBy('code', fault)}
        />
      </Field>
      <button class="ds-button">{t.confirm}</button>
    </form>
  );
}
