import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Composer } from '../../src/components/Composer/index.ts'
import { Message } from '../../src/components/Message/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId, type MessageKey } from '../../src/model/id.ts'
import { selectRows } from '../../src/state/rows.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { openDialogs } from '../support/dialog.ts'
import {
  drawComposer,
  type DrawnComposer,
  editOf,
  field,
  onlyMay,
  sendButton,
} from '../support/drawComposer.tsx'
import { fromAnnAgain, fromReza, general, renderChat } from '../support/renderChat.tsx'
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
    expect(sendButton()).toHaveAccessibleDescription('Write something or attach a file first')
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
    await user.type(field(), 'one{Enter}')
    await user.type(field(), 'two{Enter}')
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

describe('the way out of an edit', () => {
  const edit = async (text: string, options: Parameters<typeof drawComposer>[1] = {}) => {
    const place = await drawComposer({}, { ...options, prepare: () => openDialogs() })
    await place.user.type(field(), '{ArrowUp}')
    await place.user.clear(field())
    if (text !== '') await place.user.type(field(), text)
    return place
  }
  const message = ({ chat }: DrawnComposer) => selectMessage(chat.store.getState(), general, fromAnnAgain)

  it('MS-8: of which nothing is left asks whether to delete the message', async () => {
    const place = await edit(' ')
    const save = screen.getByRole('button', { name: 'Save changes' })
    expect(save).toHaveAttribute('aria-disabled', 'false')
    await place.user.click(save)
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete this message?' })
    await place.user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(message(place)?.text).toBe('In ten minutes.')
    expect(screen.getByText('Editing message')).toBeInTheDocument()
    await place.user.type(field(), '{Enter}')
    await place.user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete message' }),
    )
    expect(message(place)?.kind).toBe('deleted')
    expect(screen.queryByText('Editing message')).toBeNull()
    expect(field()).toHaveValue('')
    await place.settle()
  })

  it('is spoken of once when it is saved (AN)', async () => {
    const { user, settle } = await edit('In five minutes')
    expect(screen.getByRole('log')).toBeEmptyDOMElement()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('log')).toHaveTextContent(/^Changes saved$/)
    await settle()
    expect(screen.getByRole('log')).toHaveTextContent(/^Changes saved$/)
    await user.type(field(), 'And a new one{Enter}')
    await settle()
    expect(screen.getByRole('log')).toHaveTextContent(/^Changes saved$/)
  })

  it('MS-8: that changed nothing is a way out', async () => {
    const { settle, wire, user } = await edit('In ten minutes.')
    await user.keyboard('{Enter}')
    await settle()
    expect(screen.queryByText('Editing message')).toBeNull()
    expect(wire.of(/^PUT/)).toEqual([])
    expect(screen.getByRole('log')).toBeEmptyDOMElement()
  })

  it('MS-8: whose message was deleted meanwhile keeps the text as a draft and says so', async () => {
    const { user, other } = await edit('In five minutes, I promise')
    await other('ann').deletes(fromAnnAgain)
    await user.type(field(), '{Enter}')
    expect(screen.queryByText('Editing message')).toBeNull()
    expect(field()).toHaveValue('In five minutes, I promise')
    expect(await screen.findAllByText(/can no longer be edited/)).not.toEqual([])
    expect(screen.getByRole('log')).not.toHaveTextContent('Changes saved')
  })
})

