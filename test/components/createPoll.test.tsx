import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { CreatePollButton } from '../../src/components/CreatePoll/index.ts'
import { toField, wholeOf } from '../../src/components/CreatePoll/closingTime.ts'
import { openDialogs } from '../support/dialog.ts'
import { Messages } from '../support/drawMessages.tsx'
import { general, renderChat, type RenderedChat, type RenderOptions } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

/* Making a poll (PO-6) */

async function open(options: RenderOptions = {}): Promise<RenderedChat & { readonly dialog: HTMLElement }> {
  openDialogs()
  const place = await renderChat(
    <>
      <CreatePollButton channelId={general} />
      <Messages />
    </>,
    options,
  )
  await place.user.click(screen.getByRole('button', { name: 'Create poll' }))
  return { ...place, dialog: await screen.findByRole('dialog', { name: 'Create poll' }) }
}
const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name })
const texts = (): readonly string[] =>
  screen.getAllByRole<HTMLInputElement>('textbox', { name: /^Option/ }).map(({ value }) => value)
const faultOf = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id))
    .filter((part) => part?.dataset['slot'] === 'create-poll-fault')
    .map((part) => plain(part?.textContent))
    .join()
const create = (): HTMLElement =>
  within(screen.getByRole('dialog', { name: 'Create poll' })).getByRole('button', { name: 'Create poll' })
const log = (): string => plain(screen.getByRole('log').textContent)
const pollsAt = async ({ world }: RenderedChat) =>
  (await world.server.as('ann').call('queryPolls', { body: {} })).polls
const fill = async ({ user }: RenderedChat): Promise<void> => {
  await user.keyboard('Lunch?{Enter}Soup{Enter}Bread')
}

