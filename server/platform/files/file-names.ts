import { endingOf, fitsEnding, mediaTypes, type MediaType } from './types/media-types.ts';

const mostCharacters = 150;
/** File systems hold 255 bytes; some room is left for what a browser adds, such as ` (2)`. */
const mostBytes = 240;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A file's name as it may be kept, shown and given back: no path, nothing unseen that turns the text around or hides in
 * it, no name that a system keeps for itself, and an ending that fits `type`. Letters of every language stay.
 */
export function cleanFileName(name: string, type?: MediaType): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).pop() ?? '';
  const seen = last
    // Marks that turn the direction of writing, joiners, controls, line ends, private and unassigned places.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const given = endingOf(seen);
  const ending = type === undefined || (given !== undefined && fitsEnding(type, given)) ? given : mediaTypes[type].endings[0];
  const stem = (ending !== undefined && ending === given ? seen.slice(0, -ending.length - 1) : seen).replace(/[. ]+$/, '');
  // A system looks only at what stands before the first dot.
  const [before = ''] = stem.split('.');
  const safe = reserved.test(before.trim()) ? `_${stem}` : stem || 'file';
  return ending === undefined ? shortened(safe, 0) : `${shortened(safe, ending.length + 1)}.${ending}`;
}

function shortened(stem: string, kept: number): string {
  let short = '';
  let characters = kept;
  let bytes = kept;
  // By what a reader takes for one letter, so that none is cut in half.
  for (const { segment } of new Intl.Segmenter('fi').segment(stem)) {
    characters += segment.length;
    bytes += Buffer.byteLength(segment);
    if (characters > mostCharacters || bytes > mostBytes) break;
    short += segment;
  }
  return short.trimEnd();
}

/** The header that names a file to be kept or shown (RFC 6266): plain letters for old programs, the name itself for all others. */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = cleanFileName(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()+,=@~-]/g, '_');
  const encoded = encodeURIComponent(cleanFileName(name)).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain || 'file'}"; filename*=UTF-8''${encoded}`;
}
