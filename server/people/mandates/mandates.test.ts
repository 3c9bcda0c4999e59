import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { channels } from '#server/platform/channels/channel.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { mandateActions } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { basisChannels, mandateBases } from './mandate-rules.ts';
import { endMandate, findMandateFor } from './queries.ts';
import { addTestMandate } from './testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
});
afterAll(() => opened.close());

let n = 400;
async function strangers() {
  n += 2;
  return { principal: await signInCustomer(opened, { n }), agent: await signInCustomer(opened, { n: n + 1 }) };
}

type Asked = Parameters<typeof findMandateFor>[1];
const codeOf = async (asked: Asked) => {
  try {
    return (await findMandateFor(opened.database, asked)).mandateId;
  } catch (error) {
    return refusalOf(error)?.code;
  }
};

describe.each(mandateBases)('at the desk, a mandate on the basis %s', (basis) => {
  test('is honoured in the channels where it serves, for each action, and in no other', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent, basis });
    for (const channel of channels)
      for (const action of mandateActions) {
        const found = await codeOf({ principalId: principal.id, agentId: agent.id, channel, action, day: '2015-03-02' });
        expect([channel, action, found]).toEqual([
          channel,
          action,
          basisChannels[basis].includes(channel) ? mandateId : 'mandate-not-valid',
        ]);
      }
  });
});

describe('at the desk', () => {
  test('a mandate of the national register is refused, and a power of attorney on paper beside it is honoured', async () => {
    const { principal, agent } = await strangers();
    await addTestMandate(opened, { principal, agent, basis: 'suomi-fi' });
    const use = { principalId: principal.id, agentId: agent.id, channel: 'office', action: 'apply', day: '2015-03-02' } as const;
    expect(await codeOf(use)).toBe('mandate-not-valid');
    const written = await addTestMandate(opened, { principal, agent, basis: 'written' });
    expect(await codeOf(use)).toBe(written);
    expect(await codeOf({ ...use, channel: 'online' })).not.toBe(written);
  });

  test('what one mandate lacks another may have; what none has is refused as lacking', async () => {
    const { principal, agent } = await strangers();
    const seeing = await addTestMandate(opened, { principal, agent, basis: 'written', actions: ['view'] });
    const housing = await addTestMandate(opened, {
      ...{ principal, agent, basis: 'written', actions: ['view', 'apply'], benefits: ['generalHousingAllowance'] },
    });
    const use = { principalId: principal.id, agentId: agent.id, channel: 'phone', day: '2015-03-02' } as const;
    expect(await codeOf({ ...use, action: 'view', benefit: 'studentAid' })).toBe(seeing);
    expect(await codeOf({ ...use, action: 'apply', benefit: 'generalHousingAllowance' })).toBe(housing);
    expect(await codeOf({ ...use, action: 'apply', benefit: 'studentAid' })).toBe('mandate-lacks-action');
    expect(await codeOf({ ...use, action: 'change-account', benefit: 'generalHousingAllowance' })).toBe('mandate-lacks-action');
  });

  test('one that was ended, is over, or is between others is refused; an oral one serves on its day alone', async () => {
    const { principal, agent } = await strangers();
    const ended = await addTestMandate(opened, { principal, agent, basis: 'written' });
    await endMandate(opened.database, { customerId: principal.id, mandateId: ended }, 'clerk', opened.clock.now());
    const use = { principalId: principal.id, agentId: agent.id, channel: 'phone', action: 'view', day: '2015-03-02' } as const;
    expect(await codeOf(use)).toBe('mandate-not-valid');
    const oral = await addTestMandate(opened, { principal, agent, basis: 'oral' });
    expect(await codeOf(use)).toBe(oral);
    expect(await codeOf({ ...use, day: '2015-03-03' })).toBe('mandate-not-valid');
    expect(await codeOf({ ...use, principalId: agent.id, agentId: principal.id })).toBe('mandate-not-valid');
  });
});

describe('the database', () => {
  const constraintOf = async (choice: Parameters<typeof addTestMandate>[1]) => {
    try {
      return await addTestMandate(opened, choice);
    } catch (error) {
      return error instanceof Error && 'constraint' in error ? error.constraint : error;
    }
  };

  test('takes no mandate that the rules forbid, whoever writes it', async () => {
    const { principal, agent } = await strangers();
    const pair = { principal, agent };
    expect(await constraintOf({ ...pair, basis: 'suomi-fi', channels: ['online', 'phone'] })).toBe('register_mandate_is_online_only');
    expect(await constraintOf({ ...pair, basis: 'written', channels: ['online'] })).toBe('written_mandate_is_never_online');
    expect(await constraintOf({ ...pair, basis: 'oral', validToOn: '2015-03-03' })).toBe('oral_mandate_is_for_phone_or_office');
    expect(await constraintOf({ ...pair, basis: 'child-guardian', validToOn: null })).toBe('guardian_of_child_has_last_day');
    expect(await constraintOf({ principal, agent: principal })).toBe('nobody_is_their_own_agent');
    expect(await constraintOf({ ...pair, validToOn: '2015-03-01' })).toBe('mandate_begins_before_it_ends');
    expect(await constraintOf({ ...pair, actions: [] })).toBe('mandate_actions_are_known');
  });

  test('keeps one guardian of a child, however many record it at once', async () => {
    const { principal, agent } = await strangers();
    const attempts = Array.from({ length: 16 }, () => constraintOf({ principal, agent, basis: 'child-guardian' }));
    const results = await Promise.all(attempts);
    expect(results.filter((one) => one === 'one_guardian_of_child_per_pair')).toHaveLength(15);
  });
});
