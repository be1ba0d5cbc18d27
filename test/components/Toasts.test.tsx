import { act, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useRoot } from '../../src/components/Chat/RootContext.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { fa } from '../../src/i18n/fa.ts'
import { fromAnn, general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

const SHORT_MS = 6000
const LONG_MS = 10_000

const undo = vi.fn<() => void>()

/** Says what it is told to: something plain, something that can be taken back, or many things at once. */
function Board() {
  useMessages(general)
  const { toast } = useRoot()
  return (
    <>
      <button type="button" onClick={() => toast({ text: 'Copied' })}>
        Copy
      </button>
      <button type="button" onClick={() => toast({ text: 'Deleted', action: { label: 'Undo', run: undo } })}>
        Delete
      </button>
      <button type="button" onClick={() => [1, 2, 3, 4, 5].forEach((n) => toast({ text: `Word ${n}` }))}>
        Talk
      </button>
    </>
  )
}
const draw = (options: RenderOptions = {}) => renderChat(<Board />, options)
const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const region = (): HTMLElement | null => screen.queryByRole('region', { name: 'Notifications' })
const words = (): readonly string[] =>
  [...document.querySelectorAll('.parlour-toast-text')].map((text) => plain(text.textContent))
const refusal = (message: string) => ({
  status: 403,
  body: JSON.stringify({ code: 17, message, StatusCode: 403, duration: '0ms' }),
})

describe('a toast (TO-1)', () => {
  it('goes after six seconds, and after ten when something can be done about it', async () => {
    const { user, pass } = await draw()
    await user.click(button('Copy'))
    await user.click(button('Delete'))
    expect(words()).toEqual(['Copied', 'Deleted'])
    await pass(SHORT_MS - 100)
    expect(words()).toEqual(['Copied', 'Deleted'])
    await pass(200)
    expect(words()).toEqual(['Deleted'])
    await pass(LONG_MS - SHORT_MS)
    expect(words()).toEqual([])
  })

  it('does what it offers, once, and goes', async () => {
    undo.mockClear()
    const { user } = await draw()
    await user.click(button('Delete'))
    await user.click(button('Undo'))
    expect(undo).toHaveBeenCalledOnce()
    expect(words()).toEqual([])
  })

  it('stays under a pointer, and for the rest of its time after that', async () => {
    const { user, pass } = await draw()
    await user.click(button('Copy'))
    await pass(SHORT_MS - 1000)
    await user.hover(screen.getByText('Copied', { selector: '.parlour-toast-text' }))
    await pass(LONG_MS)
    expect(words()).toEqual(['Copied'])
    await user.hover(button('Copy'))
    await pass(900)
    expect(words()).toEqual(['Copied'])
    await pass(200)
    expect(words()).toEqual([])
  })

  it('stays while the focus is in it and while nobody sees the page', async () => {
    const { user, env, pass } = await draw()
    await user.click(button('Copy'))
    act(() => button('Close').focus())
    await pass(LONG_MS)
    expect(words()).toEqual(['Copied'])
    act(() => button('Copy').focus())
    act(() => env.setVisible(false))
    await pass(LONG_MS)
    expect(words()).toEqual(['Copied'])
    act(() => env.setVisible(true))
    await pass(SHORT_MS + 100)
    expect(words()).toEqual([])
  })

  it('takes no focus, and gives back the one it got when it is closed (FO-6)', async () => {
    const { user } = await draw()
    await user.click(button('Copy'))
    expect(button('Copy')).toHaveFocus()
    await user.click(button('Close'))
    expect(button('Copy')).toHaveFocus()
    await user.click(button('Delete'))
    act(() => button('Undo').focus())
    await user.keyboard('{Escape}')
    expect(words()).toEqual([])
    expect(button('Delete')).toHaveFocus()
  })

  it('is reached with F6', async () => {
    const { user } = await draw()
    await user.click(button('Copy'))
    await user.keyboard('{F6}')
    expect(region()).toContainElement(document.activeElement as HTMLElement)
  })
})

it('shows no more than three at once; the others wait for their turn', async () => {
  const { user, pass } = await draw()
  await user.click(button('Talk'))
  expect(words()).toEqual(['Word 1', 'Word 2', 'Word 3'])
  await pass(SHORT_MS + 100)
  expect(words()).toEqual(['Word 4', 'Word 5'])
  await pass(SHORT_MS + 100)
  expect(words()).toEqual([])
})

it('is a region only while it has something to say', async () => {
  const { user, pass } = await draw()
  expect(region()).toBeNull()
  await user.click(button('Copy'))
  expect(region()).toBeInTheDocument()
  await pass(SHORT_MS + 100)
  expect(region()).toBeNull()
})

it('is no live region of its own: the announcer speaks each once (AN-1)', async () => {
  const { user, pass } = await draw()
  await user.click(button('Copy'))
  expect(region()?.closest('[aria-live]')).toBeNull()
  expect(region()?.querySelector('[aria-live], [role=status], [role=alert]')).toBeNull()
  await pass(3000)
  expect(screen.getByRole('log')).toHaveTextContent(/^Copied$/)
})

describe('what the server refuses', () => {
  it('is said in the server’s words, at once', async () => {
    const { chat, network, settle, user } = await draw()
    network.failNext('sendReaction', refusal('Too cheerful'))
    act(() => chat.react(general, fromAnn, 'party', true))
    network.failNext('deleteMessage', refusal('It is history'))
    act(() => chat.remove(general, fromAnn))
    await settle()
    expect(words()).toEqual(['Reaction not saved. Too cheerful', 'Message not deleted. It is history'])
    expect(screen.getByRole('alert')).toHaveTextContent(/Too cheerful/)
    await user.click(screen.getAllByRole('button', { name: 'Close' })[0] as HTMLElement)
    expect(words()).toEqual(['Message not deleted. It is history'])
  })

  it('goes by itself, out of the store, too', async () => {
    const { chat, network, settle, pass } = await draw()
    network.failNext('sendReaction', refusal('No'))
    act(() => chat.react(general, fromAnn, 'party', true))
    await settle()
    await pass(SHORT_MS + 100)
    expect(words()).toEqual([])
    expect(chat.store.getState().notices).toEqual([])
  })
})

it('speaks Persian', async () => {
  const { chat, network, settle } = await draw({ chat: { locale: 'fa', strings: fa } })
  network.failNext('sendReaction', refusal('No'))
  act(() => chat.react(general, fromAnn, 'party', true))
  await settle()
  expect(
    screen.getByText(spoken('واکنش ثبت نشد. No'), { selector: '.parlour-toast-text' }),
  ).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'بستن' })).toBeInTheDocument()
  expect(screen.getByRole('region', { name: 'اعلان‌ها' })).toBeInTheDocument()
})
