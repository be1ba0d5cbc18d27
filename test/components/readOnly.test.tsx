import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/index.ts'
import { channelId } from '../../src/model/id.ts'
import { defaultShortcuts, type ShortcutName } from '../../src/parts/shortcuts.ts'
import { openDialogs } from '../support/dialog.ts'
import type { Place } from '../support/openPlace.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

/* Whoever may only read is offered nothing that the server would refuse. */

const stage = channelId('stage:show')

/** Open to everybody, to be read: what a listener could do beyond that is switched off for the whole type. */
const channelTypes = {
  stage: {
    access: 'everybody',
    config: {
      reactions: false,
      replies: false,
      quotes: false,
      uploads: false,
      typing_events: false,
      read_events: false,
      custom_events: false,
      user_message_reminders: false,
    },
  },
} as const

const scene = sceneOf(
  channelOf('show', {
    type: 'stage',
    frozen: true,
    messages: [
      said('reza', 9, 'Welcome', { id: 'w', reactions: { like: ['ann'] } }),
      said('ann', 5, 'See https://example.com', { id: 'x' }),
      said('reza', 3, 'Last words', { id: 'y' }),
    ],
  }),
)

interface Audience extends RenderedChat {
  /** What the server refused because one may not. */
  readonly refused: readonly string[]
}

/** A third person in the audience. */
async function listen(): Promise<Audience> {
  openDialogs()
  const refused: string[] = []
  const watch = ({ world }: Place): void => {
    const { fetch } = world.server
    world.server.fetch = async (request) => {
      const response = await fetch(request)
      if (response.status === 403) refused.push(`${request.method} ${new URL(request.url).pathname}`)
      return response
    }
  }
  const place = await renderChat(<Channel />, {
    scene,
    as: 'xiaolong',
    server: { channelTypes },
    chat: { defaultChannelId: stage },
    prepare: watch,
  })
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(3))
  return { ...place, refused }
}

const rowOf = (id: string): HTMLElement => {
  const row = screen.getAllByRole('article').find((each) => each.dataset['messageId'] === id)
  if (!row) throw new Error(`There is no row of ${id}.`)
  return row
}
const nameOf = (item: HTMLElement): string =>
  plain(item.querySelector('[data-slot="menu-label"]')?.textContent ?? item.textContent)

async function menuOf({ user }: Audience, id: string): Promise<readonly HTMLElement[]> {
  act(() => rowOf(id).focus())
  await user.keyboard('{Enter}')
  return within(await screen.findByRole('menu')).getAllByRole('menuitem')
}

/** Says yes to what is asked first, and no to what comes after it. */
async function goThrough({ user, settle }: Audience): Promise<void> {
  await settle()
  for (let step = 0; step < 3; step += 1) {
    const asked = screen.queryByRole('alertdialog') ?? screen.queryByRole('dialog')
    const choice = screen.queryByRole('menu')
    if (choice) await user.click(within(choice).getAllByRole('menuitem')[0] as HTMLElement)
    else if (asked) {
      const radio = within(asked).queryAllByRole('radio')[0]
      if (radio) await user.click(radio)
      await user.click(
        within(asked)
          .getAllByRole('button')
          .at(step === 0 ? -1 : 0) as HTMLElement,
      )
    } else return
    await settle()
  }
}

describe('a person who may only read', () => {
  it('has no field to write in, and is told why', async () => {
    await listen()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull()
  })

  it('has only what the server does for them in the menu of a message, whichever it is', async () => {
    const place = await listen()
    const offered = (await menuOf(place, 'y')).map(nameOf)
    expect(offered).toEqual([
      'Copy text',
      'Translate',
      'Report…',
      'Mute رضا کریمی',
      'Block رضا کریمی',
      'Delete for me',
    ])
    await place.user.keyboard('{Escape}')
    for (const name of offered) {
      const item = (await menuOf(place, 'y')).find((each) => nameOf(each) === name)
      if (!item) throw new Error(`"${name}" is no longer offered.`)
      await place.user.click(item)
      await goThrough(place)
    }
    expect(place.refused).toEqual([])
  })

  it('has a toolbar that leads to the menu alone, and reactions that are no buttons to press', async () => {
    const place = await listen()
    const row = rowOf('w')
    await place.user.hover(row)
    const buttons = within(within(row).getByRole('toolbar')).getAllByRole('button')
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(['More actions'])
    const before = place.wire.calls.length
    for (const button of within(row).getAllByRole('button')) {
      await place.user.click(button)
      await place.settle()
      await place.user.keyboard('{Escape}')
    }
    const asked = place.wire.calls.slice(before).filter(({ method }) => method !== 'GET')
    expect(asked).toEqual([])
    expect(place.refused).toEqual([])
  })

  it.each<ShortcutName>(['reply', 'thread', 'pin', 'react', 'edit', 'unread'])(
    'has no key that does "%s"',
    async (name) => {
      const place = await listen()
      const row = rowOf('y')
      act(() => row.focus())
      const before = place.wire.calls.length
      const key = defaultShortcuts[name][0] ?? ''
      await place.user.keyboard(key.length === 1 ? key : `{${key}}`)
      await place.settle()
      expect(row).toHaveFocus()
      expect(place.wire.calls.length).toBe(before)
      for (const role of ['dialog', 'alertdialog', 'menu', 'textbox'])
        expect(screen.queryByRole(role)).toBeNull()
      expect(screen.queryByRole('group', { name: 'Add reaction' })).toBeNull()
    },
  )

  it('has in the header what the server answers', async () => {
    const place = await listen()
    const toolbar = screen.getByRole('toolbar', { name: 'Conversation actions' })
    for (const button of within(toolbar).getAllByRole('button')) {
      await place.user.click(button)
      await place.settle()
      const field = screen.queryByRole('searchbox')
      if (field) await place.user.type(field, 'welcome')
      await place.pass(1000)
      await place.settle()
      act(() => screen.queryByRole<HTMLDialogElement>('dialog')?.close())
    }
    expect(place.refused).toEqual([])
  })
})
