import { createInterface } from 'node:readline'
import { startServer } from '../../../src/server/node.ts'

/*
 * A server in a process of its own, which looks at how much memory it holds: `begin` and `end` on its input, and on its
 * output where it is, and the most it held in between beyond what it held before, MB.
 */
const MB = 1024 * 1024
const { url, server } = await startServer({ data: process.argv[2] ?? '' })
console.log(JSON.stringify({ url, token: await server.token('ann') }))

const look = () => {
  // What nobody holds any more is no cost.
  globalThis.gc?.()
  const { rss, arrayBuffers } = process.memoryUsage()
  return { rss, buffers: arrayBuffers }
}
let before = look()
let most = look()
setInterval(() => {
  const now = look()
  most = { rss: Math.max(most.rss, now.rss), buffers: Math.max(most.buffers, now.buffers) }
}, 60)
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'begin') {
    before = most = look()
    console.log('begun')
  } else
    console.log(
      JSON.stringify({
        rss: Math.round((most.rss - before.rss) / MB),
        buffers: Math.round((most.buffers - before.buffers) / MB),
      }),
    )
}
