/** The file of a form. Its bytes lie in the file store, for whoever takes it up; nobody did yet. */
export class ReceivedFile {
  /** Its name in the file store. */
  readonly id: string
  /** As its sender calls it. */
  readonly name: string
  /** What its sender says it is. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  /** The first of them, by which it is known what it is. */
  readonly head: Uint8Array

  constructor(facts: ReceivedFile) {
    this.id = facts.id
    this.name = facts.name
    this.type = facts.type
    this.size = facts.size
    this.head = facts.head
  }
}
