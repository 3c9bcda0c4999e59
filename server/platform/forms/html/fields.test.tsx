import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../language/language.ts';
import { checkAnswers } from '../check.ts';
import type { Answers, Page } from '../definition.ts';
import { isRefusal, type Fault } from '../fault.ts';
import { parsePage, type PostedForm } from '../parse.ts';
import { exampleAnswers, exampleForm, today } from '../testing/example-form.ts';
import { AnswerList } from './answer-list.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { PageFields } from './fields.tsx';

const form = exampleForm();
const [keeper, bees] = [form.pages[0]!, form.pages[1]!];

type Shown = { language?: Language; faults?: Fault[]; typed?: ReadonlyMap<string, string> };

function html(page: Page, answers: Answers, { language = 'en', faults, typed }: Shown = {}): string {
  return renderToString(
    <PageFields form={form} page={page} answers={answers} language={language} today={today} faults={faults} typed={typed} />,
  );
}

/** What a browser would post from the page: the names and values of its controls. */
function postOf(page: string): PostedForm {
  const posted = new Map<string, string[]>();
  for (const [tag] of page.matchAll(/<input[^>]*>|<textarea[^>]*>[^<]*/g)) {
    const name = attribute(tag, 'name');
    const isChoice = /type="(radio|checkbox)"/.test(tag);
    if (!name || (isChoice && !/ checked/.test(tag))) continue;
    posted.set(name, [...(posted.get(name) ?? []), attribute(tag, 'value') ?? tag.replace(/^[^>]*>/, '')]);
  }
  return posted;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}(?:="([^"]*)")?(?=[ />])`).exec(tag);
  return value ? (value[1] ?? '').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&') : undefined;
}

