import { act, render, screen, waitFor, within } from '@testing-library/react'
import type { JSX } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { attached, picture, pictures, spoken } from '../../.storybook/media.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { Attachment, AttachmentAlbum, Channel, Chat } from '../../src/index.ts'
import { channelId } from '../../src/model/id.ts'
import type { Scene } from '../../src/server.ts'
import { createWorld } from '../../src/testing.ts'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'

/* MS-11, P-6, UX §3: what only a real layout and real pointers show. */

const general = channelId('messaging:general')

async function show(ui: JSX.Element, scene: Scene = sceneOf(channelOf('general'))): Promise<HTMLElement> {
  const world = await createWorld({
    scene,
    baseUrl: location.origin,
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = 'inline-size: 500px; block-size: 700px'
  document.body.append(frame)
  const view = render(
    <Chat chat={chat} timeZone="UTC">
      {ui}
    </Chat>,
    { container: frame },
  )
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  return frame
}

/** Holds back every picture until it is let go, as a slow line does. */
function holdPictures(): { readonly held: () => number; readonly release: () => void } {
  const { set } = Object.getOwnPropertyDescriptor(
    HTMLImageElement.prototype,
    'src',
  ) as Required<PropertyDescriptor>
  const waiting: (() => void)[] = []
  const own = HTMLImageElement.prototype.setAttribute
  HTMLImageElement.prototype.setAttribute = function held(name, value) {
    if (name === 'src' && value.startsWith('blob:')) waiting.push(() => set.call(this, value))
    else own.call(this, name, value)
  }
  onTestFinished(() => {
    HTMLImageElement.prototype.setAttribute = own
  })
  return { held: () => waiting.length, release: () => waiting.splice(0).forEach((load) => load()) }
}

/** The sum of what the browser saw moving, and what it was that moved. */
function watchShifts(): () => { readonly score: number; readonly moved: readonly string[] } {
  const seen: { value: number; sources: readonly { node: Node | null }[] }[] = []
  const take = (list: PerformanceEntryList): void => void seen.push(...(list as unknown as typeof seen))
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'layout-shift' })
  onTestFinished(() => observer.disconnect())
  return () => {
    take(observer.takeRecords())
    return {
      score: seen.reduce((sum, { value }) => sum + value, 0),
      moved: seen.flatMap(({ sources }) =>
        sources.map(({ node }) =>
          node instanceof HTMLElement ? node.outerHTML.slice(0, 120) : (node?.nodeName ?? 'gone'),
        ),
      ),
    }
  }
}

const quiet = (ms = 400): Promise<void> => new Promise((done) => setTimeout(done, ms))

it('the browser tells of what moves, so that what follows means something', async () => {
  const frame = await show(<p>Below</p>)
  const shifts = watchShifts()
  await quiet()
  const pushed = document.createElement('div')
  pushed.style.cssText = 'block-size: 200px'
  frame.prepend(pushed)
  await quiet()
  expect(shifts().score).toBeGreaterThan(0)
})

it('nothing moves while an album of twelve loads late, with a film, a sound and a voice beside it: CLS 0', async () => {
  const late = holdPictures()
  const wire = pictures(12).map(({ title, alt, url, width, height }) => ({
    type: 'image',
    title,
    fallback: alt,
    image_url: url,
    original_width: width,
    original_height: height,
  }))
  const { url: sound, voice } = spoken(5)
  const others = [
    {
      type: 'video',
      title: 'arrival.webm',
      asset_url: 'https://city.example/a.webm',
      thumb_url: picture(2).url,
    },
    { type: 'audio', title: 'bell.wav', asset_url: sound },
    {
      type: 'voiceRecording',
      title: 'v.wav',
      asset_url: sound,
      duration: voice?.duration,
      waveform_data: [0.2, 0.9],
    },
  ]
  const scene = sceneOf(
    channelOf('general', {
      messages: [
        ...lines(12),
        { id: 'album', by: 'reza', text: 'The whole day', minutesAgo: 3, attachments: wire },
        {
          id: 'media',
          by: 'reza',
          text: 'And what one hears',
          minutesAgo: 2,
          attachments: others as object[],
        },
        { id: 'last', by: 'ann', text: 'Lovely', minutesAgo: 1 },
      ],
    }),
  )
  const frame = await show(<Channel channelId={general} />, scene)
  await waitFor(() => expect(frame.querySelectorAll('[data-slot="album-place"]')).toHaveLength(5), {
    timeout: 10_000,
  })
  await quiet(1_000)
  const shifts = watchShifts()
  expect(late.held()).toBeGreaterThanOrEqual(5)
  late.release()
  await waitFor(() =>
    expect(
      [...frame.querySelectorAll<HTMLImageElement>('[data-slot="picture-image"]')].every(
        ({ naturalWidth }) => naturalWidth > 0,
      ),
    ).toBe(true),
  )
  await quiet()
  expect(shifts()).toEqual({ score: 0, moved: [] })
  expect(screen.getByText('7 more')).toBeVisible()
})

