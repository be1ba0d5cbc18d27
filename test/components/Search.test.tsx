import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { type JSX, useState } from 'react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { MessagePlace } from '../../src/components/Chat/index.ts'
import { Channel } from '../../src/components/Channel/index.ts'
import { Search, type SearchProps } from '../../src/components/Search/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId } from '../../src/model/id.ts'
import { openDialogs } from '../support/dialog.ts'
import { general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

const scene = sceneOf(
  channelOf('general', {
    name: 'General',
    messages: [
      said('reza', 500, 'کتاب علی را می‌خواهم', { id: 'book' }),
      said('ann', 400, 'Lunch at noon', { id: 'noon' }),
      said('reza', 300, 'Is lunch late?', { id: 'late' }),
      said('ann', 200, 'Where is lunch?', { id: 'root' }),
      said('reza', 100, 'A reply about lunch', { id: 'reply', replyTo: 'root' }),
    ],
  }),
  channelOf('other', { name: 'Other', messages: [said('reza', 20, 'Lunch elsewhere', { id: 'elsewhere' })] }),
)

const field = (): HTMLElement => screen.getByRole('searchbox', { name: 'Search messages' })
const rows = (): readonly HTMLElement[] =>
  within(screen.getByRole('list', { name: 'Results' })).queryAllByRole('button')
const texts = (): readonly string[] =>
  rows().map((row) => plain(row.querySelector('[data-slot="search-text"]')?.textContent))
const log = (): string => plain(screen.getByRole('log').textContent)
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name: spoken(name) })

async function draw(props: SearchProps = {}, options: RenderOptions = {}) {
  const place = await renderChat(<Search {...props} />, { scene, ...options })
  const type = async (text: string): Promise<void> => {
    await place.user.type(field(), text)
    await place.pass(300)
    await place.settle()
  }
  return { ...place, type, searches: () => place.wire.of(/\/search$/).length }
}

describe('the search (SE-1)', () => {
  it('is a landmark with a field, and says at first what it is for', async () => {
    await draw()
    expect(screen.getByRole('search', { name: 'Search messages' })).toContainElement(field())
    expect(screen.getByText(/^Find messages by/)).toBeInTheDocument()
  })

  it('waits 300 ms after the last key, and asks once', async () => {
    const { user, pass, settle, searches } = await draw()
    await user.type(field(), 'lun')
    await pass(290)
    await user.type(field(), 'ch')
    await pass(290)
    expect(searches()).toBe(0)
    await pass(20)
    await settle()
    expect(searches()).toBe(1)
    expect(texts()).toEqual([
      'Lunch elsewhere',
      'A reply about lunch',
      'Where is lunch?',
      'Is lunch late?',
      'Lunch at noon',
    ])
  })

  it('does not wait after Enter', async () => {
    const { user, settle, searches } = await draw()
    await user.type(field(), 'lunch{Enter}')
    await settle()
    expect([searches(), rows().length]).toEqual([1, 5])
  })

  it('says of each who wrote it, where and when, and marks the words', async () => {
    const { type } = await draw()
    await type('lunch is')
    const [row] = rows()
    expect(button(/^You in General .+ Where is lunch\?$/)).toBe(row)
    const marks = [...(row?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent)
    expect(marks).toEqual(['is', 'lunch'])
  })

  it('marks Persian however it was typed, each text in its own direction', async () => {
    const { type } = await draw()
    await type('ميخواهم')
    expect(rows()[0]?.querySelector('mark')).toHaveTextContent('می‌خواهم')
    expect(rows()[0]?.querySelector('[data-slot="search-text"]')).toHaveAttribute('dir', 'auto')
  })

  it('tells how many were found, 400 ms after the last key', async () => {
    const { type, pass, user } = await draw()
    await type('lunch')
    expect(log()).not.toMatch(/results/)
    await pass(500)
    expect(log()).toMatch(/5 results$/)
    await user.clear(field())
    await type('dinner')
    await pass(500)
    expect(log()).toMatch(/No results$/)
  })

  it('says what was not found, and offers to clear the filters', async () => {
    const { type, user, settle } = await draw({ channelId: channelId('messaging:other') })
    await type('noon')
    expect(screen.getByText(spoken('No messages match noon'))).toBeInTheDocument()
    await user.click(button('Clear filters'))
    await settle()
    expect(texts()).toEqual(['Lunch at noon'])
    expect(field()).toHaveFocus()
  })

  it('is never started by Mod+F, which is the browser’s (ML-6)', async () => {
    await renderChat(<Channel channelId={general} />, { scene })
    expect(fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true })).toBe(true)
    expect(fireEvent.keyDown(screen.getByRole('textbox'), { key: 'f', metaKey: true })).toBe(true)
    expect(screen.queryByRole('search')).toBeNull()
  })
})

