import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { channelId } from '../../src/model/id.ts'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import {
  fromEnd,
  general,
  messageRow,
  nextFrame,
  offsetOf,
  openList,
  reader,
  scrollBy,
  still,
  until,
  watched,
} from './support/openList.tsx'

/** What a reader may be off, px (SC-1). */
const ALLOWED = 1
const long = sceneOf(channelOf('general', { messages: lines(140) }))

/** The worst errors, to be read in the log. */
const measured = (what: string, px: number): number => {
  console.log(`anchor: ${what}: ${px.toFixed(2)} px`)
  return px
}

async function inTheMiddle(scene = long) {
  const opened = await openList({ scene })
  await scrollBy(opened.viewport(), -700)
  await still(opened.viewport())
  return opened
}

describe('SC-1 the reader stays where they are', () => {
  it('while pages come in above', async () => {
    const { viewport, network } = await openList({ scene: long })
    network.setLatency(60)
    const box = viewport()
    let worst = 0
    for (let pages = 0; pages < 3; pages += 1) {
      const rows = box.querySelectorAll('article').length
      box.scrollTop = 300
      await nextFrame()
      const px = await watched(box, () => until(() => box.querySelectorAll('article').length > rows))
      worst = Math.max(worst, px)
    }
    expect(measured('prepend', worst)).toBeLessThanOrEqual(ALLOWED)
  })

  it('at the very top', async () => {
    const { viewport, network } = await openList({ scene: long })
    network.setLatency(60)
    const box = viewport()
    const rows = box.querySelectorAll('article').length
    box.scrollTop = 0
    await nextFrame()
    const px = await watched(box, () => until(() => box.querySelectorAll('article').length > rows))
    expect(measured('prepend at the top', px)).toBeLessThanOrEqual(ALLOWED)
    expect(box.scrollTop).toBeGreaterThan(500)
  })

  it('while a page comes in and they go on scrolling', async () => {
    const { viewport, network } = await openList({ scene: long })
    network.setLatency(40)
    const box = viewport()
    box.scrollTop = 500
    await nextFrame()
    let worst = 0
    const rows = box.querySelectorAll('article').length
    for (let step = 0; step < 40; step += 1) {
      const id = reader(box)
      const before = offsetOf(box, id)
      box.scrollTop -= 12
      await nextFrame()
      worst = Math.max(worst, Math.abs(offsetOf(box, id) - before - 12))
      if (box.querySelectorAll('article').length > rows && step > 30) break
    }
    expect(box.querySelectorAll('article').length).toBeGreaterThan(rows)
    expect(measured('prepend under a moving hand', worst)).toBeLessThanOrEqual(ALLOWED)
  })

  it('while a picture above grows, and one in view below', async () => {
    const { viewport } = await inTheMiddle()
    const box = viewport()
    const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')]
    const above = rows.findLast((row) => row.getBoundingClientRect().bottom < box.getBoundingClientRect().top)
    const px = await watched(box, async () => {
      above?.style.setProperty('padding-block-end', '240px')
      await nextFrame()
      // In the frame itself, as when the browser lays out what it has just read.
      requestAnimationFrame(() => above?.style.setProperty('padding-block-end', '97.4px'))
    })
    expect(measured('picture above', px)).toBeLessThanOrEqual(ALLOWED)
  })

  it('when a scroll is told of between the growth of a row above and the frame that draws it', async () => {
    const { viewport } = await inTheMiddle()
    const box = viewport()
    const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')]
    const above = rows.findLast((row) => row.getBoundingClientRect().bottom < box.getBoundingClientRect().top)
    const px = await watched(box, () => {
      above?.style.setProperty('padding-block-end', '30px')
      box.dispatchEvent(new Event('scroll'))
    })
    expect(measured('growth and scroll in one frame', px)).toBeLessThanOrEqual(ALLOWED)
  })

  it('while the pane is made narrower and wider', async () => {
    const { viewport, frame } = await inTheMiddle(
      sceneOf(
        channelOf('general', {
          messages: lines(60).map((line) => ({ ...line, text: `${line.text} `.repeat(12) })),
        }),
      ),
    )
    const box = viewport()
    const px = await watched(box, async () => {
      frame.style.inlineSize = '320px'
      await still(box)
      frame.style.inlineSize = '700px'
      await still(box)
    })
    expect(measured('resize', px)).toBeLessThanOrEqual(ALLOWED)
  })

  it('while the text grows to twice its size', async () => {
    const { viewport, frame } = await inTheMiddle()
    const box = viewport()
    const px = await watched(box, () => {
      frame.style.fontSize = '200%'
      frame
        .querySelector<HTMLElement>('[data-slot="root"]')
        ?.style.setProperty('--parlour-font-size', '1.9rem')
    })
    expect(measured('text size', px)).toBeLessThanOrEqual(ALLOWED)
  })

  it('while messages above are edited, reacted to and removed', async () => {
    const { viewport, world } = await inTheMiddle()
    const box = viewport()
    const reza = world.server.as('reza')
    const above = [...box.querySelectorAll<HTMLElement>('article')]
      .filter((row) => row.getBoundingClientRect().bottom < box.getBoundingClientRect().top)
      .map((row) => row.dataset['messageId'] ?? '')
    const [first = '', second = '', third = ''] = above.slice(-3)
    const px = await watched(box, async () => {
      await reza.call('updateMessage', {
        path: { id: first },
        body: { message: { id: first, text: 'Longer. '.repeat(60) } },
      })
      await reza.call('sendReaction', { path: { id: second }, body: { reaction: { type: 'like' } } })
      await reza.call('deleteMessage', { path: { id: third }, query: { hard: true } })
      await until(() => box.querySelector(`[data-message-id="${third}"]`) === null)
    })
    expect(measured('edit, reaction and removal above', px)).toBeLessThanOrEqual(ALLOWED)
  })

  it('and holds the row that has the focus rather than the first one', async () => {
    const { viewport, world } = await inTheMiddle()
    const box = viewport()
    const edge = box.getBoundingClientRect().top
    const seen = [...box.querySelectorAll<HTMLElement>('article')].filter(
      (row) => row.getBoundingClientRect().top > edge + 40,
    )
    const [between, focused] = [seen[0], seen[3]]
    focused?.focus({ preventScroll: true })
    expect(document.activeElement).toBe(focused)
    const id = between?.dataset['messageId'] ?? ''
    const px = await watched(
      box,
      () =>
        world.server.as('reza').call('updateMessage', {
          path: { id },
          body: { message: { id, text: 'Longer. '.repeat(40) } },
        }),
      focused?.dataset['messageId'],
    )
    expect(messageRow(box, id).textContent).toContain('Longer.')
    expect(measured('focused row', px)).toBeLessThanOrEqual(ALLOWED)
  })

  it('when the list outgrows what is drawn at once', async () => {
    const { viewport } = await openList({
      scene: sceneOf(channelOf('general', { messages: lines(420) })),
    })
    const box = viewport()
    let worst = 0
    while (box.querySelector('[data-message-id="m-60"]') === null) {
      const oldest = box.querySelector('[data-row]')?.getAttribute('data-row')
      box.scrollTop = 350
      await nextFrame()
      const px = await watched(box, () =>
        until(() => box.querySelector('[data-row]')?.getAttribute('data-row') !== oldest),
      )
      worst = Math.max(worst, px)
    }
    expect(box.querySelectorAll('[data-row]').length).toBeLessThan(200)
    expect(measured('from all rows to a window of rows', worst)).toBeLessThanOrEqual(ALLOWED)
  })
})

