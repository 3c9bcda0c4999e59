import Type from 'typebox';
import { getBenefit, getCurrentForm } from '#server/agency/lookups.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { paperFormCode } from '#server/platform/codes/code.ts';
import { openRoute, page, route, type Route } from '#server/platform/http/route.ts';
import { FormListPage } from './list-page.tsx';
import { printForm } from './printed.ts';

const params = Type.Object({ benefit: Type.String({ maxLength: 60 }) });

/** The forms of benefits on paper: made from the same definitions as on the screen. */
export function routes({ agency }: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/benefits/:benefit/form.pdf',
      params,
      answer: async (visit, input) => {
        const benefit = getBenefit(agency, input.params.benefit);
        const form = getCurrentForm(agency, benefit.id, dayOf(visit.now, agency.timeZone));
        const { content, etag } = await printForm(agency, form, visit.language);
        const fileName = `${paperFormCode(form.code)}-${form.version}-${visit.language}.pdf`;
        return { kind: 'file', contentType: 'application/pdf', content, fileName, etag };
      },
    }),
    route({
      method: 'GET',
      path: '/paper/forms',
      right: 'take-in-paper',
      answer: async (visit) => page(FormListPage({ visit, agency, today: dayOf(visit.now, agency.timeZone) })),
    }),
  ];
}