describe('the keys of a search', () => {
  it('lead down into the results, through them, and back to the field', async () => {
    const { type, user } = await draw()
    await type('lunch')
    await user.keyboard('{ArrowDown}')
    expect(rows()[0]).toHaveFocus()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(rows()[2]).toHaveFocus()
    await user.keyboard('{End}')
    expect(rows()[4]).toHaveFocus()
    await user.keyboard('{ArrowDown}')
    expect(rows()[4]).toHaveFocus()
    await user.keyboard('{Home}{ArrowUp}')
    expect(field()).toHaveFocus()
    expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1])
  })

  it('Escape clears, then closes, one a press, and is left to others where it does nothing (FO-8)', async () => {
    const onClose = vi.fn<() => void>()
    const { type, user } = await draw({ onClose })
    await type('lunch')
    await user.keyboard('{ArrowDown}{Escape}')
    expect(field()).toHaveValue('')
    expect(field()).toHaveFocus()
    expect(screen.getByText(/^Find messages by/)).toBeInTheDocument()
    expect(onClose).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('Escape does nothing where there is nothing to close', async () => {
    await draw()
    expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(true)
  })

  it('Enter opens a result', async () => {
    const onOpen = vi.fn<(place: MessagePlace) => void>()
    const { type, user } = await draw({ onOpen })
    await type('lunch')
    await user.keyboard('{ArrowDown}{Enter}{ArrowDown}{Enter}')
    expect(onOpen.mock.calls).toEqual([
      [{ channelId: 'messaging:other', root: null, key: 'elsewhere' }],
      [{ channelId: general, root: 'root', key: 'reply' }],
    ])
  })
})

describe('filters', () => {
  it('are fields, and what is set is a chip that a press takes away', async () => {
    const { type, user, settle, pass } = await draw()
    await type('lunch')
    await user.click(button('Filters'))
    await user.selectOptions(screen.getByLabelText('From'), 'رضا کریمی')
    await settle()
    expect(texts()).toEqual(['Lunch elsewhere', 'A reply about lunch', 'Is lunch late?'])
    await user.selectOptions(screen.getByLabelText('In'), 'General')
    await settle()
    expect(texts()).toEqual(['A reply about lunch', 'Is lunch late?'])
    await user.click(button(/^Remove filter: From رضا/))
    expect(button(/^Remove filter: In General/)).toHaveFocus()
    await settle()
    expect(texts()).toHaveLength(4)
    await user.keyboard('{Enter}')
    await pass(0)
    await settle()
    expect(texts()).toHaveLength(5)
    expect(field()).toHaveFocus()
  })

  it('take days, which are those of the viewer', async () => {
    const { user, settle, env } = await draw({}, { chat: { timeZone: 'Asia/Tehran' } })
    const today = new Date(env.now() + 3.5 * 3_600_000).toISOString().slice(0, 10)
    await user.click(button('Filters'))
    fireEvent.change(screen.getByLabelText('After'), { target: { value: today } })
    await settle()
    expect(screen.getByText('No messages match these filters')).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('After'), { target: { value: '2001-01-01' } })
    await settle()
    expect(rows().length).toBe(6)
    fireEvent.change(screen.getByLabelText('Before'), { target: { value: '2001-01-03' } })
    await settle()
    expect(button(/^Remove filter: Before Wednesday, January 3, 2001/)).toBeInTheDocument()
    expect(screen.getByText('No messages match these filters')).toBeInTheDocument()
  })

  it('keep a date while its year is typed', async () => {
    const { user, searches } = await draw()
    await user.click(button('Filters'))
    fireEvent.change(screen.getByLabelText('After'), { target: { value: '0020-01-01' } })
    expect(screen.getByLabelText('After')).toHaveValue('0020-01-01')
    expect(searches()).toBe(0)
  })

  it('go with Backspace in the empty field', async () => {
    const { user } = await draw({ channelId: general })
    expect(button(/^Remove filter: In General/)).toBeInTheDocument()
    await user.click(field())
    await user.keyboard('x{Backspace}')
    expect(button(/^Remove filter: In General/)).toBeInTheDocument()
    await user.keyboard('{Backspace}')
    expect(screen.queryByRole('button', { name: /Remove filter/ })).toBeNull()
  })

  it('are enough without a word: what has a picture', async () => {
    const { user, settle } = await draw()
    await user.click(button('Filters'))
    await user.selectOptions(screen.getByLabelText('Has'), 'Image')
    await settle()
    expect(screen.getByText('No messages match these filters')).toBeInTheDocument()
  })
})

