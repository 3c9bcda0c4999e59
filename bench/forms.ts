import { Processors, processSync, type Component } from '@formio/core';
import { Model } from 'survey-core';
import { checkAnswers } from '#server/platform/forms/check.ts';
import { parsePage, type PostedForm } from '#server/platform/forms/parse.ts';
import { dropIrrelevant } from '#server/platform/forms/relevance.ts';
import type { Answers, Form } from '#server/platform/forms/definition.ts';
import { isRefusal, type Fault } from '#server/platform/forms/fault.ts';
import { formioComponents, surveyForm } from './forms/other-forms.ts';
import { ownForm, ownPost, plainAnswers, today } from './forms/own-form.ts';

/**
 * The full check of one submission of 120 questions, right answers and faulty ones by turns, beside two form engines
 * that run on a server. Each is given what it starts from: we the posted texts, the others answers as JSON. The
 * number of faults that each finds is printed too, so that one can see that they do the same work.
 */
type Contestant = { name: string; check: (isFaulty: boolean) => number };

const turns = 5;
const checksPerTurn = 20;
const warmUps = 6;

function ownContestant(): Contestant {
  const form = ownForm();
  const posts = { right: splitByPage(form, ownPost(false)), faulty: splitByPage(form, ownPost(true)) };
  return { name: 'ours', check: (isFaulty) => checkPosted(form, isFaulty ? posts.faulty : posts.right) };
}

/** Reads every page, drops what does not apply and checks the whole. */
function checkPosted(form: Form, posts: readonly PostedForm[]): number {
  const answers: Answers = {};
  const unread: Fault[] = [];
  for (const [index, page] of form.pages.entries()) {
    const parsed = parsePage(page, posts[index] ?? new Map(), []);
    if (isRefusal(parsed)) throw new Error(`${parsed.refused}: ${parsed.name}`);
    Object.assign(answers, parsed.answers);
    unread.push(...parsed.faults);
  }
  return checkAnswers(form, dropIrrelevant(form, answers, { today }), { today, unread }).length;
}

function splitByPage(form: Form, posted: PostedForm): PostedForm[] {
  return form.pages.map(
    ({ fields }) => new Map([...posted].filter(([name]) => fields.some(({ id }) => name === id || name.startsWith(`${id}.`)))),
  );
}

/** A model keeps the answers of one person, so a server makes one for each submission. */
function surveyContestant(): Contestant {
  const json = surveyForm();
  return {
    name: 'survey-core',
    check: (isFaulty) => {
      const model = new Model(json);
      model.data = plainAnswers(isFaulty);
      model.validate(true, false);
      return model.getAllQuestions(true, false, true).reduce((count, question) => count + question.errors.length, 0);
    },
  };
}

function formioContestant(): Contestant {
  // Its type of a component lists every kind with every property; ours are some of each.
  const components = formioComponents() as Component[];
  return {
    name: '@formio/core',
    check: (isFaulty) => {
      const data = plainAnswers(isFaulty);
      const scope: { errors?: unknown[] } = {};
      processSync({ components, data, scope, processors: Processors, submission: { data } });
      return scope.errors?.length ?? 0;
    },
  };
}

type Measured = { name: string; milliseconds: number; faults: number };

/** They take turns of some checks in a row, so that a machine that is busy for a while is so for all of them. */
function measureAll(contestants: readonly Contestant[]): Measured[] {
  const measured = contestants.map((contestant) => ({ contestant, times: new Array<number>() }));
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { contestant, times } of measured) times.push(...takeTurn(contestant));
  }
  return measured.map(({ contestant, times }) => ({ name: contestant.name, milliseconds: median(times), faults: contestant.check(true) }));
}

/** The times of a turn's checks without the first ones, which pay for what the one before has left behind. */
function takeTurn({ check }: Contestant): number[] {
  return Array.from({ length: warmUps + checksPerTurn }, (_, index) => {
    const start = performance.now();
    check(index % 2 === 1);
    return performance.now() - start;
  }).slice(warmUps);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export async function run(): Promise<void> {
  const results = measureAll([ownContestant(), surveyContestant(), formioContestant()]);
  console.log('Full check of one submission: 120 questions, 20 pages, median of 100, right and faulty answers by turns');
  console.table(
    results.map(({ name, milliseconds, faults }) => ({ engine: name, ms: Number(milliseconds.toFixed(3)), 'faults found': faults })),
  );
  const [own, survey, formio] = results.map(({ milliseconds }) => Number(milliseconds.toFixed(4)));
  console.log(JSON.stringify({ checkMs: own, surveyCoreMs: survey, formioMs: formio }));
}
