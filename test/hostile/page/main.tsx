import { type JSX, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Chat as ChatType, hydrate } from '../../../src/core.ts'
import { Channel, ChannelList, Chat, createChat } from '../../../src/index.ts'
import { streamBackend } from '../../../src/stream.ts'

/** What the test's server says about who looks, and with what the chats of this page begin. */
interface Start {
  readonly userId: string
  readonly token: string
  readonly channel: string
  /** Each begins a chat of its own that reaches nobody; none is a chat with the server. */
  readonly snapshots: readonly { readonly name: string; readonly value: unknown }[]
}

function drawLive({ userId, token, channel }: Start): JSX.Element {
  const baseUrl = location.origin
  const chat = createChat({
    backend: streamBackend({ apiKey: 'hostile', user: { id: userId }, token, baseUrl }),
  })
  return (
    <Chat chat={chat} defaultChannelId={channel}>
      <ChannelList />
      <Channel />
    </Chat>
  )
}

/** The chat that a snapshot begins, or why it begins none. */
function beginOf({ userId, token, value }: Start['snapshots'][number] & Start): ChatType | string {
  const baseUrl = `${location.origin}/nowhere`
  try {
    const initialState = hydrate(value)
    const backend = streamBackend({ apiKey: 'hostile', user: { id: userId }, token, baseUrl })
    return createChat({ backend, initialState })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function drawStored(begin: ChatType | string): JSX.Element {
  if (typeof begin === 'string') return <p data-slot="refused">{begin}</p>
  return (
    <Chat chat={begin} defaultChannelId="messaging:stored">
      <Channel />
    </Chat>
  )
}

const start = (await (await fetch(`/hostile/start${location.search}`)).json()) as Start
const live = start.snapshots.length === 0 ? drawLive(start) : null
const stored = start.snapshots.map((each) => (
  <section key={each.name} className="snapshot" aria-label={each.name}>
    {drawStored(beginOf({ ...start, ...each }))}
  </section>
))
const root = document.getElementById('app')
if (root)
  createRoot(root).render(<StrictMode>{live ? <div className="world">{live}</div> : stored}</StrictMode>)