describe('the form of a poll', () => {
  it('is written by key alone, leaves the blank end away, and becomes a message', async () => {
    const place = await open()
    const { user, settle } = place
    expect(document.activeElement).toBe(field('Question'))
    await user.keyboard('Lunch?{Enter}')
    expect(document.activeElement).toBe(field('Option 1'))
    await user.keyboard('Soup{Enter}Bread{Enter}Fish{Enter}')
    expect(texts()).toEqual(['Soup', 'Bread', 'Fish', ''])
    expect(document.activeElement).toBe(field('Option 4'))
    // Nothing is said of the blank one at the end.
    await user.click(create())
    await act(() => vi.dynamicImportSettled())
    await settle()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [poll] = await pollsAt(place)
    expect(poll).toMatchObject({ name: 'Lunch?', enforce_unique_vote: true })
    expect(poll?.options.map(({ text }) => text)).toEqual(['Soup', 'Bread', 'Fish'])
    expect(await screen.findByRole('article', { name: spoken(/Lunch\?/) })).toBeTruthy()
    expect(log()).toContain('Poll created')
  })

  it('takes every rule there is', async () => {
    const place = await open()
    const { user, settle, env } = place
    await fill(place)
    await user.keyboard('{Enter}Fish')
    for (const name of [
      'Several choices per person',
      'Anonymous votes',
      'Others may add options',
      'Others may comment',
    ])
      await user.click(screen.getByRole('switch', { name }))
    await user.type(field('Most choices per person (optional)'), '۲')
    const closesAt = Math.ceil(env.now() / 60_000) * 60_000 + 3_600_000
    fireEvent.change(screen.getByLabelText('Closing time (optional)'), {
      target: { value: toField(closesAt) },
    })
    await user.click(create())
    await act(() => vi.dynamicImportSettled())
    await settle()
    const [poll] = await pollsAt(place)
    expect(poll).toMatchObject({
      max_votes_allowed: 2,
      enforce_unique_vote: false,
      voting_visibility: 'anonymous',
      allow_user_suggested_options: true,
      allow_answers: true,
    })
    // A field of the poll's own, which the server knows.
    expect(poll).toHaveProperty('closes_at')
    expect(Date.parse(String(poll && (poll as { readonly closes_at?: unknown }).closes_at))).toBe(closesAt)
  })

  it('goes back over a blank option with Backspace, and never below two', async () => {
    const { user } = await open()
    await user.keyboard('Q{Enter}Soup{Enter}Bread{Enter}')
    expect(texts()).toEqual(['Soup', 'Bread', ''])
    await user.keyboard('{Backspace}')
    expect(texts()).toEqual(['Soup', 'Bread'])
    expect(document.activeElement).toBe(field('Option 2'))
    expect(field('Option 2').value).toBe('Bread')
    await user.clear(field('Option 2'))
    await user.keyboard('{Backspace}')
    expect(texts()).toEqual(['Soup', ''])
    expect(document.activeElement).toBe(field('Option 1'))
  })

  it('moves an option by Alt and arrows and by buttons, says where it is, and keeps the focus with it', async () => {
    const { user } = await open()
    await user.keyboard('Q{Enter}Soup{Enter}Bread{Enter}Fish')
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(texts()).toEqual(['Soup', 'Fish', 'Bread'])
    expect((document.activeElement as HTMLInputElement).value).toBe('Fish')
    expect(log()).toContain('Fish, 2 of 3')
    await user.click(screen.getByRole('button', { name: spoken('Move Fish up') }))
    expect(texts()).toEqual(['Fish', 'Soup', 'Bread'])
    expect(document.activeElement).toBe(screen.getByRole('button', { name: spoken('Move Fish up') }))
    expect(document.activeElement?.getAttribute('aria-disabled')).toBe('true')
    await user.click(screen.getByRole('button', { name: spoken('Move Fish down') }))
    await user.click(screen.getByRole('button', { name: spoken('Remove Soup') }))
    expect(texts()).toEqual(['Fish', 'Bread'])
  })

  it('tells what is wrong on leaving and on sending, never while one writes', async () => {
    const { user } = await open()
    await user.click(create())
    expect(document.activeElement).toBe(field('Question'))
    expect(faultOf(field('Question'))).toBe('Write a question.')
    expect(plain(screen.getByRole('alert').textContent)).toContain('Write a question.')
    await user.keyboard('Q')
    expect(faultOf(field('Question'))).toBe('')
    await user.click(create())
    expect(plain(document.body.textContent)).toContain('Write at least 2 options.')
    expect(document.activeElement).toBe(field('Option 1'))
    await user.keyboard('Soup{Enter} soup ')
    expect(faultOf(field('Option 2'))).toBe('')
    await user.tab()
    expect(faultOf(field('Option 2'))).toBe('This option is already there.')
    await user.type(field('Option 2'), 's')
    expect(faultOf(field('Option 2'))).toBe('')
    await user.keyboard('{Enter}Fish')
    await user.clear(field('Option 2'))
    await user.tab()
    expect(faultOf(field('Option 2'))).toBe('Write something, or remove this option.')
    await user.click(screen.getByRole('switch', { name: 'Several choices per person' }))
    await user.type(field('Most choices per person (optional)'), '9')
    await user.tab()
    expect(faultOf(field('Most choices per person (optional)'))).toBe('Choose a number from 2 to 3.')
    const closing = screen.getByLabelText('Closing time (optional)')
    fireEvent.change(closing, { target: { value: '2001-01-01T10:00' } })
    expect(faultOf(closing)).toBe('')
    fireEvent.blur(closing)
    expect(faultOf(closing)).toBe('Choose a time in the future.')
    // The first of them all.
    await user.click(create())
    expect(document.activeElement).toBe(field('Option 2'))
  })

  it('asks before it lets go of what was written, and goes at once where nothing was (PO-6)', async () => {
    const { user } = await open()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('alertdialog')).toBeNull()
    await user.keyboard('Lunch?{Escape}')
    const ask = await screen.findByRole('alertdialog', { name: 'Discard this poll?' })
    await user.click(within(ask).getByRole('button', { name: 'Cancel' }))
    expect(field('Question').value).toBe('Lunch?')
    // As a browser asks that closes by a gesture.
    const dialog = screen.getByRole('dialog', { name: 'Create poll' })
    const gesture = new Event('cancel', { cancelable: true })
    act(() => void dialog.dispatchEvent(gesture))
    expect(gesture.defaultPrevented).toBe(true)
    const again = await screen.findByRole('alertdialog')
    await user.click(within(again).getByRole('button', { name: 'Discard poll' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Create poll' })).toBeNull())
  })

  it('stays as it is when the server refuses, says why, and makes one poll in the end', async () => {
    const place = await open()
    const { user, settle, network } = place
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    network.failNext('createPoll', { status: 403, body })
    await fill(place)
    await user.click(create())
    await act(() => vi.dynamicImportSettled())
    await settle()
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Poll not created. Not today'))
    expect(texts()).toEqual(['Soup', 'Bread'])
    network.failNext('createPoll', 'lost-response')
    await user.click(create())
    await settle()
    await place.pass(30_000)
    await settle()
    if (screen.queryByRole('dialog')) {
      await user.click(create())
      await settle()
    }
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(await pollsAt(place)).toHaveLength(1)
  })

  it('waits for the line, says so, and is given up for good by who closes it', async () => {
    const place = await open()
    const { user, settle, network, wire, until, chat } = place
    await fill(place)
    wire.refuse(true)
    act(() => network.dropSockets())
    await until(() => chat.store.getState().connection.state === 'reconnecting')
    network.setLatency(20_000)
    await user.click(create())
    const dialog = screen.getByRole('dialog', { name: 'Create poll' })
    const waiting = 'Waiting for the connection.'
    expect(plain(dialog.textContent)).toContain(waiting)
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    const ask = await screen.findByRole('alertdialog', { name: 'Discard this poll?' })
    expect(ask).toHaveAccessibleDescription('It is not sent yet, and will not be sent later either.')
    await user.click(within(ask).getByRole('button', { name: 'Discard poll' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    wire.refuse(false)
    network.setLatency(0)
    await place.pass(60_000)
    await until(() => chat.store.getState().connection.state === 'online')
    await act(() => vi.dynamicImportSettled())
    await settle()
    // Whatever came of it, no message holds it.
    expect(screen.queryByRole('article', { name: spoken(/Lunch/) })).toBeNull()
    expect(wire.of(/POST .*\/message$/)).toEqual([])
  })

  it('is not offered where I may make no polls', async () => {
    await renderChat(<CreatePollButton channelId={general} />, {
      server: { channelTypes: { messaging: { config: { polls: false } } } },
    })
    expect(screen.queryByRole('button', { name: 'Create poll' })).toBeNull()
  })
})

describe('a number of choices', () => {
  it('is read in the digits of any script', () => {
    expect(['۱۲', '١٢', '12', ' ', '1.5', 'two'].map(wholeOf)).toEqual([
      12,
      12,
      12,
      null,
      Number.NaN,
      Number.NaN,
    ])
  })
})
