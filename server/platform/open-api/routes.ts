import { Type } from 'typebox';
import { json, openRoute, page, type Route } from '../http/route.ts';
import { describeRoutes, openApiDocument } from './document.ts';
import { DocsPage } from './pages.tsx';

/** The description of the interface for machines: for programs and for people. `listRoutes` gives every route of the house, these included. */
export function apiRoutes(listRoutes: () => readonly Route[]): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/api/openapi.json',
      summary: 'This description (OpenAPI 3.1), made of the shapes by which requests are checked',
      replies: Type.Object({ openapi: Type.String(), info: Type.Object({}), paths: Type.Object({}) }),
      answer: async (visit) => json(openApiDocument(listRoutes(), visit.frame.name.en)),
    }),
    openRoute({
      method: 'GET',
      path: '/api/docs',
      answer: async (visit) => page(DocsPage({ visit, described: describeRoutes(listRoutes()) })),
    }),
  ];
}
