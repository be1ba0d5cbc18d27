import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Composer } from '../../src/components/Composer/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId } from '../../src/model/id.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { drawComposer, editOf, field, sendButton } from '../support/drawComposer.tsx'
import { fromAnnAgain, general } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { spoken } from '../support/spoken.ts'

it('is a form named after the channel, and its name does not change with what is written', async () => {
  const { user } = await drawComposer()
  expect(screen.getByRole('form', { name: spoken('Message General') })).toBeInTheDocument()
  expect(field()).toHaveAccessibleName(expect.stringContaining('General'))
  expect(field()).toHaveAttribute('placeholder', 'Write a message')
  await user.type(field(), 'Hello')
  expect(screen.getByRole('form', { name: spoken('Message General') })).toBeInTheDocument()
})

describe('sending', () => {
  it('happens with Enter: the field is empty at once and keeps the focus', async () => {
    const { user, sent } = await drawComposer()
    await user.type(field(), 'Hello{Enter}')
    expect(sent()).toEqual(['Hello'])
    expect(field()).toHaveValue('')
    expect(field()).toHaveFocus()
  })

  it('happens with the button, and the field has the focus again', async () => {
    const { user, sent } = await drawComposer()
    await user.type(field(), 'Hello')
    await user.click(sendButton())
    expect(sent()).toEqual(['Hello'])
    expect(field()).toHaveFocus()
  })

  it('happens once for a double press', async () => {
    const { user, sent } = await drawComposer()
    await user.type(field(), 'Hello')
    await user.dblClick(sendButton())
    expect(sent()).toEqual(['Hello'])
  })

  it.each(['{Shift>}{Enter}{/Shift}', '{Alt>}{Enter}{/Alt}'])('does not happen with %s', async (keys) => {
    const { user, sent } = await drawComposer()
    await user.type(field(), `Hello${keys}`)
    expect(sent()).toEqual([])
    expect(field().value.trim()).toBe('Hello')
  })

  it('makes a new line with Shift+Enter', async () => {
    const { user, sent } = await drawComposer()
    await user.type(field(), 'one{Shift>}{Enter}{/Shift}two')
    expect(field()).toHaveValue('one\ntwo')
    await user.keyboard('{Enter}')
    expect(sent()).toEqual(['one\ntwo'])
  })

  it.each(['{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])(
    'always happens with %s',
    async (keys) => {
      const { user, sent } = await drawComposer({ sendKey: 'mod-enter' })
      await user.type(field(), `one{Enter}two${keys}`)
      expect(sent()).toEqual(['one\ntwo'])
    },
  )

  it('is refused, with the reason, while nothing is written, and the button keeps its focus', async () => {
    const { user, sent } = await drawComposer()
    expect(sendButton()).toHaveAttribute('aria-disabled', 'true')
    expect(sendButton()).not.toBeDisabled()
    expect(sendButton()).toHaveAccessibleDescription('Write something first')
    await user.click(sendButton())
    await user.type(field(), '  {Enter}')
    expect(sent()).toEqual([])
    await user.type(field(), 'x')
    expect(sendButton()).toHaveAttribute('aria-disabled', 'false')
    expect(sendButton()).not.toHaveAccessibleDescription()
  })

  it('does not wait for the server, nor for a connection', async () => {
    const { user, sent, network } = await drawComposer()
    act(() => network.setOnline(false))
    await user.type(field(), 'one{Enter}two{Enter}')
    expect(sent()).toEqual(['one', 'two'])
    expect(field()).toHaveValue('')
  })
})

describe('a chip above the field', () => {
  it('says what I answer, and lets me leave it with the text kept', async () => {
    const { user, reply } = await drawComposer()
    await user.type(field(), 'Well')
    reply()
    expect(screen.getByText(spoken('Replying to رضا کریمی'))).toBeInTheDocument()
    expect(screen.getByText('صبح به‌خیر! Coffee?')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Cancel reply' }))
    expect(screen.queryByText(/Replying/)).toBeNull()
    expect(field()).toHaveValue('Well')
  })

  it('says that I edit, and gives the draft back when I leave', async () => {
    const { user } = await drawComposer()
    await user.type(field(), '{ArrowUp} Or so.')
    await user.click(screen.getByRole('button', { name: 'Cancel editing' }))
    expect(field()).toHaveValue('')
    expect(screen.queryByText('Editing message')).toBeNull()
  })
})

describe('limits', () => {
  it('says by how much a text is too long and never sends nor cuts it', async () => {
    const { user, sent } = await drawComposer()
    const text = 'x'.repeat(5003)
    await user.click(field())
    await user.paste(text)
    expect(field()).toBeInvalid()
    expect(field()).toHaveAccessibleDescription('3 over the limit')
    await user.keyboard('{Enter}')
    await user.click(sendButton())
    expect(sent()).toEqual([])
    expect(field()).toHaveValue(text)
    await user.type(field(), '{Backspace}{Backspace}{Backspace}')
    expect(field()).toBeValid()
    await user.keyboard('{Enter}')
    expect(sent()).toHaveLength(1)
  })

  it('gives a sentence for the form in a frozen channel', async () => {
    const scene = sceneOf(channelOf('ice', { frozen: true }))
    await drawComposer({ channelId: channelId('messaging:ice') }, { scene })
    expect(screen.getByText(/This channel is frozen/)).toBeInTheDocument()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('lets me finish an edit where I may edit but not write', async () => {
    const scene = sceneOf(
      channelOf('general', { frozen: true, messages: [said('ann', 5, 'Hi', { id: fromAnnAgain })] }),
    )
    const { user, chat } = await drawComposer({}, { scene })
    act(() => chat.setDraft(general, editOf(null)))
    await user.type(field(), ' Or so.')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    expect(selectMessage(chat.store.getState(), general, fromAnnAgain)?.text).toBe('In ten minutes. Or so.')
    expect(screen.queryByRole('textbox')).toBeNull()
  })
})

it('keeps a draft for each channel', async () => {
  const { user, rerender, settle } = await drawComposer()
  await user.type(field(), 'For General')
  rerender(<Composer channelId={channelId('messaging:empty')} />)
  await settle()
  expect(field()).toHaveValue('')
  rerender(<Composer channelId={general} />)
  expect(field()).toHaveValue('For General')
})

it('tells that I write, and that I have stopped when I leave the field', async () => {
  const { user, settle, wire } = await drawComposer()
  await user.type(field(), 'Hel')
  await user.tab()
  await settle()
  expect(wire.of(/event$/).map(({ body }) => body)).toEqual([
    { event: { type: 'typing.start' } },
    { event: { type: 'typing.stop' } },
  ])
})

it('speaks Persian, and takes each text in its own direction', async () => {
  const { user } = await drawComposer({}, { chat: { locale: 'fa', strings: fa } })
  expect(field()).not.toHaveAttribute('dir')
  await user.type(field(), 'tea')
  expect(field()).toHaveAttribute('dir', 'auto')
  expect(screen.getByRole('form', { name: spoken('پیام به General') })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'ارسال پیام' })).toBeInTheDocument()
})
