/** What makes a FLAC stream undecodable at some place; caught where it is known what that means for the file. */
export class FlacDamage extends Error {
  /** @param reason completes "… cannot be decoded: " */
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'FlacDamage';
  }
}
