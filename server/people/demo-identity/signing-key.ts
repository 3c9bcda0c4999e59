import { createECDH } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

const curveOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The key that signs the demo identity service's answers (P-256): made of the installation's secret, so the same on every node. */
export function demoSigningKey(secrets: Secrets): JWK {
  const seed = BigInt(`0x${secrets.derive('demo-identity-signing').toString('hex')}`);
  const scalar = ((seed % (curveOrder - 1n)) + 1n).toString(16).padStart(64, '0');
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(scalar, 'hex');
  const point = ecdh.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    // An uncompressed point: one byte of kind, then x and y of 32 bytes each.
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: Buffer.from(scalar, 'hex').toString('base64url'),
    use: 'sig',
    alg: 'ES256',
    kid: 'demo',
  };
}
