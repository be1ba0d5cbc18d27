type Props = Readonly<Record<string, unknown>>
type Handler = (event: { readonly defaultPrevented?: boolean }) => void

const isHandler = (name: string, value: unknown): value is Handler =>
  /^on[A-Z]/.test(name) && typeof value === 'function'

/** Lists of ids and classes: both count. */
const JOINED = new Set(['className', 'aria-labelledby', 'aria-describedby'])
/** What behaviour hangs on can be added to, never taken away. */
const isOurs = (name: string): boolean => name === 'id' || name === 'role' || name.startsWith('aria-')

/**
 * Our props with a host's over them. Handlers both run, the host's first, and ours does not if the host has called
 * `preventDefault`; ids, roles and `aria-*` that we set stay.
 */
export function mergeProps(ours: Props, theirs: Props): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...ours }
  for (const [name, value] of Object.entries(theirs)) {
    const own = ours[name]
    if (value === undefined) continue
    if (own === undefined || own === null) merged[name] = value
    else if (JOINED.has(name)) merged[name] = `${own as string} ${value as string}`
    else if (isHandler(name, own) && isHandler(name, value))
      merged[name] = (event: Parameters<Handler>[0]): void => {
        value(event)
        if (event.defaultPrevented !== true) own(event)
      }
    else if (name === 'style') merged[name] = { ...own, ...(value as object) }
    else if (!isOurs(name)) merged[name] = value
  }
  return merged
}
