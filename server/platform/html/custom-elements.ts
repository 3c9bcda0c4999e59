import type { HTMLAttributes } from 'preact';

type DataAttributes = { [data: `data-${string}`]: string | number | undefined };

/** The custom elements of `browser/`, so that pages may name them. */
declare module 'preact' {
  // oxlint-disable-next-line typescript/no-namespace -- the way preact lets elements be declared
  namespace JSX {
    interface IntrinsicElements {
      'session-clock': HTMLAttributes<HTMLElement> & DataAttributes;
      'desk-shortcuts': HTMLAttributes<HTMLElement> & DataAttributes;
      'display-board': HTMLAttributes<HTMLElement> & DataAttributes;
      'document-view': HTMLAttributes<HTMLElement> & DataAttributes;
      'kiosk-cut': HTMLAttributes<HTMLElement> & DataAttributes;
      'kiosk-link': HTMLAttributes<HTMLElement> & DataAttributes;
      'live-region': HTMLAttributes<HTMLElement> & DataAttributes;
      'phone-waiting': HTMLAttributes<HTMLElement> & DataAttributes;
      'print-button': HTMLAttributes<HTMLElement> & DataAttributes;
      'turn-to': HTMLAttributes<HTMLElement> & DataAttributes;
      'draft-saving': HTMLAttributes<HTMLElement> & DataAttributes;
      'file-upload': HTMLAttributes<HTMLElement> & DataAttributes;
      'conditional-questions': HTMLAttributes<HTMLElement> & DataAttributes;
    }
  }
}
