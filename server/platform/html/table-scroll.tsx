import type { ComponentChildren } from 'preact';

/** A table that may be wider than the screen. The keyboard can scroll it; `labelledBy` is the id of what names it. */
export function TableScroll({ labelledBy, children }: { labelledBy: string; children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without focus, the keyboard could not scroll it
    <section class="table-scroll" tabIndex={0} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
