/** Why what a site publishes is not shown here; the message quotes nothing of it. */
export class RecordFault extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'RecordFault';
  }
}
