import type { Fetch, UploadTransport } from '../../env/env.ts'
import type { EmbeddedServer } from '../server.ts'
import { lost, orAborted } from './tabFetch.ts'
import type { TabNetwork } from './tabNetwork.ts'

/**
 * Uploads that end at the server in this tab. The bytes leave one after the other, as fast as the network lets them; what
 * is given up before the last has left never reaches the server, as with a real one.
 */
export function createTabUpload(server: EmbeddedServer, network: TabNetwork, fetch: Fetch): UploadTransport {
  return (url, init, onProgress, signal) => {
    const travel = async (): Promise<Response> => {
      const total = bytesOf(init.body)
      for (let sent = 0; sent < total && !signal.aborted;) {
        if (!network.isOnline()) throw lost()
        const bytes = Math.min(network.bytesAStep(), total - sent)
        await network.crossBytes(bytes)
        sent += bytes
        if (!signal.aborted) onProgress(sent / total)
      }
      if (signal.aborted) throw lost()
      if (total === 0) onProgress(1)
      return fetch(url, { ...init, signal })
    }
    return server.track(orAborted(travel(), signal))
  }
}

const bytesOf = (form: FormData): number =>
  [...form.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : value.size), 0)
