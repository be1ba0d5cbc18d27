/** Counts the work of one parse in steps, so that a hostile text ends at the same point on every machine. */
export interface Budget {
  /** Steps spent so far. */
  readonly spent: number
  /** Adds steps. Throws `BudgetSpent` once there are more than the budget allows. */
  readonly spend: (steps: number) => void
}

/** Thrown when a text costs more work than its budget allows; `parseText` answers it with plain text. */
export class BudgetSpent extends Error {}

/** Makes a budget of so many steps, one step being about one character looked at. */
export function createBudget(limit: number): Budget {
  let spent = 0
  return {
    get spent() {
      return spent
    },
    spend(steps) {
      spent += steps
      if (spent > limit) throw new BudgetSpent()
    },
  }
}
