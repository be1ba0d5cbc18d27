import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ChannelHeader } from '../../src/components/ChannelHeader/index.ts'
import { channelId } from '../../src/model/id.ts'
import { fa } from '../../src/i18n/fa.ts'
import { general, renderChat } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'

it('says which conversation this is, and how many are in it and there', async () => {
  await renderChat(<ChannelHeader channelId={general} />)
  expect(screen.getByRole('heading', { level: 2, name: 'General' })).toBeInTheDocument()
  expect(screen.getByText('2 members · 1 online')).toBeInTheDocument()
})

it('takes another heading level', async () => {
  await renderChat(<ChannelHeader channelId={general} headingLevel={3} />)
  expect(screen.getByRole('heading', { level: 3, name: 'General' })).toBeInTheDocument()
})

it('says of two whether the other person is there', async () => {
  const { name: _none, ...two } = channelOf('two')
  const { world, settle } = await renderChat(<ChannelHeader channelId={channelId('messaging:two')} />, {
    scene: sceneOf(two),
  })
  expect(screen.getByRole('heading', { name: 'رضا کریمی' })).toBeInTheDocument()
  expect(screen.getByText('offline')).toBeInTheDocument()
  world.join('reza').chat.connect()
  await settle()
  expect(screen.getByText('online')).toBeInTheDocument()
})

it('follows a new name', async () => {
  const { host } = await renderChat(<ChannelHeader channelId={general} />)
  const path = { type: 'messaging', id: 'general' }
  await host.call('updateChannelPartial', { path, body: { set: { name: 'Renamed' } } })
  expect(screen.getByRole('heading', { name: 'Renamed' })).toBeInTheDocument()
})

it('leads back to the list', async () => {
  const onChannelChange = vi.fn<(id: string | null) => void>()
  const { user } = await renderChat(<ChannelHeader channelId={general} />, { chat: { onChannelChange } })
  await user.click(screen.getByRole('button', { name: 'Back to channels' }))
  expect(onChannelChange).toHaveBeenLastCalledWith(null)
})

it('speaks Persian', async () => {
  await renderChat(<ChannelHeader channelId={general} />, { chat: { locale: 'fa', strings: fa } })
  expect(screen.getByText('۲ عضو · ۱ آنلاین')).toBeInTheDocument()
})
