import type { Application } from '#server/cases/applications/queries.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addTally } from '#server/platform/figures/tally.ts';

export const grades = [1, 2, 3, 4, 5] as const;
export type Grade = (typeof grades)[number];
/** Characters. */
export const longestText = 1000;

export type SurveyAnswer = { grade: Grade; text: string | null };

/** Whether a customer may say how the service was: when the case has come to its end. */
export const isOver = ({ stage }: Pick<Application, 'stage'>) => stage === 'decided' || stage === 'withdrawn';

/**
 * Keeps what a customer thinks of the service in one case, and counts it by the way the application came. It is given once
 * and stands, since it is counted at once: of many at once the first counts. `day` is today in the agency's time zone.
 * @throws Refusal `survey-too-early` while the case is open, `survey-already-answered`
 */
export async function keepAnswer(
  database: Database,
  application: Application,
  { grade, text, language, at, day }: SurveyAnswer & { language: string; at: Date; day: string },
): Promise<void> {
  if (!isOver(application)) throw new Refusal('survey-too-early');
  const { customerId, applicationId, benefit, intakeChannel } = application;
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('survey_answer')
      .values({
        ...{ customer_id: customerId, application_id: applicationId, benefit, intake_channel: intakeChannel },
        ...{ grade, text, language, answered_at: at },
      })
      .execute();
    await addTally(transaction, {
      day,
      measure: 'survey-answers',
      channel: intakeChannel,
      benefit,
      detail: String(grade),
      counted: 1,
      total: grade,
    });
  });
}

/** What the customer thought of the service in a case; undefined when they have not said. */
export async function findAnswer(database: Database, { customerId, applicationId }: Application): Promise<SurveyAnswer | undefined> {
  const found = await database
    .selectFrom('survey_answer')
    .select(['grade', 'text'])
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  // The constraint survey_grade_is_one_to_five keeps to these.
  return found && { grade: found.grade as Grade, text: found.text };
}
