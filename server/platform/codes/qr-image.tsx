import { qrPath, quietZone } from './qr.ts';

/**
 * A QR code in a page, black on white in every colour scheme. `label` says what it is for to those who do not see it;
 * the page gives the same as a link or a text beside it.
 */
export function QrImage({ text, label }: { text: string; label: string }) {
  const { size, path } = qrPath(text);
  const whole = size + 2 * quietZone;
  const box = `${-quietZone} ${-quietZone} ${whole} ${whole}`;
  return (
    <svg class="qr-code" role="img" aria-label={label} viewBox={box} width={whole * 5} height={whole * 5}>
      <rect x={-quietZone} y={-quietZone} width={whole} height={whole} fill="#ffffff" />
      <path fill="#000000" fill-rule="evenodd" d={path} />
    </svg>
  );
}
