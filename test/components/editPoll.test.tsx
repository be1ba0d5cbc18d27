import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { CreatePollRequest } from '../../src/wire/stream/poll.ts'
import { drawPoll, drawPollInChannel, option, votes } from '../support/drawPoll.tsx'
import type { RenderedChat } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

/* Changing and deleting a poll where it stands (PO-5, PO-6) */

const more = (): HTMLElement => screen.getByRole('button', { name: 'More poll actions' })
const log = (): string => plain(screen.getByRole('log').textContent)
const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name })
const nameOf = (text: string): string => plain(option(text).getAttribute('aria-label'))
const save = (): HTMLElement => screen.getByRole('button', { name: 'Save changes' })
const texts = (): readonly string[] =>
  screen.getAllByRole<HTMLInputElement>('textbox', { name: /^Option/ }).map(({ value }) => value)
const pollAt = async ({ world }: RenderedChat) =>
  (await world.server.as('ann').call('getPoll', { path: { poll_id: 'lunch' } })).poll
const said = { status: 403, body: JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403 }) }

async function choose({ user }: RenderedChat, item: string): Promise<void> {
  await user.click(more())
  await act(() => vi.dynamicImportSettled())
  await user.click(await screen.findByRole('menuitem', { name: item }))
  await act(() => vi.dynamicImportSettled())
}
async function edit(poll: Partial<CreatePollRequest> = {}): Promise<RenderedChat> {
  const place = await drawPoll(poll, { by: 'ann' })
  await votes(place, 'reza', 'Fish')
  await choose(place, 'Edit poll')
  await screen.findByRole('dialog', { name: 'Edit poll' })
  return place
}
async function submit(place: RenderedChat): Promise<void> {
  await place.user.click(save())
  await act(() => vi.dynamicImportSettled())
  await place.settle()
}

