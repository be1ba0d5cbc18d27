// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createUploadCalls } from '../../../src/backends/stream/uploads.ts'
import type { UploadRequest } from '../../../src/backends/backend.ts'
import { channelId } from '../../../src/model/id.ts'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import type { VirtualRequest } from '../../../src/testing/virtualHttp.ts'
import { makeClient, outcomeFrom, refusalOf, wireError } from './makeClient.ts'

const general = channelId('messaging:general')
const words = new Blob(['words'], { type: 'text/plain' })
const never = new AbortController().signal
const URL = 'https://chat.test/uploads/1/a.txt'

function make(serve: (request: VirtualRequest, nth: number) => void, token: () => string = () => 'token') {
  const env = createVirtualEnv()
  const { client } = makeClient(token, { env })
  let nth = 0
  env.http.serve((request) => serve(request, (nth += 1)))
  const { upload, deleteUpload } = createUploadCalls(client)
  const progress: number[] = []
  const send = (more: Partial<UploadRequest> = {}, signal: AbortSignal = never) =>
    upload({ channelId: general, file: words, name: 'a.txt', kind: 'file', ...more }, signal, (ratio) =>
      progress.push(ratio),
    )
  return { env, send, deleteUpload, progress }
}
const formOf = (request: VirtualRequest | undefined): FormData => request?.body as FormData

describe('STREAM §14: a file', () => {
  it.each([
    [general, 'file', '/channels/messaging/general/file'],
    [general, 'image', '/channels/messaging/general/image'],
    [null, 'file', '/uploads/file'],
    [null, 'image', '/uploads/image'],
  ] as const)(
    'for %s of kind %s is a form to %s, and is deleted there by its address',
    async (id, kind, path) => {
      const { env, send, deleteUpload } = make((request) =>
        request.answer(201, { file: URL, duration: '1ms' }),
      )
      expect(await send({ channelId: id, kind })).toEqual({ url: URL, thumbnailUrl: null })
      const [request] = env.http.requests
      expect([request!.method, request!.url.pathname]).toEqual(['POST', path])
      // The platform writes this one, for it alone knows where the parts of the form end.
      expect(request!.headers.get('content-type')).toBeNull()
      expect(request!.headers.get('authorization')).toBe('token')
      const sent = formOf(request).get('file') as File
      expect([sent.name, sent.type, await sent.text()]).toEqual(['a.txt', 'text/plain', 'words'])
      await deleteUpload({ channelId: id, kind, url: URL }, never)
      const asked = env.http.requests[1]!
      expect([asked.method, asked.url.pathname, asked.url.searchParams.get('url')]).toEqual([
        'DELETE',
        path,
        URL,
      ])
    },
  )

  it('has the thumbnail that the server names', async () => {
    const { send } = make((request) => request.answer(201, { file: URL, thumb_url: `${URL}?w=100` }))
    expect(await send({ kind: 'image' })).toEqual({ url: URL, thumbnailUrl: `${URL}?w=100` })
  })

  it.each([
    [413, 22, { type: 'rejected', reason: 'too-big' }],
    [400, 22, { type: 'rejected', reason: 'too-big' }],
    [400, 4, { type: 'rejected', reason: 'input' }],
    [403, 17, { type: 'rejected', reason: 'not-allowed' }],
    [400, 19, { type: 'rejected', reason: 'feature-off' }],
    [500, -1, { type: 'unknown' }],
    [401, 42, { type: 'auth' }],
  ] as const)('refused with %i and code %i is %j', async (status, code, outcome) => {
    const { send, env } = make((request) => request.answer(status, wireError(code, 'the file')))
    expect(await outcomeFrom(send())).toEqual(outcome)
    expect(env.http.requests).toHaveLength(1)
  })

  it('that came too soon waits as long as the server says', async () => {
    const { send, env } = make((request) =>
      request.answer(429, wireError(9), {
        'x-ratelimit-limit': '1',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(env.now() / 1000) + 30),
      }),
    )
    expect(await outcomeFrom(send())).toMatchObject({ type: 'throttled' })
    // The second is not even asked for.
    expect(await outcomeFrom(send())).toMatchObject({ type: 'throttled' })
    expect(env.http.requests).toHaveLength(1)
  })

  it('with an expired token is sent whole once more with the next, and only once', async () => {
    let tokens = 0
    const token = (): string => `token ${(tokens += 1)}`
    const { env, send, progress } = make(
      (request, nth) => (nth === 1 ? request.answer(401, wireError(40)) : request.answer(201, { file: URL })),
      token,
    )
    expect(await send()).toMatchObject({ url: URL })
    expect(env.http.requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'token 1',
      'token 2',
    ])
    expect(await (formOf(env.http.requests[1]).get('file') as File).text()).toBe('words')
    expect(progress).toEqual([1, 1])
  })

  it('without an answer is unknown, as is an answer without an address', async () => {
    const lost = make((request) => request.fail())
    expect(await outcomeFrom(lost.send())).toEqual({ type: 'unknown' })
    const mute = make((request) => request.answer(201, { duration: '1ms' }))
    expect((await refusalOf(mute.send())).outcome).toEqual({ type: 'unknown' })
  })

  it('that is given up ends its request', async () => {
    const { env, send } = make(() => {})
    const giveUp = new AbortController()
    const outcome = outcomeFrom(send({}, giveUp.signal))
    await env.clock.settle()
    expect(env.http.open).toHaveLength(1)
    giveUp.abort()
    expect(await outcome).toEqual({ type: 'unknown' })
    expect(env.http.open).toHaveLength(0)
  })

  it('may take for ever as long as bytes leave, and half a minute when none does', async () => {
    const env = createVirtualEnv()
    let tell = (_ratio: number): void => {}
    const { client } = makeClient('token', {
      env: {
        ...env,
        upload: (_url, _init, onProgress, signal) =>
          new Promise((_resolve, reject) => {
            tell = onProgress
            signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
          }),
      },
    })
    let outcome: unknown
    const file = { channelId: null, file: words, name: 'a', kind: 'file' } as const
    void outcomeFrom(createUploadCalls(client).upload(file, never, () => {})).then((end) => (outcome = end))
    for (let step = 1; step <= 20; step += 1) {
      await env.clock.advance(20_000)
      tell(step / 100)
    }
    expect(outcome).toBeUndefined()
    await env.clock.advance(30_001)
    expect(outcome).toEqual({ type: 'unknown' })
  })
})
