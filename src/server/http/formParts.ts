/** One part of a form. Its bytes have to be read to their end before the next part is asked for. */
export interface FormPart {
  readonly name: string
  /** Absent for what is no file. */
  readonly filename?: string
  /** What its sender says it is; '' when nothing was said. */
  readonly type: string
  readonly bytes: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>
}

/** What came is no form, or not all of one. */
export class BrokenForm extends Error {
  override readonly name = 'BrokenForm'
}

/** The longest head of a part, bytes. */
const LONGEST_HEAD = 8192
const MOST_PARTS = 20

/**
 * Reads `multipart/form-data` piece by piece, as it comes: `FormData` would hold all of it, several times.
 * @param type the `Content-Type`, which names the line between parts
 * @throws BrokenForm here, or while the bytes of a part are read
 */
export async function* formParts(
  body: AsyncIterable<Uint8Array<ArrayBuffer>>,
  type: string,
): AsyncGenerator<FormPart, void, undefined> {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? []
  const line = quoted ?? plain
  if (line === undefined) throw new BrokenForm('It does not say what stands between its parts.')
  const scan = createScan(body)
  const between = bytesOf(`\r\n--${line}`)
  for await (const part of scan.until(between)) void part
  for (let count = 0; ; count += 1) {
    const next = await scan.take(2)
    if (next === '--') return
    if (next !== '\r\n' || count === MOST_PARTS) throw new BrokenForm('There is no part where one begins.')
    const head = await readHead(scan)
    yield { ...head, bytes: scan.until(between) }
  }
}

interface Scan {
  /** Everything before a mark, and goes on behind it. */
  until(mark: Uint8Array): FormPart['bytes']
  /** So many bytes as text, one character each. */
  take(count: number): Promise<string>
}

function createScan(body: AsyncIterable<Uint8Array<ArrayBuffer>>): Scan {
  const source = body[Symbol.asyncIterator]()
  // The first line has none before it.
  let held = bytesOf('\r\n')
  const more = async (): Promise<void> => {
    const next = await source.next()
    if (next.done) throw new BrokenForm('It ends before its last part.')
    held = held.length === 0 ? next.value : joined(held, next.value)
  }
  return {
    async *until(mark) {
      for (;;) {
        const place = placeOf(mark, held)
        const ready = place < 0 ? Math.max(0, held.length - mark.length + 1) : place
        const part = held.subarray(0, ready)
        held = held.subarray(place < 0 ? ready : place + mark.length)
        if (part.length > 0) yield part
        if (place >= 0) return
        await more()
      }
    },
    async take(count) {
      while (held.length < count) await more()
      const text = String.fromCharCode(...held.subarray(0, count))
      held = held.subarray(count)
      return text
    },
  }
}

async function readHead(scan: Scan): Promise<Omit<FormPart, 'bytes'>> {
  let head: Uint8Array<ArrayBuffer> = new Uint8Array()
  for await (const part of scan.until(bytesOf('\r\n\r\n'))) {
    head = joined(head, part)
    if (head.length > LONGEST_HEAD) throw new BrokenForm('The head of a part is too long.')
  }
  const lines = new TextDecoder().decode(head).split('\r\n')
  const valueOf = (name: string): string =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
  const place = valueOf('content-disposition')
  const name = /^form-data\b.*?;\s*name="([^"]*)"/i.exec(place)?.[1]
  const filename = /;\s*filename="([^"]*)"/i.exec(place)?.[1]
  if (name === undefined) throw new BrokenForm('A part has no name.')
  return {
    name: unescaped(name),
    type: valueOf('content-type'),
    ...(filename === undefined ? {} : { filename: unescaped(filename) }),
  }
}

/** Browsers write these three so, and nothing else. */
const unescaped = (text: string): string =>
  text.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"')

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** Where a mark begins, -1 where it does not. */
function placeOf(mark: Uint8Array, bytes: Uint8Array): number {
  const [first = 0] = mark
  const last = bytes.length - mark.length
  for (let place = bytes.indexOf(first); place >= 0 && place <= last; place = bytes.indexOf(first, place + 1))
    if (mark.every((byte, offset) => bytes[place + offset] === byte)) return place
  return -1
}
