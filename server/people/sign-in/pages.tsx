import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Door } from './attempts.ts';
import type { RefusedReason } from './provider/refused.ts';
import { refusedTexts, texts } from './texts.ts';

/** Says why a sign-in was refused, and lets the person start again. */
export function SignInRefusedPage({ visit, door, reason }: { visit: Visit; door: Door; reason: RefusedReason }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.failed}>
      <h1 class="ds-heading" data-size="lg">
        {t.failed}
      </h1>
      <p class="ds-paragraph">{refusedTexts(visit.language)[reason]}</p>
      <p class="ds-paragraph">
        <a class="ds-button" href={door === 'customers' ? '/sign-in' : '/staff'}>
          {t.again}
        </a>
      </p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/">
          {t.front}
        </a>
      </p>
    </PageFrame>
  );
}
