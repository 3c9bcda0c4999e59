import type { TSchema } from 'typebox';
import { PageFrame } from '../html/page-frame.tsx';
import { TableScroll } from '../html/table-scroll.tsx';
import { refusals } from '../errors/refusal.ts';
import { refusalTexts } from '../errors/refusal-texts.ts';
import type { Visit } from '../http/route.ts';
import { dictionary } from '../language/language.ts';
import type { Described, Parameter } from './document.ts';

const texts = dictionary({
  title: { fi: 'Rajapinta koneille', sv: 'Gränssnitt för maskiner', en: 'Interface for machines' },
  inEnglish: {
    fi: 'Tekninen kuvaus on englanniksi.',
    sv: 'Den tekniska beskrivningen är på engelska.',
    en: 'Everything that people do on the pages, a program can do here.',
  },
});

/** The interface for machines, readable by people. Its technical part is in English only. */
export function DocsPage({ visit, described }: { visit: Visit; described: readonly Described[] }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.inEnglish}</p>
      <div lang="en" class="api">
        <Introduction />
        <h2 class="ds-heading" data-size="md">
          Addresses
        </h2>
        {described.map((one) => (
          <OperationSection described={one} />
        ))}
        <h2 class="ds-heading" data-size="md" id="refusals">
          Refusals
        </h2>
        <Refusals />
      </div>
    </PageFrame>
  );
}

function Introduction() {
  return (
    <>
      <p class="ds-paragraph">
        The same, for programs:{' '}
        <a class="ds-link" href="/api/openapi.json">
          /api/openapi.json
        </a>{' '}
        (OpenAPI 3.1). Make a key on the page{' '}
        <a class="ds-link" href="/sign-ins">
          My sign-ins
        </a>{' '}
        and send it with each request: <code>Authorization: Bearer KEY</code>. A key may do what the person who made it may do. It can be
        ended on the same page.
      </p>
      <ul class="ds-list">
        <li>
          Bodies and answers are JSON. Days are <code>YYYY-MM-DD</code>, instants ISO 8601 in UTC, money whole cents.
        </li>
        <li>Fields that are not described are refused, and so are control characters; nothing is done then.</li>
        <li>
          Names and messages come in the language of <code>Accept-Language</code> (fi, sv, en).
        </li>
        <li>
          A refusal has a code that stays the same, a message for people, and faults with their places: see{' '}
          <a class="ds-link" href="#refusals">
            Refusals
          </a>
          .
        </li>
      </ul>
    </>
  );
}

/** Closed at first: a reader looks for an address, and there are many. */
function OperationSection({ described: { method, path, operation, replies } }: { described: Described }) {
  const [contentType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  return (
    <details id={operation.operationId} class="ds-details api-operation">
      <summary>
        <span class="ds-tag" data-color={method === 'get' ? 'neutral' : 'accent'}>
          {method.toUpperCase()}
        </span>{' '}
        <code>{path}</code>
      </summary>
      <div>
        <p class="ds-paragraph">{operation.summary}</p>
        <p class="ds-paragraph">Who may: {operation['x-roles'].length === 0 ? 'anyone' : operation['x-roles'].join(', ')}.</p>
        {operation.parameters.length > 0 && <Parameters id={operation.operationId} parameters={operation.parameters} />}
        {body && <Shape name={contentType === 'application/json' ? 'Body' : `Body (${contentType})`} shape={body.schema} />}
        {replies && <Shape name="Answer" shape={replies} />}
      </div>
    </details>
  );
}

function Parameters({ id, parameters }: { id: string; parameters: readonly Parameter[] }) {
  return (
    <TableScroll labelledBy={`${id}-parameters`}>
      <table class="ds-table">
        <caption id={`${id}-parameters`} class="ds-sr-only">
          Parameters of {id}
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">Needed</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr>
              <th scope="row">
                <code>{parameter.name}</code>
              </th>
              <td>{parameter.in}</td>
              <td>{parameter.required ? 'yes' : 'no'}</td>
              <td>{parameter.description ?? <code>{JSON.stringify(parameter.schema)}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Shape({ name, shape }: { name: string; shape: TSchema }) {
  return (
    <>
      <h3 class="ds-heading" data-size="2xs">
        {name}
      </h3>
      <pre class="api-shape">{JSON.stringify(shape, undefined, 2)}</pre>
    </>
  );
}

function Refusals() {
  return (
    <TableScroll labelledBy="refusals">
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">Message</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(refusalTexts('en')).map(([code, text]) => (
            <tr>
              <th scope="row">
                <code>{code}</code>
              </th>
              <td>{statusOf(code)}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function statusOf(code: string): number | undefined {
  return Object.entries(refusals).find(([name]) => name === code)?.[1];
}
