/** Who makes a call. A server holds the secret and acts for anybody it names, or for nobody. */
export interface Actor {
  readonly userId: string | undefined
  readonly isServer: boolean
}
