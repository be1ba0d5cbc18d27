// @vitest-environment node
import { expect, it } from 'vitest'
import { channelOf } from '../../../src/backends/stream/normalizeChannel.ts'
import { NO_VERSION } from '../../../src/model/id.ts'

const commandsOf = (config: unknown) =>
  channelOf({ cid: 'messaging:general', config }, { at: NO_VERSION, addressed: true })?.info.value.commands

it('reads what a text that begins with / can ask for', () => {
  const commands = [
    { name: 'giphy', description: 'Send a picture', args: '[text]', set: 'fun_set' },
    { name: 'shrug' },
  ]
  expect(commandsOf({ commands })).toEqual([
    { name: 'giphy', description: 'Send a picture', args: '[text]' },
    { name: 'shrug', description: '', args: '' },
  ])
})

it.each([
  ['no config', undefined],
  ['no list', {}],
  ['an empty list', { commands: [] }],
  [
    'no list of objects',
    { commands: ['giphy', null, 7, {}, { name: '' }, { name: 7 }, { name: 'two words' }] },
  ],
])('knows none where there is %s', (_, config) => {
  expect(commandsOf(config)).toBeUndefined()
})
