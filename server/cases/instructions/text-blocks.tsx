import { Fragment } from 'preact';
import { type Inline, readWrittenText } from './written-text.ts';

type Props = {
  text: string;
  lang: string | undefined;
  /** It stands under a heading of the second level. */
  isNested?: boolean;
};

/** What was written, as a page shows it. Its headings stand below the page's own. */
export function TextBlocks({ text, lang, isNested = false }: Props) {
  return (
    <div class="written-text" lang={lang}>
      {readWrittenText(text).map((block) => {
        if (block.kind === 'list')
          return (
            <ul class="ds-list">
              {block.items.map((item) => (
                <li>
                  <Inlines inlines={item} />
                </li>
              ))}
            </ul>
          );
        if (block.kind === 'paragraph')
          return (
            <p class="ds-paragraph">
              {block.lines.map((line, index) => (
                <Fragment>
                  {index > 0 && <br />}
                  <Inlines inlines={line} />
                </Fragment>
              ))}
            </p>
          );
        const Heading = isNested ? (`h${block.level === 2 ? 3 : 4}` as const) : (`h${block.level}` as const);
        return (
          <Heading class="ds-heading" data-size={block.level === 2 ? 'sm' : 'xs'}>
            <Inlines inlines={block.inlines} />
          </Heading>
        );
      })}
    </div>
  );
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return (
    <>
      {inlines.map((inline) =>
        inline.kind === 'text' ? (
          inline.text
        ) : (
          <a class="ds-link" href={inline.address} rel="noopener noreferrer">
            {inline.text}
          </a>
        ),
      )}
    </>
  );
}
