import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Composer } from '../../src/components/Composer/index.ts'
import { drawMessages, labels, message, Messages } from '../support/drawMessages.tsx'
import { fromAnn, general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

describe('how far it has come', () => {
  const send = async (options: RenderOptions = {}) => {
    const place = await drawMessages(options)
    return { ...place, say: (text: string) => act(() => void place.chat.send(general, text)) }
  }

  it('is said of own messages only: on its way, sent, read', async () => {
    const { say, network, settle, other } = await send()
    network.setLatency(100)
    say('Here')
    expect(message(/^You Here/)).toHaveAttribute('data-status', 'sending')
    expect(within(message(/^You Here/)).getByText('Sending')).toBeInTheDocument()
    await settle()
    expect(message(/^You Here/)).toHaveAttribute('data-status', 'sent')
    expect(within(message(/^You Here/)).getByText('Sent')).toBeInTheDocument()
    await other('reza').reads(general)
    expect(message(/^You Here/)).toHaveAttribute('data-status', 'read')
    expect(within(message(/^You Here/)).getByRole('img', { name: 'Read' })).toBeInTheDocument()
    expect(within(message(/Coffee/)).queryByText(/^(Sent|Read|Sending)$/)).toBeNull()
  })

  it('MS-6: names who has read it to whoever asks', async () => {
    const { say, settle, other, pass, user } = await send({
      scene: sceneOf(channelOf('general', { members: ['reza', 'ann', 'guest-7f3a'] })),
    })
    say('Here')
    await settle()
    await other('reza').reads(general)
    await other('guest-7f3a').reads(general)
    await user.hover(screen.getByRole('img', { name: 'Read' }))
    await pass(500)
    expect(plain(screen.getByRole('tooltip').textContent)).toBe('Read by Unnamed and رضا کریمی')
  })

  it('MS-6: draws no clock before a second has passed, and says so at once', async () => {
    const { say, network, pass } = await send()
    network.setLatency(60_000)
    say('Here')
    const row = message(/^You Here .* Sending$/)
    const clock = (): Element | null => row.querySelector('[data-status="sending"] svg')
    await pass(900)
    expect(clock()).toBeNull()
    await pass(200)
    expect(clock()).not.toBeNull()
  })

  it('MS-6: is not said of my own tombstone', async () => {
    const { settle, chat } = await send()
    act(() => chat.remove(general, fromAnn))
    await settle()
    expect(message(/^You Message deleted 9:52 AM Wednesday, May 1, 2024$/)).toBeInTheDocument()
  })

  it('is the very same element from press to confirmation', async () => {
    const { say, network, settle } = await send()
    network.setLatency(100)
    say('Here')
    const element = message(/^You Here/)
    await settle()
    expect(message(/^You Here/)).toBe(element)
  })

  it('waits for the connection while there is none', async () => {
    const { say, network, settle, until } = await send()
    act(() => network.setOnline(false))
    await settle()
    say('Later')
    expect(within(message(/^You Later/)).getByText('Waiting for connection')).toBeInTheDocument()
    act(() => network.setOnline(true))
    await until(() => message(/^You Later/).dataset['status'] === 'sent')
  })

  it('is in doubt when no answer came, and never called a failure or a success', async () => {
    const { say, network, pass, until } = await send()
    network.failNext('sendMessage', { status: 500 }, 2)
    say('Perhaps')
    await pass(0)
    expect(message(/^You Perhaps/)).toHaveAttribute('data-status', 'unconfirmed')
    expect(within(message(/^You Perhaps/)).getAllByText('Not confirmed').length).toBeGreaterThan(0)
    expect(screen.queryByText(/Not sent/)).toBeNull()
    await until(() => message(/^You Perhaps/).dataset['status'] === 'sent')
  })

  it('MS-6: is tried again at once where one asks for it, as the same message', async () => {
    const { say, network, pass, settle, user, wire } = await send()
    network.failNext('sendMessage', { status: 500 }, 4)
    say('Perhaps')
    await pass(20)
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    await settle()
    expect(message(/^You Perhaps .* Sent$/)).toHaveAttribute('data-status', 'sent')
    expect(wire.of(/general\/message$/)).toHaveLength(1)
  })
})

describe('a refused message', () => {
  const refuse = async () => {
    const place = await renderChat(
      <>
        <Messages />
        <Composer channelId={general} />
      </>,
    )
    const body = JSON.stringify({ code: 17, message: 'No links here', StatusCode: 403, duration: '0ms' })
    place.network.failNext('sendMessage', { status: 403, body })
    await place.user.type(screen.getByRole('textbox'), 'Look at this{Enter}')
    await place.settle()
    const row = message(/^You Look at this/)
    return {
      ...place,
      row,
      press: (name: string) => place.user.click(within(row).getByRole('button', { name })),
    }
  }

  it('says why, with three ways out that stay in view', async () => {
    const { row } = await refuse()
    expect(row).toHaveAttribute('data-status', 'failed')
    expect(plain(row.textContent)).toContain('Not sent. No links here')
    expect(labels(row)).toEqual(['Retry', 'Edit', 'Discard'])
  })

  it('is sent again', async () => {
    const { row, press, settle } = await refuse()
    await press('Retry')
    await settle()
    expect(row).toHaveAttribute('data-status', 'sent')
    expect(screen.queryByText(/Not sent/)).toBeNull()
  })

  it('goes back into the composer', async () => {
    const { row, press } = await refuse()
    await press('Edit')
    expect(row).not.toBeInTheDocument()
    expect(screen.getByRole('textbox')).toHaveValue('Look at this')
    expect(screen.getByRole('textbox')).toHaveFocus()
  })

  it('MS-7: is forgotten, with a way back, and the focus goes to the nearest row', async () => {
    const { row, press, settle, user } = await refuse()
    await press('Discard')
    expect(row).not.toBeInTheDocument()
    expect(message(/^You In ten minutes/)).toHaveFocus()
    await settle()
    expect(screen.getByRole('textbox')).toHaveValue('')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(message(/^You Look at this/)).toHaveAttribute('data-status', 'failed')
    expect(screen.getAllByRole('article').at(-1)).toBe(message(/^You Look at this/))
  })

  it('ML-1: is named by why it was refused', async () => {
    await refuse()
    expect(message(/^You Look at this .* Not sent\. No links here$/)).toBeInTheDocument()
  })
})
