import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { EmojiPickerProps } from '../../src/components/EmojiPicker/index.ts'
import { EmojiPicker } from '../../src/emoji.ts'
import { fa } from '../../src/i18n/fa.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

const LABEL = 'parlour/emoji'

async function draw(options: RenderOptions = {}, props: Partial<EmojiPickerProps> = {}) {
  const picked: (readonly [string, boolean])[] = []
  const place = await renderChat(
    <EmojiPicker onPick={(emoji, isLast) => picked.push([emoji, isLast])} {...props} />,
    options,
  )
  await screen.findByRole('grid')
  return { ...place, given: picked, field: screen.getByRole('searchbox') }
}
const cells = (): readonly HTMLElement[] => screen.getAllByRole('gridcell')
const shown = (): readonly string[] => cells().map(({ textContent }) => textContent ?? '')
const cell = (name: string): HTMLElement => screen.getByRole('gridcell', { name })
const at = (): string => document.activeElement?.textContent ?? ''
const section = (name: string): HTMLElement => screen.getByRole('rowgroup', { name })

describe('finding', () => {
  it('begins in the search, and shows all in their categories', async () => {
    const { field } = await draw()
    await waitFor(() => expect(field).toHaveFocus())
    expect(field).toHaveAccessibleName('Search emoji')
    expect(screen.getAllByRole('rowgroup').map((group) => group.getAttribute('aria-label'))).toEqual([
      'Smileys and emotion',
      'People and body',
      'Animals and nature',
      'Food and drink',
      'Travel and places',
      'Activities',
      'Objects',
      'Symbols',
      'Flags',
    ])
    expect(cells().length).toBeGreaterThan(1800)
    expect(cell('grinning face')).toHaveTextContent('😀')
  })

  it('is by the beginnings of words, those of names first', async () => {
    const { user } = await draw()
    await user.keyboard('  CAT fa')
    expect(shown()[0]).toBe('🐱')
    expect(shown().length).toBeLessThan(30)
    await user.clear(screen.getByRole('searchbox'))
    await user.keyboard('atroph')
    expect(screen.queryAllByRole('gridcell')).toEqual([])
    await user.clear(screen.getByRole('searchbox'))
    await user.keyboard('victory')
    expect(shown()[0]).toBe('✌️')
  })

  it('says how many there are once one has stopped typing, and when there are none', async () => {
    const { user, pass } = await draw()
    await user.keyboard('unicorn')
    expect(screen.queryByText(/found$/)).toBeNull()
    await pass(700)
    expect(within(screen.getByRole('log')).getByText('1 emoji found')).toBeInTheDocument()
    await user.keyboard('qq')
    await pass(700)
    expect(within(screen.getByRole('log')).getByText('No emoji found')).toBeInTheDocument()
    expect(screen.getAllByText('No emoji found')).toHaveLength(2)
    expect(screen.queryByRole('grid')).toBeNull()
  })

  it('picks the first with Enter', async () => {
    const { user, given } = await draw()
    await user.keyboard('{Enter}')
    expect(given).toEqual([])
    await user.keyboard('unicorn{Enter}')
    expect(given).toEqual([['🦄', true]])
  })

  it('is in Persian, with either kind of letters and spaces', async () => {
    const { user } = await draw({ chat: { locale: 'fa', strings: fa } })
    expect(screen.getByRole('searchbox', { name: 'جست‌وجوی شکلک' })).toHaveFocus()
    expect(section('پرچم‌ها')).toBeInTheDocument()
    expect(cell('پرچم: ایران')).toHaveTextContent('🇮🇷')
    await user.keyboard('ايران')
    expect(shown()).toContain('🇮🇷')
    await user.clear(screen.getByRole('searchbox'))
    await user.keyboard('نيم باز')
    expect(shown()).toContain('😆')
  })
})

describe('by key (§3)', () => {
  it('goes from the search into the grid and back', async () => {
    const { user, field } = await draw()
    await user.keyboard('{ArrowDown}')
    expect(at()).toBe('😀')
    await user.keyboard('{ArrowUp}')
    expect(field).toHaveFocus()
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowDown}')
    expect(at()).toBe(shown()[10])
    await user.keyboard('{ArrowLeft}{ArrowUp}')
    expect(at()).toBe(shown()[1])
    await user.keyboard('{End}')
    expect(at()).toBe(shown()[7])
    await user.keyboard('{ArrowRight}')
    expect(at()).toBe(shown()[8])
    await user.keyboard('{ArrowLeft}{Home}')
    expect(at()).toBe(shown()[0])
    await user.keyboard('{ArrowLeft}')
    expect(at()).toBe(shown()[0])
  })

  it('goes from section to section, and stays within', async () => {
    const { user } = await draw()
    const firstOf = (name: string): string =>
      within(section(name)).getAllByRole('gridcell')[0]?.textContent ?? ''
    await user.keyboard('{ArrowDown}{PageDown}')
    expect(at()).toBe(firstOf('People and body'))
    await user.keyboard('{PageDown}{ArrowRight}{PageUp}')
    expect(at()).toBe(firstOf('People and body'))
    for (let press = 0; press < 9; press += 1) await user.keyboard('{PageDown}')
    expect(at()).toBe(firstOf('Flags'))
    await user.keyboard('{ArrowDown}{ArrowDown}{End}')
    for (let press = 0; press < 40; press += 1) await user.keyboard('{ArrowDown}')
    expect(within(section('Flags')).getAllByRole('gridcell')).toContain(document.activeElement)
  })

  it('is one stop of Tab, which keeps its place', async () => {
    const { user } = await draw()
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}')
    const here = at()
    expect(cells().filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement])
    await user.tab()
    expect(screen.getByRole('combobox', { name: 'Skin tone' })).toHaveFocus()
    await user.tab({ shift: true })
    expect(at()).toBe(here)
  })

  it('picks with Enter or Space, and stays open with Shift', async () => {
    const { user, given } = await draw()
    await user.keyboard('{ArrowDown}{Shift>}{Enter}{/Shift}{ArrowRight}{Enter} ')
    expect(given).toEqual([
      ['😀', false],
      ['😃', true],
      ['😃', true],
    ])
  })

  it('goes on searching when one types', async () => {
    const { user, field } = await draw()
    await user.keyboard('{ArrowDown}unicorn')
    expect(field).toHaveFocus()
    expect(field).toHaveValue('unicorn')
  })

  it('turns with the line', async () => {
    const { user } = await draw({ chat: { locale: 'fa', strings: fa } })
    // jsdom computes no direction from the attribute.
    screen.getByRole('grid').style.direction = 'rtl'
    await user.keyboard('{ArrowDown}{ArrowLeft}')
    expect(at()).toBe(shown()[1])
    await user.keyboard('{ArrowRight}')
    expect(at()).toBe(shown()[0])
  })

  it('leads to a category from the bar, also out of a search', async () => {
    const { user } = await draw()
    await user.keyboard('cat')
    const bar = screen.getByRole('toolbar', { name: 'Emoji categories' })
    expect(
      within(bar)
        .getAllByRole('button')
        .filter(({ tabIndex }) => tabIndex === 0),
    ).toHaveLength(1)
    await user.click(within(bar).getByRole('button', { name: 'Food and drink' }))
    expect(screen.getByRole('searchbox')).toHaveValue('')
    expect(cell('grapes')).toHaveFocus()
  })
})

