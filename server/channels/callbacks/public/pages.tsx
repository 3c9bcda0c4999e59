import type { ComponentChildren } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import { codeMinutes } from '#server/people/contact/sending/notice.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { OneCallback } from '../online/callbacks-page.tsx';
import type { Callback } from '../requests/reading.ts';
import { texts as callbackTexts } from '../texts.ts';
import type { Followed } from './codes.ts';
import { texts } from './texts.ts';

/** No code can be sent: how else to go on. */
export function NoWayPage({ visit }: { visit: Visit }) {
  const t = texts(visit.language);
  const links = [
    { address: '/callbacks/new', label: t.signIn },
    { address: '/places', label: t.places },
    { address: '/guidance', label: t.ways },
  ];
  return (
    <PageFrame visit={visit} title={callbackTexts(visit.language).ask}>
      <Head title={callbackTexts(visit.language).ask} lead={t.noWay} />
      <ul class="ds-list">
        {links.map(({ address, label }) => (
          <li>
            <a class="ds-link" href={address}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

function Head({ title, lead }: { title: string; lead: string }) {
  return (
    <>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph lead">{lead}</p>
    </>
  );
}

type SecretProps = { visit: Visit; title: string; faultCount?: number; mainForm?: string; children: ComponentChildren };

/** Nobody who has the address may be led to it by a search. */
function SecretFrame({ visit, title, faultCount = 0, mainForm, children }: SecretProps) {
  const more = mainForm === undefined ? {} : { mainForm };
  return (
    <PageFrame visit={visit} title={title} faultCount={faultCount} {...more} head={<meta name="robots" content="noindex" />}>
      {children}
    </PageFrame>
  );
}

/** Where the code is given in that was sent to the number. */
export function CodePage({ visit, secret, fault }: { visit: Visit; secret: string; fault: string | undefined }) {
  const t = texts(visit.language);
  return (
    <SecretFrame visit={visit} title={t.codeTitle} faultCount={fault === undefined ? 0 : 1} mainForm="code-form">
      {fault !== undefined && <FaultSummary heading={callbackTexts(visit.language).correct} faults={[{ id: 'code', text: fault }]} />}
      <Head title={t.codeTitle} lead={t.codeLead(codeMinutes)} />
      <form method="post" action={`/callback/${secret}/code`} id="code-form" class="return-form">
        <CsrfField visit={visit} />
        <TextField id="code" label={t.code} hint={t.codeHint} value="" size={10} longest={20} fault={fault} />
        <button class="ds-button">{t.confirm}</button>
      </form>
    </SecretFrame>
  );
}

/** Why no request came of it, and the way to begin again with the same choice. */
export function OverPage({ visit, followed, why }: { visit: Visit; followed: Followed; why: string }) {
  const t = texts(visit.language);
  const { benefitGroup: topic, language: spoken } = followed;
  return (
    <SecretFrame visit={visit} title={t.overTitle}>
      <Head title={t.overTitle} lead={why} />
      <p>
        <a class="ds-button" href={`/callback?${new URLSearchParams({ topic, spoken }).toString()}`}>
          {t.again}
        </a>
      </p>
    </SecretFrame>
  );
}

type RequestProps = { visit: Visit; agency: Agency; secret: string; callback: Callback };

/** How the request stands, and its cancelling, for whoever has the link. */
export function RequestPage({ visit, agency, secret, callback }: RequestProps) {
  const t = texts(visit.language);
  return (
    <SecretFrame visit={visit} title={t.title}>
      <Head title={t.title} lead={t.keep} />
      <OneCallback visit={visit} agency={agency} callback={callback} cancel={`/callback/${secret}/cancel`} />
      <p class="ds-paragraph">{callbackTexts(visit.language).promise(callback.mostAttempts)}</p>
    </SecretFrame>
  );
}
