import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { Conversation } from '../conversation.tsx';
import { draftIn, type Message, sentIn } from '../queries.ts';
import { messageTexts, ownTexts } from '../texts.ts';
import { WritingFaults } from '../writing-faults.tsx';
import { WritingForm } from '../writing-form.tsx';
import type { RefusedFile, WritingFault } from '../writing.ts';

type Props = {
  visit: SignedVisit<Customer>;
  /** What the thread is about, and the agency's own name. */
  topic: string;
  agencyName: string;
  first: Message;
  thread: readonly Message[];
  faults: readonly WritingFault[];
  refused: readonly RefusedFile[];
  done?: 'sent' | 'saved' | undefined;
};

/** The messages of one thread, and the place to go on with it. */
export function ThreadPage({ visit, topic, agencyName, first, thread, faults, refused, done }: Props) {
  const t = messageTexts(visit.language);
  const o = ownTexts(visit.language);
  const sent = sentIn(thread);
  const heading = sent.length > 0 ? first.subject : o.writeHeading;
  const address = `/matters/messages/${first.threadId}`;
  const own = visit.person.name;
  return (
    <PageFrame visit={visit} title={heading} mainForm="write" faultCount={faults.length + refused.length}>
      <WritingFaults visit={visit} faults={faults} refused={refused} />
      <p>
        <a class="ds-link" href="/matters/messages">
          {o.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {heading}
      </h1>
      <p class="lead">
        {topic}{' '}
        {first.applicationId !== null && (
          <a class="ds-link" href={`/applications/${first.applicationId}`}>
            {o.toCase}
          </a>
        )}
      </p>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{o[done]}</p>
        </div>
      )}
      <Conversation
        visit={visit}
        messages={sent}
        writerOf={({ direction, agentName }) => (direction === 'to-customer' ? agencyName : agentName ? t.onBehalf(agentName, own) : own)}
        stateOf={({ direction, messageId }) =>
          direction === 'to-customer' ? (
            <a class="ds-link" href={`${address}/${messageId}/letter.pdf`}>
              {o.asLetter}
            </a>
          ) : undefined
        }
        fileAddress={(_message, { attachmentId }) => `${address}/attachments/${attachmentId}`}
      />
      <section aria-labelledby="writing">
        <h2 class="ds-heading" data-size="sm" id="writing">
          {sent.length > 0 ? o.answerHeading : t.text}
        </h2>
        <p class="ds-paragraph">{o.notDecision}</p>
        <WritingForm
          visit={visit}
          address={address}
          savingAddress={`/api/messages/${first.threadId}/draft`}
          draft={draftIn(thread, 'from-customer')}
          hasSubject={sent.length === 0}
          faults={faults}
        />
      </section>
    </PageFrame>
  );
}
