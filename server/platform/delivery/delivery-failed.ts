/**
 * Word that did not go out. `code` tells why, without personal data: the receiving side's own words can repeat an address
 * or what was written.
 */
export class DeliveryFailed extends Error {
  override name = 'DeliveryFailed';
  readonly code: string;
  /** The receiving side refused this address or this word: trying again would change nothing. */
  readonly isPermanent: boolean;

  constructor(code: string, isPermanent: boolean) {
    super(code);
    this.code = code;
    this.isPermanent = isPermanent;
  }
}
