import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { selectMessage } from '../../src/state/selectors.ts'
import { drawComposer, editOf, field } from '../support/drawComposer.tsx'
import { fromAnnAgain, fromReza, general } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { spoken } from '../support/spoken.ts'

describe('while a word is being composed', () => {
  const press = (key: string, more: object = {}): boolean => fireEvent.keyDown(field(), { key, ...more })

  it('no key sends: the browser says that it is composing', async () => {
    const { user, sent } = await drawComposer()
    await user.type(field(), 'にほん')
    press('Enter', { isComposing: true })
    press('Enter', { keyCode: 229 })
    expect(sent()).toEqual([])
    expect(field()).toHaveValue('にほん')
    press('Enter')
    expect(sent()).toEqual(['にほん'])
  })

  it('no key sends between its start and its end, whatever the key says', async () => {
    const { user, sent } = await drawComposer()
    await user.type(field(), 'にほん')
    fireEvent.compositionStart(field())
    press('Enter')
    expect(sent()).toEqual([])
  })

  it('the key that ends it does not send, though Safari tells of it afterwards', async () => {
    const { user, sent, pass } = await drawComposer()
    await user.type(field(), 'にほん')
    fireEvent.compositionStart(field())
    fireEvent.compositionEnd(field())
    press('Enter')
    expect(sent()).toEqual([])
    await pass(0)
    await new Promise((resolve) => setTimeout(resolve, 60))
    press('Enter')
    expect(sent()).toEqual(['にほん'])
  })

  it('Escape leaves no reply, and arrow up edits nothing', async () => {
    const { reply, chat } = await drawComposer()
    fireEvent.compositionStart(field())
    press('ArrowUp')
    expect(chat.store.getState().drafts.get(general)?.editing ?? null).toBeNull()
    reply()
    press('Escape')
    expect(chat.store.getState().drafts.get(general)?.replyTo).toBe(fromReza)
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
