import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiptTexts } from '#server/cases/applications/texts.ts';
import { texts as benefitTexts } from '#server/cases/benefits/texts.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Language } from '#server/platform/language/language.ts';
import { beginJourney, fillToReview, follow, formOf, type Journey, look, press, sendReviewed, signIn } from './steps.ts';
import { answerForm } from './valid-answers.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
});
afterAll(() => journey.end());

type Errand = { benefit: string; customer: number; language: Language; chosen?: Answers };

const errands: Errand[] = [
  { benefit: 'generalHousingAllowance', customer: 1, language: 'fi', chosen: { livesAlone: 'no' } },
  { benefit: 'childBenefitAndMaternityGrant', customer: 3, language: 'sv' },
  { benefit: 'basicUnemploymentAllowance', customer: 6, language: 'en', chosen: { memberOfFund: 'no' } },
  { benefit: 'sicknessAllowance', customer: 9, language: 'sv', chosen: { accident: 'traffic' } },
  { benefit: 'studentAid', customer: 10, language: 'en', chosen: { citizenship: 'nordic' } },
];

describe('without scripts, each benefit can be applied for to the end', () => {
  test.each(errands)('$benefit in $language', async ({ benefit, customer, language, chosen = {} }) => {
    const { form, today } = formOf(journey, benefit);
    const answers = answerForm(form, today, { identityCode: demoCustomer(customer).identityCode, ...chosen });
    const page = await journey.visitor();
    await page.goto(`/benefits/${benefit}?language=${language}`);
    await look(page, `${benefit}-benefit`);
    await signIn(page, demoCustomer(customer));
    await page.goto(`/benefits/${benefit}`);
    await press(page, benefitTexts(language).start);

    const passed = await fillToReview(page, form, answers, language, (id) => look(page, `${benefit}-${id}`));
    expect(passed).toEqual(form.pages.filter(({ fields }) => fields.some(({ id }) => answers[id] !== undefined)).map(({ id }) => id));
    await look(page, `${benefit}-review`);
    await sendReviewed(page, language);

    await page.getByRole('heading', { level: 1, name: receiptTexts(language).heading }).waitFor();
    await look(page, `${benefit}-receipt`);
    await follow(page, receiptTexts(language).follow);
    await look(page, `${benefit}-application`);
    const sent = await journey.opened.database
      .selectFrom('application')
      .select(['answers', 'benefit', 'intake_channel'])
      .where('benefit', '=', benefit)
      .execute();
    expect(sent).toEqual([{ benefit, intake_channel: 'online', answers }]);
  });
});
