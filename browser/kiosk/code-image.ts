import { drawingSVG, qrcode } from 'bwip-js/generic';

/** Light modules around the code, without which readers miss it; the drawing has two units to a module. */
const quietZone = 2 * 4;

/** A QR code of an address, drawn in the browser as the server draws it (`server/platform/codes/qr.ts`). */
export function codeImage(address: string): Response {
  const look = { eclevel: 'Q', mask: 3, scale: 1, padding: quietZone, backgroundcolor: 'FFFFFF' };
  const svg = qrcode({ bcid: 'qrcode', text: address, ...look }, drawingSVG());
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
}
