import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { channelId, messageKey } from '../../src/model/id.ts'
import type { Scene, SceneMessage } from '../../src/server/scene.ts'
import { badUrls } from '../text/badUrls.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'

/*
 * RELIABILITY §5: whatever a stranger writes into a field that is shown, nothing of it runs, nothing of it is
 * followed, and nothing of it turns the words around it.
 */

const room = channelId('messaging:room')

const everywhere = (
  <>
    <ChannelList />
    <Channel channelId={room} />
  </>
)

/** A world in which this stands in every field that somebody can fill. */
const worldOf = (text: string, image = text): Scene => ({
  name: 'hostile',
  users: [
    { id: 'ann', name: 'Ann' },
    { id: 'eve', name: text, image, custom: { title: text, __proto__: text } },
  ],
  channels: [
    {
      type: 'messaging',
      id: 'room',
      name: text,
      image,
      members: ['eve', 'ann'],
      custom: { topic: text },
      messages: [
        say('eve', 9, text, { id: 'm-1', custom: { note: text }, reactions: { like: ['eve'] } }),
        say('ann', 8, 'Pardon?', { id: 'm-2', quotes: 'm-1' }),
        say('eve', 7, text, { id: 'm-3', type: 'system' }),
        say('eve', 6, `before ${text} after`, { id: 'm-4' }),
      ],
    },
    // A channel that is named after the people in it.
    { type: 'messaging', id: 'two', members: ['eve', 'ann'], messages: [say('eve', 5, text)] },
  ],
})
function say(by: string, minutesAgo: number, text: string, more: Partial<SceneMessage> = {}): SceneMessage {
  return { by, minutesAgo, text, ...more }
}

/** Draws it in every place there is: lists, rows, quotes, chips, notices, failures, "is typing". */
async function showEverywhere(text: string, image = text): Promise<RenderedChat> {
  const place = await renderChat(everywhere, { scene: worldOf(text, image) })
  const { chat, network, other, settle, world } = place
  const refusal = { code: 17, message: text, StatusCode: 403, duration: '0ms' }
  network.failNext('sendMessage', { status: 403, body: JSON.stringify(refusal) })
  network.failNext('sendReaction', { status: 403, body: JSON.stringify(refusal) })
  act(() => {
    chat.send(room, `${text} x`)
    chat.react(room, messageKey('m-1'), 'wow', true)
    chat.setDraft(room, { text, replyTo: messageKey('m-1') })
    chat.setDraft(channelId('messaging:two'), { text })
  })
  await other('eve').types(room)
  const reaction = { path: { id: 'm-2' }, body: { reaction: { type: text.slice(0, 30) } } }
  await act(() =>
    world.server
      .as('eve')
      .call('sendReaction', reaction)
      .catch(() => undefined),
  )
  const attachments = [
    { type: 'image', title: text, image_url: image, thumb_url: image },
    { type: 'file', title: text, asset_url: image, mime_type: text },
    { og_scrape_url: image, title_link: image, title: text, text },
    { type: text, title: text },
  ]
  const message = { id: 'm-5', text: 'See', attachments, mentioned_users: ['eve'] }
  const path = { type: 'messaging', id: 'room' }
  await act(() =>
    world.server
      .as('eve')
      .call('sendMessage', { path, body: { message } })
      .catch(() => undefined),
  )
  await settle()
  return place
}

/** Elements that load, run or embed something by themselves. */
const ACTIVE =
  'script, iframe, object, embed, link, meta, base, style, form[action], video, audio, source, math, foreignObject'
const URL_ATTRIBUTES = ['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'data', 'xlink:href']
/** Numbers that the components measure; a style never holds anything else. */
const MEASURED = /^(--parlour-[\w-]+: -?[\d.]+px;? ?)*$/

function expectHarmless(root: HTMLElement): void {
  expect([...root.querySelectorAll(ACTIVE)]).toEqual([])
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name, element.outerHTML.slice(0, 200)).not.toMatch(/^on|^srcdoc$/i)
      expect(name !== 'style' || MEASURED.test(value), element.outerHTML.slice(0, 200)).toBe(true)
      if (!URL_ATTRIBUTES.includes(name)) continue
      expect(value, element.outerHTML.slice(0, 200)).toMatch(/^(https?:\/\/[^@\\]*|mailto:\S+|tel:\S+)$/)
    }
  }
  for (const picture of root.querySelectorAll('img')) expect(picture.src).toMatch(/^https:\/\//)
  for (const link of root.querySelectorAll('a')) {
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'))
    expect(link).toHaveAttribute('target', '_blank')
  }
}

