import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { selectMessage } from '../../src/state/selectors.ts'
import { drawComposer, editOf, field, onlyMay } from '../support/drawComposer.tsx'
import { fromAnn, fromAnnAgain, fromReza, general } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { spoken } from '../support/spoken.ts'

/** What the browser says of a key that the input method took. */
const TAKEN = 229
const press = (key: string, more: object = {}): boolean => fireEvent.keyDown(field(), { key, ...more })
const release = (key: string): boolean => fireEvent.keyUp(field(), { key })
const put = (value: string): boolean =>
  fireEvent.input(field(), { target: { value }, inputType: 'insertCompositionText', isComposing: true })
const afterComposition = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60))

/** A word comes into being, step by step, as browsers tell of it; it is not ended yet. */
function compose(steps: readonly string[], key = 'Process'): void {
  for (const [index, step] of steps.entries()) {
    press(key, { keyCode: TAKEN, isComposing: index > 0 })
    if (index === 0) fireEvent.compositionStart(field(), { data: '' })
    fireEvent.compositionUpdate(field(), { data: step })
    put(step)
    release(key)
  }
}
const end = (): boolean => fireEvent.compositionEnd(field(), { data: field().value })

describe('CO-3: while a word is being composed', () => {
  it('Chrome: the Enter that ends it comes before its end, and does not send; the next one does', async () => {
    const { sent } = await drawComposer()
    compose(['に', 'にh', 'にほ', 'にほn', '日本'])
    expect(press('Enter', { keyCode: TAKEN, isComposing: true })).toBe(true)
    end()
    release('Enter')
    expect([sent(), field().value]).toEqual([[], '日本'])
    await afterComposition()
    expect(press('Enter', { keyCode: 13 })).toBe(false)
    await act(async () => {})
    expect([sent(), field().value]).toEqual([['日本'], ''])
  })

  it('Safari: the Enter that ends it comes after its end, and does not send', async () => {
    const { sent } = await drawComposer()
    compose(['に', 'にほん', '日本'])
    end()
    expect(press('Enter', { keyCode: TAKEN })).toBe(true)
    release('Enter')
    expect([sent(), field().value]).toEqual([[], '日本'])
    await afterComposition()
    press('Enter', { keyCode: 13 })
    expect(sent()).toEqual(['日本'])
  })

  it('Safari: nor when it is told as a plain key within 50 ms', async () => {
    const { sent } = await drawComposer()
    compose(['日本'])
    end()
    press('Enter', { keyCode: 13 })
    expect(sent()).toEqual([])
  })

  it('Android: a keyboard that always composes writes each letter, and only the button sends', async () => {
    const { user, sent } = await drawComposer()
    compose(['س', 'سل', 'سلام'], 'Unidentified')
    press('Unidentified', { keyCode: TAKEN, isComposing: true })
    expect(sent()).toEqual([])
    expect(screen.getByRole('button', { name: 'Send message' })).toHaveAttribute('aria-disabled', 'false')
    // The finger takes the focus, which ends the word.
    end()
    await user.click(screen.getByRole('button', { name: 'Send message' }))
    expect([sent(), field().value]).toEqual([['سلام'], ''])
  })

  it('a press that does not take the focus ends the word first, and what is sent is whole', async () => {
    const { sent } = await drawComposer()
    act(() => field().focus())
    field().addEventListener('blur', () => fireEvent.compositionEnd(field(), { data: 'سلام' }))
    compose(['س', 'سلام'])
    fireEvent.submit(screen.getByRole('form'))
    await act(async () => {})
    expect([sent(), field().value]).toEqual([['سلام'], ''])
    expect(field()).toHaveFocus()
  })

  it('no key is ours between its start and its end, whatever the key says', async () => {
    const { sent, reply, chat } = await drawComposer()
    fireEvent.compositionStart(field())
    press('ArrowUp')
    expect(chat.store.getState().drafts.get(general)?.editing ?? null).toBeNull()
    put('に')
    reply()
    press('Escape')
    press('Enter')
    press('b', { ctrlKey: true })
    expect(chat.store.getState().drafts.get(general)?.replyTo).toBe(fromReza)
    expect([sent(), field().value]).toEqual([[], 'に'])
  })

  it('the draft follows each step, and the caret is where the input method has it', async () => {
    const { chat } = await drawComposer()
    const draft = () => chat.store.getState().drafts.get(general)
    fireEvent.compositionStart(field())
    fireEvent.input(field(), { target: { value: 'سلام دنیا', selectionEnd: 4, selectionStart: 4 } })
    expect(draft()).toMatchObject({ text: 'سلام دنیا', caret: 4 })
    expect([field().selectionStart, field().selectionEnd]).toEqual([4, 4])
    expect(screen.getByRole('form')).toHaveAttribute('data-composing')
    end()
    expect(screen.getByRole('form')).not.toHaveAttribute('data-composing')
    expect(field()).toHaveValue('سلام دنیا')
  })

  it('another draft waits until it has ended', async () => {
    const { chat } = await drawComposer()
    compose(['に'])
    act(() => chat.setDraft(general, editOf(null)))
    expect(field()).toHaveValue('に')
    put('にほ')
    expect(field()).toHaveValue('にほ')
    expect(chat.store.getState().drafts.get(general)?.text).toBe('In ten minutes.')
    end()
    expect(field()).toHaveValue('In ten minutes.')
  })
})

