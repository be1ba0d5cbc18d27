import { render, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Channel } from '../../src/components/Channel/index.ts'
import { Chat } from '../../src/components/Chat/index.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { channelId } from '../../src/model/id.ts'
import { createWorld } from '../../src/testing.ts'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { until } from './support/openList.tsx'

/* FO-8, TH-1: what Escape does in a thread depends on whether anything of its channel is seen beside it. */

async function open(width: number): Promise<void> {
  await page.viewport(width, 640)
  const messages = [
    said('reza', 9, 'Coffee?', { id: 'coffee' }),
    said('ann', 8, 'Yes', { replyTo: 'coffee' }),
  ]
  const world = await createWorld({
    scene: sceneOf(channelOf('general', { messages })),
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = 'position: fixed; inset: 0; display: grid'
  document.body.append(frame)
  const view = render(
    <Chat chat={chat} defaultChannelId={channelId('messaging:general')}>
      <Channel />
    </Chat>,
    { container: frame },
  )
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  await until(() => screen.queryAllByRole('article').length === 1)
}

const opener = (): HTMLElement => screen.getByRole('button', { name: /^1 reply/ })
const pane = (): HTMLElement => screen.getByRole('region', { name: /^Thread/ })
const field = async (): Promise<HTMLElement> =>
  within(pane()).findByRole('textbox', { name: 'Reply in the thread' })

/** Opens the thread from its button and goes to its field. */
async function write(): Promise<void> {
  opener().focus()
  await userEvent.keyboard('{Enter}')
  await until(() => screen.queryByRole('region', { name: /^Thread/ }) !== null)
  ;(await field()).focus()
  await userEvent.keyboard('half a')
}

describe('Escape in the field of a thread', () => {
  it('leads back to the opener where the thread covers its channel; the text stays', async () => {
    await open(400)
    await write()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Thread/ })).toBeNull())
    expect(opener()).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await until(() => screen.queryByRole('region', { name: /^Thread/ }) !== null)
    expect(await field()).toHaveValue('half a')
  })

  it('does nothing where the channel is seen beside it', async () => {
    await open(1200)
    await write()
    await userEvent.keyboard('{Escape}')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await field()).toHaveFocus()
    expect(await field()).toHaveValue('half a')
  })

  it('first leaves what it answers', async () => {
    await open(400)
    await write()
    const row = within(pane()).getByText('Yes').closest('article') as HTMLElement
    row.focus()
    await userEvent.keyboard('r')
    await until(() => pane().querySelector('[data-slot="composer-context"]') !== null)
    ;(await field()).focus()
    await userEvent.keyboard('{Escape}')
    await until(() => pane().querySelector('[data-slot="composer-context"]') === null)
    expect(await field()).toHaveFocus()
  })
})
