import type { Agency } from '#server/agency/loading.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { channelName } from '#server/platform/channels/channel.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import { type Arrived, displayPaperCode } from '../queries.ts';
import { countingDay } from '../received-day.ts';
import { texts as paperTexts } from '../texts.ts';
import { texts } from './texts.ts';

type Props = { visit: SignedVisit<Staff>; agency: Agency; arrived: Arrived; mayKey: boolean };

/** The arrival is registered: a receipt for the customer to print, in the customer's language, and what comes next. */
export function ReceiptPage(props: Props) {
  const { visit, arrived, mayKey } = props;
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.registered}>
      <div class="ds-alert no-print" data-color="success">
        <h1 class="ds-heading" data-size="lg">
          {t.registered}
        </h1>
        <p class="ds-paragraph lead">
          {paperTexts(visit.language).code}: <strong class="reference">{displayPaperCode(arrived.code)}</strong>
        </p>
        <p class="ds-paragraph">
          {t.giveReceipt} {t.print}
        </p>
      </div>
      <Receipt {...props} />
      <div class="buttons">
        {mayKey && (
          <a class="ds-button" href={`/paper/${arrived.applicationId}`}>
            {t.keyNow}
          </a>
        )}
        <a class={mayKey ? 'ds-link' : 'ds-button'} href="/paper/register">
          {t.another}
        </a>
      </div>
    </PageFrame>
  );
}

function Receipt({ agency, arrived }: Props) {
  // What the customer takes along is in the language of the application.
  const { language } = arrived;
  const t = texts(language);
  const p = paperTexts(language);
  return (
    <section class="letter" lang={language} aria-labelledby="receipt">
      <p class="letter-sender">{agency.name[language]}</p>
      <h2 class="ds-heading" data-size="md" id="receipt">
        {t.receipt}
      </h2>
      <p class="ds-paragraph">{t.acknowledged(agency.name[language], formatDay(countingDay(agency, arrived), language))}</p>
      <dl class="facts">
        <div>
          <dt>{p.code}</dt>
          <dd>
            <strong class="reference">{displayPaperCode(arrived.code)}</strong>
          </dd>
        </div>
        <div>
          <dt>{p.benefit}</dt>
          <dd>{benefitName(agency, arrived.benefit, language)}</dd>
        </div>
        <div>
          <dt>{p.channel}</dt>
          <dd>{channelName(arrived.channel, language)}</dd>
        </div>
        {arrived.pointReceivedOn !== null && (
          <div>
            <dt>{p.pointReceivedOn}</dt>
            <dd>{formatDay(arrived.pointReceivedOn, language)}</dd>
          </div>
        )}
        <div>
          <dt>{p.receivedOn}</dt>
          <dd>{formatDay(arrived.receivedOn, language)}</dd>
        </div>
        <div>
          <dt>{p.registeredAt}</dt>
          <dd>{formatInstant(arrived.registeredAt, language, agency.timeZone)}</dd>
        </div>
      </dl>
      <p class="ds-paragraph">{t.keepReceipt}</p>
    </section>
  );
}