describe('when it goes wrong', () => {
  it('says so and offers another try', async () => {
    const { type, user, network, settle } = await draw()
    network.failNext('search', { status: 500 })
    await type('lunch')
    expect(screen.getByText(/^The search did not work/)).toBeInTheDocument()
    await user.click(button('Try again'))
    await settle()
    expect(rows()).toHaveLength(5)
  })

  it('offers none where it is not allowed', async () => {
    const { type, network } = await draw()
    const body = JSON.stringify({ code: 19, message: 'off', StatusCode: 400, duration: '1ms', more_info: '' })
    network.failNext('search', { status: 400, body })
    await type('lunch')
    expect(screen.getByText('Messages cannot be searched here.')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('says that it needs a connection, and goes on with one', async () => {
    const { type, network, settle, until } = await draw()
    act(() => network.setOnline(false))
    await settle()
    await type('lunch')
    expect(screen.getByText('Search needs a connection.')).toBeInTheDocument()
    act(() => network.setOnline(true))
    await until(() => screen.queryByRole('list', { name: 'Results' }) !== null)
  })

  it('says where not everything was looked through', async () => {
    const { type, network } = await draw()
    const body = JSON.stringify({ results: [], duration: '1ms', results_warning: { warning_code: 1 } })
    network.failNext('search', { status: 200, body })
    await type('lunch')
    expect(screen.getByText(/^Only your most recent conversations/)).toBeInTheDocument()
  })
})

describe('many results', () => {
  it('come by the page; the focus goes on to the first that came', async () => {
    const { type, user, settle, pass } = await draw(
      {},
      { scene: sceneOf(channelOf('general', { messages: lines(50) })) },
    )
    await type('line')
    await pass(500)
    expect(log()).toMatch(/More than 30 results$/)
    await user.click(button('Load more results'))
    await settle()
    expect(rows()).toHaveLength(50)
    await waitFor(() => expect(rows()[30]).toHaveFocus())
    await pass(500)
    expect(log()).toMatch(/50 results$/)
  })
})

describe('coming back', () => {
  function Toggled(): JSX.Element {
    const [isOpen, setOpen] = useState(true)
    return (
      <>
        <button type="button" onClick={() => setOpen(!isOpen)}>
          Toggle
        </button>
        {isOpen && <Search onReady={(first) => first?.focus()} />}
      </>
    )
  }

  it('keeps the words, the filters and the result that had the focus', async () => {
    const { user, pass, settle, wire } = await renderChat(<Toggled />, { scene })
    await user.type(field(), 'lunch')
    await pass(300)
    await settle()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    const before = wire.of(/\/search$/).length
    await user.click(button('Toggle'))
    expect(screen.queryByRole('search')).toBeNull()
    await user.click(button('Toggle'))
    expect(field()).toHaveValue('lunch')
    expect(rows()[1]).toHaveFocus()
    await settle()
    expect(wire.of(/\/search$/).length).toBe(before)
  })
})

describe('the button in a header (CH-1)', () => {
  const open = async (options: RenderOptions = {}) => {
    openDialogs()
    const place = await renderChat(<Channel />, { scene, chat: { defaultChannelId: general }, ...options })
    const press = async (): Promise<void> => {
      await place.user.click(button('Search'))
      await screen.findByRole('dialog')
    }
    const find = async (text: string): Promise<void> => {
      await place.user.type(field(), text)
      await place.pass(300)
      await place.settle()
    }
    return { ...place, press, find }
  }
  const focusedMessage = (): string | undefined =>
    document.activeElement?.closest<HTMLElement>('[data-message-id]')?.dataset['messageId']

  it('opens it in a dialog, of this conversation alone, with the field ready', async () => {
    const { press, find } = await open()
    await press()
    expect(field()).toHaveFocus()
    await find('lunch')
    expect(texts()).toEqual(['A reply about lunch', 'Where is lunch?', 'Is lunch late?', 'Lunch at noon'])
    expect(button(/^Remove filter: In General/)).toBeInTheDocument()
  })

  it('goes to a message, and the search goes (SC-7)', async () => {
    const { press, find, user, settle } = await open()
    await press()
    await find('noon')
    await user.keyboard('{ArrowDown}{Enter}')
    await settle()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(focusedMessage()).toBe('noon')
  })

  it('goes to a message in another conversation, which it opens', async () => {
    const { press, find, user, settle } = await open()
    await press()
    await user.click(button(/^Remove filter: In General/))
    await find('elsewhere')
    await user.keyboard('{ArrowDown}{Enter}')
    await settle()
    expect(screen.getByRole('heading', { name: 'Other' })).toBeInTheDocument()
    expect(focusedMessage()).toBe('elsewhere')
  })

  it('goes to a reply in its thread, which it opens', async () => {
    const { press, find, user, settle } = await open()
    await press()
    await find('reply')
    await user.keyboard('{ArrowDown}{Enter}')
    await settle()
    expect(screen.getByRole('heading', { name: /^Thread/ })).toBeInTheDocument()
    expect(focusedMessage()).toBe('reply')
  })

  it('goes to a reply of another conversation', async () => {
    const { press, find, user, settle } = await open({
      chat: { defaultChannelId: channelId('messaging:other') },
    })
    await press()
    await user.click(button(/^Remove filter: In Other/))
    await find('reply')
    await user.keyboard('{ArrowDown}{Enter}')
    await settle()
    expect(screen.getByRole('heading', { name: 'General' })).toBeInTheDocument()
    expect(focusedMessage()).toBe('reply')
  })

  it('finds what was left when it is opened again', async () => {
    const { press, find, user, settle } = await open()
    await press()
    await find('lunch')
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await settle()
    await press()
    expect(field()).toHaveValue('lunch')
    expect(rows()[1]).toHaveFocus()
  })

  it('gives the focus back when it is closed', async () => {
    const { press, user } = await open()
    await press()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(button('Search')).toHaveFocus()
  })

  it('is absent where the server is not able to', async () => {
    await open({
      scene: sceneOf(channelOf('general')),
      prepare: ({ chat }) => {
        const can = chat.capabilities as Set<string>
        can.delete('search')
        onTestFinished(() => void can.add('search'))
      },
    })
    expect(screen.queryByRole('button', { name: 'Search' })).toBeNull()
  })
})

it('speaks Persian', async () => {
  await draw({}, { chat: { locale: 'fa', strings: fa } })
  expect(screen.getByRole('search', { name: 'جست‌وجوی پیام‌ها' })).toBeInTheDocument()
})
