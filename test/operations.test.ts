// @vitest-environment node
import { readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { messages, type OperationEntry } from '../scripts/operations/entries.ts'
import { faultsOf, operationsPage } from '../scripts/operations/table.ts'

const file = 'docs/operations.md'

describe('the page of all operations', () => {
  it('is what the generator writes: `node scripts/operations.ts` writes it anew', async () => {
    const options = await resolveConfig(file)
    const page = await format(operationsPage(), { ...options, filepath: file })
    expect(readFileSync(file, 'utf8')).toBe(page)
  })

  it('has the 27 of messages and events, each once', () => {
    expect(messages).toHaveLength(27)
    expect(new Set(messages.map(({ operation }) => operation)).size).toBe(27)
  })
})

describe('a row that is not whole', () => {
  const whole = messages[0] as OperationEntry
  const faults = (change: Partial<OperationEntry>): string => faultsOf({ ...whole, ...change }).join('\n')

  it.each([
    ['without a row', { rows: [] }, 'names no row'],
    ['with a row that is not there', { rows: ['fly' as 'sendMessage'] }, 'has no row fly'],
    [
      'with a file that makes no such call',
      { client: 'backends/stream/missed.ts' },
      'does not call sendMessage',
    ],
    ['with a hook that is not public', { hook: 'useNothing' }, 'has no useNothing'],
    ['with a component that is not public', { component: 'Nothing' }, 'has no Nothing'],
    ['with a part that is not there', { component: 'Message/Nothing.tsx' }, 'has no Message/Nothing.tsx'],
    ['with nothing and no reason', { component: { none: 'none' } }, 'says none and not why'],
    ['without a test', { test: ['engine/send.test.ts', ''] as const }, 'names no test'],
    ['with a test that is not there', { test: ['engine/send.test.ts', 'I99'] as const }, 'has no test “I99”'],
  ] as const)('%s is refused', (_what, change, fault) => {
    expect(faults(change as Partial<OperationEntry>)).toContain(fault)
  })

  it('is told from one that is', () => {
    expect(faults({})).toBe('')
  })
})
