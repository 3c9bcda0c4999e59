import { syntaxOf, walk, type Node, type Source } from './sources.ts';

export interface FunctionLength {
  readonly name: string;
  readonly place: string;
  readonly lines: number;
  /** A component that makes a page or a part of one: markup takes more lines than steps do. */
  readonly isComponent: boolean;
}

/** Every function with a body of statements. */
export function listFunctions(source: Source): FunctionLength[] {
  return [...walk(syntaxOf(source))]
    .filter(({ node }) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) && hasStatements(node))
    .map(({ node, around }) => {
      const name = nameOf(node) ?? nameOf(around[0]) ?? 'a function';
      const line = source.lineAt(node.start);
      return {
        name,
        place: `${source.path}:${line}`,
        lines: source.lineAt(node.end) - line + 1,
        isComponent: source.path.endsWith('.tsx') && /^[A-Z]/.test(name),
      };
    });
}

function hasStatements({ body }: Node): boolean {
  return typeof body === 'object' && body !== null && 'type' in body && body.type === 'BlockStatement';
}

/** The name in a declaration, a variable, a method or a property. */
function nameOf(node: Node | undefined): string | undefined {
  const named = node?.['id'] ?? node?.['key'];
  return typeof named === 'object' && named !== null && 'name' in named && typeof named.name === 'string' ? named.name : undefined;
}
