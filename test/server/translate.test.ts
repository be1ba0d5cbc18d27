// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { EmbeddedServerOptions } from '../../src/server/index.ts'
import { createWorld, refuseFaults, takeFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const words: Readonly<Record<string, string>> = {
  'en>fa: hello': 'سلام',
  'fa>en: سلام': 'hello',
  'en>de: hello': 'hallo',
  'en>fa: hello again': 'باز هم سلام',
}

type Translate = NonNullable<EmbeddedServerOptions['translate']>

/** A dictionary that notes what it was asked. */
function dictionary() {
  const asked: string[] = []
  const translate: Translate = (text, from, to) => {
    const key = `${from}>${to}: ${text}`
    asked.push(key)
    const found = words[key]
    if (found === undefined) throw new Error(`${key} is not in the dictionary`)
    return found
  }
  return { asked, translate }
}

/** ann, whose profile says nothing, and sara, whose says Persian, in `x`; dan is a stranger. */
async function room(options: Partial<EmbeddedServerOptions> = {}) {
  const { asked, translate } = dictionary()
  const world = createWorld({ translate, ...options })
  const ann = await world.person('ann').connect()
  const sara = await world.person('sara').connect({ language: 'fa-IR' })
  const dan = await world.person('dan').connect()
  await ann.open('x', ['ann', 'sara'])
  await sara.open('x')
  return { world, ann, sara, dan, asked }
}

const translated = async (who: Person, id: string, language: string): Promise<Wire> =>
  (await who.ok('POST', `/messages/${id}/translate`, { language })).message
const refused = (who: Person, id: string, language?: unknown) =>
  who.refused('POST', `/messages/${id}/translate`, { language })

describe('translateMessage', () => {
  it('answers, keeps and tells what the text says in another language', async () => {
    const { world, ann, sara, dan, asked } = await room()
    const before = await ann.send('x', 'hello')
    await world.server.settle()
    for (const who of [ann, sara, dan]) who.heard()
    const message = await translated(sara, before.id, 'fa')
    expect(message).toMatchObject({
      id: before.id,
      text: 'hello',
      i18n: { language: 'en', en_text: 'hello', fa_text: 'سلام' },
    })
    expect(message.updated_at > before.updated_at).toBe(true)
    expect(message).not.toHaveProperty('message_text_updated_at')
    await world.server.settle()
    expect([ann.heard(), sara.heard(), dan.heard()]).toEqual([['message.updated'], ['message.updated'], []])
    expect(ann.of('message.updated')[0]).toMatchObject({ message: { i18n: message.i18n } })
    expect((await ann.open('x')).messages[0].i18n).toEqual(message.i18n)
    expect(asked).toEqual(['en>fa: hello'])
  })

  it('a second time it is answered as it is; a second language is added', async () => {
    const { world, ann, sara, asked } = await room()
    const { id } = await ann.send('x', 'hello')
    const first = await translated(sara, id, 'fa')
    await world.server.settle()
    ann.heard()
    expect(await translated(ann, id, 'fa')).toMatchObject({ updated_at: first.updated_at, i18n: first.i18n })
    await world.server.settle()
    expect(ann.heard()).toEqual([])
    expect((await translated(ann, id, 'de')).i18n).toEqual({ ...first.i18n, de_text: 'hallo' })
    expect(asked).toEqual(['en>fa: hello', 'en>de: hello'])
  })

  it('knows the language by the letters where the profile does not tell', async () => {
    const { ann, sara, asked } = await room()
    const persian = await ann.send('x', 'سلام')
    const english = await sara.send('x', 'hello')
    expect((await translated(sara, persian.id, 'en')).i18n).toMatchObject({
      language: 'fa',
      en_text: 'hello',
    })
    expect((await translated(ann, english.id, 'fa')).i18n).toMatchObject({ language: 'en', fa_text: 'سلام' })
    expect(asked).toEqual(['fa>en: سلام', 'en>fa: hello'])
  })

  it('a new text has no translation; a change of something else keeps it', async () => {
    const { ann, sara } = await room()
    const { id } = await ann.send('x', 'hello')
    await translated(sara, id, 'fa')
    const same = await ann.ok('PUT', `/messages/${id}`, { set: { mood: 'good' } })
    expect(same.message.i18n).toMatchObject({ fa_text: 'سلام' })
    const other = await ann.ok('PUT', `/messages/${id}`, { set: { text: 'hello again' } })
    expect(other.message).not.toHaveProperty('i18n')
    expect((await translated(sara, id, 'fa')).i18n.fa_text).toBe('باز هم سلام')
  })

  it('what is deleted shows no translation', async () => {
    const { ann, sara } = await room()
    const { id } = await ann.send('x', 'hello')
    await translated(sara, id, 'fa')
    const { message } = await ann.ok('DELETE', `/messages/${id}`)
    expect(message).not.toHaveProperty('i18n')
    expect(await refused(sara, id, 'fa')).toBe('400/4')
  })

  it('is refused clearly without a service', async () => {
    const world = createWorld()
    const ann = await world.person('ann').connect()
    await ann.open('x', ['ann'])
    const { id } = await ann.send('x', 'hello')
    const { status, body } = await ann.call('POST', `/messages/${id}/translate`, { language: 'fa' })
    expect([status, body.code, body.message]).toEqual([400, 19, 'This server has no translation service'])
  })

  it('refuses what cannot be translated, or by whom', async () => {
    const { ann, sara, dan, asked } = await room()
    const { id } = await ann.send('x', 'hello')
    const picture = await ann.send('x', ' ', { attachments: [{ type: 'image' }] })
    for (const language of [undefined, 7, '', 'persian', 'FA', 'fa_IR', '../x'])
      expect([language, await refused(sara, id, language)]).toEqual([language, '400/4'])
    expect(await refused(sara, id, 'en')).toBe('400/4')
    expect(await refused(sara, picture.id, 'fa')).toBe('400/4')
    expect(await refused(dan, id, 'fa')).toBe('403/17')
    expect(await refused(sara, 'none', 'fa')).toBe('404/16')
    expect(asked).toEqual([])
  })

  it('a service that fails fails the call, changes nothing, and the host is told', async () => {
    const { ann, sara } = await room()
    const { id } = await ann.send('x', 'unheard of')
    const { status } = await sara.call('POST', `/messages/${id}/translate`, { language: 'fa' })
    expect(status).toBe(500)
    expect(takeFaults()).toEqual([
      expect.objectContaining({ message: expect.stringContaining('unheard of') }),
    ])
    expect((await ann.ok('GET', `/messages/${id}`)).message).not.toHaveProperty('i18n')
  })
})

describe('while a text is being translated', () => {
  /** A service that answers when it is let. */
  function slow() {
    const waiting: ((translated: string) => void)[] = []
    const translate: Translate = () => new Promise((resolve) => waiting.push(resolve))
    const begun = async (): Promise<void> => {
      while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    const finish = async (translated: string): Promise<void> => {
      await begun()
      waiting.shift()?.(translated)
    }
    return { translate, begun, finish }
  }

  it('others go on', async () => {
    const { translate, begun, finish } = slow()
    const { ann, sara } = await room({ translate })
    const { id } = await ann.send('x', 'hello')
    const pending = translated(sara, id, 'fa')
    await begun()
    expect(await ann.send('x', 'meanwhile')).toMatchObject({ text: 'meanwhile' })
    await finish('سلام')
    expect((await pending).i18n.fa_text).toBe('سلام')
  })

  it('a text that changes is translated as it is then', async () => {
    const { translate, begun, finish } = slow()
    const { ann, sara } = await room({ translate })
    const { id } = await ann.send('x', 'hello')
    const pending = translated(sara, id, 'fa')
    await begun()
    await ann.ok('PUT', `/messages/${id}`, { set: { text: 'hello again' } })
    await finish('سلام')
    await finish('باز هم سلام')
    expect((await pending).i18n).toEqual({ language: 'en', en_text: 'hello again', fa_text: 'باز هم سلام' })
  })

  it('a message that goes, or a channel one has to leave, is refused', async () => {
    const { translate, begun, finish } = slow()
    const { ann, sara } = await room({ translate })
    const one = await ann.send('x', 'hello')
    const two = await ann.send('x', 'hello')
    const pending = refused(sara, one.id, 'fa')
    await begun()
    await ann.ok('DELETE', `/messages/${one.id}`)
    await finish('سلام')
    expect(await pending).toBe('400/4')
    const other = refused(sara, two.id, 'fa')
    await begun()
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['sara'] })
    await finish('سلام')
    expect(await other).toBe('403/17')
  })
})
