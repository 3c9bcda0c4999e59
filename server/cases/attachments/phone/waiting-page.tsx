import type { Text } from '#server/platform/language/language.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { QrImage } from '#server/platform/codes/qr-image.tsx';
import type { Place } from '../places.ts';
import { linkIdOf } from './links.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  place: Pick<Place, 'address'>;
  requirementId: string;
  name: Text;
  /** The link that a phone opens, and until when; undefined when its time was over before anything came. */
  link: { token: string; address: string; expiresAt: Date } | undefined;
  /** The person asked whether the pictures have arrived, and they have not. */
  isAsked: boolean;
};

/** On the computer: the code for the phone, and word when the pictures have come. */
export function WaitingPage(props: Props) {
  const { visit, place, name, link } = props;
  const t = texts(visit.language);
  const heading = t.heading(name[visit.language]);
  return (
    <PageFrame visit={visit} title={heading}>
      <h1 class="ds-heading" data-size="lg">
        {heading}
      </h1>
      {link ? <Open {...props} link={link} /> : <p class="ds-paragraph">{t.overHere}</p>}
      {!link && <Asking {...props} label={t.newCode} />}
      <p>
        <a class="ds-link" href={`${place.address}/attachments`}>
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}

function Open(props: Props & { link: NonNullable<Props['link']> }) {
  const { visit, place, link, isAsked } = props;
  const t = texts(visit.language);
  const time = formatTime(link.expiresAt, visit.language, visit.frame.timeZone);
  return (
    <>
      <p class="ds-paragraph">{t.how}</p>
      <QrImage text={link.address} label={t.code} />
      <p class="ds-paragraph">
        {t.orLink} <span class="link-address">{link.address}</span>
      </p>
      <p class="ds-paragraph">{t.validUntil(time)}</p>
      <phone-waiting
        data-address={`/api/phone-links/${linkIdOf(link.token)}`}
        data-arrived={t.arrived}
        data-show={t.showArrived}
        data-over={t.overHere}
        data-done-address={`${place.address}/attachments?phone=1`}
      >
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output element may hold no paragraphs */}
        <div role="status">
          <p class="ds-paragraph">{isAsked ? t.notYet : t.waiting}</p>
        </div>
      </phone-waiting>
      <Asking {...props} label={t.hasArrived} token={link.token} />
    </>
  );
}

/** With a token: asks whether the pictures of it have come. Without: makes a new code. */
function Asking({ visit, place, requirementId, label, token }: Props & { label: string; token?: string }) {
  return (
    <form method="post" action={`${place.address}/attachments/phone`}>
      <CsrfField visit={visit} />
      <input type="hidden" name="requirementId" value={requirementId} />
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      <button class="ds-button" data-variant="secondary">
        {label}
      </button>
    </form>
  );
}
