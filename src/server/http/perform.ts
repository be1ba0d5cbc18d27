import {
  streamOperations,
  type Row,
  type StreamInput,
  type StreamOperationName,
} from '../../wire/stream/index.ts'
import { badInput, Failure, notAllowed } from '../failure.ts'
import { fields } from '../fields.ts'
import { handlers } from '../handlers.ts'
import type { Scope, ServerEnv } from '../scope.ts'
import type { Services } from '../services.ts'
import type { Connection } from '../socket/hub.ts'
import { ServerClosed, type Transactions } from '../transactions.ts'
import { sizeLimit } from '../uploads/uploadSettings.ts'
import { ensureUser } from '../users/saveUser.ts'
import { findUser } from '../users/userView.ts'
import { actingUser } from './actingUser.ts'
import type { Actor } from './actor.ts'
import { answerFailure, answerFault, answerJson } from './answer.ts'
import type { Perform } from './app.ts'
import { authenticate, checkApiKey, type Credentials } from './authenticate.ts'
import type { Call, Handler } from './call.ts'
import { toDialect } from './dialect.ts'
import { Errand } from './errand.ts'
import { rateHeaders, type RateLimiter } from './rateLimit.ts'
import { dropFile, readForm, type FormOptions } from './readForm.ts'
import { readBody, readQuery } from './readRequest.ts'
import { servedAddress } from './served.ts'
import type { Tokens } from './token.ts'

/** What answering takes besides the request. */
export interface PerformOptions {
  readonly env: ServerEnv
  readonly transactions: Transactions
  readonly tokens: Tokens
  readonly apiKey: string | undefined
  readonly limiter: RateLimiter
  readonly services: Services
  /** Told of errors that are no refusals, which should never be. */
  readonly onFault: (error: unknown) => void
}

/** Operations that need no token: they are how somebody without one gets in. */
const OPEN: ReadonlySet<StreamOperationName> = new Set(['createGuest'])
const NOBODY: Actor = { userId: undefined, isServer: false }

/** Makes the function that answers requests: who calls, may they, what do they say, and then the rule itself. */
export function createPerform(options: PerformOptions): Perform {
  return async (name, path, dialect, request) => {
    const { env, limiter, onFault } = options
    const start = env.now()
    const duration = (): string => `${Math.max(0, env.now() - start).toFixed(2)}ms`
    const row: Row = streamOperations[name]
    let limited = ''
    try {
      const url = new URL(request.url)
      const actor = await whoCalls(options, name, url, request)
      if (row.audience === 'server' && !actor.isServer) throw notAllowed('make calls that are for servers')
      limited = actor.isServer ? '' : (actor.userId ?? '?')
      const left = limited === '' ? undefined : limiter.count(name, limited)
      const query = readQuery(url.searchParams)
      const body =
        request.method === 'GET' || request.method === 'DELETE'
          ? {}
          : row.isForm
            ? await readForm(request, formOptions(options, name))
            : await readBody(request)
      const { origin } = url
      const answer = await run(options, { name, path, actor, query, body, origin }).catch(async (error) => {
        // Nobody took up its file.
        if (row.isForm) await dropFile(options.services.files, body)
        throw error
      })
      const status = row.method === 'POST' || row.method === 'PUT' ? 201 : 200
      return answerJson(status, toDialect({ ...answer, duration: duration() }, dialect), rateHeaders(left))
    } catch (error) {
      const left = limited === '' ? undefined : limiter.allowance(name, limited)
      if (error instanceof Failure) return answerFailure(error, duration(), rateHeaders(left))
      if (error instanceof ServerClosed) return answerFault(503, duration())
      onFault(error)
      return answerFault(500, duration())
    }
  }
}

const formOptions = ({ services, env }: PerformOptions, name: StreamOperationName): FormOptions => ({
  files: services.files,
  most: sizeLimit(services.uploadSettings(), name.endsWith('Image') ? 'image' : 'file'),
  uuid: env.uuid,
})

async function whoCalls(
  { tokens, apiKey }: PerformOptions,
  name: StreamOperationName,
  url: URL,
  request: Request,
): Promise<Actor> {
  const credentials: Credentials = {
    apiKey: url.searchParams.get('api_key'),
    authType: request.headers.get('stream-auth-type'),
    token: request.headers.get('authorization'),
  }
  checkApiKey(credentials, apiKey)
  return OPEN.has(name) && !credentials.token ? NOBODY : authenticate(credentials, tokens)
}

/** A request that was read, by somebody who may make it. */
interface ReadRequest<Name extends StreamOperationName> {
  readonly name: Name
  readonly path: Readonly<Record<string, string>>
  readonly actor: Actor
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly origin: string
}

async function run<Name extends StreamOperationName>(
  { transactions, tokens }: PerformOptions,
  { name, path, actor: caller, query, body, origin }: ReadRequest<Name>,
) {
  const actor = caller.isServer ? { ...caller, userId: actingUser(query, body) } : caller
  const handler: Handler<Name> = handlers[name]
  const callIn = (scope: Scope): Call<Name> => ({
    ...scope,
    actor,
    tokens,
    address: (at, content) => servedAddress(origin, at, content),
    // The router matched this row, so exactly its names are there.
    path: path as StreamInput<Name>['path'],
    query: fields(query, ''),
    body: fields(body, ''),
    connection: () => ownConnection(scope, actor, query['connection_id']),
  })
  let step: (call: Call<Name>) => ReturnType<Handler<Name>> = handler
  for (;;) {
    const answer = await transactions.run(async (scope) => {
      await admit(scope, actor)
      return step(callIn(scope))
    })
    if (!(answer instanceof Errand)) return answer
    step = await answer.run()
  }
}

/** A token is proof enough that its user exists; whom a server names has to exist already. */
async function admit(scope: Scope, actor: Actor): Promise<void> {
  if (actor.userId === undefined) return
  if (!actor.isServer) await ensureUser(scope, actor.userId)
  else if (!(await findUser(scope, actor.userId)))
    throw badInput('user_id', `must exist: there is no user ${actor.userId}`)
}

function ownConnection(scope: Scope, actor: Actor, id: unknown): Connection {
  const connection = typeof id === 'string' ? scope.hub.get(id) : undefined
  if (!connection || connection.userId !== actor.userId) {
    throw badInput('connection_id', 'must be that of your open connection, to watch or to follow presence')
  }
  return connection
}
