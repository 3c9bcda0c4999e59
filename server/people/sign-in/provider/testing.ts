import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider of another party, whose answers a test can spoil one by one. It signs with ES256. */
export type ForeignProvider = {
  issuer: string;
  /** What it will say of the person; written over what an honest answer holds. */
  claims: Record<string, unknown>;
  /** Written over the signed token's own parts: iss, aud, nonce, exp … */
  token: Record<string, unknown>;
  /** Signs with a key that it does not publish. */
  signsFalsely: boolean;
  /** Answers every question with an error of its own. */
  isBroken: boolean;
  /** How often a code was given in. */
  codesTaken: number;
  close(): Promise<void>;
};

export async function startForeignProvider(): Promise<ForeignProvider> {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const falseKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((begun) => void server.listen(0, '127.0.0.1', begun));
  // A server that listens at a port has an address with one.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: ForeignProvider = {
    issuer,
    claims: {},
    token: {},
    signsFalsely: false,
    isBroken: false,
    codesTaken: 0,
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?')[0];
    if (provider.isBroken) return void response.writeHead(500).end();
    if (path === '/.well-known/openid-configuration') return json(response, metadata(issuer));
    if (path === '/keys')
      return json(response, { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' }] });
    if (path !== '/token') return void response.writeHead(404).end();
    provider.codesTaken += 1;
    const code = new URLSearchParams(await textOf(request)).get('code') ?? '';
    const now = Math.floor(Date.now() / 1000);
    // The code carries the nonce, so that this provider needs no memory.
    const honest = { iss: issuer, sub: 'somebody', aud: 'agency', nonce: code, iat: now, exp: now + 600, ...provider.claims };
    const idToken = signed({ ...honest, ...provider.token }, provider.signsFalsely ? falseKey.privateKey : key.privateKey);
    json(response, {
      access_token: createHash('sha256').update(code).digest('hex'),
      token_type: 'Bearer',
      expires_in: 600,
      id_token: idToken,
    });
  };
  return provider;
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    end_session_endpoint: `${issuer}/end`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function signed(claims: Record<string, unknown>, key: KeyObject): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'ES256', kid: 'one' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function json(response: ServerResponse, data: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(data));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
