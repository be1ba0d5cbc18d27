import { StrictMode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { builtinEnvironments } from 'vitest/runtime'
import type { ChatSnapshot } from '../../src/core.ts'
import type { EmbeddedServer } from '../../src/server.ts'

const CHANNEL = 'messaging:design-review'
const HOUR_MS = 3_600_000

/** What travels from the server to the browser. */
interface Sent {
  readonly html: string
  readonly snapshot: string
}

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end()
  vi.restoreAllMocks()
  // The next test begins on a server again: what was loaded beside a document must not be met there.
  vi.resetModules()
})

const backendOf = (server: EmbeddedServer, user: string) => ({
  baseUrl: 'https://parlour.invalid',
  apiKey: 'ssr',
  user: { id: user },
  token: () => server.token(user),
})

/** What React and everybody else has to say from now on. */
function listenForComplaints(): unknown[] {
  const complaints: unknown[] = []
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...parts) => {
      complaints.push(parts.map(String).join(' ').slice(0, 500))
    })
  return complaints
}

/** A server as a host has one: it asks the chat server as this person, draws, and sends both. */
async function drawOnServer(chatServer: EmbeddedServer, channelId: string | null = CHANNEL): Promise<Sent> {
  expect(typeof document, 'a server has no document').toBe('undefined')
  const [{ renderToString }, { createChat, browserEnv, dehydrate, hydrate }, { streamBackend }, { Page }] =
    await Promise.all([
      import('react-dom/server'),
      import('../../src/core.ts'),
      import('../../src/stream.ts'),
      import('./page.tsx'),
    ])
  const { tabTransport } = await import('../../src/server.ts')
  const { fetch, WebSocket } = tabTransport(chatServer)
  const env = { ...browserEnv(), fetch, WebSocket }
  const backend = streamBackend(backendOf(chatServer, 'ann'))
  const asking = createChat({ backend, env })
  asking.connect()
  await asking.loadChannels('first')
  const snapshot = JSON.stringify(dehydrate(asking))
  asking.destroy()

  const complaints = listenForComplaints()
  const drawing = createChat({ backend, env, initialState: hydrate(JSON.parse(snapshot)) })
  const html = renderToString(
    <StrictMode>
      <Page chat={drawing} defaultChannelId={channelId} />
    </StrictMode>,
  )
  drawing.destroy()
  expect(complaints).toEqual([])
  return { html, snapshot }
}

