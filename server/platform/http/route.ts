import type { Readable } from 'node:stream';
import type { VNode } from 'preact';
import type { Static, TObject, TSchema } from 'typebox';
import type { ReceivedFile } from '../files/received-file.ts';
import type { MediaType } from '../files/types/media-types.ts';
import type { Language, Text } from '../language/language.ts';
import type { LiveStreams } from '../live/live-streams.ts';
import type { PostedForm } from './posted-form.ts';
import type { MandateAction, Person, Right, Session } from './person.ts';
import type { SentText } from './uploads/take-upload.ts';
import type { UploadLimits } from './uploads/upload-limits.ts';

/** What every page needs to know of the agency to dress itself. */
export type Frame = {
  name: Text;
  /** What the agency says at the foot of every page. */
  footer: Text;
  languages: readonly Language[];
  timeZone: string;
  themeStylesheet: string;
  /** Addresses of the program's stylesheet and script. */
  stylesheet: string;
  script: string;
  /** The menu at the top of every page, for this person. */
  navigation(person: Person | undefined, language: Language): readonly NavigationGroup[];
};

export type NavigationLink = { address: string; label: string };
/** Links that belong together; without a name they stand in the row themselves. No group is empty. */
export type NavigationGroup = { name: string | undefined; links: readonly NavigationLink[] };

/** One request: who asks, in which language, and what a page needs to answer. */
export type Visit = {
  language: Language;
  session: Session | undefined;
  /** A session that ran out: such a visit may only keep what was typed, where the route allows it. */
  overSession: Session | undefined;
  /** True when the person pressed a language button: keep what was typed and show the same page again. */
  changesLanguage: boolean;
  /** The token that forms must send back; empty when nobody is signed in. */
  csrfToken: string;
  /** Path and query of this request. */
  address: string;
  now: Date;
  frame: Frame;
  /** Client's network address, for limits only: never stored. */
  clientAddress: string;
  /** What the browser calls itself, at most 400 characters. Anybody can write anything there. */
  userAgent: string;
  cookies: ReadonlyMap<string, string>;
};

/** A visit by somebody who is signed in (or, where a route `keepsTyped`, was until the session ran out). */
export type SignedVisit<P extends Person = Person> = Visit & { person: P };

export type Cookie = { name: string; value: string; maxAgeSeconds?: number };

export type Reply =
  | {
      kind: 'page';
      status: number;
      page: VNode;
      cookies?: readonly Cookie[];
      /** `frame`: a frame of ours is on the page, with what somebody sent. `nothing`: it is that frame, which has no origin and can reach nothing. */
      embeds?: 'frame' | 'nothing';
    }
  | { kind: 'redirect'; to: string; cookies?: readonly Cookie[]; clearsSite?: boolean }
  | { kind: 'json'; status: number; data: unknown }
  | { kind: 'text'; contentType: string; text: string; fileName?: string }
  /** With an `etag` a browser that has this very content already is not sent it again. */
  | { kind: 'file'; contentType: string; content: Buffer; fileName: string; etag?: string }
  | StreamReply
  /** A ZIP that is made while it is sent: nobody knows yet how long it will be. */
  | { kind: 'archive'; content: Readable; fileName: string }
  | EventsReply;

/** A stream that stays open and tells the page whenever one of its subjects changed. For routes that are `live: 'stream'`. */
export type EventsReply = { kind: 'events'; streams: LiveStreams; subjects: readonly string[] };

/**
 * A file that somebody sent, given back as it came. It is saved, under a name that was cleaned; pictures that every browser
 * draws itself may be shown in place.
 */
export type StreamReply = { kind: 'stream'; content: Readable; byteCount: number; fileName: string } & (
  | { mediaType: MediaType }
  | { mediaType: Extract<MediaType, 'image/jpeg' | 'image/png'>; isShown: true }
);

export const page = (node: VNode, status = 200): Reply => ({ kind: 'page', status, page: node });
export const redirect = (to: string): Reply => ({ kind: 'redirect', to });
export const json = (data: unknown, status = 200): Reply => ({ kind: 'json', status, data });

export type Shape = TObject;
type Given<S> = S extends TSchema ? Static<S> : Record<string, never>;

export type Input<P = undefined, Q = undefined, B = undefined> = {
  params: Given<P>;
  query: Given<Q>;
  body: Given<B>;
  /** The raw posted fields, when the route takes a `form` and checks it itself. */
  form: PostedForm;
  /** What became of each file, in the order they came, when the route takes files. A field without a file is not among them. */
  files: readonly ReceivedFile[];
  /** The files of a route that reads texts, in the order they came. */
  texts: readonly SentText[];
};

export type Route = {
  method: 'GET' | 'POST';
  path: string;
  right: Right;
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** The route reads posted fields itself, as a form definition says; nothing else may leave out `body`. */
  takesForm?: boolean;
  /** The route takes `multipart/form-data`: its files are in the store, or refused, before it answers. Its fields go to `body` or `form`. */
  takesFiles?: true | Partial<UploadLimits>;
  /** The route takes `multipart/form-data` whose files it reads and does not keep: JSON, say. They are whole in memory. */
  takesTexts?: Partial<UploadLimits>;
  /** Throws when nobody may send files here now: asked before the first byte of a file is kept. `params` are those of the address. */
  admitsFiles?: (visit: Visit, params: Readonly<Record<string, string | undefined>>) => Promise<void>;
  /** What the route does, for the description of the interface for machines. */
  summary?: string;
  replies?: TSchema;
  /** Why this route crosses the walls around customers' rows: it finds out who somebody is before it can know whose rows are theirs. */
  runsAsSystem?: string;
  /** What an agent's mandate must allow; a route that changes something needs `apply` where it says nothing, others `view`. */
  action?: MandateAction;
  /** May be answered although the session ran out: to keep what was typed. Never more than that. */
  keepsTyped?: boolean;
  /**
   * `stream`: tells a page when something changed. `page`: its own script fetches it anew then. Neither is anything that
   * somebody did: it does not prolong the session, and has a limit of its own.
   */
  live?: 'page' | 'stream';
  answer(visit: Visit, input: Input<Shape, Shape, Shape>): Promise<Reply>;
};

type Answer<P, Q, B, V> = (visit: V, input: Input<P, Q, B>) => Promise<Reply>;
type RouteParts<P, Q, B> = Omit<Route, 'answer' | 'params' | 'query' | 'body' | 'right'> & {
  params?: P;
  query?: Q;
  body?: B;
};

/** A route whose input has the types of its shapes. */
function typed<P, Q, B, V>(parts: RouteParts<P, Q, B> & { right: Right; answer: Answer<P, Q, B, V> }): Route {
  // The server checks the input by these very shapes, and the person by the right, before it calls `answer`.
  return parts as unknown as Route;
}

/** For everybody, signed in or not. */
export function openRoute<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(parts: RouteParts<P, Q, B> & { answer: Answer<P, Q, B, Visit> }): Route {
  return typed({ ...parts, right: 'anyone' });
}

type Visitor<R extends Right> = R extends 'own-matters' | 'own-person' | 'act-for-others'
  ? Extract<Person, { role: 'customer' }>
  : R extends 'own-sign-ins'
    ? Person
    : Exclude<Person, { role: 'customer' }>;

/** For people who have a right; `visit.person` is one of them. */
export function route<
  R extends Exclude<Right, 'anyone'>,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(parts: RouteParts<P, Q, B> & { right: R; answer: Answer<P, Q, B, SignedVisit<Visitor<R>>> }): Route {
  return typed(parts);
}
