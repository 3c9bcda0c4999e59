/** Pages that would only begin or end a sign-in again. */
const doors = /^\/(sign-in|staff|sign-out)(\/|$)|^\/(demo-identity|api|assets)\//;
const longest = 2000;

/** Where to go after signing in: a page of this site and nothing else. Whatever could lead elsewhere leads to the front page. */
export function ownPage(asked: string | undefined): string {
  if (asked === undefined || asked.length > longest || !asked.startsWith('/') || asked.startsWith('//')) return '/';
  // Browsers read a backslash as a slash, and drop tabs and line ends.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u0020\u007f]/.test(asked) || !asked.isWellFormed()) return '/';
  const site = 'http://own.invalid';
  if (!URL.canParse(asked, site)) return '/';
  const { origin, pathname, search } = new URL(asked, site);
  // Dots in a path can leave two slashes at its beginning.
  if (origin !== site || pathname.startsWith('//') || doors.test(pathname)) return '/';
  return `${pathname}${search}`;
}