/** The browser: every module is loaded anew, now that there is a document, and what was sent comes to life. */
async function openInBrowser(chatServer: EmbeddedServer, { html, snapshot }: Sent, laterMs = 0) {
  vi.resetModules()
  const { teardown } = await builtinEnvironments.jsdom.setup(globalThis, {})
  ending.push(() => teardown(globalThis))
  class SilentObserver {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, { ResizeObserver: SilentObserver, IntersectionObserver: SilentObserver })
  Object.assign(Element.prototype, { scrollTo: () => {}, scrollBy: () => {}, scrollIntoView: () => {} })
  window.matchMedia ??= (media) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList

  const [
    { hydrateRoot },
    { createChat, browserEnv, hydrate },
    { streamBackend },
    { tabTransport },
    { Page },
  ] = await Promise.all([
    import('react-dom/client'),
    import('../../src/core.ts'),
    import('../../src/stream.ts'),
    import('../../src/server.ts'),
    import('./page.tsx'),
  ])
  const React = await import('react')
  expect(React.version.split('.')[0]).toBe(process.env['EXPECTED_REACT'])
  const complaints = listenForComplaints()

  const real = browserEnv()
  const { fetch, WebSocket } = tabTransport(chatServer)
  const chat = createChat({
    backend: streamBackend(backendOf(chatServer, 'ann')),
    env: { ...real, fetch, WebSocket, now: () => real.now() + laterMs, isVisible: () => true },
    initialState: hydrate(JSON.parse(snapshot)),
  })
  const place = document.createElement('div')
  place.innerHTML = html
  document.body.append(place)
  const kept = [...place.querySelectorAll('article')]
  const root = hydrateRoot(
    place,
    <React.StrictMode>
      <Page chat={chat} defaultChannelId={CHANNEL} />
    </React.StrictMode>,
    { onRecoverableError: (error) => complaints.push(error) },
  )
  ending.push(async () => {
    root.unmount()
    chat.destroy()
    // What React still has to do looks for a window.
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
  return { place, kept, chat, complaints }
}

async function startChatServer(): Promise<EmbeddedServer> {
  const { createServer, memoryStore } = await import('../../src/server.ts')
  const { browserEnv } = await import('../../src/core.ts')
  const { demo } = await import('../../src/testing.ts')
  const server = createServer({ env: browserEnv(), store: memoryStore() })
  await server.load({ ...demo, channels: demo.channels.filter(({ id }) => id !== 'ten-thousand') })
  ending.push(() => server.close())
  return server
}

const textsOf = (place: ParentNode): readonly string[] =>
  [...place.querySelectorAll('[data-slot="message-body"]')].map(({ textContent }) => textContent ?? '')

describe('on a server', () => {
  it('the list and the last page of messages are in the markup, which has no style attribute', async () => {
    const { html } = await drawOnServer(await startChatServer())
    expect(html).toContain('Then let us look at it again at four. Thanks, all of you!')
    expect(html.match(/<article/g)?.length).toBe(30)
    for (const name of ['Design review', 'Release 4.2', 'گردهمایی تهران']) expect(html).toContain(name)
    expect(html).not.toMatch(/<[^>]*\sstyle=/)
    expect(html).not.toMatch(/<style|<script/)
  })

  it('without an open conversation there is the list', async () => {
    const { html } = await drawOnServer(await startChatServer(), null)
    expect(html).toContain('Release 4.2')
    expect(html).not.toContain('<article')
  })
})

describe('in the browser', () => {
  it('goes on with what the server drew, without a complaint, and catches up once it is online', async () => {
    const server = await startChatServer()
    const sent = await drawOnServer(server)
    // Meanwhile the world goes on.
    const path = { type: 'messaging', id: 'design-review' }
    await server.as('reza').call('sendMessage', { path, body: { message: { text: 'While you loaded' } } })

    const { place, kept, chat, complaints } = await openInBrowser(server, sent)
    expect(chat.store.getState().connection.state).toBe('idle')
    await vi.waitFor(() => expect(chat.store.getState().connection.state).toBe('online'), 5000)
    await vi.waitFor(() => expect(textsOf(place).at(-1)).toBe('While you loaded'))
    expect(complaints).toEqual([])
    // The very elements the server sent, not others like them.
    expect(kept.length).toBe(30)
    expect(kept.filter((article) => !article.isConnected).length).toBe(0)

    await server.as('reza').call('sendMessage', { path, body: { message: { text: 'And live' } } })
    await vi.waitFor(() => expect(textsOf(place).at(-1)).toBe('And live'))
    expect(complaints).toEqual([])
  })

  it('a page that lay around for days agrees with the server first, and then with the calendar', async () => {
    const server = await startChatServer()
    const sent = await drawOnServer(server)
    const { place, complaints } = await openInBrowser(server, sent, 72 * HOUR_MS)
    const days = () =>
      [...place.querySelectorAll('[data-slot="date-separator"]')].map(({ textContent }) => textContent)
    const drawnDays = (sent.html.match(/Today|Yesterday/g) ?? []).length
    expect(drawnDays).toBeGreaterThan(0)
    await vi.waitFor(() => expect(days().join()).not.toMatch(/Today|Yesterday/))
    expect(complaints).toEqual([])
  })
})

describe('a snapshot', () => {
  it('is refused with a reason when it is none, of another version, or damaged', async () => {
    const { hydrate, SnapshotError } = await import('../../src/core.ts')
    const { snapshot } = await drawOnServer(await startChatServer())
    const fresh = (): ChatSnapshot & Record<string, unknown> => JSON.parse(snapshot)
    const refusal = (value: unknown): InstanceType<typeof SnapshotError> => {
      try {
        hydrate(value)
      } catch (error) {
        if (error instanceof SnapshotError) return error
      }
      throw new Error('It was taken.')
    }
    for (const none of [undefined, null, 7, 'x', [], {}, { format: 7 }])
      expect(refusal(none)).toMatchObject({ reason: 'format' })
    expect(refusal({ ...fresh(), format: 'parlour/999' }).message).toContain('"parlour/999"')
    expect(refusal({ ...fresh(), events: {} })).toMatchObject({
      reason: 'damaged',
      message: 'The snapshot is damaged at events.',
    })
    const { events } = fresh()
    const place = events.findIndex(({ type }) => type === 'timeline.page')
    const bad = structuredClone(events) as unknown as {
      page: { messages: { content: { value: object } }[] }
    }[]
    Object.assign(bad[place]?.page.messages[2]?.content.value ?? {}, { text: 7 })
    expect(refusal({ ...fresh(), events: bad }).message).toBe(
      `The snapshot is damaged at events[${place}].page.messages[2].content.value.text.`,
    )
    const channels = structuredClone(events) as unknown as {
      type: string
      channel: { info: { value: { slowModeMs?: unknown } } }
    }[]
    const slow = channels.findIndex(({ type }) => type === 'channel.put')
    for (const wrong of [undefined, '10000', Number.NaN]) {
      Object.assign(channels[slow]?.channel.info.value ?? {}, { slowModeMs: wrong })
      expect(refusal({ ...fresh(), events: channels }).message).toBe(
        `The snapshot is damaged at events[${slow}].channel.info.value.slowModeMs.`,
      )
    }
    expect(refusal({ ...fresh(), events: [{ type: 'typing.put' }] })).toMatchObject({ reason: 'damaged' })
    expect(() => hydrate(fresh())).not.toThrow()
  })
})
