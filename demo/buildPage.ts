import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface BuiltPage {
  /** Answers with a file of the page, or says that there is none. */
  answer(request: IncomingMessage, response: ServerResponse): void
}

interface PageFile {
  readonly type: string
  readonly body: string | Uint8Array
}

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const PUBLIC = join(ROOT, 'public')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const fileOf = (name: string, body: string | Uint8Array): PageFile => ({
  type: TYPES[extname(name)] ?? 'application/octet-stream',
  body,
})

/**
 * Bundles the demo's page as a host would ship it: scripts and one style sheet in files of their own, nothing inline.
 * It is kept in memory, so there is no folder that could be stale.
 * @param isDevelopment with React's warnings
 * @param root the folder of another page's `index.html`, for tests. @default the demo's
 */
export async function buildPage(isDevelopment: boolean, root: string = ROOT): Promise<BuiltPage> {
  // Which of React's builds is taken is decided by this variable, not by the mode.
  process.env['NODE_ENV'] = isDevelopment ? 'development' : 'production'
  const [made, given] = await Promise.all([bundle(isDevelopment, root), readPublic()])
  const files = new Map([...made, ...given])
  return {
    answer(request, response) {
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      const file = files.get(path === '/' ? '/index.html' : path)
      if (!file)
        return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is nothing here.\n')
      // Names of bundled files change with what is in them.
      const caching = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      response.writeHead(200, {
        'Content-Type': file.type,
        'Cache-Control': caching,
        'X-Content-Type-Options': 'nosniff',
      })
      response.end(request.method === 'HEAD' ? undefined : file.body)
    },
  }
}

async function bundle(
  isDevelopment: boolean,
  root: string,
): Promise<readonly (readonly [string, PageFile])[]> {
  const result = await build({
    configFile: false,
    root,
    publicDir: false,
    mode: isDevelopment ? 'development' : 'production',
    logLevel: 'warn',
    build: {
      write: false,
      // The sheets and scripts reach the browser as they were written.
      target: 'esnext',
      minify: false,
      cssMinify: false,
      // A picture inside a sheet would be a `data:` address, which the policy refuses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        onLog(level, log, handle) {
          // "use client" means something to frameworks only; here everything is the client.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
        },
      },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  return outputs.flatMap((each) =>
    'output' in each
      ? each.output.map(
          (file) =>
            [
              `/${file.fileName}`,
              fileOf(file.fileName, file.type === 'chunk' ? file.code : file.source),
            ] as const,
        )
      : [],
  )
}

async function readPublic(): Promise<readonly (readonly [string, PageFile])[]> {
  const entries = await readdir(PUBLIC, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    paths.map(async (path) => {
      const name = relative(PUBLIC, path).split(sep).join('/')
      return [`/${name}`, fileOf(name, await readFile(path))] as const
    }),
  )
}
