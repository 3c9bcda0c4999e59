import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import { groupName } from '../../office/network-names.ts';
import type { TodaysAppointment } from './reading.ts';
import { receptionTexts } from './texts.ts';

type Props = {
  visit: SignedVisit;
  agency: Agency;
  place: { id: string; name: Text };
  appointments: readonly TodaysAppointment[];
  /** The number of whoever was just taken in. */
  ticket?: string | undefined;
  refused?: string | undefined;
};

/** The appointments of an office today, for its reception: who of them has come. */
export function TodaysPage({ visit, agency, place, appointments, ticket, refused }: Props) {
  const { language } = visit;
  const t = receptionTexts(language);
  const title = `${t.title}: ${place.name[language]}`;
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg" id="appointments">
        {title}
      </h1>
      {refused !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{refused}</p>
        </div>
      )}
      {ticket !== undefined && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.taken(ticket)}</p>
        </div>
      )}
      {appointments.length === 0 ? (
        <p class="ds-paragraph">{t.none}</p>
      ) : (
        <TableScroll labelledBy="appointments">
          <table class="ds-table" data-zebra aria-labelledby="appointments">
            <thead>
              <tr>
                {[t.time, t.number, t.matter, t.state, t.act].map((heading) => (
                  <th scope="col" key={heading}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {appointments.map((appointment) => (
                <Row visit={visit} agency={agency} placeId={place.id} appointment={appointment} key={appointment.id} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p class="ds-paragraph">
        <a class="ds-link" href={`/reception?place=${place.id}`}>
          {t.toReception}
        </a>
      </p>
    </PageFrame>
  );
}

type RowProps = Pick<Props, 'visit' | 'agency'> & { placeId: string; appointment: TodaysAppointment };

function Row({ visit, agency, placeId, appointment }: RowProps) {
  const { language, frame } = visit;
  const t = receptionTexts(language);
  const { id, fromAt, checkInNo, benefitGroups, state, contactId } = appointment;
  const time = formatTime(fromAt, language, frame.timeZone);
  return (
    <tr>
      <td>{time}</td>
      <td>{checkInNo ?? '–'}</td>
      <td>{benefitGroups.map((group) => groupName(agency, group, language)).join(', ')}</td>
      <td>{t[state]}</td>
      <td>
        {contactId === null ? (
          <form method="post" action={`/reception/${placeId}/appointments/${id}/here`}>
            <CsrfField visit={visit} />
            <button class="ds-button" data-variant="secondary" data-size="sm">
              {t.hasCome}
              <span class="ds-sr-only"> {t.whose(time)}</span>
            </button>
          </form>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}
