import Type, { type TSchema } from 'typebox';
import { refusals } from '../errors/refusal.ts';
import { refusalTexts } from '../errors/refusal-texts.ts';
import { rights } from '../http/person.ts';
import type { Route, Shape } from '../http/route.ts';

/** The description of the interface for machines (OpenAPI 3.1), made of the very shapes that requests are checked by. */

export type Parameter = { name: string; in: 'path' | 'query'; required: boolean; description?: string; schema: TSchema };

export type Operation = {
  operationId: string;
  summary: string;
  'x-right': string;
  'x-roles': readonly string[];
  security: readonly Record<string, never[]>[];
  parameters: Parameter[];
  requestBody?: { required: true; content: Record<string, { schema: TSchema }> };
  responses: Record<string, unknown>;
};

export type Described = { method: 'get' | 'post'; path: string; operation: Operation; replies: TSchema | undefined };

/** Every route for machines, with what it takes and answers, in the order of their addresses. */
export function describeRoutes(routes: readonly Route[]): Described[] {
  return routes
    .filter(({ path }) => path.startsWith('/api/') && path !== '/api/docs')
    .map((route) => ({
      method: route.method === 'GET' ? ('get' as const) : ('post' as const),
      path: route.path.replace(/:(\w+)/g, '{$1}'),
      operation: operationOf(route),
      replies: route.replies,
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1));
}

export function openApiDocument(routes: readonly Route[], title: string): object {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const { path, method, operation } of describeRoutes(routes)) paths[path] = { ...paths[path], [method]: operation };
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1',
      description: 'Days are YYYY-MM-DD, instants ISO 8601 in UTC, money whole cents. Unknown fields are refused.',
    },
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key that a person made for a machine of theirs at /sign-ins.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'A signed-in browser; a POST also carries the header X-CSRF-Token.',
        },
      },
      schemas: { Refusal: refusalShape() },
    },
  };
}

function operationOf(route: Route): Operation {
  const isOpen = route.right === 'anyone';
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/^\/api/, '').replace(/[/:.-]+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: route.summary ?? '',
    'x-right': route.right,
    'x-roles': rights[route.right],
    security: isOpen ? [] : [{ key: [] }, { session: [] }],
    parameters: [...parametersOf(route, 'path'), ...parametersOf(route, 'query')],
    ...(route.body && { requestBody: { required: true, content: bodyOf(route, route.body) } }),
    responses: responsesOf(route, isOpen),
  };
}

/** Fields with a file come as a form with parts, the fields before the file. */
function bodyOf({ takesFiles }: Route, body: Shape): Record<string, { schema: TSchema }> {
  if (!takesFiles) return { 'application/json': { schema: body } };
  const file = Type.String({ format: 'binary', description: 'after the fields' });
  return { 'multipart/form-data': { schema: Type.Object({ ...body.properties, file }, { additionalProperties: false }) } };
}

function parametersOf(route: Route, place: 'path' | 'query'): Parameter[] {
  const shape = place === 'path' ? route.params : route.query;
  const required = new Set<string>(shape?.required ?? []);
  return Object.entries(shape?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: required.has(name),
    ...descriptionOf(schema),
    schema,
  }));
}

function descriptionOf(schema: TSchema): { description?: string } {
  return 'description' in schema && typeof schema.description === 'string' ? { description: schema.description } : {};
}

function responsesOf(route: Route, isOpen: boolean): Record<string, unknown> {
  const refusal = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  });
  return {
    '200': { description: 'Done', ...(route.replies && { content: { 'application/json': { schema: route.replies } } }) },
    ...((route.query ?? route.body) && { '400': refusal('The request is not of the described shape; nothing was done') }),
    ...(!isOpen && { '401': refusal('Nobody is signed in'), '403': refusal('The person does not have the right') }),
    ...(route.params && { '404': refusal('There is no such thing, or it is not for this person') }),
    ...(route.method === 'POST' && {
      '409': refusal('Something happened in between; nothing was done'),
      '422': refusal('What was sent has faults; nothing was done'),
    }),
    '429': refusal('Too many requests; see Retry-After'),
  };
}

function refusalShape(): object {
  const codes = Object.entries(refusals).map(([code, status]) => ({ code, status }));
  return {
    type: 'object',
    description: 'Why something was refused. The code is for programs and stays the same; the message is for people, in their language.',
    required: ['error', 'message', 'faults'],
    properties: {
      error: { type: 'string', enum: codes.map(({ code }) => code) },
      message: { type: 'string', examples: [refusalTexts('en')['not-found']] },
      faults: {
        type: 'array',
        items: { type: 'object', required: ['place', 'reason'], properties: { place: { type: 'string' }, reason: { type: 'string' } } },
      },
    },
  };
}
