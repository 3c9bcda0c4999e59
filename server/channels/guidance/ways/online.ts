import { listBenefitsOfGroup } from '#server/agency/lookups.ts';
import { isLanguage } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { assumedService } from '../assumed.ts';
import { texts } from '../texts.ts';
import type { Asked, Found, Way } from '../way.ts';

/** The online service: open day and night, in the languages of its pages. */
export const online: Way = {
  id: 'online',
  name: { fi: 'Verkkopalvelu', sv: 'E-tjänsten', en: 'Online service' },
  find: (asked) => Promise.resolve(findOnline(asked)),
};

function findOnline({ house: { agency }, group, errand, spoken, language }: Asked): Found {
  const t = texts(language);
  const spokenHere = agency.languages.find((tag) => tag === spoken);
  if (!spokenHere || !isLanguage(spokenHere))
    return { offers: [], whyNot: t.onlineLanguages(agency.languages.map((tag) => languageName(tag, language)).join(', ')) };
  const offer = { name: t.online, until: { low: 0, high: 0 }, service: assumedService[errand] };
  switch (errand) {
    case 'apply': {
      const [only, ...others] = group === undefined ? [] : listBenefitsOfGroup(agency, group);
      const address = only && others.length === 0 ? `/benefits/${only.id}` : '/';
      return { offers: [{ ...offer, link: { address, label: t.toApply }, why: [t.onlineAlways, t.onlineSave] }] };
    }
    case 'attach':
      return { offers: [{ ...offer, link: { address: '/matters', label: t.toMatters }, why: [t.onlineAlways, t.onlinePhotograph] }] };
    case 'ask':
    case 'unsure':
      // When the answer comes nobody has promised: the offer has no time, and comes after those that do.
      return {
        offers: [
          {
            ...offer,
            until: undefined,
            link: { address: '/matters/messages', label: t.toMessages },
            why: [t.onlineAlways, t.onlineAnswer],
          },
        ],
      };
    case 'hand-in':
      return { offers: [], whyNot: t.onlineNoPaper };
  }
}
