import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { openDialogs } from '../support/dialog.ts'
import { drawComposer, type DrawnComposer, editOf, field, sendButton } from '../support/drawComposer.tsx'
import { general } from '../support/renderChat.tsx'
import { plain } from '../support/spoken.ts'

const chip = (): HTMLElement | null => screen.queryByRole('img', { name: /Command/ })
const remove = (): HTMLElement => screen.getByRole('button', { name: 'Remove command' })

/** Chooses `/giphy` from the list. */
async function choose(): Promise<DrawnComposer> {
  const place = await drawComposer()
  await place.user.type(field(), '/gi')
  await screen.findByRole('listbox')
  await place.user.keyboard('{Enter}')
  return place
}

describe('CO-8: a command', () => {
  it('is offered at the beginning only, with what it takes and does', async () => {
    const { user } = await drawComposer()
    await user.type(field(), '/')
    await screen.findByRole('listbox')
    expect(screen.getAllByRole('option').map((option) => plain(option.textContent))).toEqual([
      '/giphy [text] Send a picture for a few words',
      '/remind [10m] [text] Remind this channel of something later',
      '/poll [Question] Create poll',
    ])
    await user.clear(field())
    await user.type(field(), 'a /')
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('that takes something is a chip before the text', async () => {
    const { sent, pass } = await choose()
    await pass(1000)
    expect(plain(screen.getByRole('log').textContent)).toContain('Command /giphy')
    expect(chip()).toHaveAccessibleName(expect.stringContaining('/giphy'))
    expect(field()).toHaveValue('')
    expect(field()).toHaveFocus()
    expect(field()).toHaveAttribute('placeholder', '[text]')
    expect(sendButton()).toHaveAttribute('aria-disabled', 'true')
    expect(sent()).toEqual([])
  })

  it('is sent with the words, once, and the chip goes with them', async () => {
    const { user, settle, wire } = await choose()
    await user.type(field(), 'cats{Enter}{Enter}')
    await settle()
    expect([chip(), field().value]).toEqual([null, ''])
    const calls = wire.of(/POST .*\/message$/)
    expect(calls.map(({ body }) => (body as { message: { text: string } }).message.text)).toEqual([
      '/giphy cats',
    ])
  })

  it.each(['{Escape}', '{Home}{Backspace}'])('is removed with %s, and the text stays', async (keys) => {
    const { user } = await choose()
    await user.type(field(), 'cats')
    await user.keyboard(keys)
    expect([chip(), field().value]).toEqual([null, 'cats'])
  })

  it('is removed with its button, and the focus is in the field', async () => {
    const { user } = await choose()
    await user.click(remove())
    expect(chip()).toBeNull()
    expect(field()).toHaveFocus()
  })

  it('FO-8: goes before the reply, one press each', async () => {
    const { user, reply } = await choose()
    reply()
    await user.keyboard('{Escape}')
    expect(chip()).toBeNull()
    expect(screen.getByRole('form')).toHaveAttribute('data-replying')
    await user.keyboard('{Escape}')
    expect(screen.getByRole('form')).not.toHaveAttribute('data-replying')
  })

  it('is offered no second time beside its chip', async () => {
    const { user } = await choose()
    await user.type(field(), '/re')
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('P-2: waits while a message is edited, and is there again', async () => {
    const place = await choose()
    const { user, chat } = place
    await user.type(field(), 'cats')
    const displaced = chat.store.getState().drafts.get(general) ?? null
    act(() => chat.setDraft(general, { command: null, ...editOf(displaced) }))
    expect([chip(), field().value]).toEqual([null, 'In ten minutes.'])
    await user.keyboard('{Escape}')
    expect([chip() === null, field().value]).toEqual([false, 'cats'])
  })
})

describe('CO-10: an unknown command', () => {
  const hint = (): HTMLElement | null => screen.queryByText(/is not a command here/, { selector: 'form p' })

  it('is sent as text with the second press; the first one says so', async () => {
    const { user, sent, pass } = await drawComposer()
    await user.type(field(), '/shrug it{Enter}')
    expect(sent()).toEqual([])
    expect(hint()).toBeVisible()
    expect(plain(hint()?.textContent)).toBe('/shrug is not a command here. Send again to send it as text.')
    expect(field()).toHaveAccessibleDescription(/not a command/)
    expect(field()).toHaveValue('/shrug it')
    await pass(500)
    await user.keyboard('{Enter}')
    expect(sent()).toEqual(['/shrug it'])
  })

  it('is not sent by a double press, which nobody can have read it in', async () => {
    const { user, sent } = await drawComposer()
    await user.type(field(), '/shrug it')
    await user.dblClick(sendButton())
    expect(sent()).toEqual([])
    expect(hint()).toBeVisible()
  })

  it('is told of again once the text is another', async () => {
    const { user, sent, pass } = await drawComposer()
    await user.type(field(), '/shrug it{Enter}')
    await pass(500)
    await user.type(field(), '!')
    expect(hint()).toBeNull()
    await user.keyboard('{Enter}')
    expect(sent()).toEqual([])
    expect(hint()).toBeVisible()
  })

  it.each(['/usr/bin is a path', 'a /shrug', '/ is a sign'])('is none: %s', async (text) => {
    const { user, sent } = await drawComposer()
    await user.type(field(), `${text}{Enter}`)
    expect(sent()).toEqual([text])
  })

  it('is none that the channel knows, written by hand', async () => {
    const { user, wire, settle } = await drawComposer()
    await user.type(field(), '/GIPHY cats{Enter}')
    await settle()
    expect(hint()).toBeNull()
    expect(wire.of(/message$/)).toHaveLength(1)
  })
})

describe('CO-10: /poll', () => {
  it('is offered, opens the form with the question, and goes once there is a poll', async () => {
    openDialogs()
    const { user, sent, settle } = await drawComposer()
    await user.type(field(), '/po')
    await screen.findByRole('listbox')
    await user.keyboard('{Enter}')
    expect(field()).toHaveValue('/poll ')
    await user.keyboard('Lunch?')
    await user.click(sendButton())
    await act(() => vi.dynamicImportSettled())
    const question = await screen.findByRole('textbox', { name: 'Question' })
    expect(question).toHaveValue('Lunch?')
    expect(question).toHaveFocus()
    expect(sent()).toEqual([])
    await user.keyboard('{Enter}Soup{Enter}Bread{Control>}{Enter}{/Control}')
    await act(() => vi.dynamicImportSettled())
    await settle()
    await act(() => vi.dynamicImportSettled())
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(field()).toHaveValue('')
    expect(sent()).toEqual([''])
  })

  it('leaves what was written to who cancels', async () => {
    openDialogs()
    const { user, sent } = await drawComposer()
    await user.type(field(), '/poll Lunch?{Enter}')
    await act(() => vi.dynamicImportSettled())
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(field()).toHaveValue('/poll Lunch?')
    expect(sent()).toEqual([])
  })

  it('is a command that nobody knows where I may make no polls', async () => {
    const { user } = await drawComposer(
      {},
      { server: { channelTypes: { messaging: { config: { polls: false } } } } },
    )
    await user.type(field(), '/')
    await screen.findByRole('listbox')
    expect(screen.queryByRole('option', { name: /poll/ })).toBeNull()
    await user.type(field(), 'poll Lunch?{Enter}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText(/is not a command here/, { selector: 'form p' })).toBeVisible()
  })
})
