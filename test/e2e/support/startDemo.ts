import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('../../../demo/start.ts', import.meta.url))
/** A start on a machine with other things to do; ms. */
const START_MS = 40_000

export interface DemoOptions {
  /** 0 takes any free port. @default 0 */
  readonly port?: number
  /** The file that keeps the chat. @default nothing is kept */
  readonly data?: string
  /** With React's warnings on the console of the page. */
  readonly development?: boolean
}

export interface Demo {
  readonly url: string
  readonly port: number
  /** Everything the process said. */
  readonly output: () => string
  /** Ends the process without a word of warning, as a crash or a power cut does; resolves when it is gone. */
  kill(): Promise<void>
}

const running = new Set<ChildProcess>()
// Also when a test run is cut short: nobody may be left behind on a port.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * Starts the demo as `npm start` does and waits for the address it prints.
 * @throws Error with what the process said, when it ends or says nothing of an address in time
 */
export function startDemo({ port = 0, data, development = false }: DemoOptions = {}): Promise<Demo> {
  const kept = data === undefined ? ['--memory'] : ['--data', data]
  const args = [SCRIPT, '--port', String(port), ...kept, ...(development ? ['--development'] : [])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      running.delete(child)
      resolve()
    })
  })
  const kill = (): Promise<void> => {
    child.kill('SIGKILL')
    return gone
  }
  let output = ''
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      void kill()
      reject(new Error(`${what} It said:\n${output}`))
    }
    const timer = setTimeout(() => fail(`The demo printed no address within ${START_MS} ms.`), START_MS)
    const read = (text: Buffer): void => {
      output += text.toString()
      const url = /http:\/\/[\w.[\]:]+:\d+/.exec(output)?.[0]
      if (url === undefined) return
      clearTimeout(timer)
      resolve({ url, port: Number(new URL(url).port), output: () => output, kill })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', (error) => fail(error.message))
    void gone.then(() => {
      clearTimeout(timer)
      reject(new Error(`The demo ended with code ${child.exitCode}. It said:\n${output}`))
    })
  })
}
