/** Something the server serves besides answers: a picture, a file. */
export interface ServedContent {
  readonly type: string
  /** Called where the address has to hold the content itself. */
  readonly bytes: () => Uint8Array<ArrayBuffer>
}

/**
 * Where people reach what the server serves: below its origin, or, for a server in a page, which no address leads to,
 * at a `blob:` of that page.
 * @param origin of the server, as its caller wrote it
 */
export const servedAddress = (origin: string, path: string, content: ServedContent): string =>
  pageAddress(content) ?? `${origin}${path}`

function pageAddress({ type, bytes }: ServedContent): string | undefined {
  // Node makes such addresses as well, which no page can open; they have no origin.
  if (!isPage()) return undefined
  return URL.createObjectURL(new Blob([bytes()], { type }))
}

let page: boolean | undefined

/** Whether the server runs in a page: a `blob:` made here belongs to an origin. */
export function isPage(): boolean {
  if (typeof URL.createObjectURL !== 'function') return false
  if (page === undefined) {
    const address = URL.createObjectURL(new Blob())
    page = new URL(address).origin !== 'null'
    URL.revokeObjectURL(address)
  }
  return page
}