describe('Escape', () => {
  it('takes one rung at a time: the edit, then the reply, and never the text', async () => {
    const { user, reply, chat } = await drawComposer()
    await user.type(field(), 'Half a thought')
    reply()
    act(() => chat.setDraft(general, editOf(chat.store.getState().drafts.get(general) ?? null)))
    expect(screen.getByText('Editing message')).toBeInTheDocument()
    await user.type(field(), '{Escape}')
    expect(screen.getByText(spoken('Replying to رضا کریمی'))).toBeInTheDocument()
    expect(field()).toHaveValue('Half a thought')
    await user.keyboard('{Escape}')
    expect(screen.queryByText(/Replying/)).toBeNull()
    await user.keyboard('{Escape}')
    expect(field()).toHaveValue('Half a thought')
    expect(field()).toHaveFocus()
  })

  it('is left to the page when it did nothing, and only then', async () => {
    const { reply } = await drawComposer()
    expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(true)
    reply()
    expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(false)
  })

  it('does nothing when somebody else has dealt with it', async () => {
    const { reply } = await drawComposer()
    reply()
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    event.preventDefault()
    fireEvent(field(), event)
    expect(screen.getByText(spoken('Replying to رضا کریمی'))).toBeInTheDocument()
  })
})

describe('arrow up', () => {
  it('edits my last message in an empty field, and saves it under another name', async () => {
    const { user, chat, settle } = await drawComposer()
    await user.type(field(), '{ArrowUp}')
    expect(field()).toHaveValue('In ten minutes.')
    const save = screen.getByRole('button', { name: 'Save changes' })
    await user.clear(field())
    await user.type(field(), 'In five.')
    await user.click(save)
    await settle()
    expect(selectMessage(chat.store.getState(), general, fromAnnAgain)?.text).toBe('In five.')
    expect(field()).toHaveValue('')
    expect(field()).toHaveFocus()
  })

  it.each(['{Shift>}{ArrowUp}{/Shift}', '{Control>}{ArrowUp}{/Control}', '{Alt>}{ArrowUp}{/Alt}'])(
    'does not with a modifier: %s',
    async (keys) => {
      const { user } = await drawComposer()
      await user.type(field(), keys)
      expect(field()).toHaveValue('')
    },
  )

  it('does not where something is written, nor while replying', async () => {
    const { user, reply } = await drawComposer()
    await user.type(field(), 'x{ArrowUp}')
    expect(field()).toHaveValue('x')
    await user.clear(field())
    reply()
    await user.type(field(), '{ArrowUp}')
    expect(field()).toHaveValue('')
  })

  it('is left to the browser where there is nothing to edit', async () => {
    await drawComposer({}, { scene: sceneOf(channelOf('general', { messages: [said('reza', 1, 'Hi')] })) })
    expect(fireEvent.keyDown(field(), { key: 'ArrowUp' })).toBe(true)
  })
})

