export type Fetched = {
  page?: Document;
  /** The page is not for whoever looks any more, or there is none: asking again would be no use. */
  isGone?: boolean;
};

/** Fetches a page of this site as its script does, not as a person: the session is not prolonged by it. Neither field: no answer came. */
export async function fetchAnew(address: string, patienceSeconds: number): Promise<Fetched> {
  try {
    const signal = AbortSignal.timeout(patienceSeconds * 1000);
    const answer = await fetch(address, { cache: 'no-store', headers: { 'x-luukku-refetch': '1' }, signal });
    const isGone = answer.redirected || [401, 403, 404].includes(answer.status);
    if (!answer.ok || isGone) return { isGone };
    return { page: new DOMParser().parseFromString(await answer.text(), 'text/html') };
  } catch {
    return {};
  }
}