it('stands in all of these places, so that looking at them means something', async () => {
  const { container } = await showEverywhere('Eve')
  for (const [place, count] of [
    ['channel-item-name', 2],
    ['channel-item-preview', 2],
    ['channel-header-title', 1],
    ['message-author', 5],
    ['message-quote', 1],
    ['system-message', 1],
    ['message-failure', 1],
    ['reaction', 2],
    ['attachment', 4],
    ['toast', 1],
    ['composer-context', 1],
    ['composer-field', 1],
  ] as const)
    expect(container.querySelectorAll(`.parlour-${place}`).length, place).toBeGreaterThanOrEqual(count)
})

describe('markup, as a text and as a name', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg/onload=alert(1)>',
    '"><iframe srcdoc="<script>alert(1)</script>">',
    "' onmouseover='alert(1)",
    '</bdi></button><h1>out</h1>',
    '[x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>',
    '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('is shown as it is: %s', async (text) => {
    const { container } = await showEverywhere(text)
    expectHarmless(container)
    expect(container.querySelector('h1, svg[onload], img[src=x]')).toBeNull()
  })
})

describe('addresses', () => {
  // Each world takes its time, so several addresses share one.
  const groups = Array.from({ length: 6 }, (_, group) => badUrls.filter((_url, index) => index % 6 === group))

  it.each(groups.map((urls, index) => [index, urls] as const))(
    'that must not be followed are not, in any field (%#)',
    async (_index, urls) => {
      const [first = ''] = urls
      const text = urls
        .filter((url) => url.length < 200)
        .map((url) => `[a](${url}) ${url}`)
        .join('\n')
      const { container } = await showEverywhere(text.slice(0, 4000), first)
      expect(container.querySelectorAll('.parlour-message').length).toBeGreaterThan(3)
      expectHarmless(container)
    },
  )
})

describe('characters that turn text around', () => {
  const OVERRIDES = /[\u202D\u202E]/
  const OPENERS = /[\u202A-\u202E\u2066-\u2068]/g
  const CLOSERS = /[\u202C\u2069]/g

  it('are taken out of names wherever they stand', async () => {
    const { container } = await showEverywhere(
      'Mal\u202Elory \u2067\u2066 \u202Atxt.exe',
      'https://x.example/a.png',
    )
    const names = [
      ...container.querySelectorAll(
        '.parlour-channel-item-name, .parlour-channel-header-title, .parlour-message-author, .parlour-message-quote-author, .parlour-attachment',
      ),
    ]
    expect(names.length).toBeGreaterThan(6)
    for (const name of names)
      expect(name.textContent, name.className).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  })

  it('end where they began, in every text node and every label, and never override', async () => {
    const { container } = await showEverywhere(
      '\u202Eabc \u2067\u2067 \u202B def \u2069\u2069\u2069\u2069 \u202C',
    )
    const texts: string[] = []
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode
      // What I am writing is mine: nobody may change it under my hands.
      if (parentElement?.tagName !== 'TEXTAREA') texts.push(`${parentElement?.className}: ${textContent}`)
    }
    for (const element of container.querySelectorAll('*')) {
      for (const name of ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'])
        texts.push(`${element.className} ${name}: ${element.getAttribute(name) ?? ''}`)
    }
    const turning = texts.filter(
      (text) =>
        OVERRIDES.test(text) || (text.match(OPENERS)?.length ?? 0) !== (text.match(CLOSERS)?.length ?? 0),
    )
    expect(turning).toEqual([])
  })

  it('leave the joiners that Persian needs', async () => {
    const { container } = await showEverywhere('می\u200Cخواهم')
    expect(container.querySelector('.parlour-message-author')).toHaveTextContent('می\u200Cخواهم')
    expect(screen.getAllByText('می\u200Cخواهم').length).toBeGreaterThan(2)
  })

  it('do not make a name of nothing: somebody unseen is called unnamed', async () => {
    const { container } = await showEverywhere('\u200B\u2060\u3164', 'https://x.example/a.png')
    expect(container.querySelector('.parlour-channel-header-title')).toHaveTextContent('Unnamed conversation')
    expect(
      container.querySelector('.parlour-message:not([data-own]) .parlour-message-author'),
    ).toHaveTextContent('Unnamed')
  })
})

describe('odd values', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', 'null', 'undefined'])(
    '%s is a name, a text and a reaction like any other',
    async (text) => {
      const { container } = await showEverywhere(text)
      expectHarmless(container)
      expect(container.querySelector('.parlour-channel-header-title')).toHaveTextContent(text)
      const chip = [...container.querySelectorAll('.parlour-reaction')].find((element) =>
        element.textContent?.startsWith(text),
      )
      expect(chip).toHaveTextContent(`${text} 1`)
    },
  )

  it('a text as long as a book is drawn in a moment', async () => {
    const started = performance.now()
    const { container } = await renderChat(everywhere, {
      scene: worldOf('**a_'.repeat(1200) + '['.repeat(200) + '> '.repeat(100)),
    })
    expect(container.querySelector('.parlour-message')).toBeInTheDocument()
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
