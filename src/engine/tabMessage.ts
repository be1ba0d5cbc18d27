import type { ChatEvent } from '../model/event.ts'
import { operationId, type OperationId } from '../model/id.ts'
import type { Notice } from '../state/chatState.ts'
import type { Entry } from '../state/outbox.ts'
import type { OutboxCommand } from './command.ts'
import { readCommand, readEntry, readKind } from './entryShape.ts'
import { isFact } from './snapshotShape.ts'

/** Tabs of another version of the page are there and not understood. */
const VERSION = 1

/** What the tabs of one person say to each other. Plain data, and nothing of it is secret (RELIABILITY I34). */
export type TabMessage =
  /** A new tab wants to know how things stand. */
  | { readonly type: 'hello' }
  /** Something was done in a tab that does not lead. */
  | { readonly type: 'command'; readonly id: string; readonly command: OutboxCommand }
  /** The leader: how things stand. `seen` are the commands that are in it. */
  | {
      readonly type: 'state'
      readonly entries: readonly Entry[]
      readonly seen: readonly string[]
    }
  /** The leader: what has changed since. */
  | {
      readonly type: 'change'
      readonly put: readonly Entry[]
      readonly drop: readonly OperationId[]
      readonly seen: readonly string[]
    }
  /** What the server said, and which operations are done by it. */
  | { readonly type: 'facts'; readonly events: readonly ChatEvent[]; readonly done: readonly OperationId[] }
  /** Files of messages: the leader says how far they are, the others give it the bytes (`ToldMessage`). */
  | { readonly type: 'files'; readonly files: readonly unknown[] }
  /** Something was refused and left no row. */
  | { readonly type: 'notice'; readonly notice: Notice }
  /** The world may look better from here. */
  | { readonly type: 'wake' }

/** A message as it is posted. */
export const encodeMessage = (message: TabMessage): unknown => ({ parlour: VERSION, ...message })

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const texts = (value: unknown): readonly string[] => listOf(value).filter(isText)
const ids = (value: unknown): readonly OperationId[] => texts(value).map(operationId)
const entries = (value: unknown): readonly Entry[] => listOf(value).flatMap((item) => readEntry(item) ?? [])

function readNotice(value: unknown): Notice | null {
  if (!isJson(value)) return null
  const { id, text } = value
  const kind = readKind(value['kind'])
  return isText(id) && kind && typeof text === 'string' ? { id: operationId(id), kind, text } : null
}

/** What another tab posted; `null` when it is nothing that this version of the page understands. */
export function decodeMessage(value: unknown): TabMessage | null {
  if (!isJson(value) || value['parlour'] !== VERSION) return null
  const says = value['type'] as TabMessage['type']
  switch (says) {
    case 'hello':
    case 'wake':
      return { type: says }
    case 'command': {
      const command = readCommand(value['command'])
      return command && isText(value['id']) ? { type: says, id: value['id'], command } : null
    }
    case 'state':
      return { type: says, entries: entries(value['entries']), seen: texts(value['seen']) }
    case 'change': {
      const { put, drop, seen } = value
      return { type: says, put: entries(put), drop: ids(drop), seen: texts(seen) }
    }
    case 'facts':
      return { type: says, events: listOf(value['events']).filter(isFact), done: ids(value['done']) }
    case 'files':
      return { type: says, files: listOf(value['files']) }
    case 'notice': {
      const notice = readNotice(value['notice'])
      return notice && { type: says, notice }
    }
    default:
      says satisfies never
      return null
  }
}