it('the room of what plays is the same before and after its code has come', async () => {
  const film = attached('video', {
    title: 'a.webm',
    url: 'https://city.example/a.webm',
    width: 1280,
    height: 720,
  })
  const frame = await show(
    <>
      <Attachment attachment={film} />
      <Attachment attachment={spoken(4)} />
      <Attachment attachment={attached('audio', { title: 'b.wav', url: spoken(4).url })} />
      <p>Below</p>
    </>,
  )
  const top = (): number => within(frame).getByText('Below').getBoundingClientRect().top
  const before = top()
  await waitFor(() => expect(frame.querySelectorAll('video, audio')).toHaveLength(3), { timeout: 10_000 })
  expect(top()).toBe(before)
})

const caption = (): string => screen.getByRole('dialog').querySelector('h2')?.textContent ?? ''
const stage = (): HTMLElement => within(screen.getByRole('dialog')).getByRole('group')

async function openSecond(): Promise<HTMLElement> {
  await show(<AttachmentAlbum pictures={pictures(4)} />)
  const second = screen.getAllByRole('link')[1] as HTMLElement
  await act(() => userEvent.click(second))
  await waitFor(() => expect(stage()).toHaveFocus(), { timeout: 10_000 })
  return second
}

it('real keys go through the pictures, zoom and move, and Escape gives the focus back (UX §3, FO-6)', async () => {
  const second = await openSecond()
  const type = (keys: string) => act(() => userEvent.keyboard(keys))
  expect(caption()).toBe('Hill number 2')
  await type('{ArrowRight}{ArrowRight}{ArrowRight}')
  expect(caption()).toBe('Hill number 4')
  await type('{Home}')
  expect(caption()).toBe('Hill number 1')
  await type('+++')
  const middle = (stage().scrollWidth - stage().clientWidth) / 2
  expect(middle).toBeGreaterThan(0)
  // Each step may round.
  expect(Math.abs(stage().scrollLeft - middle)).toBeLessThan(6)
  await type('{ArrowRight}')
  expect(caption()).toBe('Hill number 1')
  await waitFor(() => expect(stage().scrollLeft).toBeGreaterThan(middle + 2))
  await type('0')
  expect(stage().scrollWidth).toBe(stage().clientWidth)
  await type('{End}')
  expect(caption()).toBe('Hill number 4')
  await type('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(second).toHaveFocus()
})

/** One finger, from a place to another. */
function finger(id: number, [x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]) {
  const tell = (type: string, clientX: number, clientY: number): boolean =>
    stage().dispatchEvent(
      new PointerEvent(type, {
        pointerId: id,
        pointerType: 'touch',
        clientX,
        clientY,
        bubbles: true,
        isPrimary: id === 1,
      }),
    )
  return {
    down: () => act(() => void tell('pointerdown', x0, y0)),
    move: () => act(() => void tell('pointermove', x1, y1)),
    up: () => act(() => void tell('pointerup', x1, y1)),
  }
}

it('a swipe goes on, two fingers zoom, and one then moves what is zoomed', async () => {
  await openSecond()
  // Fingers that are made up cannot be captured.
  vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => {})
  onTestFinished(() => void vi.restoreAllMocks())
  const swipe = (from: readonly [number, number], to: readonly [number, number]): void => {
    const { down, move, up } = finger(1, from, to)
    down()
    move()
    up()
  }
  swipe([300, 300], [150, 310])
  expect(caption()).toBe('Hill number 3')
  swipe([150, 300], [300, 310])
  expect(caption()).toBe('Hill number 2')
  // Too short, and along the other way.
  swipe([300, 300], [280, 300])
  swipe([300, 300], [200, 500])
  expect(caption()).toBe('Hill number 2')

  const [one, two] = [finger(1, [200, 300], [100, 300]), finger(2, [300, 300], [400, 300])]
  for (const { down } of [one, two]) down()
  for (const { move } of [one, two]) move()
  for (const { up } of [one, two]) up()
  expect(stage()).toHaveAttribute('data-zoomed')
  const before = stage().scrollLeft
  swipe([300, 300], [200, 300])
  expect(caption()).toBe('Hill number 2')
  expect(stage().scrollLeft).toBeGreaterThan(before + 50)
})

it('whoever asks for a tab gets one', async () => {
  await show(<AttachmentAlbum pictures={pictures(2)} />)
  const [first] = screen.getAllByRole('link') as [HTMLElement]
  let taken = true
  const listener = (event: Event): void => {
    taken = event.defaultPrevented
    event.preventDefault()
  }
  document.addEventListener('click', listener)
  onTestFinished(() => document.removeEventListener('click', listener))
  await act(() => userEvent.click(first, { modifiers: ['ControlOrMeta'] }))
  expect(taken).toBe(false)
  expect(screen.queryByRole('dialog')).toBeNull()
  await act(() => userEvent.click(page.getByRole('link').first()))
  expect(taken).toBe(true)
})
