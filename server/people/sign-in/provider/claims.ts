import type { Agency } from '#server/agency/loading.ts';
import type { StaffIdentity } from '#server/people/clerks/queries.ts';
import type { CustomerIdentity } from '#server/people/customers/queries.ts';
import { findIdentityCode, normaliseIdentityCode } from '#server/platform/formats/identity-code.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import type { Settings } from '#server/platform/settings/settings.ts';
import { SignInRefused } from './refused.ts';

/** What a provider's signed answer says of a person, by the provider's names. Outside data: every value is checked here. */
export type Claims = Readonly<Record<string, unknown>>;

const longestName = 200;

/** Reads a customer from the claims. Throws SignInRefused when the identity code or a name is missing or not valid. */
export function readCustomer(claims: Claims, names: Settings['customerSignIn']['claims'], language: Language): CustomerIdentity {
  const code = textOf(claims, names.identityCode, 20);
  if (code === undefined) throw new SignInRefused('identity-code-missing');
  const identityCode = findIdentityCode(normaliseIdentityCode(code));
  if (!identityCode) throw new SignInRefused('identity-code-not-valid');
  const told = textOf(claims, 'locale', 10)?.slice(0, 2).toLowerCase();
  return {
    identityCode: identityCode.code,
    givenNames: nameOf(claims, names.givenName),
    familyName: nameOf(claims, names.familyName),
    language: isLanguage(told) ? told : language,
    email: matching(/^[^\s@]+@[^\s@]+$/, textOf(claims, 'email', 254)),
    phone: matching(/^\+?[\d ()-]{5,30}$/, textOf(claims, 'phone_number', 30)),
  };
}

/** Reads somebody who works here. Throws SignInRefused without a name or with no, or more than one, role of ours. */
export function readStaff(claims: Claims, names: Settings['staffSignIn']['claims'], agency: Pick<Agency, 'groups'>): StaffIdentity {
  const given = listOf(claims, names.role);
  const [role, ...others] = staffRoles.filter((one) => given.includes(one));
  // Two roles would leave it to chance which rights a person has.
  if (role === undefined || others.length > 0) throw new SignInRefused('role-unknown');
  const skills = listOf(claims, names.skills);
  return {
    name: nameOf(claims, names.name),
    role,
    skills: agency.groups.map(({ id }) => id).filter((id) => skills.includes(id)),
    languages: listOf(claims, names.languages)
      .map((one) => one.toLowerCase())
      .filter((one) => /^[a-z]{2,3}$/.test(one))
      .slice(0, 20),
    // Only a plain yes opens what is protected.
    seesProtected: saysYes(claims, names.seesProtected),
  };
}

function nameOf(claims: Claims, claim: string): string {
  const name = textOf(claims, claim, longestName);
  if (name === undefined) throw new SignInRefused('name-missing');
  return name;
}

/** A text without control characters, its ends trimmed; undefined when it is no text, empty or too long. */
function textOf(claims: Claims, claim: string, longest: number): string | undefined {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof value !== 'string' || !value.isWellFormed() || /\p{Cc}/u.test(value)) return undefined;
  const text = value.trim();
  return text === '' || text.length > longest ? undefined : text;
}

function saysYes(claims: Claims, claim: string): boolean {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  return value === true || value === 'true';
}

/** A list of texts; providers also send one text with spaces or commas between. */
function listOf(claims: Claims, claim: string): readonly string[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((one) => one !== '');
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function matching(pattern: RegExp, text: string | undefined): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}
