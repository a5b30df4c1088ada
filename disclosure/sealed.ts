/** What others may hold and hand back, and only this room looks into: nothing of it shows in its type. */
export class Sealed<Content> {
  readonly #content: Content;

  constructor(content: Content) {
    this.#content = content;
  }

  /** What is in it. */
  static open<Content>(sealed: Sealed<Content>): Content {
    return sealed.#content;
  }
}
