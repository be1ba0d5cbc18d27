// @vitest-environment node
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Scene, SceneChannel, SceneMessage } from '../../src/server/scene.ts'
import { conversation, say } from '../../src/testing/scenes/conversation.ts'
import { demo, people, small } from '../../src/testing/scenes/index.ts'

const messagesOf = ({ messages }: SceneChannel): readonly SceneMessage[] => [
  ...(typeof messages === 'function' ? messages() : messages),
]
const channelOf = (id: string): SceneChannel => {
  const channel = demo.channels.find((other) => other.id === id)
  if (!channel) throw new Error(`No channel ${id}`)
  return channel
}
const duplicates = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, at) => ids.indexOf(id) !== at)

const scenes: readonly (readonly [string, Scene])[] = [demo, small].map((scene) => [scene.name, scene])

describe.each(scenes)('the scene %s', (_name, scene) => {
  const users = new Set(scene.users.map(({ id }) => id))
  const channels = scene.channels.map((channel) => ({ channel, messages: messagesOf(channel) }))

  it('names everything once', () => {
    expect(duplicates(scene.users.map(({ id }) => id))).toEqual([])
    expect(duplicates(scene.channels.map(({ type, id }) => `${type}:${id}`))).toEqual([])
    const ids = channels.flatMap(({ messages }) => messages.flatMap(({ id }) => id ?? []))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has only members that exist', () => {
    for (const { channel } of channels) {
      expect(channel.members.filter((id) => !users.has(id))).toEqual([])
      expect(duplicates(channel.members)).toEqual([])
      expect((channel.moderators ?? []).filter((id) => !channel.members.includes(id))).toEqual([])
    }
  })

  it('lets only members write and react, and reply to what was said before', () => {
    for (const { channel, messages } of channels) {
      const members = new Set(channel.members)
      const said = new Set<string>()
      for (const message of messages) {
        const { votes = {}, answers = {} } = message.poll ?? {}
        const given = [message.reactions ?? {}, votes].flatMap((lists) => Object.values(lists).flat())
        const people = [message.by, ...given, ...Object.keys(answers)]
        expect(people.filter((id) => !members.has(id))).toEqual([])
        expect([message.quotes, message.replyTo].filter((id) => id !== undefined && !said.has(id))).toEqual(
          [],
        )
        if (message.id !== undefined) said.add(message.id)
      }
    }
  })

  it('grows younger from row to row, down to now', () => {
    for (const { messages } of channels) {
      const ages = messages.map(({ minutesAgo }) => minutesAgo)
      expect(ages.filter((age, at) => at > 0 && age >= (ages[at - 1] ?? Infinity))).toEqual([])
      expect(ages.every((age) => age > 0)).toBe(true)
    }
  })

  it('leaves unread only what others wrote', () => {
    for (const { channel, messages } of channels) {
      for (const [reader, count] of Object.entries(channel.unread ?? {})) {
        const newest = messages.slice(-count)
        expect(newest).toHaveLength(count)
        expect(newest.filter(({ by }) => by === reader)).toEqual([])
        expect(channel.members).toContain(reader)
      }
    }
  })
})

describe('the people', () => {
  it('are the six that every scene has, and the demo shows all of them', () => {
    expect(people.map(({ id, name }) => [id, name])).toEqual([
      ['ann', 'Ann Lee'],
      ['reza', 'رضا کریمی'],
      ['anne-sophie', 'Anne-Sophie von Hohenfels-Lichtenstein'],
      ['xiaolong', '李小龍'],
      ['user-42', '42'],
      ['guest-7f3a', undefined],
    ])
    const writers = new Set(messagesOf(channelOf('design-review')).map(({ by }) => by))
    expect(people.filter(({ id }) => !writers.has(id))).toEqual([])
  })

  it('have pictures that the demo can serve', () => {
    const pictures = people.flatMap(({ image }) => image ?? [])
    expect(pictures).toHaveLength(3)
    const missing = pictures.filter(
      (path) => !existsSync(new URL(`../../demo/public${path}`, import.meta.url)),
    )
    expect(missing).toEqual([])
  })
})

