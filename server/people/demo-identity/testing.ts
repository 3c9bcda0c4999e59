import type { FastifyInstance } from 'fastify';

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;
type Kept = { value: string; path: string };

/** A browser without a screen: keeps cookies, each for its path, and follows redirects within the site. */
export class TestBrowser {
  readonly cookies = new Map<string, Kept>();
  /** The node that answers. */
  app: FastifyInstance;
  readonly site: string;
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

  constructor({ app, house }: { app: FastifyInstance; house: { settings: { publicUrl: string } } }) {
    this.app = app;
    this.site = new URL(house.settings.publicUrl).origin;
  }

  /** One request, without following where it leads. */
  async ask(address: string, fields?: Record<string, string>): Promise<Answer> {
    const { pathname, search } = new URL(address, this.site);
    const answer = await this.app.inject({
      method: fields ? 'POST' : 'GET',
      url: pathname + search,
      headers: {
        cookie: this.cookiesFor(pathname),
        'user-agent': this.userAgent,
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded', origin: this.site } : {}),
      },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.keep(line);
    return answer;
  }

  /** Follows redirects until a page, or until an address begins with `until`. Returns the addresses on the way and the last answer. */
  async follow(
    address: string,
    { fields, until = 'nowhere' }: { fields?: Record<string, string>; until?: string } = {},
  ): Promise<{ way: string[]; answer: Answer }> {
    const way = [address];
    let answer = await this.ask(address, fields);
    while (answer.headers.location !== undefined && way.length < 20) {
      const next = new URL(answer.headers.location, new URL(way.at(-1) ?? '/', this.site));
      if (next.origin !== this.site) throw new Error(`led away from the site, to ${next.origin}`);
      way.push(next.pathname + next.search);
      if ((next.pathname + next.search).startsWith(until)) break;
      answer = await this.ask(next.href);
    }
    return { way, answer };
  }

  cookiesFor(pathname: string): string {
    const fitting = [...this.cookies].filter(
      ([, { path }]) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`),
    );
    return fitting.map(([key, { value }]) => `${key.split(';')[0]}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [pair = '', ...flags] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const path = flags.find((flag) => /^path=/i.test(flag))?.slice(5) ?? '/';
    const isGone = flags.some((flag) => /^max-age=0$/i.test(flag) || /^expires=Thu, 01 Jan 1970/i.test(flag));
    const key = `${pair.slice(0, at)};${path}`;
    if (isGone) this.cookies.delete(key);
    else this.cookies.set(key, { value: pair.slice(at + 1), path });
  }
}

/** Goes to a door, chooses one of the invented people, and stops before the answer is given in at `/sign-in/answer`. Returns its address. */
export async function proveAtDemoService(browser: TestBrowser, door: string, person: string): Promise<string> {
  const asked = await browser.follow(door, { until: '/sign-in/answer' });
  const page = asked.way.at(-1) ?? '';
  // Whoever is signed in at the service is not asked again.
  if (page.startsWith('/sign-in/answer')) return page;
  const chosen = await browser.follow(page, { fields: withToken(asked.answer.body, { person }), until: '/sign-in/answer' });
  return chosen.way.at(-1) ?? '';
}

/** The same to the end: the browser is signed in. Returns the answer and the address that it led to. */
export async function signInThroughDemoService(browser: TestBrowser, door: string, person: string): Promise<Answer> {
  return browser.ask(await proveAtDemoService(browser, door, person));
}

/** Fields with the token that a page's hidden field holds, when the page has one. */
export function withToken(html: string, fields: Record<string, string>): Record<string, string> {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  return token === undefined ? fields : { ...fields, _csrf: token };
}
