import { syntaxOf, walk, type Source } from './sources.ts';

/** Where a file says `any`. */
export function listAnys(source: Source): string[] {
  return [...walk(syntaxOf(source))]
    .filter(({ node }) => node.type === 'TSAnyKeyword')
    .map(({ node }) => `${source.path}:${source.lineAt(node.start)}`);
}

/**
 * Casts without a reason: `as X` takes the compiler's word away, so a comment on the same line, on the line above it,
 * or above the statement that it stands in says why it is right.
 */
export function listBareCasts(source: Source): string[] {
  const reasons = new Set(source.parsed.comments.flatMap(({ start, end }) => linesOf(source, start, end)));
  return [...walk(syntaxOf(source))]
    .filter(
      ({ node }) =>
        node.type === 'TSTypeAssertion' ||
        (node.type === 'TSAsExpression' && !source.text.slice(node.start, node.end).endsWith('as const')),
    )
    .filter(({ node, around }) => {
      const statement = around.find(({ type }) => /(Statement|Declaration)$/.test(type)) ?? node;
      const lines = [source.lineAt(node.start), source.lineAt(node.end), source.lineAt(statement.start)];
      return !lines.some((line) => reasons.has(line) || reasons.has(line - 1));
    })
    .map(({ node }) => `${source.path}:${source.lineAt(node.start)}`);
}

/** Files that export without a name. */
export function listDefaultExports(source: Source): string[] {
  const hasDefault = source.parsed.module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.kind === 'Default'),
  );
  return hasDefault ? [source.path] : [];
}

function linesOf(source: Source, start: number, end: number): number[] {
  const [first, last] = [source.lineAt(start), source.lineAt(end)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Lines that hold a comment or part of one. */
export function countCommentLines(source: Source): number {
  return new Set(source.parsed.comments.flatMap(({ start, end }) => linesOf(source, start, end))).size;
}
