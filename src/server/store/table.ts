/** The place of a row in an index: which partition, and the text that orders it there. */
export interface IndexEntry {
  readonly partition: string
  readonly order: string
}

/** A kind of row: its name in the store, its key and the indexes it can be walked along. */
export interface Table<Row, Index extends string> {
  readonly name: string
  readonly key: (row: Row) => string
  /** A row for which an index answers undefined is not in that index. */
  readonly indexes: Readonly<Record<Index, (row: Row) => IndexEntry | undefined>>
}

/** Declares a table: `table<Row>()('name', key, { index: (row) => … })`. */
export const table =
  <Row>() =>
  <const Index extends string>(
    name: string,
    key: (row: Row) => string,
    indexes: Readonly<Record<Index, (row: Row) => IndexEntry | undefined>>,
  ): Table<Row, Index> => ({ name, key, indexes })

/** Joins the parts of a key. Ids hold no control characters (see `isId`), so two keys never meet by accident. */
export const keyOf = (...parts: readonly string[]): string => parts.join('\n')