describe('SC-2 older messages', () => {
  it('come a page at a time: one gesture never brings two', async () => {
    const { viewport } = await openList({ scene: sceneOf(channelOf('general', { messages: lines(300) })) })
    const box = viewport()
    box.dispatchEvent(new WheelEvent('wheel', { deltaY: -400, bubbles: true }))
    box.scrollTop = 0
    await still(box)
    await nextFrame()
    expect(box.querySelectorAll('article').length).toBeLessThanOrEqual(30 * 3)
  })
})

describe('SC-3 the end', () => {
  it('is followed by who is there, whatever comes', async () => {
    const { viewport, says } = await openList({ scene: long })
    for (const text of ['One', 'Two. '.repeat(80), 'Three']) await says('reza', text)
    await until(() => viewport().textContent.includes('Three'))
    await still(viewport())
    expect(fromEnd(viewport())).toBeLessThanOrEqual(1)
  })

  it('is left by the smallest scroll, also one that the browser has not told of yet (P-1)', async () => {
    const { viewport, chat, says } = await openList({ scene: long })
    const box = viewport()
    const top = box.scrollTop
    const rows = chat.store.getState()
    await says('reza', 'While the wheel turns')
    // The scroll happens first, its event comes with the next frame, and the message lands in between.
    box.scrollTop = top - 30
    await until(() => chat.store.getState() !== rows && box.textContent.includes('While the wheel turns'))
    await still(box)
    expect(Math.abs(box.scrollTop - (top - 30))).toBeLessThanOrEqual(ALLOWED)
  })

  it('is found again by scrolling down to it', async () => {
    const { viewport, says } = await openList({ scene: long })
    const box = viewport()
    await scrollBy(box, -200)
    await scrollBy(box, 160)
    await says('reza', 'New')
    await until(() => box.textContent.includes('New'))
    await still(box)
    expect(fromEnd(box)).toBeLessThanOrEqual(1)
  })

  it('is not followed while text is selected, nor with the focus on an older message', async () => {
    const { viewport, says } = await openList({ scene: long })
    const box = viewport()
    const id = reader(box)
    const selection = document.getSelection()
    selection?.selectAllChildren(messageRow(box, id))
    expect(await watched(box, () => says('reza', 'A\n\nnew\n\none'), id)).toBeLessThanOrEqual(ALLOWED)
    expect(selection?.toString()).not.toBe('')
    selection?.removeAllRanges()
    messageRow(box, id).focus({ preventScroll: true })
    expect(await watched(box, () => says('reza', 'Another\n\nnew\n\none'), id)).toBeLessThanOrEqual(ALLOWED)
  })

  it('is where my own message takes me', async () => {
    const { viewport, chat } = await inTheMiddle()
    act(() => void chat.send(general, 'Mine'))
    await still(viewport())
    expect(fromEnd(viewport())).toBeLessThanOrEqual(1)
  })
})

