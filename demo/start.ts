import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startServer } from '../src/server/node.ts'
import { demo, people } from '../src/testing.ts'
import { buildPage } from './buildPage.ts'
import { collectReports, CONTENT_SECURITY_POLICY } from './contentSecurityPolicy.ts'
import { createControl } from './control.ts'
import { answerPeople } from './people.ts'

const HELP = `npm start -- [options]

  --port N      where to listen                     (4400; 0 takes any free port)
  --data FILE   the file that keeps the chat        (.parlour/demo.db)
  --memory      keep nothing
  --reset       forget what was kept and start anew
  --development React's warnings on the console of the page
  --help        this text
`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4400' },
    data: { type: 'string', default: fileURLToPath(new URL('../.parlour/demo.db', import.meta.url)) },
    memory: { type: 'boolean', default: false },
    reset: { type: 'boolean', default: false },
    development: { type: 'boolean', default: false },
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
  await Promise.all(
    ['', '-wal', '-shm', '-files'].map((ending) =>
      rm(values.data + ending, { force: true, recursive: true }),
    ),
  )
if (!values.memory) await mkdir(dirname(values.data), { recursive: true })

const page = buildPage(values.development)
// The address is printed while the page is still being bundled; who is that quick waits for it.
page.catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
const reports = collectReports()
let control: ReturnType<typeof createControl> = () => false

try {
  const { url, server } = await startServer({
    port,
    scene: demo,
    linkPreviews: 'public',
    ...(values.memory ? {} : { data: values.data }),
    fallback: (request, response) => {
      response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY)
      if (request.url === '/demo/people') void answerPeople(server, people, response)
      else if (!reports(request, response) && !control(request, response))
        void page.then(({ answer }) => answer(request, response))
    },
  })
  control = createControl(server)
  console.log(`Parlour is at ${url} — open it twice and be two people.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
