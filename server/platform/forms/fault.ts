/** What can be wrong with an answer. The texts for people are in `html/faults.ts`. */
export type FaultCode =
  | 'required'
  | 'not-a-number'
  | 'negative'
  | 'too-many-decimals'
  | 'too-many-digits'
  | 'too-small'
  | 'too-large'
  | 'too-short'
  | 'too-long'
  | 'not-a-day'
  | 'incomplete-day'
  | 'not-a-month'
  | 'incomplete-month'
  | 'too-early'
  | 'too-late'
  | 'unknown-choice'
  | 'too-few-choices'
  | 'too-many-choices'
  | 'too-few-items'
  | 'too-many-items'
  | 'not-an-identity-code'
  | 'not-an-account-number'
  | 'not-an-email-address'
  | 'not-a-phone-number'
  | 'bad-characters'
  | 'wrong-kind'
  | 'unknown-field'
  | 'not-applicable';

/**
 * A fault of one answer. `path` is the answer's place (`rent`, `householdMembers.0.name`); `limit` is the least or
 * greatest number, length, count or ISO day that is accepted.
 */
export type Fault = { path: string; code: FaultCode; params: { limit?: number | string }; pageId: string };

/** A request that no page of ours sends: nothing of it is read, and nothing written. `name` is the control at fault. */
export type Refusal = {
  refused: 'unknown-field' | 'several-values' | 'wrong-kind' | 'bad-characters' | 'too-long-request' | 'too-many-items';
  name: string;
};

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}