describe('SC-4 the pill', () => {
  const pill = (frame: HTMLElement): HTMLElement | null => frame.querySelector('[data-slot="jump-pill"]')

  it('leads to the first unseen message, then to the end', async () => {
    const { viewport, frame, says } = await inTheMiddle()
    const box = viewport()
    expect(pill(frame)).toHaveAccessibleName('Jump to latest')
    const ids: string[] = []
    for (let count = 1; count <= 14; count += 1) ids.push(await says('reza', `News ${count}\n\nand more`))
    await until(() => pill(frame)?.getAttribute('aria-label') === '14 new messages')
    act(() => pill(frame)?.click())
    await still(box)
    const top = offsetOf(box, ids[0] ?? '')
    expect(top).toBeGreaterThan(0)
    expect(top).toBeLessThan(box.clientHeight / 2)
    expect(fromEnd(box)).toBeGreaterThan(80)
    act(() => pill(frame)?.click())
    await still(box)
    expect(fromEnd(box)).toBeLessThanOrEqual(1)
    expect(pill(frame)).toBeNull()
  })

  it('counts neither mine nor what the system says', async () => {
    const { frame, says, world } = await inTheMiddle()
    await world.server.as('ann').call('sendMessage', {
      path: { type: 'messaging', id: 'general' },
      body: { message: { text: 'From my other window' } },
    })
    await says('reza', 'Hello')
    await until(() => pill(frame) !== null && pill(frame)?.getAttribute('aria-label') !== 'Jump to latest')
    expect(pill(frame)).toHaveAccessibleName('1 new message')
  })
})

