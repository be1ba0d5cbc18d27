/**
 * What a handler answers when it has to wait for something outside before it can go on: the work runs while others use
 * the store, and what came of it is taken up by the next step, in a transaction of its own. What the first step looked
 * at may have changed by then.
 */
export class Errand<Call, Answer> {
  readonly run: () => Promise<(call: Call) => Promise<Answer | Errand<Call, Answer>>>

  constructor(run: () => Promise<(call: Call) => Promise<Answer | Errand<Call, Answer>>>) {
    this.run = run
  }
}

/** Sends for something. @param next what to do once it is there */
export const errand = <Call, Value, Answer>(
  work: () => Promise<Value>,
  next: (call: Call, value: Value) => Promise<Answer | Errand<Call, Answer>>,
): Errand<Call, Answer> =>
  new Errand(async () => {
    const value = await work()
    return (call: Call) => next(call, value)
  })
