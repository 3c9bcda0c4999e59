import type { Cookie } from './route.ts';

/** Reads the Cookie header. The first of several cookies of one name counts. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

/** Names and flags of our cookies: behind https they are bound to this host and never sent in the clear. */
export function cookieJar(isSecure: boolean) {
  return {
    nameOf: (name: string) => (isSecure ? `__Host-${name}` : name),
    write(cookie: Cookie): string {
      const age = cookie.maxAgeSeconds === undefined ? '' : `; Max-Age=${cookie.maxAgeSeconds}`;
      const name = isSecure ? `__Host-${cookie.name}` : cookie.name;
      return `${name}=${cookie.value}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}${age}`;
    },
  };
}
export type CookieJar = ReturnType<typeof cookieJar>;
