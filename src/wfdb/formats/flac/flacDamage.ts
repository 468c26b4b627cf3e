/** Why a FLAC stream cannot be decoded at some position; caught by the code that knows what that means for the file. */
export class FlacDamage extends Error {
  /** @param reason completes "… cannot be decoded: " */
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'FlacDamage';
  }
}
