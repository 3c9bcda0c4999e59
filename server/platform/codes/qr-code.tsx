import { toSVG } from 'bwip-js/node';

type Props = {
  /** What the code holds: an address. */
  text: string;
  /** What it is, for those who cannot see it. */
  label: string;
};

/** A QR code in a page, with the empty margin that readers need. It is drawn here: the page fetches nothing and runs nothing. */
export function QrCode({ text, label }: Props) {
  const drawn = toSVG({ bcid: 'qrcode', text, padding: 4, backgroundcolor: 'ffffff' });
  // The drawing goes into an address of its own kind, so that nothing in it is ever part of the page.
  return <img class="qr-code-image" src={`data:image/svg+xml;base64,${Buffer.from(drawn).toString('base64')}`} alt={label} />;
}