describe('arrow up is left to the browser', () => {
  const isLeft = (): boolean => fireEvent.keyDown(field(), { key: 'ArrowUp' })

  it('where the application has taken the key away', async () => {
    await drawComposer({}, { chat: { shortcuts: { editLast: [] } } })
    expect(isLeft()).toBe(true)
    expect(field()).toHaveValue('')
  })

  it('where the application has given it to another key, which does it', async () => {
    await drawComposer({}, { chat: { shortcuts: { editLast: ['Alt+ArrowUp'] } } })
    expect(isLeft()).toBe(true)
    expect(press('ArrowUp', { altKey: true })).toBe(false)
    expect(field()).toHaveValue('In ten minutes.')
  })

  it('while editing: an emptied edit is not another one', async () => {
    const { user, chat } = await drawComposer()
    await user.type(field(), '{ArrowUp}')
    await user.clear(field())
    expect(isLeft()).toBe(true)
    expect(chat.store.getState().drafts.get(general)?.editing?.key).toBe(fromAnnAgain)
  })

  it('where my messages may not be edited', async () => {
    const { chat } = await drawComposer({}, { prepare: onlyMay('send-message') })
    expect(chat.can(general, 'update-own-message')).toBe(false)
    expect(isLeft()).toBe(true)
  })

  it('over the newest: one that is on its way, refused, deleted or a system message', async () => {
    const { user, chat, network, settle, other } = await drawComposer()
    network.failNext('sendMessage', { status: 403 })
    await user.type(field(), 'Refused{Enter}')
    await settle()
    await other('ann').deletes(fromAnnAgain)
    network.setLatency(100)
    await user.type(field(), 'On its way{Enter}')
    await user.keyboard('{ArrowUp}')
    expect(chat.store.getState().drafts.get(general)?.editing?.key).toBe(fromAnn)
    await settle()
  })
})

describe('Ctrl or ⌘ and a letter', () => {
  const select = (start: number, end: number): void => act(() => field().setSelectionRange(start, end))
  const write = async (text: string, start: number, end: number) => {
    const place = await drawComposer()
    await place.user.type(field(), text)
    select(start, end)
    return place
  }
  const selected = (): string => field().value.slice(field().selectionStart, field().selectionEnd)

  it.each([
    ['b', {}, 'see **this** now'],
    ['i', {}, 'see _this_ now'],
    ['e', {}, 'see `this` now'],
    ['x', { shiftKey: true }, 'see ~~this~~ now'],
  ])('marks what is selected, and takes the mark away again: %s', async (key, more, marked) => {
    const { chat } = await write('see this now', 4, 8)
    expect(press(key, { ctrlKey: true, ...more })).toBe(false)
    expect(field()).toHaveValue(marked)
    expect(selected()).toBe('this')
    expect(chat.store.getState().drafts.get(general)?.text).toBe(marked)
    press(key, { metaKey: true, ...more })
    expect(field()).toHaveValue('see this now')
    expect(selected()).toBe('this')
  })

  it('takes away a mark that is selected with its text', async () => {
    await write('see **this** now', 4, 12)
    press('b', { ctrlKey: true })
    expect(field()).toHaveValue('see this now')
    expect(selected()).toBe('this')
  })

  it('leaves spaces at the edges outside, where a mark still is one', async () => {
    await write('see this now', 3, 9)
    press('b', { ctrlKey: true })
    expect(field()).toHaveValue('see **this** now')
  })

  it('makes room where nothing is selected, and takes it away again', async () => {
    await write('see ', 4, 4)
    press('b', { ctrlKey: true })
    expect([field().value, field().selectionStart]).toEqual(['see ****', 6])
    press('b', { ctrlKey: true })
    expect(field()).toHaveValue('see ')
  })

  it('is the key, not the letter, on a Persian keyboard (KB-1)', async () => {
    await write('سلام دنیا', 0, 4)
    press('ذ', { code: 'KeyB', ctrlKey: true })
    expect(field()).toHaveValue('**سلام** دنیا')
  })

  it.each([{ altKey: true }, { shiftKey: true }])(
    'is left to the host with more than that: %j',
    async (more) => {
      await write('see this now', 4, 8)
      expect(press('b', { ctrlKey: true, ...more })).toBe(true)
      expect(field()).toHaveValue('see this now')
    },
  )
})

describe('where there is only touch (TC-4)', () => {
  const withTouch = (): void => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: query.includes('coarse'),
      addEventListener: () => {},
      removeEventListener: () => {},
    }))
    onTestFinished(() => void vi.unstubAllGlobals())
  }

  it('Enter makes a new line, and the keyboard says so', async () => {
    withTouch()
    const { user, sent } = await drawComposer()
    expect(field()).toHaveAttribute('enterkeyhint', 'enter')
    await user.type(field(), 'one{Enter}two')
    expect([sent(), field().value]).toEqual([[], 'one\ntwo'])
  })

  it('Enter sends where the application wants it', async () => {
    withTouch()
    const { user, sent } = await drawComposer({ sendKey: 'enter' })
    expect(field()).toHaveAttribute('enterkeyhint', 'send')
    await user.type(field(), 'one{Enter}')
    expect(sent()).toEqual(['one'])
  })
})
