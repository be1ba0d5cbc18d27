import { render } from '@testing-library/react'
import { onTestFinished } from 'vitest'
import '../../../src/styles/styles.css'
import { Channel } from '../../../src/components/Channel/index.ts'
import { Chat, type ChatProps } from '../../../src/components/Chat/index.ts'
import { MessageList, type MessageListProps } from '../../../src/components/MessageList/index.ts'
import { browserEnv } from '../../../src/env/browserEnv.ts'
import { memoryStorage } from '../../../src/env/memoryStorage.ts'
import { channelId, type ChannelId } from '../../../src/model/id.ts'
import type { Scene } from '../../../src/server/scene.ts'
import { createWorld, type Person, type World } from '../../../src/testing.ts'

export const general: ChannelId = channelId('messaging:general')

export interface OpenedList extends Person {
  readonly world: World
  /** The part that scrolls. */
  readonly viewport: () => HTMLElement
  /** Draws the list again, of another channel or none. */
  readonly show: (id: ChannelId | null) => void
  readonly frame: HTMLElement
  /** Somebody says something; resolves when the server has it. */
  readonly says: (who: string, text: string, id?: ChannelId) => Promise<string>
}

export interface OpenOptions {
  readonly scene: Scene
  readonly list?: Partial<MessageListProps>
  readonly width?: number
  /** What the application sets on `Chat`. */
  readonly chat?: Partial<ChatProps>
  /** The whole conversation instead of its list. */
  readonly isWhole?: boolean
}

/** Draws a list of messages, 400 by 600 px, for Ann in a world of her own, in real time and a real layout. */
export async function openList({
  scene,
  list = {},
  chat = {},
  isWhole = false,
  width = 400,
}: OpenOptions): Promise<OpenedList> {
  const world = await createWorld({
    scene,
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const person = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = `inline-size: ${width}px; block-size: 600px`
  document.body.append(frame)
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  const ui = (id: ChannelId | null) => (
    <Chat chat={person.chat} timeZone="UTC" {...chat}>
      <div style={{ blockSize: '100%', display: 'flex', flexDirection: 'column' }}>
        {id && (isWhole ? <Channel channelId={id} /> : <MessageList key={id} channelId={id} {...list} />)}
      </div>
    </Chat>
  )
  const view = render(ui(general), { container: frame })
  const viewport = (): HTMLElement => {
    const found = frame.querySelector<HTMLElement>('[data-slot="message-list-viewport"]')
    if (!found) throw new Error('No list is drawn.')
    return found
  }
  await until(() => frame.querySelector('article') !== null)
  await still(viewport())
  return {
    ...person,
    world,
    viewport,
    frame,
    show: (id) => view.rerender(ui(id)),
    async says(who, text, id = general) {
      const path = { type: 'messaging', id: id.slice(id.indexOf(':') + 1) }
      const answer = await world.server.as(who).call('sendMessage', { path, body: { message: { text } } })
      return answer.message.id
    },
  }
}

/**
 * Waits for the next frame, and resolves in it right before it is painted: after layout and after every observer of
 * sizes that was there before, so that what is measured is what is seen.
 */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const probe = document.createElement('div')
      const observer = new ResizeObserver(() => {
        observer.disconnect()
        probe.remove()
        resolve()
      })
      probe.style.cssText = 'position: fixed; inline-size: 1px; block-size: 1px'
      document.body.append(probe)
      observer.observe(probe)
    })
  })

/** @throws Error when it is not so within ten seconds */
export async function until(isTrue: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`Not true after ten seconds: ${isTrue.toString()}`)
    await nextFrame()
  }
}

/** Waits until nothing has moved for some frames. */
export async function still(viewport: HTMLElement): Promise<void> {
  const look = (): string => `${viewport.scrollTop} ${viewport.scrollHeight} ${viewport.ariaBusy}`
  for (let calm = 0, last = ''; calm < 6;) {
    await nextFrame()
    const now = look()
    calm = now === last ? calm + 1 : 0
    last = now
  }
}

/** Distance from the viewport's end, px. */
export const fromEnd = (viewport: HTMLElement): number =>
  viewport.scrollHeight - viewport.scrollTop - viewport.clientHeight

export const messageRow = (viewport: HTMLElement, id: string): HTMLElement => {
  const found = viewport.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(id)}"]`)
  if (!found) throw new Error(`${id} is not drawn.`)
  return found
}

/** Distance of a message from the viewport's top edge, px. */
export const offsetOf = (viewport: HTMLElement, id: string): number =>
  messageRow(viewport, id).getBoundingClientRect().top - viewport.getBoundingClientRect().top

/** The first message that is wholly in view and whose height does not hang on what comes before it. */
export function reader(viewport: HTMLElement): string {
  const edge = viewport.getBoundingClientRect().top
  const rows = [...viewport.querySelectorAll<HTMLElement>('[data-message-id]')]
  const seen = rows.find((row, index) => index > 0 && row.getBoundingClientRect().top >= edge)
  return seen?.dataset['messageId'] ?? ''
}

export interface Watched {
  readonly id: string
  /** The furthest the reader's message was from its place in any frame, px. */
  readonly error: () => number
}

/** Watches the reader's message frame by frame while something is done, and until everything is still. */
export async function watched(
  viewport: HTMLElement,
  act: () => unknown,
  id = reader(viewport),
): Promise<number> {
  const before = offsetOf(viewport, id)
  let worst = 0
  let isOver = false
  const watch = async (): Promise<void> => {
    while (!isOver) {
      await nextFrame()
      worst = Math.max(worst, Math.abs(offsetOf(viewport, id) - before))
    }
  }
  const watching = watch()
  await act()
  await still(viewport)
  isOver = true
  await watching
  return worst
}

/** Scrolls as a reader does, in steps of a frame each. */
export async function scrollBy(viewport: HTMLElement, px: number, steps = 4): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    viewport.dispatchEvent(new WheelEvent('wheel', { deltaY: px / steps, bubbles: true }))
    viewport.scrollTop += px / steps
    await nextFrame()
  }
}
