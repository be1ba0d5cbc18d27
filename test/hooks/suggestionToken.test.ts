// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { standardTriggers, suggestionTokenAt, type Trigger } from '../../src/hooks/suggestionToken.ts'
import { userId } from '../../src/model/id.ts'

/** What is asked for where `|` stands, e.g. `person@0:an`. */
function ask(marked: string, triggers: readonly Trigger[] = standardTriggers): string | null {
  const caret = marked.indexOf('|')
  const token = suggestionTokenAt(marked.replace('|', ''), caret, triggers)
  return token && `${token.trigger.kind}@${token.start}:${token.query}${token.isWhole ? ' whole' : ''}`
}

describe('CO-2: something is asked for', () => {
  it.each([
    ['at the beginning', '@an|', 'person@0:an'],
    ['with nothing yet', 'Hi @|', 'person@3:'],
    ['after a space', 'Hi @an|', 'person@3:an'],
    ['after a line end', 'Hi\n@an|', 'person@3:an'],
    ['after punctuation', 'Hi (@an|', 'person@4:an'],
    ['after a Persian comma', 'سلام،@ان|', 'person@5:ان'],
    ['with the caret within a text', 'Hi @an| there', 'person@3:an'],
    ['with two words', '@Ann Le|', 'person@0:Ann Le'],
    ['with a half-space', '@می‌نا|', 'person@0:می‌نا'],
    ['with an apostrophe', '@O’Br|', 'person@0:O’Br'],
    ['with a full-width sign', 'Hi ＠an|', 'person@3:an'],
    ['for a command', '/gi|', 'command@0:gi'],
    ['for a full-width command', '／gi|', 'command@0:gi'],
    ['for an emoji', 'Hi :fi|', 'emoji@3:fi'],
    ['for a full-width emoji', 'Hi ：fi|', 'emoji@3:fi'],
    ['for a closed emoji', 'Hi :fire:|', 'emoji@3:fire whole'],
    ['after code that is closed', '`x` @an|', 'person@4:an'],
    ['after a fence that is closed', '```\nx\n``` @an|', 'person@10:an'],
  ])('%s', (_, marked, found) => {
    expect(ask(marked)).toBe(found)
  })

  it('with a kind of the application’s own', () => {
    const channels: Trigger = { kind: 'channel', sign: '#' }
    expect(ask('see #ge|', [...standardTriggers, channels])).toBe('channel@4:ge')
    expect(ask('see #ge|')).toBeNull()
  })
})

describe('CO-2: nothing is asked for', () => {
  it.each([
    ['in a mail address', 'ann@ex|'],
    ['in an address', 'https://x.org/@an|'],
    ['in an address without a scheme', 'www.x.org,@an|'],
    ['in a path', 'npm/@an|'],
    ['in code', 'see `@an|'],
    ['in a fence', '```\nx @an|'],
    ['for a command in the middle', 'Hi /gi|'],
    ['for a path', '/usr/bi|'],
    ['for a command with its words', '/giphy ca|'],
    ['for an emoji of one letter', 'Hi :f|'],
    ['for a time of day', 'at 10:30|'],
    ['for a face', 'Hi :-D|'],
    ['for two colons', 'std::ve|'],
    ['for a closed colon with nothing in it', 'Hi ::|'],
    ['for a space after the sign', 'Hi @ an|'],
    ['for two spaces', '@an  l|'],
    ['after the line', '@an\n|'],
    ['before the sign', '|@an'],
    ['for more than a name has', `@${'a'.repeat(80)}|`],
  ])('%s', (_, marked) => {
    expect(ask(marked)).toBeNull()
  })
})

describe('CO-10: what names somebody already', () => {
  const mentions = [{ start: 0, end: 8, userId: userId('ann') }]
  const at = (text: string): string | null =>
    suggestionTokenAt(text, text.length, standardTriggers, mentions)?.query ?? null

  it('asks for nothing while one writes on after it', () => {
    expect(at('@Ann Lee ')).toBeNull()
    expect(at('@Ann Lee is')).toBeNull()
  })

  it('asks again once the caret touches it, as after Backspace', () => {
    expect(at('@Ann Lee')).toBe('Ann Lee')
  })
})
