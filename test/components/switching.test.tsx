import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { channelId } from '../../src/model/id.ts'
import { renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { spoken } from '../support/spoken.ts'

/* From one conversation to another, and back to the list (CL-5, UX §3, FO-6). */

const scene = sceneOf(
  channelOf('tea', { name: 'Tea', messages: [said('reza', 10, 'With milk?')] }),
  channelOf('cake', { name: 'Cake', messages: [said('reza', 20, 'With cream?')] }),
)
const draw = (options: RenderOptions = {}) =>
  renderChat(
    <>
      <ChannelList />
      <Channel />
    </>,
    { scene, ...options },
  )
const row = (name: RegExp): HTMLElement => screen.getByRole('button', { name: spoken(name) })
const heading = (): string | null => screen.getByRole('heading').textContent

describe('opening a row', () => {
  it.each(['{Enter}', ' '])('with the key %j leads on into the message field', async (key) => {
    const { user, settle } = await draw()
    await user.tab()
    await user.keyboard(key)
    await settle()
    expect(screen.getByRole('textbox')).toHaveFocus()
    expect(heading()).toBe('Tea')
  })

  it('with the pointer does the same (KB-2), for the one that is open, too', async () => {
    const { user, settle } = await draw()
    await user.click(row(/^Cake/))
    await settle()
    expect(screen.getByRole('textbox')).toHaveFocus()
    await user.click(row(/^Cake/))
    expect(screen.getByRole('textbox')).toHaveFocus()
  })

  it('moves no focus when the application does not follow', async () => {
    const { user, settle } = await draw({ chat: { channelId: channelId('messaging:tea') } })
    await user.click(row(/^Cake/))
    await settle()
    expect(heading()).toBe('Tea')
    expect(row(/^Cake/)).toHaveFocus()
  })
})

it('comes back to the row one came from', async () => {
  const { user, settle } = await draw()
  await user.click(row(/^Cake/))
  await settle()
  await user.click(screen.getByRole('button', { name: 'Back to channels' }))
  expect(row(/^Cake/)).toHaveFocus()
})

it('shows the head of what was chosen at once, whatever the network takes', async () => {
  const { user, network } = await draw()
  network.setLatency(5000)
  await user.click(row(/^Cake/))
  expect(heading()).toBe('Cake')
  await user.click(row(/^Tea/))
  expect(heading()).toBe('Tea')
})

it('never shows an answer over a newer choice', async () => {
  const { user, network, pass, settle } = await draw({ scene })
  network.setLatency(2000)
  await user.click(row(/^Cake/))
  await pass(500)
  network.setLatency(10)
  await user.click(row(/^Tea/))
  await pass(4000)
  await settle()
  expect(heading()).toBe('Tea')
  expect(screen.getByRole('region', { name: spoken('Messages in Tea') })).toHaveTextContent('With milk?')
  expect(screen.getByRole('region', { name: spoken('Messages in Tea') })).not.toHaveTextContent('With cream?')
})
