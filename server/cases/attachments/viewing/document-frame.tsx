import { dictionary, type Language } from '#server/platform/language/language.ts';

const texts = dictionary({
  title: { fi: 'Tiedoston sivut', sv: 'Filens sidor', en: 'Pages of the file' },
});

/** The inside of the frame in which a document is drawn: a script that draws, and a place to draw on. It knows nobody. */
export function DocumentFrame({ language, script }: { language: Language; script: string }) {
  const title = texts(language).title;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <script type="module" src={script} />
      </head>
      <body>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without focus, the keyboard could not scroll it */}
        <main tabIndex={0} aria-label={title} />
      </body>
    </html>
  );
}
