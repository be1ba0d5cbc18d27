import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useChat } from '../../src/hooks/useChat.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { expectComplaints } from '../support/silence.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'

it('gives the chat of the nearest provider, the same one after every draw', async () => {
  const { result, rerender, chat } = await renderChatHook(() => useChat())
  expect(result.current).toBe(chat)
  rerender()
  expect(result.current).toBe(chat)
})

const hooks: readonly (readonly [string, () => unknown])[] = [
  ['useChat', () => useChat()],
  ['a hook that uses it', () => useMessages(general)],
]

it.each(hooks)('says outside of a provider what is missing and what to do: %s', (_name, hook) => {
  expectComplaints()
  expect(() => renderHook(hook)).toThrow(/^No chat here: put <Chat> or <ChatProvider>/)
})