describe('who made a poll', () => {
  it('changes its words, rules and options, and every vote for what stays is there', async () => {
    const place = await edit({ description: 'Today', allow_answers: true })
    const { user } = place
    expect(document.activeElement).toBe(field('Question'))
    expect([field('Question').value, field('Description (optional)').value]).toEqual(['Lunch?', 'Today'])
    expect(texts()).toEqual(['Soup', 'Bread', 'Fish'])
    // What people have voted by, and for, is not asked again.
    expect(screen.queryByRole('switch', { name: 'Anonymous votes' })).toBeNull()
    expect(screen.queryByRole('button', { name: spoken('Move Soup down') })).toBeNull()
    await user.keyboard('{End} At one')
    await user.clear(field('Description (optional)'))
    await user.click(screen.getByRole('switch', { name: 'Others may comment' }))
    await user.click(screen.getByRole('button', { name: spoken('Remove Soup') }))
    await user.type(field('Option 2'), ' soup')
    await user.keyboard('{Enter}Rice')
    await submit(place)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.activeElement).toBe(more())
    expect(log()).toContain('Changes saved')
    const poll = await pollAt(place)
    expect(poll).toMatchObject({
      name: 'Lunch? At one',
      description: '',
      allow_answers: false,
      vote_count: 1,
    })
    expect(poll?.options.map(({ text }) => text)).toEqual(['Bread', 'Fish soup', 'Rice'])
    expect(nameOf('Fish soup')).toMatch(/^Fish soup, 1 vote, 100 percent/)
  })

  it('is told that votes go with an option, before they go', async () => {
    const place = await edit()
    await place.user.click(screen.getByRole('button', { name: spoken('Remove Fish') }))
    expect(plain(screen.getByRole('dialog').textContent)).toContain(
      'Fish is removed when you save, with 1 vote.',
    )
    expect(log()).toContain('Fish is removed when you save, with 1 vote.')
    expect((await pollAt(place))?.vote_count).toBe(1)
    await submit(place)
    expect((await pollAt(place))?.vote_count).toBe(0)
  })

  it('keeps what others did in the meantime', async () => {
    const place = await edit({ allow_user_suggested_options: true })
    const reza = place.world.server.as('reza')
    await act(() => reza.call('createPollOption', { path: { poll_id: 'lunch' }, body: { text: 'Dates' } }))
    await place.settle()
    await votes(place, 'reza', 'Dates')
    await place.user.type(field('Option 1'), ' of the day')
    await submit(place)
    const poll = await pollAt(place)
    expect(poll?.options.map(({ text }) => text)).toEqual(['Soup of the day', 'Bread', 'Fish', 'Dates'])
    expect(poll?.vote_count).toBe(2)
  })

  it('gives two options each other’s words at once', async () => {
    const place = await edit()
    await place.user.clear(field('Option 1'))
    await place.user.type(field('Option 1'), 'Fish')
    await place.user.clear(field('Option 3'))
    await place.user.type(field('Option 3'), 'Soup')
    await submit(place)
    const poll = await pollAt(place)
    expect(poll?.options.map(({ text }) => text)).toEqual(['Fish', 'Bread', 'Soup'])
    expect(nameOf('Soup')).toMatch(/^Soup, 1 vote/)
  })

  it('keeps the form when the server refuses, and does only the rest at the next try', async () => {
    const place = await edit()
    const { user, network, wire } = place
    await user.keyboard('{End} At one')
    await user.type(field('Option 1'), ' of the day')
    await user.click(screen.getByRole('button', { name: 'Add option' }))
    await user.keyboard('Rice')
    network.failNext('createPollOption', said)
    await submit(place)
    expect(plain(screen.getByRole('dialog').textContent)).toContain('Changes not saved. Not today')
    expect(texts()).toEqual(['Soup of the day', 'Bread', 'Fish', 'Rice'])
    await submit(place)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect((await pollAt(place))?.options.map(({ text }) => text)).toEqual([
      'Soup of the day',
      'Bread',
      'Fish',
      'Rice',
    ])
    expect(wire.of(/PUT .*\/polls\/lunch\/options$/)).toHaveLength(1)
  })

  it('is asked before changes are let go, and not where there are none', async () => {
    const place = await edit()
    const { user } = place
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await choose(place, 'Edit poll')
    await screen.findByRole('dialog', { name: 'Edit poll' })
    // What is blank is told, and not taken for removed.
    await user.clear(field('Option 3'))
    await user.click(save())
    expect(plain(screen.getByRole('dialog').textContent)).toContain('Write something, or remove this option.')
    await user.keyboard('{Escape}')
    const ask = await screen.findByRole('alertdialog', { name: 'Discard your changes?' })
    await user.click(within(ask).getByRole('button', { name: 'Discard changes' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(nameOf('Fish')).toMatch(/^Fish, 1 vote/)
  })

  it('deletes it after a question that says what stays; the row has the focus then', async () => {
    const place = await drawPollInChannel({}, { by: 'ann' })
    await waitFor(() => more())
    await choose(place, 'Delete poll')
    const ask = await screen.findByRole('alertdialog', { name: 'Delete this poll?' })
    expect(ask).toHaveAccessibleDescription(expect.stringContaining('The message stays.'))
    await place.user.click(within(ask).getByRole('button', { name: 'Delete poll' }))
    await place.settle()
    await screen.findByText('This poll was deleted')
    expect(log()).toContain('Poll deleted. The message stays.')
    const row = screen.getByText('This poll was deleted').closest('article')
    await waitFor(() => expect(document.activeElement).toBe(row))
    await expect(pollAt(place)).rejects.toThrow(/lunch|not/i)
  })

  it('sees why it was not deleted', async () => {
    const place = await drawPoll({}, { by: 'ann' })
    await choose(place, 'Delete poll')
    const ask = await screen.findByRole('alertdialog')
    place.network.failNext('deletePoll', said)
    await place.user.click(within(ask).getByRole('button', { name: 'Delete poll' }))
    await place.settle()
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Poll not changed. Not today'))
    expect(option('Soup')).toBeTruthy()
  })

  it('cannot rewrite it once it is over, only delete it', async () => {
    const place = await drawPoll({ is_closed: true }, { by: 'ann' })
    await place.user.click(more())
    await screen.findByRole('menuitem', { name: 'Delete poll' })
    expect(screen.queryByRole('menuitem', { name: 'Edit poll' })).toBeNull()
  })
})

describe('who did not make it', () => {
  it('finds neither', async () => {
    await drawPoll()
    expect(screen.queryByRole('button', { name: 'More poll actions' })).toBeNull()
  })
})
