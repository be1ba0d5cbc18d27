import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SuggestionSource } from '../../src/hooks/suggestionSources.ts'
import { fa } from '../../src/i18n/fa.ts'
import { userId } from '../../src/model/id.ts'
import { drawComposer, type DrawnComposer, field } from '../support/drawComposer.tsx'
import { general } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

const scene = sceneOf(
  channelOf('general', {
    members: ['ann', 'reza', 'anne-sophie', 'guest-7f3a'],
    messages: [said('reza', 30, 'one'), said('anne-sophie', 20, 'two'), said('ann', 10, 'three')],
  }),
)
const ANNE = 'Anne-Sophie von Hohenfels-Lichtenstein'
const REZA = 'رضا کریمی'
const CHANNEL = '@channel Everybody in this channel'
const HERE = '@here Everybody who is here now'

const open = (props = {}, options = {}): Promise<DrawnComposer> => drawComposer(props, { scene, ...options })
const list = (): HTMLElement | null => screen.queryByRole('listbox')
/** What is heard of an option: its picture is not. */
function nameOf(option: HTMLElement): string {
  const heard = option.cloneNode(true) as HTMLElement
  for (const unheard of heard.querySelectorAll('[aria-hidden]')) unheard.remove()
  return plain(heard.textContent)
}
const names = (): readonly string[] => screen.getAllByRole('option').map(nameOf)
const listed = (): Promise<HTMLElement> => screen.findByRole('listbox')
const selected = (): string => nameOf(screen.getByRole('option', { selected: true }))
const draft = ({ chat }: DrawnComposer) => chat.store.getState().drafts.get(general)

describe('CO-2: people', () => {
  it('are offered after @: members, who wrote last first, and never myself', async () => {
    const { user } = await open()
    await user.type(field(), 'Hi @')
    await listed()
    expect(names()).toEqual([ANNE, REZA, 'guest-7f3a', CHANNEL, HERE])
  })

  it('are found as one writes, whoever is not here last', async () => {
    const { user } = await open()
    await user.type(field(), '@an')
    await listed()
    expect(names()).toEqual([ANNE])
    await user.type(field(), 'x')
    expect(list()).toBeNull()
    expect(screen.getByText('No suggestions')).toBeInTheDocument()
  })

  it.each(['{Enter}', '{Tab}'])('are put in with %s, and nothing is sent', async (key) => {
    const place = await open()
    const { user, sent } = place
    await user.type(field(), 'Hi @an')
    await listed()
    await user.keyboard(key)
    expect(field()).toHaveValue(`Hi @${ANNE} `)
    expect(field()).toHaveFocus()
    expect(field().selectionStart).toBe(field().value.length)
    expect([list(), sent()]).toEqual([null, []])
    expect(draft(place)?.mentions).toEqual([
      { start: 3, end: 4 + ANNE.length, userId: userId('anne-sophie') },
    ])
  })

  it('are put in with a press, which leaves the focus in the field', async () => {
    const { user } = await open()
    await user.type(field(), '@')
    await listed()
    await user.click(screen.getByRole('option', { name: new RegExp(REZA) }))
    expect(field()).toHaveValue(`@${REZA} `)
    expect(field()).toHaveFocus()
  })

  it('do not get a second space where one stands', async () => {
    const { user } = await open()
    await user.type(field(), '@re there', { initialSelectionStart: 0 })
    field().setSelectionRange(3, 3)
    await user.type(field(), 'z', { initialSelectionStart: 3, initialSelectionEnd: 3 })
    await listed()
    await user.keyboard('{Enter}')
    expect(field()).toHaveValue(`@${REZA} there`)
    expect(field().selectionStart).toBe(REZA.length + 2)
  })

  it('are asked for again with Backspace after the token', async () => {
    const place = await open()
    const { user } = place
    await user.type(field(), '@an')
    await listed()
    await user.keyboard('{Enter}{Backspace}')
    expect(names()).toEqual([ANNE])
    await user.keyboard('{Backspace}')
    expect(draft(place)?.mentions).toEqual([])
    await user.keyboard('{Enter}')
    expect(field()).toHaveValue(`@${ANNE} `)
    expect(draft(place)?.mentions).toHaveLength(1)
  })
})

