import { fileURLToPath } from 'node:url'
import { buildPage } from '../../demo/buildPage.ts'
import { collectReports, CONTENT_SECURITY_POLICY } from '../../demo/contentSecurityPolicy.ts'
import type { HostileEntry } from './entry.ts'
import { type FaultyServer, startFaultyServer } from './faultyServer.ts'
import { corruptionOf, noPatches } from './patches.ts'
import { fillWorld, type Place, STAGE, VIEWER } from './world.ts'

export interface HostilePage extends FaultyServer {
  readonly places: ReadonlyMap<HostileEntry, Place>
}

/** Serves a page with the real components under the strictest policy, on a server that strangers have filled. */
export async function startHostilePage(corpus: readonly HostileEntry[]): Promise<HostilePage> {
  const patches = noPatches()
  const reports = collectReports()
  const page = buildPage(true, fileURLToPath(new URL('./page', import.meta.url)))
  const snapshots = corpus
    .filter(({ field }) => field === 'snapshot')
    .map(({ name, value }) => ({ name, value }))
  const started = await startFaultyServer({
    corrupt: corruptionOf(patches),
    fallback(request, response) {
      response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY)
      const path = request.url ?? '/'
      // A server that takes the call and says nothing.
      if (path.startsWith('/nowhere')) return
      if (path.startsWith('/hostile/start')) {
        const isStored = path.includes('snapshots')
        void started.server.token(VIEWER).then((token) => {
          const start = { userId: VIEWER, token, channel: STAGE, snapshots: isStored ? snapshots : [] }
          response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(start))
        })
      } else if (!reports(request, response)) void page.then(({ answer }) => answer(request, response))
    },
  })
  const places = await fillWorld(started.server, corpus, patches)
  await page
  return { ...started, places }
}
