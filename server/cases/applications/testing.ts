import { v7 as newId } from 'uuid';
import type { Answer, AnswerItem, Answers, Page, Question } from '#server/platform/forms/definition.ts';

/** Answers to all that kela-2015 asks of a tenant with a spouse, a child and two incomes, without a fault in March 2015. */
export function housingAnswers(changes: Answers = {}): Answers {
  return {
    givenNames: 'Aino Maria',
    familyName: 'Testinen',
    identityCode: '140385-900D',
    language: 'fi',
    movedToFinlandRecently: 'no',
    kind: 'new',
    startDate: '2015-03-01',
    partnership: 'married',
    livesAlone: 'no',
    isCommunal: 'no',
    householdMembers: [
      {
        memberName: 'Väinö Testinen',
        memberBirthDate: '1983-05-02',
        memberRelation: 'spouse',
        memberMoveInDate: '2014-08-01',
        memberAuthorisation: 'yes',
      },
      { memberName: 'Eeli Testinen', memberBirthDate: '2012-02-29', memberRelation: 'child', memberMoveInDate: '2014-08-01' },
    ],
    address: 'Koekatu 1 A 2, 33100 Tampere',
    moveInDate: '2014-08-01',
    dwellingType: 'rental',
    landlordSendsData: 'no',
    floorAreaM2: 54.5,
    rooms: 2,
    rent: 65_050,
    rentInAgreement: 'yes',
    waterSeparate: 'no',
    heatingSeparate: 'no',
    subletsPart: 'no',
    isStudent: 'no',
    hasIncome: 'yes',
    incomeTypes: ['wage'],
    incomes: [{ incomeMember: 'Väinö Testinen', incomeType: 'wage', incomeGrossPerMonth: 185_000, incomeChanging: 'no' }],
    payTo: 'applicant',
    account: 'FI2112345600000785',
    ...changes,
  };
}

type Fields = Record<string, string | readonly string[]>;

/** What a browser posts when these answers are typed on a page; groups with their count. */
export function typedOn(page: Page, answers: Answers): Fields {
  const fields: Fields = {};
  for (const field of page.fields) {
    const answer = answers[field.id];
    if (field.type !== 'group') Object.assign(fields, typedAnswer(field, field.id, answer));
    else {
      // A group's answer is a list of items.
      const items = (answer ?? []) as AnswerItem[];
      fields[`${field.id}.count`] = String(items.length);
      items.forEach((item, index) =>
        field.fields.forEach((question) =>
          Object.assign(fields, typedAnswer(question, `${field.id}.${index}.${question.id}`, item[question.id])),
        ),
      );
    }
  }
  return fields;
}

function typedAnswer({ type }: Question, name: string, answer: Answer | undefined): Fields {
  if (answer === undefined) return {};
  // Only a multiple choice has a list, and it is one of texts.
  if (Array.isArray(answer)) return { [name]: answer as string[] };
  const [year = '', month = '', day = ''] = String(answer).split('-');
  if (type === 'date') return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
  if (type === 'month') return { [`${name}.month`]: month, [`${name}.year`]: year };
  if (type === 'money') return { [name]: (Number(answer) / 100).toFixed(2).replace('.', ',') };
  return { [name]: type === 'decimal' ? String(answer).replace('.', ',') : String(answer) };
}

type Applicant = { api(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ statusCode: number; json(): unknown }> };

/** Sends an application for housing allowance as a machine of the customer's would. Returns its id. */
export async function sendApplication(customer: Applicant, { id = newId(), answers = housingAnswers() } = {}): Promise<string> {
  const body = { id, benefit: 'generalHousingAllowance', formVersion: '2015-01-01', answers };
  const sent = await customer.api('POST', '/api/applications', body);
  if (sent.statusCode !== 201) throw new Error(`sending an application gave ${sent.statusCode}: ${JSON.stringify(sent.json())}`);
  return id;
}