describe('the focus', () => {
  const withRow = (
    <>
      <Message channelId={general} messageKey={fromAnnAgain} />
      <Composer channelId={general} />
    </>
  )
  const row = (): HTMLElement => screen.getByRole('article')

  it.each([
    ['saved', '!{Enter}'],
    ['left', '{Escape}'],
  ])('MS-8: comes to the field for an edit, and back to the message when it is %s', async (_, keys) => {
    const { user, chat } = await renderChat(withRow)
    act(() => row().focus())
    act(() => chat.setDraft(general, editOf(null)))
    expect(field()).toHaveFocus()
    expect(field().selectionStart).toBe('In ten minutes.'.length)
    await user.keyboard(keys)
    expect(field()).toHaveValue('')
    expect(row()).toHaveFocus()
  })

  it('stays in the field for an edit that began there', async () => {
    const { user } = await renderChat(withRow)
    await user.type(field(), '{ArrowUp}{Escape}')
    expect(field()).toHaveFocus()
    await user.keyboard('{ArrowUp}!{Enter}')
    expect(field()).toHaveFocus()
  })

  it('comes to the field for an answer, and stays there when it is left', async () => {
    const { user, chat } = await renderChat(withRow)
    act(() => row().focus())
    act(() => chat.setDraft(general, { replyTo: fromReza }))
    expect(field()).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Cancel reply' }))
    expect(field()).toHaveFocus()
  })

  it('P-3: is not taken from the page around', async () => {
    const outside = document.body.appendChild(document.createElement('input'))
    onTestFinished(() => outside.remove())
    const { chat } = await renderChat(withRow)
    outside.focus()
    act(() => chat.setDraft(general, { replyTo: fromReza }))
    expect(outside).toHaveFocus()
    act(() => chat.setDraft(general, editOf(null)))
    act(() => chat.setDraft(general, { editing: null, text: '' }))
    expect(outside).toHaveFocus()
  })

  it('FO-6: is not lost when the channel is frozen while I write; what I wrote is there afterwards', async () => {
    const { user, host, settle } = await drawComposer()
    await user.type(field(), 'Half a thought')
    const freeze = async (frozen: boolean) => {
      const path = { type: 'messaging', id: 'general' }
      await host.call('updateChannelPartial', { path, body: { set: { frozen } } })
      // What I may do now is told to me alone, and asked for as soon as that is heard.
      await settle()
    }
    await freeze(true)
    expect(screen.getByText(/This channel is frozen/)).toHaveFocus()
    await freeze(false)
    expect(field()).toHaveValue('Half a thought')
  })
})

describe('a draft', () => {
  it('has its caret again when I come back', async () => {
    const { user, rerender } = await drawComposer()
    await user.type(field(), 'For General')
    act(() => field().setSelectionRange(4, 4))
    rerender(<Composer key="other" channelId={channelId('messaging:empty')} />)
    rerender(<Composer key="general" channelId={general} />)
    act(() => field().focus())
    await user.keyboard('my ')
    expect(field()).toHaveValue('For my General')
  })

  it('of an earlier page is there when the composer is drawn, and takes no focus', async () => {
    const draft = { text: 'سلام', replyTo: null, editing: null, caret: 2 }
    await drawComposer(
      {},
      {
        prepare: async ({ env, chat }) => {
          const prefix = `parlour/draft/${encodeURIComponent(chat.origin ?? '')}/ann/`
          await env.storage.set(prefix + general, JSON.stringify(draft))
        },
      },
    )
    expect(field()).toHaveValue('سلام')
    expect(field()).not.toHaveFocus()
    act(() => field().focus())
    expect([field().selectionStart, field().selectionEnd]).toEqual([2, 2])
  })
})

describe('limits from afar', () => {
  it('CO-8: are told from nine tenths on, and not before', async () => {
    const { user, chat } = await drawComposer()
    act(() => chat.setDraft(general, { text: 'x'.repeat(4499) }))
    expect(screen.queryByText(/left/)).toBeNull()
    await user.type(field(), 'x')
    expect(field()).toHaveAccessibleDescription('500 characters left')
    expect(field()).toBeValid()
    expect(sendButton()).not.toHaveAccessibleDescription()
    act(() => chat.setDraft(general, { text: 'x'.repeat(5012) }))
    expect(screen.getByRole('form')).toHaveAttribute('data-over-limit')
    expect(sendButton()).toHaveAttribute('aria-disabled', 'true')
    expect(sendButton()).toHaveAccessibleDescription('12 over the limit')
  })
})

describe('before the channel is there', () => {
  it('the field is there too, and waits', async () => {
    const { settle } = await drawComposer({}, { impatient: true })
    expect(field()).toHaveAttribute('readonly')
    expect(screen.getByRole('form', { hidden: true })).toHaveAttribute('aria-busy', 'true')
    act(() => field().focus())
    await settle()
    await waitFor(() => expect(field()).not.toHaveAttribute('readonly'))
    expect(field()).toHaveFocus()
  })

  it('nobody is told that they may not write, though it could not be loaded', async () => {
    await drawComposer(
      {},
      { prepare: ({ network }) => network.failNext('getOrCreateChannel', { status: 404 }, 9) },
    )
    expect(field()).toHaveAttribute('readonly')
    expect(screen.queryByText(/cannot write/)).toBeNull()
  })

  it('the sentence of one where I may not write says so', async () => {
    await drawComposer({}, { prepare: onlyMay('read-events') })
    expect(screen.getByText('You cannot write in this channel.')).toBeInTheDocument()
    expect(screen.queryByRole('textbox')).toBeNull()
  })
})

