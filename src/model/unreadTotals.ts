/** How much I have not read anywhere, as the server counts it. */
export interface UnreadTotals {
  readonly messages: number
  /** Channels with something in them that I have not read. */
  readonly channels: number
}