describe('CO-2: the list', () => {
  it('says to the field what it is, and where one is once one moves', async () => {
    const { user } = await open()
    expect(field()).toHaveAttribute('aria-autocomplete', 'list')
    expect(field()).toHaveAttribute('aria-haspopup', 'listbox')
    expect(field()).not.toHaveAttribute('role')
    await user.type(field(), '@')
    const box = await listed()
    expect(field()).toHaveAttribute('aria-controls', box.id)
    expect(field()).not.toHaveAttribute('aria-expanded')
    expect(field()).not.toHaveAttribute('aria-activedescendant')
    expect(selected()).toBe(ANNE)
    await user.keyboard('{ArrowDown}')
    expect(field()).toHaveAttribute(
      'aria-activedescendant',
      screen.getByRole('option', { selected: true }).id,
    )
    await user.keyboard('{Escape}')
    expect(field()).not.toHaveAttribute('aria-controls')
    expect(field()).not.toHaveAttribute('aria-activedescendant')
  })

  it('is moved in with the arrows and by pages, round at both ends', async () => {
    const { user } = await open()
    await user.type(field(), '@')
    await listed()
    const steps: string[] = []
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'PageDown', 'PageDown', 'PageUp', 'PageUp']) {
      await user.keyboard(`{${key}}`)
      steps.push(selected())
    }
    expect(steps).toEqual([HERE, ANNE, REZA, HERE, ANNE, HERE, ANNE])
  })

  it('closes with Escape, which costs nothing else, and stays closed until something else is asked for', async () => {
    const { user, reply } = await open()
    reply()
    await user.type(field(), '@a')
    await listed()
    await user.keyboard('{Escape}')
    expect([list(), field().value]).toEqual([null, '@a'])
    expect(screen.getByRole('form')).toHaveAttribute('data-replying')
    await user.keyboard('{ArrowLeft}{ArrowRight}')
    expect(list()).toBeNull()
    await user.type(field(), 'n')
    expect(list()).not.toBeNull()
  })

  it('FO-8: leaves the next Escape to what is under it', async () => {
    const { user, reply } = await open()
    reply()
    await user.type(field(), '@a')
    await listed()
    await user.keyboard('{Escape}{Escape}')
    expect(screen.getByRole('form')).not.toHaveAttribute('data-replying')
    expect(field()).toHaveValue('@a')
  })

  it('takes no key with Shift, and Enter sends where nothing fits', async () => {
    const { user, sent } = await open()
    await user.type(field(), 'x @zz')
    await screen.findByText('No suggestions')
    await user.keyboard('{Enter}')
    expect(sent()).toEqual(['x @zz'])
    await user.type(field(), '@')
    await listed()
    await user.keyboard('{Shift>}{Enter}{/Shift}')
    expect(field()).toHaveValue('@\n')
  })

  it('closes when the focus goes, and when the caret leaves the token', async () => {
    const { user } = await open()
    await user.type(field(), 'Hi @a')
    await listed()
    await user.keyboard('{Home}')
    expect(list()).toBeNull()
    await user.keyboard('{End}n')
    await listed()
    act(() => field().blur())
    expect(list()).toBeNull()
  })

  it('does not come with a draft that is there already', async () => {
    const { chat, user } = await open()
    act(() => chat.setDraft(general, { text: 'Hi @an' }))
    await user.click(field())
    expect(list()).toBeNull()
  })

  it('is in Persian where everything is', async () => {
    const { user } = await open({}, { chat: { locale: 'fa', strings: fa } })
    await user.type(field(), '@رض')
    expect(await listed()).toHaveAccessibleName('پیشنهادها')
    expect(names()).toEqual([REZA])
  })

  it('UX §4: is told of 400 ms after the last key; that there is nothing, once', async () => {
    const { user, pass } = await open()
    const heard = (): string => plain(screen.getByRole('log').textContent)
    await user.type(field(), '@')
    await listed()
    await pass(300)
    await user.type(field(), 'an')
    await pass(300)
    expect(heard()).not.toMatch(/selected/)
    await pass(200)
    expect(heard()).toContain(`1 suggestion, ${ANNE} selected`)
    await user.type(field(), 'q')
    await pass(900)
    await user.type(field(), 'q')
    await pass(900)
    expect(heard().match(/No suggestions/g)).toHaveLength(1)
  })
})

