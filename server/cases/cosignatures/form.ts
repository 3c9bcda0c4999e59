import type { Form, Page } from '#server/platform/forms/definition.ts';

const empty = { fi: '-', sv: '-', en: '-' };

const page: Page = {
  id: 'cosigner',
  title: { fi: 'Keneltä pyydät allekirjoitusta?', sv: 'Vem ber du underteckna?', en: 'Whom do you ask to sign?' },
  fields: [
    { id: 'name', type: 'text', max: 100, label: { fi: 'Nimi', sv: 'Namn', en: 'Name' } },
    {
      id: 'identityCode',
      type: 'identityCode',
      label: { fi: 'Henkilötunnus', sv: 'Personbeteckning', en: 'Personal identity code' },
      hint: {
        fi: 'Tunnistamme allekirjoittajan henkilötunnuksesta, kun hän kirjautuu.',
        sv: 'Vi känner igen personen på personbeteckningen vid inloggningen.',
        en: 'We recognise the person by the code when they sign in.',
      },
    },
  ],
};

/** What an applicant fills in to ask for a signature. Nothing of the form but its page is shown. */
export const cosignerForm: Form = {
  ...{ code: 'cosigner', version: '2015-01-01', title: page.title, introduction: empty, minutes: 1 },
  ...{ pages: [page], declaration: empty, attachments: [] },
};
export const cosignerPage = page;