describe('the demo', () => {
  it('has its eight channels, most of them for everybody', () => {
    expect(demo.channels.map(({ type, id }) => `${type}:${id}`).sort()).toEqual([
      'messaging:ann-reza',
      'messaging:design-review',
      'messaging:empty',
      'messaging:frozen',
      'messaging:release',
      'messaging:stress',
      'messaging:tehran',
      'messaging:ten-thousand',
    ])
    expect(demo.channels.filter(({ members }) => members.length === people.length)).toHaveLength(7)
  })

  it('has something unread for Ann, a frozen channel and an empty one', () => {
    expect(channelOf('ann-reza').unread?.['ann']).toBeGreaterThan(0)
    expect(channelOf('release').unread?.['ann']).toBeGreaterThan(0)
    expect(demo.channels.filter(({ frozen }) => frozen).map(({ id }) => id)).toEqual(['frozen'])
    expect(messagesOf(channelOf('empty'))).toEqual([])
  })

  it('shows every kind of formatting in the design review', () => {
    const messages = messagesOf(channelOf('design-review'))
    const texts = messages.map(({ text }) => text).join('\n\n')
    for (const form of [
      /\*\*\w/,
      /(^|\s)\*\w/,
      /~~\w/,
      /```css\n/,
      /`\w+`/,
      /^- /m,
      /^1\. /m,
      /^> /m,
      /\]\(https:/,
      /https:/,
    ]) {
      expect(texts).toMatch(form)
    }
    expect(messages.some(({ text }) => /^\p{Extended_Pictographic}+$/u.test(text))).toBe(true)
    expect(messages.some(({ edited }) => edited)).toBe(true)
    expect(messages.some(({ deleted }) => deleted)).toBe(true)
    expect(messages.some(({ quotes }) => quotes)).toBe(true)
    expect(messages.some(({ type }) => type === 'system')).toBe(true)
    expect(messages.some(({ reactions }) => (reactions?.['like']?.length ?? 0) > 1)).toBe(true)
  })

  it('is about forty messages of mixed Persian in Tehran', () => {
    const texts = messagesOf(channelOf('tehran')).map(({ text }) => text)
    expect(texts).toHaveLength(40)
    expect(texts.filter((text) => /[\u0600-\u06FF]/.test(text)).length).toBeGreaterThan(25)
    expect(texts.some((text) => /[\u0600-\u06FF].*[A-Za-z]|[A-Za-z].*[\u0600-\u06FF]/.test(text))).toBe(true)
    expect(texts.filter((text) => text.includes('\u200C')).length).toBeGreaterThan(10)
    expect(texts.filter((text) => /[۰-۹]/.test(text)).length).toBeGreaterThan(8)
    expect(texts.join()).not.toMatch(/[يك]/)
  })

  it('has everything that breaks rows', () => {
    const texts = messagesOf(channelOf('stress')).map(({ text }) => text)
    const word = texts.find((text) => /^\p{L}+$/u.test(text) && text.length > 20)
    expect(word).toHaveLength(80)
    expect(texts.some((text) => text.length === 10_000)).toBe(true)
    expect(
      texts.some(
        (text) =>
          /[\u0600-\u06FF]/.test(text) &&
          /[A-Za-z]/.test(text) &&
          /[0-9]/.test(text) &&
          /[۰-۹]/.test(text) &&
          /[[(]/.test(text),
      ),
    ).toBe(true)
    expect(texts).toContain('👨‍👩‍👧‍👦')
    expect(texts.some((text) => text.includes('\u202E'))).toBe(true)
    expect(messagesOf(channelOf('stress')).some(({ by }) => by === 'user-42')).toBe(true)
  })
})

describe('ten thousand messages', () => {
  const first = messagesOf(channelOf('ten-thousand'))

  it('are exactly that many, and the same on every run', () => {
    expect(first).toHaveLength(10_000)
    expect(messagesOf(channelOf('ten-thousand'))).toEqual(first)
  })

  it('cost nothing until they are asked for', () => {
    const { messages } = channelOf('ten-thousand')
    if (typeof messages !== 'function') throw new Error('They are made already.')
    const [oldest] = messages()
    expect(oldest).toEqual(first[0])
  })

  it('fill sixty days, with all six people and lengths from a word to a page', () => {
    expect(first[0]?.minutesAgo).toBe(60 * 24 * 60)
    expect(first.at(-1)?.minutesAgo).toBeLessThan(10)
    const days = new Set(first.map(({ minutesAgo }) => Math.floor(minutesAgo / 1440)))
    expect(days.size).toBeGreaterThan(50)
    expect(new Set(first.map(({ by }) => by)).size).toBe(6)
    const lengths = first.map(({ text }) => text.length)
    expect(Math.min(...lengths)).toBeLessThan(5)
    expect(Math.max(...lengths)).toBeGreaterThan(800)
    expect(new Set(first.map(({ text }) => text)).size).toBeGreaterThan(5000)
  })

  it('have some reactions, quotes, edits and deletions', () => {
    const share = (has: (message: SceneMessage) => unknown): number => first.filter(has).length / first.length
    expect(share(({ reactions }) => Object.keys(reactions ?? {}).length)).toBeGreaterThan(0.04)
    expect(share(({ quotes }) => quotes)).toBeGreaterThan(0.02)
    expect(share(({ edited }) => edited)).toBeGreaterThan(0.01)
    expect(share(({ deleted }) => deleted)).toBeGreaterThan(0.003)
  })
})

describe('conversation', () => {
  it('counts the times of its lines back from the end', () => {
    const lines = [say('ann', 0, 'a'), say('reza', 2.5, 'b', { edited: true }), say('ann', 4, 'c')]
    expect(conversation(10, lines)).toEqual([
      { by: 'ann', text: 'a', minutesAgo: 16.5 },
      { by: 'reza', text: 'b', minutesAgo: 14, edited: true },
      { by: 'ann', text: 'c', minutesAgo: 10 },
    ])
  })
})