describe('a page to fill in', () => {
  test('every control has a label or a legend, and every label its control', () => {
    const page = html(bees, exampleAnswers()) + html(keeper, {});
    const ids = [...page.matchAll(/<(?:input|textarea|select)[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    const labels = [...page.matchAll(/<label[^>]* for="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(labels)).toEqual(new Set(ids));
    expect(ids.length).toBe(new Set(ids).size);
  });

  test('browsers are told what to fill in and which keyboard to bring', () => {
    const page = html(keeper, {});
    expect(page).toContain('autocomplete="given-name"');
    expect(page).toMatch(/type="tel"[^>]*autocomplete="tel"/);
    expect(page).toMatch(/type="email"[^>]*autocomplete="email"/);
    expect(html(bees, exampleAnswers())).toMatch(/name="sugar" value="45.50"[^>]*inputmode="decimal"/);
  });

  test('what may be left empty says so in each language', () => {
    expect(html(keeper, {}, { language: 'fi' })).toContain('Phone (fi) (ei pakollinen)');
    expect(html(keeper, {}, { language: 'sv' })).toContain('Phone (sv) (frivillig)');
    expect(html(keeper, {})).toContain('Phone (optional)');
  });

  test('Enter goes on, whatever buttons the page has', () => {
    expect(/<button[^>]*>/.exec(html(bees, exampleAnswers()))?.[0]).toMatch(/value="next"/);
  });

  test('a text with the signs of HTML is only a text', () => {
    expect(html(keeper, { givenNames: '"><script>alert(1)</script>' })).not.toContain('<script');
  });

  test('nothing in it needs an inline script or style', () => {
    expect(html(bees, exampleAnswers())).not.toMatch(/ on[a-z]+=| style=/);
  });
});

describe('a question with a condition', () => {
  test('is there, marked as hidden, with its condition in words and for the browser', () => {
    const page = html(bees, { kind: 'bumble' });
    expect(page).toContain(
      'data-question="hives" data-kind="integer" data-when="{&quot;field&quot;:&quot;kind&quot;,&quot;is&quot;:[&quot;honey&quot;]}" data-hidden-by-condition',
    );
    expect(page).toContain('Answer if your answer to “What bees?” is “honey”.');
    expect(html(bees, { kind: 'bumble' }, { language: 'fi' })).toContain('Vastaa, jos vastasit kohtaan ”What bees? (fi)”: ”honey (fi)”.');
  });

  test('is not marked as hidden when its condition holds', () => {
    expect(html(bees, { kind: 'honey' })).toMatch(/data-question="hives"[^>]*\]\}">/);
  });

  test('within a group that does not apply yet is there for browsers without scripts', () => {
    const page = html(bees, {});
    expect(page).toMatch(/data-question="helpers"[^>]*data-hidden-by-condition/);
    expect(page).toContain('name="helpers.0.name"');
    expect(page).toContain('name="helpers.count" value="1"');
  });

  test('that hangs on another page is left out when it does not hold, and needs no words when it does', () => {
    const other = exampleForm();
    other.pages[2]!.fields[0]!.when = { field: 'hives', atLeast: 20 };
    const grounds = (hives: number) =>
      renderToString(
        <PageFields form={other} page={other.pages[2]!} answers={{ ...exampleAnswers(), hives }} language="en" today={today} />,
      );
    expect(grounds(12)).not.toContain('name="grounds"');
    expect(grounds(30)).toContain('name="grounds"');
    expect(grounds(30)).not.toContain('Answer if');
    expect(grounds(30)).toContain('data-answers="{&quot;hives&quot;:30}"');
  });
});

test('advice shows when it holds', () => {
  expect(html(bees, { startDate: '2015-04-01' })).toMatch(/class="ds-alert advice" data-color="warning" data-when="[^"]*">/);
  expect(html(bees, { startDate: '2015-06-01' })).toMatch(/class="ds-alert advice"[^>]*data-hidden-by-condition/);
});

describe('a group', () => {
  test('has a button to add, and one to remove each item above the least number', () => {
    const two = html(bees, { hasHelpers: 'yes', helpers: [{ name: 'A' }, { name: 'B' }] });
    expect(two).toContain('value="add:helpers">Add helper<');
    expect(two).toContain('value="remove:helpers:1">Remove helper 2<');
    expect(html(bees, { hasHelpers: 'yes', helpers: [{ name: 'A' }] })).not.toContain('remove:helpers');
  });

  test('that is full has no button to add', () => {
    expect(html(bees, { hasHelpers: 'yes', helpers: [{}, {}, {}] })).not.toContain('add:helpers');
  });
});

describe('faults', () => {
  const answers = { kind: 'honey', hasHelpers: 'yes', helpers: [{ name: 'A', isPaid: 'yes' }] };
  const faults = checkAnswers(form, answers, {
    today,
    onlyPage: 'bees',
    unread: [{ path: 'hives', code: 'not-a-number', params: {}, pageId: 'bees' }],
  });
  const typed = new Map([['hives', 'two']]);

  test('are shown at the control, which says that it is at fault and keeps what was typed', () => {
    const page = html(bees, answers, { faults, typed });
    expect(page).toMatch(/id="answer-hives" name="hives" value="two"[^>]*aria-describedby="answer-hives-fault" aria-invalid="true"/);
    expect(page).toContain('id="answer-hives-fault">Answer “How many hives?” in figures, for example 12.<');
  });

  test('are listed above the page with links that lead to each control', () => {
    const page = html(bees, answers, { faults });
    const summary = renderToString(<ErrorSummary form={form} faults={faults} language="en" />);
    const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toEqual(['answer-startDate-day', 'answer-hives', 'answer-helpers-0-pay']);
    for (const id of targets) expect(page).toContain(` id="${id}"`);
    expect(summary).toContain('Helper 1: Fill in “Pay”.');
  });

  test('within an item are told at the control without the item’s name', () => {
    expect(html(bees, answers, { faults })).toContain('id="answer-helpers-0-pay-fault">Fill in “Pay”.<');
  });

  test('that the definition has its own words for are told in those', () => {
    const page = form.pages[2]!;
    const found = checkAnswers(form, { ...exampleAnswers(), grounds: 'x'.repeat(301) }, { today });
    expect(html(page, exampleAnswers(), { faults: found })).toContain('>Tell why in at most 300 characters.<');
  });

  test('are listed on the review with links to their pages', () => {
    const summary = renderToString(
      <ErrorSummary form={form} faults={faults} language="sv" addressOf={(pageId) => `/application/${pageId}`} />,
    );
    expect(summary).toContain('href="/application/bees#answer-startDate-day"');
    expect(summary).toContain('Skriv dag, månad och år i punkten ”From what day? (sv)”.');
    expect(renderToString(<ErrorSummary form={form} faults={[]} language="sv" />)).toBe('');
  });
});

describe('a review', () => {
  const review = renderToString(
    <AnswerList form={form} answers={exampleAnswers()} language="fi" today={today} changeAddress={(pageId) => `/change/${pageId}`} />,
  ).replaceAll('\u00a0', ' ');

  test('tells every answer in words', () => {
    for (const answer of [
      'Aino Maria',
      'FI21 1234 5600 0007 85',
      'honey (fi)',
      '1. kesäkuuta 2015',
      '45,50 €',
      'Kyllä',
      'Veikko',
      '100,00 €',
      'Ei vastausta',
    ]) {
      expect(review).toContain(`>${answer}<`);
    }
  });

  test('leaves out what does not apply and leads back to each page', () => {
    expect(review).toContain('href="/change/bees"');
    expect(renderToString(<AnswerList form={form} answers={{ kind: 'none' }} language="fi" today={today} />)).not.toMatch(
      /How many hives|Why|href/,
    );
  });
});

test('a page that is posted as it was shown gives the same answers, in every language', () => {
  const answers = fc.record(
    {
      kind: fc.constantFrom('honey', 'none'),
      startDate: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      hives: fc.nat({ max: 999_999 }),
      sugar: fc.nat({ max: 99_999_999 }),
      weight: fc.nat({ max: 999_999 }).map((hundredths) => hundredths / 100),
      season: fc.constantFrom('2014-12', '2015-01'),
      flowers: fc.constantFrom<string[]>(['clover'], ['clover', 'heather']),
      hasHelpers: fc.constant('yes'),
    },
    { requiredKeys: ['hasHelpers'] },
  );
  const helpers = fc.array(fc.record({ name: fc.stringMatching(/^[A-Za-zÅÄÖåäö"<&-]{1,20}$/), isPaid: fc.constantFrom('yes', 'no') }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(answers, helpers, fc.constantFrom('fi' as const, 'sv' as const, 'en' as const), (given, items, language) => {
      // A record without required keys has the given ones only: none is undefined.
      const all = { ...given, helpers: items } as Answers;
      const parsed = parsePage(bees, postOf(html(bees, all, { language })), []);
      if (isRefusal(parsed)) throw new Error(`${parsed.refused}: ${parsed.name}`);
      expect(parsed).toEqual({ answers: all, faults: [], typed: new Map() });
    }),
    { numRuns: 50 },
  );
});
