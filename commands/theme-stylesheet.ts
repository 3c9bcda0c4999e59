import { formatThemeCSS } from '@digdir/designsystemet/tokens';
import type { ThemeFile } from '#server/agency/definition.ts';

/** The stylesheet of a theme: each colour gets its shades, with contrast, for light and dark. */
export async function themeStylesheet({ accent, support, neutral, cornerRadius }: ThemeFile): Promise<string> {
  // The shape of the file says so.
  const colour = (hex: string) => hex as `#${string}`;
  const say = console.log;
  // The design system tells of every step; only the end is of interest.
  console.log = () => {};
  try {
    return await formatThemeCSS({
      name: 'agency',
      colors: { main: { accent: colour(accent) }, support: { brand: colour(support) }, neutral: colour(neutral) },
      borderRadius: cornerRadius,
      typography: { fontFamily: 'Noto Sans' },
    });
  } finally {
    console.log = say;
  }
}