describe('SC-5 a channel opens', () => {
  const behind = (unread: number) =>
    sceneOf(channelOf('general', { messages: lines(140), unread: { ann: unread } }))
  const line = (box: HTMLElement): number =>
    (box.querySelector('[data-slot="unread-separator"]')?.getBoundingClientRect().top ?? NaN) -
    box.getBoundingClientRect().top

  it('at the first unread message, a quarter down', async () => {
    const { viewport } = await openList({ scene: behind(20) })
    expect(Math.abs(line(viewport()) - viewport().clientHeight / 4)).toBeLessThanOrEqual(60)
  })

  it('there also where more is unread than one page holds', async () => {
    const { viewport } = await openList({ scene: behind(90) })
    expect(Math.abs(line(viewport()) - viewport().clientHeight / 4)).toBeLessThanOrEqual(60)
    expect(viewport().querySelector('[data-slot="unread-separator"]')).not.toBeNull()
    expect(messageRow(viewport(), 'm-51')).toBeVisible()
  })

  it('at its end when all that is unread fits', async () => {
    const { viewport } = await openList({ scene: behind(2) })
    expect(fromEnd(viewport())).toBeLessThanOrEqual(1)
    expect(line(viewport())).toBeGreaterThan(0)
  })

  it('where I left it', async () => {
    const other = channelId('messaging:other')
    const { viewport, show } = await openList({
      scene: sceneOf(
        channelOf('general', { messages: lines(140) }),
        channelOf('other', { messages: [said('reza', 5, 'Elsewhere', { id: 'o-1' })] }),
      ),
    })
    await scrollBy(viewport(), -700)
    await still(viewport())
    const id = reader(viewport())
    const before = offsetOf(viewport(), id)
    show(other)
    await until(() => viewport().textContent.includes('Elsewhere'))
    show(general)
    await until(() => viewport().querySelector(`[data-message-id="${id}"]`) !== null)
    const first = offsetOf(viewport(), id)
    await still(viewport())
    expect(Math.abs(first - before)).toBeLessThanOrEqual(ALLOWED)
    expect(Math.abs(offsetOf(viewport(), id) - before)).toBeLessThanOrEqual(ALLOWED)
  })
})

describe('SC-7 a jump', () => {
  const quoting = sceneOf(
    channelOf('general', {
      messages: [...lines(140), said('reza', 1, 'See above', { id: 'answer', quotes: 'm-20' })],
    }),
  )
  const quote = (box: HTMLElement): HTMLElement =>
    messageRow(box, 'answer').querySelector('button[data-slot="message-quote"]') as HTMLElement

  it('puts the message a third down, gives it the focus, and leads back', async () => {
    const { viewport, frame } = await openList({ scene: quoting })
    const box = viewport()
    const before = offsetOf(box, 'answer')
    act(() => quote(box).click())
    await until(() => box.querySelector('[data-message-id="m-20"]') !== null)
    await still(box)
    expect(Math.abs(offsetOf(box, 'm-20') - box.clientHeight / 3)).toBeLessThanOrEqual(40)
    expect(document.activeElement).toBe(messageRow(box, 'm-20'))
    expect(messageRow(box, 'm-20')).toHaveAttribute('data-highlighted')
    const back = frame.querySelector<HTMLElement>('[data-slot="jump-back"]')
    act(() => back?.click())
    await still(box)
    expect(Math.abs(offsetOf(box, 'answer') - before)).toBeLessThanOrEqual(ALLOWED)
    expect(frame.querySelector('[data-slot="jump-back"]')).toBeNull()
  })

  it('to nowhere leaves everything where it is', async () => {
    const { viewport, network } = await openList({ scene: quoting })
    const box = viewport()
    network.failNext('getOrCreateChannel', { status: 404 })
    const before = offsetOf(box, 'answer')
    act(() => quote(box).click())
    await still(box)
    expect(offsetOf(box, 'answer')).toBe(before)
  })
})

it('FO-9 keeps a focused row when it leaves what is drawn', async () => {
  const { viewport } = await openList({ scene: sceneOf(channelOf('general', { messages: lines(420) })) })
  const box = viewport()
  while (
    box.querySelectorAll('[data-row]').length < 120 ||
    box.querySelector('[aria-hidden]:not([data-slot])') === null
  ) {
    box.scrollTop = 350
    await nextFrame()
    await still(box)
    if (box.querySelector('[data-message-id="m-1"]')) break
  }
  const id = reader(box)
  messageRow(box, id).focus({ preventScroll: true })
  box.scrollTop = box.scrollHeight
  await still(box)
  await still(box)
  expect(document.activeElement).toBe(messageRow(box, id))
  expect(offsetOf(box, id)).toBeLessThan(-1000)
})
