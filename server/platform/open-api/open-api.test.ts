import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Type } from 'typebox';
import { listRoutes } from '#server/app.ts';
import { json, openRoute, route } from '../http/route.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';
import { describeRoutes, openApiDocument } from './document.ts';

const example = [
  route({
    method: 'POST',
    path: '/api/boxes/:boxId/open-lid',
    right: 'handle-cases',
    summary: 'Opens a box',
    params: Type.Object({ boxId: Type.String({ description: 'The box' }) }),
    query: Type.Object({ slowly: Type.Optional(Type.Boolean()) }),
    body: Type.Object({ lid: Type.String() }),
    replies: Type.Object({ isOpen: Type.Boolean() }),
    answer: async () => json({}),
  }),
  openRoute({ method: 'GET', path: '/api/boxes', summary: 'Boxes', answer: async () => json([]) }),
  openRoute({ method: 'GET', path: '/boxes', answer: async () => json([]) }),
];

test('a route for machines is described by the shapes that it is checked by', () => {
  // What a program reads: the shapes without what only our own code sees of them.
  const { paths } = JSON.parse(JSON.stringify(openApiDocument(example, 'Test'))) as {
    paths: Record<string, { get?: object; post?: object }>;
  };
  expect(Object.keys(paths)).toEqual(['/api/boxes', '/api/boxes/{boxId}/open-lid']);
  expect(paths['/api/boxes/{boxId}/open-lid']?.post).toMatchObject({
    operationId: 'postBoxesBoxIdOpenLid',
    'x-right': 'handle-cases',
    'x-roles': ['clerk'],
    security: [{ key: [] }, { session: [] }],
    parameters: [
      { name: 'boxId', in: 'path', required: true, description: 'The box', schema: { type: 'string' } },
      { name: 'slowly', in: 'query', required: false, schema: { type: 'boolean' } },
    ],
    requestBody: {
      content: { 'application/json': { schema: { type: 'object', required: ['lid'], properties: { lid: { type: 'string' } } } } },
    },
    responses: { 200: { content: { 'application/json': { schema: { properties: { isOpen: { type: 'boolean' } } } } } }, 404: {}, 409: {} },
  });
  expect(paths['/api/boxes']?.get).toMatchObject({ 'x-right': 'anyone', security: [] });
});

describe('the house', () => {
  let opened: TestHouse;
  beforeAll(async () => {
    opened = await openTestHouse();
  });
  afterAll(() => opened.close());

  test('says of every route for machines what it does and what it answers', () => {
    const silent = describeRoutes(listRoutes(opened.house)).filter(({ operation, replies }) => operation.summary === '' || !replies);
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test('says of a route that takes a file that it comes as a form with parts', () => {
    const sending = describeRoutes(listRoutes(opened.house)).find(
      ({ method, path }) => method === 'post' && path === '/api/applications/{applicationId}/attachments',
    );
    expect(Object.keys(sending?.operation.requestBody?.content ?? {})).toEqual(['multipart/form-data']);
  });

  test('gives no two operations the same name', () => {
    const names = describeRoutes(listRoutes(opened.house)).map(({ operation }) => operation.operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('describes itself to a program without signing in', async () => {
    const answer = await opened.app.inject('/api/openapi.json');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ openapi: '3.1.0', paths: { '/api/statistics': { get: { 'x-right': 'see-figures' } } } });
  });

  test('describes itself to people, in a frame of their language', async () => {
    const answer = await opened.app.inject({ url: '/api/docs', headers: { 'accept-language': 'sv' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<html lang="sv"');
    expect(answer.body).toContain('Gränssnitt för maskiner');
    expect(answer.body).toContain('/api/statistics/{figure}');
    expect(answer.body).not.toMatch(/<script(?![^>]*src=)|style="/);
  });
});
