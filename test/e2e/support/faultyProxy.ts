import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a bad line does while it is bad. */
export type Toxic =
  /** Whoever comes is turned away at once. */
  | { readonly kind: 'refuse' }
  /** Every byte takes so long, each way. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** So much comes through, each way, for each connection. */
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  /** An answer breaks off after so many bytes, with a reset. */
  | { readonly kind: 'reset'; readonly afterBytes: number }
  /** Nothing comes through until it is over; then all of it does. */
  | { readonly kind: 'stall' }
  /** Every byte is lost both ways, and nobody is told. Afterwards the connections it hit are reset. */
  | { readonly kind: 'half-open' }
  /** The same, but the connections it hit stay dead for good, and nobody is ever told. */
  | { readonly kind: 'black hole' }

export interface FaultyProxy {
  readonly url: string
  /** Makes the line bad from now on; the answer makes it good again. Several may be bad at once. */
  add(toxic: Toxic): () => void
  /** Cuts every connection now. */
  cut(): void
  /** How many connections each kind of fault has hit. */
  readonly hits: ReadonlyMap<string, number>
  close(): Promise<void>
}

interface Pair {
  readonly sides: readonly [client: Socket, server: Socket]
  /** Faults that have met this connection. */
  readonly met: Set<string>
  /** Its bytes are lost from here on. */
  isDead: boolean
  /** Bytes of answers since answers break off; `null` while they do not. */
  answered: number | null
}

/** How often a waiting byte looks whether it may go, ms. */
const LOOK_MS = 5
const SLICES_A_SECOND = 50

/**
 * Stands between a page and a server and spoils the line: plain TCP, so it knows nothing of requests, answers and
 * frames, and breaks them wherever it may be.
 * @param port of the server on this machine
 */
export async function startFaultyProxy(port: number): Promise<FaultyProxy> {
  const toxics = new Set<Toxic>()
  const pairs = new Set<Pair>()
  const hits = new Map<string, number>()

  const meet = (pair: Pair | null, kind: string): void => {
    if (pair?.met.has(kind)) return
    pair?.met.add(kind)
    hits.set(kind, (hits.get(kind) ?? 0) + 1)
  }
  const find = <Kind extends Toxic['kind']>(kind: Kind): Extract<Toxic, { kind: Kind }> | undefined =>
    [...toxics].find((toxic): toxic is Extract<Toxic, { kind: Kind }> => toxic.kind === kind)
  const reset = (pair: Pair): void => {
    for (const side of pair.sides) side.resetAndDestroy()
  }

  /** Lets one chunk through as far as the line does. */
  const pass = async (pair: Pair, chunk: Buffer, to: Socket, isAnswer: boolean): Promise<void> => {
    while (find('stall') && !pair.isDead && !to.destroyed) {
      meet(pair, 'stall')
      await sleep(LOOK_MS)
    }
    if (pair.isDead || to.destroyed) return
    const limit = find('reset')
    if (isAnswer && limit) {
      pair.answered = (pair.answered ?? 0) + chunk.length
      if (pair.answered > limit.afterBytes) {
        const rest = chunk.length - (pair.answered - limit.afterBytes)
        if (rest > 0) to.write(chunk.subarray(0, rest))
        meet(pair, 'reset')
        // What was let through arrives before the reset does.
        await sleep(LOOK_MS)
        return reset(pair)
      }
    } else if (!limit) pair.answered = null
    for (let at = 0; at < chunk.length && !pair.isDead;) {
      const band = find('bandwidth')
      const size = band ? Math.max(1, Math.ceil(band.bytesPerSecond / SLICES_A_SECOND)) : chunk.length
      if (to.destroyed) return
      to.write(chunk.subarray(at, at + size))
      at += size
      if (!band) continue
      meet(pair, 'bandwidth')
      await sleep(1000 / SLICES_A_SECOND)
    }
  }

  const carry = (pair: Pair, from: Socket, to: Socket, isAnswer: boolean): void => {
    let line: Promise<void> = Promise.resolve()
    from.on('data', (chunk: Buffer) => {
      const latency = find('latency')
      if (latency) meet(pair, 'latency')
      // All that is on the line travels at the same time, and arrives in order.
      const travelled = latency ? sleep(latency.ms) : null
      line = line.then(async () => {
        if (travelled) await travelled
        await pass(pair, chunk, to, isAnswer)
      })
    })
    from.on('end', () => {
      line = line.then(() => {
        if (!pair.isDead) to.end()
      })
    })
    from.on('error', () => {})
    from.on('close', () => {
      pairs.delete(pair)
      void line.then(() => to.destroy())
    })
  }

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    client.on('error', () => {})
    if (find('refuse')) {
      meet(null, 'refuse')
      return void client.resetAndDestroy()
    }
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const pair: Pair = { sides: [client, server], met: new Set(), isDead: false, answered: null }
    pairs.add(pair)
    carry(pair, client, server, false)
    carry(pair, server, client, true)
    for (const kind of ['half-open', 'black hole'] as const)
      if (find(kind)) {
        meet(pair, kind)
        pair.isDead = true
      }
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')

  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    hits,
    add(toxic) {
      toxics.add(toxic)
      const isSilent = toxic.kind === 'half-open' || toxic.kind === 'black hole'
      if (isSilent)
        for (const pair of pairs) {
          meet(pair, toxic.kind)
          pair.isDead = true
        }
      return () => {
        toxics.delete(toxic)
        if (toxic.kind === 'half-open') for (const pair of pairs) if (pair.met.has('half-open')) reset(pair)
      }
    },
    cut() {
      for (const pair of pairs) {
        meet(pair, 'cut')
        reset(pair)
      }
    },
    async close() {
      for (const pair of pairs) for (const side of pair.sides) side.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}
