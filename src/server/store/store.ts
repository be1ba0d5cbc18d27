import type { Table } from './table.ts'

/**
 * Where the server keeps what it was told: rows by key, and ranges of rows along declared indexes. Small on purpose,
 * so that a second kind of store is an afternoon's work and both behave alike.
 */
export interface Store {
  /**
   * Runs one piece of work against a steady state. Everything it wrote is kept when the promise resolves and
   * nothing of it when the work throws. One transaction at a time: the server queues them.
   * @throws Error when a transaction is open already
   */
  transaction<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer>
  close(): Promise<void>
}

/** Rows are values: what was put must not be changed afterwards, and what was got must not be changed either. */
export interface Transaction {
  get<Row>(table: Table<Row, string>, key: string): Promise<Row | undefined>
  /** Adds the row, or replaces the one of the same key. */
  put<Row>(table: Table<Row, string>, row: NoInfer<Row>): Promise<void>
  /** Removes a row; a key that is not there is no error. */
  remove<Row>(table: Table<Row, string>, key: string): Promise<void>
  /** The rows of one partition of an index, in its order. Costs what the answer is long, not what the table is. */
  range<Row, Index extends string>(
    table: Table<Row, Index>,
    index: NoInfer<Index>,
    partition: string,
    range?: Range,
  ): Promise<readonly Row[]>
  /** How many rows {@link Transaction.range} would answer, without reading them. */
  count<Row, Index extends string>(
    table: Table<Row, Index>,
    index: NoInfer<Index>,
    partition: string,
    range?: Range,
  ): Promise<number>
}

/** A part of a partition, by the order text of its rows. Bounds that are given all hold; none means everything. */
export interface Range {
  /** Greater than. */
  readonly after?: string
  /** Greater than or equal to. */
  readonly from?: string
  /** Less than. */
  readonly before?: string
  /** Less than or equal to. */
  readonly to?: string
  /** Walks from the greatest row down. @default false */
  readonly newestFirst?: boolean
  /** At most so many rows. @default all */
  readonly limit?: number
}