describe('what is remembered', () => {
  it('is the skin tone, shown at once and kept', async () => {
    const { user, given, env } = await draw()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Skin tone' }), 'mediumDark')
    expect(cell('waving hand: Medium-dark')).toHaveTextContent('👋🏾')
    expect(cell('grinning face')).toHaveTextContent('😀')
    await user.click(cell('waving hand: Medium-dark'))
    expect(given).toEqual([['👋🏾', true]])
    expect(JSON.parse((await env.storage.get(LABEL)) ?? '')).toEqual({ tone: 'mediumDark', recent: ['👋🏾'] })
  })

  it('are those used last, first, each once; they do not move while one looks', async () => {
    const kept = { tone: 'none', recent: ['🦄', '👋🏾', '🍇'] }
    const { user, env } = await draw({
      prepare: ({ env: { storage } }) => storage.set(LABEL, JSON.stringify(kept)),
    })
    const recent = (): readonly string[] =>
      within(section('Recently used'))
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent ?? '')
    expect(recent()).toEqual(['🦄', '👋🏾', '🍇'])
    expect(within(section('Recently used')).getByRole('gridcell', { name: 'waving hand' })).toBeVisible()
    await user.click(within(section('Recently used')).getByRole('gridcell', { name: 'grapes' }))
    expect(recent()).toEqual(['🦄', '👋🏾', '🍇'])
    expect(JSON.parse((await env.storage.get(LABEL)) ?? '')).toEqual({
      tone: 'none',
      recent: ['🍇', '🦄', '👋🏾'],
    })
  })

  it.each(['', '{', 'null', '[]', '7', '{"recent":7,"tone":{}}', `{"recent":["${'x'.repeat(99)}",4,""]}`])(
    'is nothing where the disk says %s',
    async (text) => {
      await draw({ prepare: ({ env: { storage } }) => storage.set(LABEL, text) })
      expect(screen.queryByRole('rowgroup', { name: 'Recently used' })).toBeNull()
      expect(screen.getByRole('combobox', { name: 'Skin tone' })).toHaveValue('none')
    },
  )

  it('may be refused by the disk', async () => {
    const { user, given, settle } = await draw({
      prepare: ({ env: { storage } }) => {
        vi.spyOn(storage, 'set').mockRejectedValue(new Error('full'))
      },
    })
    await user.click(cell('grinning face'))
    await settle()
    expect(given).toEqual([['😀', true]])
  })
})

it('marks what is picked already', async () => {
  await draw({}, { picked: ['😃'] })
  expect(cell('grinning face with big eyes')).toHaveAttribute('aria-selected', 'true')
  expect(cell('grinning face')).not.toHaveAttribute('aria-selected')
})

it('opens no keyboard over the screen where one touches', async () => {
  const { matchMedia } = window
  const coarse = vi
    .spyOn(window, 'matchMedia')
    .mockImplementation((media) =>
      Object.assign(matchMedia(media), { matches: media === '(pointer: coarse)' }),
    )
  onTestFinished(() => coarse.mockRestore())
  await draw()
  expect(cell('grinning face')).toHaveFocus()
})

it('reacts from the quick bar, and leads back to the message', async () => {
  const { user, settle } = await drawMessages({ chat: { components: { EmojiPicker } } })
  const row = message(/Coffee/)
  act(() => row.focus())
  await user.keyboard('+')
  await user.click(await screen.findByRole('button', { name: 'All emoji' }))
  await screen.findByRole('grid')
  expect(screen.getByRole('group', { name: 'Emoji' })).toBeInTheDocument()
  await user.keyboard('unicorn{Enter}')
  await settle()
  expect(screen.queryByRole('grid')).toBeNull()
  expect(message(/Coffee/)).toHaveFocus()
  const chip = within(message(/Coffee/)).getByRole('button', { name: spoken(/^🦄 1/) })
  expect(plain(chip.getAttribute('aria-label'))).toBe('🦄 1, 🦄, including you')
})
