import type { Text } from '#server/platform/language/language.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { addressOf, type Device } from './device.ts';
import { kindName, pairingTexts, unpairedTexts } from './texts.ts';

type Props = { visit: Visit; device: Device | undefined; fault: 'wrong' | 'tooMany' | undefined };

/** On the device itself: what it is, and where the code is typed that makes it another. */
export function PairingPage({ visit, device, fault }: Props) {
  const t = pairingTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title} mainForm="pairing-form" faultCount={fault === undefined ? 0 : 1}>
      {fault !== undefined && <FaultSummary heading={t.correct} faults={[{ id: 'code', text: t[fault] }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {device && (
        <p class="ds-paragraph">
          {t.isPaired(kindName(visit.language)[device.kind], device.name)}{' '}
          <a class="ds-link" href={addressOf(device)}>
            {t.open}
          </a>
        </p>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action="/device" id="pairing-form" class="line-today">
        <CsrfField visit={visit} />
        <TextField id="code" label={t.code} hint={t.codeHint} value="" size={12} longest={20} fault={fault && t[fault]} />
        <div class="buttons">
          <button class="ds-button">{t.pair}</button>
        </div>
      </form>
    </PageFrame>
  );
}

/** What a device shows that has not been let in, or is not any more: in every language, since nobody chose one. */
export function UnpairedPage({ visit, placeName }: { visit: Visit; placeName: Text }) {
  const { frame, language } = visit;
  const order = [language, ...frame.languages.filter((one) => one !== language)];
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${unpairedTexts(language).title} – ${frame.name[language]}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={frame.stylesheet} />
        <link rel="stylesheet" href={frame.themeStylesheet} />
      </head>
      <body class="kiosk-body">
        <header class="kiosk-head">
          <p>
            <strong>{frame.name[language]}</strong>
          </p>
          <p>{placeName[language]}</p>
        </header>
        <main class="kiosk-main">
          {order.map((one, at) => (
            <section key={one} lang={one} class="kiosk-closed">
              {at === 0 ? <h1>{unpairedTexts(one).title}</h1> : <h2>{unpairedTexts(one).title}</h2>}
              <p>{unpairedTexts(one).visitor}</p>
            </section>
          ))}
          <p>
            {unpairedTexts(language).staff}{' '}
            <a class="ds-link" href="/device">
              {pairingTexts(language).title}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
