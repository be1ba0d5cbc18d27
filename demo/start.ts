import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer as createVite, type Plugin } from 'vite'
import react from '@vitejs/plugin-react'
import { startServer } from '../src/server/node.ts'
import { demo, people } from '../src/testing.ts'
import { answerPeople } from './people.ts'

const HELP = `npm start -- [options]

  --port N      where to listen                     (4400; 0 takes any free port)
  --data FILE   the file that keeps the chat        (.parlour/demo.db)
  --memory      keep nothing
  --reset       forget what was kept and start anew
  --help        this text
`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4400' },
    data: { type: 'string', default: fileURLToPath(new URL('../.parlour/demo.db', import.meta.url)) },
    memory: { type: 'boolean', default: false },
    reset: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(HELP)
  process.exit(0)
}
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port ${values.port} is no port: give a number from 0 to 65535.`)
  process.exit(2)
}
if (values.reset)
  await Promise.all(['', '-wal', '-shm'].map((ending) => rm(values.data + ending, { force: true })))
if (!values.memory) await mkdir(dirname(values.data), { recursive: true })

/**
 * Vite's own script listens on a second port and loads the page again when the server comes back. The page is a chat:
 * it has to recover by itself, and with one address.
 */
const withoutDevelopmentScript: Plugin = {
  name: 'parlour-demo-page',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module" src="/@vite/client"></script>', ''),
  },
}

const pages = await createVite({
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../node_modules/.vite-demo', import.meta.url)),
  appType: 'spa',
  logLevel: 'warn',
  plugins: [react(), withoutDevelopmentScript],
  server: { middlewareMode: true, ws: false, hmr: false, watch: null },
})

try {
  const { url, server } = await startServer({
    port,
    scene: demo,
    ...(values.memory ? {} : { data: values.data }),
    fallback: (request, response) => {
      if (request.url === '/demo/people') void answerPeople(server, people, response)
      else pages.middlewares(request, response)
    },
  })
  console.log(`Parlour is at ${url} — open it twice and be two people.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
