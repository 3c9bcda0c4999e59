import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Keys for each use, derived from the one secret key of the installation. None of them is ever stored. */
export type Secrets = {
  /** Encrypts a text (AES-256-GCM): 12 bytes nonce, 16 bytes tag, then the ciphertext. */
  encrypt(text: string): Buffer;
  /** Throws when the bytes were changed or made with another key. */
  decrypt(bytes: Buffer): string;
  /** Encrypts so that the same text always gives the same: two equal texts can be told to be equal, and nothing more. */
  seal(text: string): string;
  unseal(sealed: string): string;
  /** A digest to find a text by without keeping the text. Other installations give other digests. */
  lookupDigest(text: string): Buffer;
  /** A short proof that this installation wrote `text` for `purpose`. */
  sign(purpose: string, text: string): string;
  isSigned(purpose: string, text: string, signature: string): boolean;
  /** 32 bytes for another use, by its name. */
  derive(purpose: string): Buffer;
};

export function openSecrets(secretKey: string): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secretKey, 'luukku', purpose, 32));
  const encryptionKey = derive('encryption');
  const lookupKey = derive('lookup');
  const signingKey = derive('signing');
  const nonceKey = derive('seal-nonce');
  const encryptWith = (nonce: Buffer, text: string) => {
    const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  };
  const decrypt = (bytes: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  };
  const sign = (purpose: string, text: string) => createHmac('sha256', signingKey).update(`${purpose}\n${text}`).digest('base64url');
  return {
    encrypt: (text) => encryptWith(randomBytes(12), text),
    decrypt,
    // A nonce made of the text itself never meets another text under the same key.
    seal: (text) => encryptWith(createHmac('sha256', nonceKey).update(text).digest().subarray(0, 12), text).toString('base64url'),
    unseal: (sealed) => decrypt(Buffer.from(sealed, 'base64url')),
    lookupDigest: (text) => createHmac('sha256', lookupKey).update(text).digest(),
    sign,
    isSigned(purpose, text, signature) {
      const expected = Buffer.from(sign(purpose, text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    derive,
  };
}

/** A new token of 256 random bits, for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