it('ST: its element takes classes, attributes and handlers, and tells its state', async () => {
  const onKeyDown = vi.fn<() => void>()
  const { user, reply } = await drawComposer(
    {
      id: 'mine',
      className: ({ empty, replying }) => `${empty ? 'bare' : 'full'} ${replying ? 'answer' : 'new'}`,
      onKeyDown,
    },
    { chat: { classNames: { 'composer-field': 'rounded', composer: 'wide' } } },
  )
  const form = screen.getByRole('form')
  expect(form).toHaveClass('parlour-composer', 'wide', 'bare', 'new')
  expect(form).toHaveAttribute('id', 'mine')
  expect(field()).toHaveClass('parlour-composer-field', 'rounded')
  expect(form).toHaveAttribute('data-empty')
  await user.type(field(), 'x')
  reply()
  expect(onKeyDown).toHaveBeenCalledOnce()
  expect(form).toHaveClass('full', 'answer')
  expect(form).not.toHaveAttribute('data-empty')
  expect(form).toHaveAttribute('data-replying')
})

it('CO-11: tells nobody where the application does not want it', async () => {
  const { user, settle, wire } = await drawComposer({ tellsOthers: false })
  await user.type(field(), 'Hel')
  await user.tab()
  await settle()
  expect(wire.of(/event$/)).toEqual([])
})

describe('CO-8: slow mode', () => {
  const slow = async (options: Parameters<typeof drawComposer>[1] = {}) => {
    const place = await drawComposer({}, options)
    const path = { type: 'messaging', id: 'general' }
    await place.host.call('updateChannelPartial', { path, body: { set: { cooldown: 10 } } })
    return place
  }

  it('lets me write on, while Send counts down and nothing leaves', async () => {
    const { user, sent, settle, pass } = await slow()
    await user.type(field(), 'one{Enter}')
    await settle()
    expect(screen.getByRole('form')).toHaveAttribute('data-slow')
    expect(screen.getByRole('log')).toHaveTextContent('Slow mode, 10 seconds')
    await user.type(field(), 'two{Enter}')
    await user.click(sendButton())
    expect([sent(), field().value]).toEqual([['one'], 'two'])
    expect(sendButton()).toHaveAttribute('aria-disabled', 'true')
    expect(sendButton()).toHaveAttribute('data-wait', '10')
    expect(sendButton()).toHaveAccessibleDescription('Slow mode, 10 seconds')
    await pass(4000)
    expect(sendButton()).toHaveAccessibleDescription('Slow mode, 6 seconds')
    await pass(6000)
    expect(screen.getByRole('form')).not.toHaveAttribute('data-slow')
    expect(screen.getByRole('log')).toHaveTextContent('You can send again')
    expect(screen.getByRole('log')).not.toHaveTextContent('9 seconds')
    expect(sendButton()).not.toHaveAccessibleDescription()
    await user.type(field(), '{Enter}')
    expect(sent()).toEqual(['one', 'two'])
    await settle()
  })

  it('does not hold an edit', async () => {
    const { user, chat, settle } = await slow()
    await user.type(field(), 'one{Enter}')
    await settle()
    await user.type(field(), '{ArrowUp}!')
    const save = screen.getByRole('button', { name: 'Save changes' })
    expect(save).toHaveAttribute('aria-disabled', 'false')
    await user.click(save)
    const key = selectRows(chat.store.getState(), general).at(-1) as MessageKey
    expect(selectMessage(chat.store.getState(), general, key)?.text).toBe('one!')
    await settle()
  })

  it('is not for those who may skip it', async () => {
    const { user, sent, settle } = await slow({ prepare: onlyMay('send-message', 'skip-slow-mode') })
    await user.type(field(), 'one{Enter}')
    await user.type(field(), 'two{Enter}')
    expect(sent()).toEqual(['one', 'two'])
    await settle()
  })

  it('does not count a message that was refused', async () => {
    const { user, network, settle } = await slow()
    network.failNext('sendMessage', { status: 403 })
    await user.type(field(), 'one{Enter}')
    await settle()
    expect(screen.getByRole('form')).not.toHaveAttribute('data-slow')
  })
})
