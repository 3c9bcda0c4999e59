/**
 * How news and instructions are written: paragraphs with an empty line between them, lists of lines that begin with "- ",
 * headings that begin with "# " or "## ", and links as [words](address) or as a bare https address. Everything else stays
 * the text that it is; there is no HTML.
 */
export type Inline = { kind: 'text'; text: string } | { kind: 'link'; text: string; address: string };
export type Block =
  | { kind: 'heading'; level: 2 | 3; inlines: Inline[] }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'paragraph'; lines: Inline[][] };

export function readWrittenText(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const last = isOpen ? blocks.at(-1) : undefined;
    const [, marks, heading] = /^(##?)\s+(.*\S)/.exec(line) ?? [];
    const [, item] = /^[-*]\s+(.*\S)/.exec(line) ?? [];
    isOpen = line.trim() !== '' && heading === undefined;
    if (heading !== undefined) {
      // A heading of the second level stands under one of the first: those who jump from heading to heading miss none.
      const isUnder = marks === '##' && blocks.some(({ kind }) => kind === 'heading');
      blocks.push({ kind: 'heading', level: isUnder ? 3 : 2, inlines: readInlines(heading) });
    } else if (item !== undefined) {
      if (last?.kind === 'list') last.items.push(readInlines(item));
      else blocks.push({ kind: 'list', items: [readInlines(item)] });
    } else if (isOpen) {
      if (last?.kind === 'paragraph') last.lines.push(readInlines(line));
      else blocks.push({ kind: 'paragraph', lines: [readInlines(line)] });
    }
  }
  return blocks;
}

const link = /\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)|https:\/\/[^\s<>()[\]"']{1,500}/g;

function readInlines(line: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(link)) {
    const [whole, words, written] = match;
    // A full stop after an address ends the sentence, not the address.
    const bare = whole.replace(/[.,;:!?]+$/, '');
    const address = written ?? bare;
    if (!isSafeAddress(address)) continue;
    if (match.index > from) found.push({ kind: 'text', text: line.slice(from, match.index) });
    found.push({ kind: 'link', text: words ?? bare, address });
    from = match.index + (written === undefined ? bare.length : whole.length);
  }
  if (from < line.length) found.push({ kind: 'text', text: line.slice(from) });
  return found;
}

/** An https address without a name or password in it, or a path of our own. */
function isSafeAddress(address: string): boolean {
  if (address.startsWith('/')) return /^\/(?!\/)[\w\-./?=&%#~+,:]*$/.test(address);
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '';
}

/** The text without its marks, as a search shows it. */
export function plainText(text: string): string {
  const words = (inlines: Inline[]) => inlines.map(({ text: part }) => part).join('');
  return readWrittenText(text)
    .map((block) => {
      if (block.kind === 'heading') return words(block.inlines);
      return (block.kind === 'list' ? block.items : block.lines).map(words).join('\n');
    })
    .join('\n');
}
