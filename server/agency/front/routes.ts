import type { House } from '#server/house.ts';
import { openRoute, page, type Route } from '#server/platform/http/route.ts';
import { AccessibilityPage, FrontPage, PrivacyPage } from './pages.tsx';

/** The pages that everybody may read: the front page, the accessibility statement, data protection. */
export function routes({ agency }: House): Route[] {
  return [
    openRoute({ method: 'GET', path: '/', answer: async (visit) => page(FrontPage({ visit, agency })) }),
    openRoute({ method: 'GET', path: '/accessibility', answer: async (visit) => page(AccessibilityPage({ visit, agency })) }),
    openRoute({ method: 'GET', path: '/privacy', answer: async (visit) => page(PrivacyPage({ visit, agency })) }),
  ];
}
