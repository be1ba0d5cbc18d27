import { Hono } from 'hono'
import { streamOperations, type Row, type StreamOperationName } from '../../wire/stream/index.ts'
import { answerPicture } from '../commands/answerPicture.ts'
import type { Dialect } from './dialect.ts'
import { answerPreflight, answerUnknownPath } from './answer.ts'

/** Answers a request that was recognised as one operation. */
export type Perform = (
  name: StreamOperationName,
  path: Readonly<Record<string, string>>,
  dialect: Dialect,
  request: Request,
) => Promise<Response>

/** Answers a request for an uploaded file. */
export type ServeFile = (id: string, request: Request) => Promise<Response>

/** The first parts of all paths, so that a host can tell calls from its own pages. */
export const apiRoots: ReadonlySet<string> = new Set([
  'api',
  'connect',
  ...Object.values(streamOperations).map((row) => row.path.split('/')[1] ?? ''),
])

/** Mounts every row of the table of operations, at its v1 path and at its v2 path. */
export function createApp(perform: Perform, serveFile: ServeFile): Hono {
  const app = new Hono()
  app.options('*', (context) => answerPreflight(context.req.raw))
  for (const [name, row] of rowsByPath()) {
    const path = row.path.replace(/\{(\w+)\}/g, ':$1')
    const prefix = row.family === 'chat' ? '/api/v2/chat' : '/api/v2'
    app.on(row.method, path, (context) => perform(name, context.req.param(), 'v1', context.req.raw))
    app.on(row.method, `${prefix}${path}`, (context) =>
      perform(name, context.req.param(), 'v2', context.req.raw),
    )
  }
  app.get('/api/pictures/:round/:name', (context) => answerPicture(context.req.param()))
  app.get('/uploads/:id/:name', (context) => serveFile(context.req.param('id'), context.req.raw))
  app.notFound((context) => answerUnknownPath(context.req.raw))
  return app
}

/** Names before braces: `/channels/read` must not be taken for a channel type called "read". */
function rowsByPath(): readonly (readonly [StreamOperationName, Row])[] {
  const rows = Object.entries(streamOperations) as [StreamOperationName, Row][]
  const rank = (row: Row): string => row.path.replace(/\{\w+\}/g, '~')
  return rows.sort(([, one], [, other]) => (rank(one) < rank(other) ? -1 : 1))
}