describe('CO-3: an input method', () => {
  const put = (value: string): void => {
    fireEvent.input(field(), { target: { value }, inputType: 'insertCompositionText', isComposing: true })
  }

  it('that always composes still shows the list, and a press takes one when the word has ended', async () => {
    const place = await open()
    const { user } = place
    await user.click(field())
    fireEvent.compositionStart(field())
    put('@a')
    put('@an')
    await listed()
    expect(fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229, isComposing: true })).toBe(true)
    expect(field()).toHaveValue('@an')
    field().addEventListener('blur', () => fireEvent.compositionEnd(field()), { once: true })
    await user.click(screen.getByRole('option'))
    expect(field()).toHaveValue(`@${ANNE} `)
    expect(field()).toHaveFocus()
    expect(draft(place)?.mentions).toHaveLength(1)
  })
})

describe('CO-2: emoji', () => {
  it('are offered after a colon and two letters', async () => {
    const { user } = await open()
    await user.type(field(), 'Hi :f')
    expect(list()).toBeNull()
    await user.type(field(), 'ire')
    await listed()
    expect(names()[0]).toBe('fire')
    expect(names().length).toBeLessThanOrEqual(8)
    await user.keyboard('{Enter}')
    expect(field()).toHaveValue('Hi 🔥 ')
  })

  it('are put in at once where a whole name is closed', async () => {
    const { user } = await open()
    await user.type(field(), 'Hi :fire:')
    await waitFor(() => expect(field()).toHaveValue('Hi 🔥 '))
    await user.type(field(), ':red_heart:')
    await waitFor(() => expect(field()).toHaveValue('Hi 🔥 ❤️ '))
  })

  it('are left alone where no emoji has that name', async () => {
    const { user, settle } = await open()
    await user.type(field(), 'a :nothing: b')
    await settle()
    expect(field()).toHaveValue('a :nothing: b')
  })
})

describe('a kind of the application’s own', () => {
  const channels: SuggestionSource = {
    kind: 'channel',
    sign: '#',
    find: (query) =>
      Promise.resolve(
        ['general', 'release']
          .filter((name) => name.startsWith(query))
          .map((name) => ({
            id: name,
            label: `#${name}`,
            detail: 'Channel',
            text: `#${name}`,
          })),
      ),
  }
  const failing: SuggestionSource = { kind: 'topic', sign: '+', find: () => Promise.reject(new Error('No.')) }
  const suggestions = [channels, failing]

  it('is offered after its sign, when its answer is there', async () => {
    const { user, sent } = await open({ suggestions })
    await user.type(field(), 'see #re')
    await listed()
    expect(names()).toEqual(['#release Channel'])
    await user.keyboard('{Enter}{Enter}')
    expect(sent()).toEqual(['see #release '])
  })

  it('has nothing where its look-up fails, and one writes on', async () => {
    const { user, sent } = await open({ suggestions })
    await user.type(field(), '+x')
    await screen.findByText('No suggestions')
    await user.keyboard('{Enter}')
    expect(sent()).toEqual(['+x'])
  })
})
