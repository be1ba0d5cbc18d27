import { render, screen } from '@testing-library/react'
import { type CSSProperties, type JSX, type ReactNode, useEffect } from 'react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Channel } from '../../src/components/Channel/index.ts'
import { Chat, type ChatProps } from '../../src/components/Chat/index.ts'
import { type Root, useRoot } from '../../src/components/Chat/RootContext.ts'
import { ConfirmDialog } from '../../src/components/ConfirmDialog/index.ts'
import { Menu } from '../../src/components/Menu/index.ts'
import { Popover } from '../../src/components/Popover/index.ts'
import { Tooltip } from '../../src/components/Tooltip/index.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId } from '../../src/model/id.ts'
import { createWorld, type World } from '../../src/testing.ts'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'
import { until } from './support/openList.tsx'

/*
 * What jsdom cannot show of what opens: where it stands, the top layer, real modality, and where the browser's own Tab
 * and focus go.
 */

const languages = [
  ['en', {}],
  ['fa', { locale: 'fa', strings: fa }],
] as const satisfies readonly (readonly [string, Partial<ChatProps>])[]
const ROOM = { width: 320, height: 480 }

let root: Root
function Hand(): null {
  const held = useRoot()
  useEffect(() => {
    root = held
  }, [held])
  return null
}

/** A chat that fills a window of 320 by 480 px. */
async function open(children: ReactNode, props: Partial<ChatProps> = {}): Promise<World> {
  await page.viewport(ROOM.width, ROOM.height)
  const world = await createWorld({
    scene: sceneOf(channelOf('general', { messages: lines(6) })),
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = 'position: fixed; inset: 0'
  document.body.append(frame)
  const view = render(
    <Chat chat={chat} timeZone="UTC" {...props}>
      {children}
      <Hand />
    </Chat>,
    { container: frame },
  )
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  return world
}

const items = ['Reply', 'Copy text', 'Delete message'].map((label) => ({
  id: label,
  label,
  shortcut: 'Mod+c',
  run: () => {},
}))

function Opener({ style }: { readonly style: CSSProperties }): JSX.Element {
  const { show } = useRoot()
  return (
    <>
      <button type="button">Before</button>
      <button
        type="button"
        style={{ position: 'absolute', ...style }}
        onClick={({ currentTarget }) =>
          show(<Menu label="Actions" items={items} at={currentTarget} onClose={() => show(null)} />)
        }
      >
        More
      </button>
      <button type="button">After</button>
    </>
  )
}

const box = (element: Element): DOMRect => element.getBoundingClientRect()
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })

function expectInside({ left, right, top, bottom }: DOMRect): void {
  expect(left).toBeGreaterThanOrEqual(0)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(ROOM.width)
  expect(bottom).toBeLessThanOrEqual(ROOM.height)
}

describe.each(languages)('a menu in %s, at 320 px', (locale, props) => {
  const isRtl = locale === 'fa'
  const start: CSSProperties = { insetInlineStart: 24, insetBlockStart: 40 }

  it('stands below its button in the top layer, beginning where it begins', async () => {
    await open(<Opener style={start} />, props)
    await userEvent.click(button('More'))
    const menu = screen.getByRole('menu')
    expect(menu.matches(':popover-open')).toBe(true)
    expect(menu).toHaveAttribute('data-side', 'below')
    expect(menu).toHaveAttribute('data-align', 'start')
    expectInside(box(menu))
    expect(box(menu).top).toBeGreaterThanOrEqual(box(button('More')).bottom)
    const side = isRtl ? 'right' : 'left'
    expect(box(menu)[side]).toBeCloseTo(box(button('More'))[side], 0)
    expect(screen.getByRole('menuitem', { name: 'Reply' })).toHaveFocus()
  })

  it('stays in the window in the far corner: above, and ending where its button ends', async () => {
    await open(<Opener style={{ insetInlineEnd: 10, insetBlockEnd: 10 }} />, props)
    await userEvent.click(button('More'))
    const menu = screen.getByRole('menu')
    expect(menu).toHaveAttribute('data-side', 'above')
    expectInside(box(menu))
    expect(box(menu).bottom).toBeLessThanOrEqual(box(button('More')).top)
    const side = isRtl ? 'left' : 'right'
    expect(box(menu)[side]).toBeCloseTo(box(button('More'))[side], 0)
  })

  it('opens at a point', async () => {
    await open(<p>Text</p>, props)
    for (const at of [
      { x: 5, y: 5 },
      { x: 315, y: 470 },
      { x: 160, y: 200 },
    ]) {
      root.show(<Menu label="Actions" items={items} at={at} onClose={() => root.show(null)} />)
      await until(() => document.activeElement?.role === 'menuitem')
      expectInside(box(screen.getByRole('menu')))
      await userEvent.keyboard('{Escape}')
      await until(() => screen.queryByRole('menu') === null)
    }
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('scrolls what does not fit', async () => {
    await open(<p>Text</p>, props)
    const many = Array.from({ length: 40 }, (_, n) => ({ id: String(n), label: `Item ${n}`, run: () => {} }))
    root.show(<Menu label="Actions" items={many} at={{ x: 100, y: 240 }} onClose={() => root.show(null)} />)
    await until(() => document.activeElement?.textContent === 'Item 0')
    expectInside(box(screen.getByRole('menu')))
    await userEvent.keyboard('{End}')
    const last = screen.getByRole('menuitem', { name: 'Item 39' })
    expect(last).toHaveFocus()
    expectInside(box(last))
    await userEvent.keyboard('{Escape}')
  })

  it('follows its button when the page scrolls or the window changes', async () => {
    await open(<Opener style={start} />, props)
    await userEvent.click(button('More'))
    button('More').style.insetBlockStart = '140px'
    dispatchEvent(new Event('resize'))
    expect(box(screen.getByRole('menu')).top).toBeGreaterThan(140)
    await userEvent.keyboard('{Escape}')
  })

  it('gives Tab back to the page, from its button on', async () => {
    await open(<Opener style={start} />, props)
    await userEvent.click(button('More'))
    await userEvent.keyboard('{Tab}')
    await until(() => screen.queryByRole('menu') === null)
    expect(button('After')).toHaveFocus()
    await userEvent.click(button('More'))
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    await until(() => screen.queryByRole('menu') === null)
    expect(button('Before')).toHaveFocus()
  })

  it('closes by a second press on its button', async () => {
    await open(<Opener style={start} />, props)
    await userEvent.click(button('More'))
    await userEvent.click(button('More'))
    await until(() => screen.queryByRole('menu') === null)
    await userEvent.click(button('More'))
    expect(screen.getByRole('menu')).toBeVisible()
  })
})

describe.each(languages)('a popover and a tooltip in %s', (_locale, props) => {
  it('stay in the window', async () => {
    await open(
      <div style={{ position: 'absolute', insetInlineEnd: 2, insetBlockStart: 2 }}>
        <Tooltip text="A rather long sentence, which takes more than one line of a narrow window">
          <button
            type="button"
            onClick={({ currentTarget }) =>
              root.show(
                <Popover label="Who" at={currentTarget} onClose={() => root.show(null)}>
                  <p>
                    {'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '.repeat(
                      3,
                    )}
                  </p>
                </Popover>,
              )
            }
          >
            i
          </button>
        </Tooltip>
      </div>,
      props,
    )
    await userEvent.hover(button('i'))
    const tip = screen.getByText(/rather long sentence/)
    await until(() => tip.matches(':popover-open'))
    expectInside(box(tip))
    // No room above.
    expect(tip).toHaveAttribute('data-side', 'below')
    await userEvent.click(button('i'))
    await until(() => screen.queryByRole('group', { name: 'Who' }) !== null)
    expect(tip).not.toBeVisible()
    expectInside(box(screen.getByRole('group', { name: 'Who' })))
    await userEvent.keyboard('{Escape}')
    await until(() => screen.queryByRole('group', { name: 'Who' }) === null)
    expect(button('i')).toHaveFocus()
  })
})

describe('a dialog', () => {
  const ask = (): void => {
    const close = (): void => root.show(null)
    root.show(<ConfirmDialog title="Sure?" text="Really." action="Yes" onConfirm={close} onClose={close} />)
  }
  const opened = async (): Promise<HTMLElement> => {
    await open(<button onClick={ask}>Ask</button>)
    await userEvent.click(button('Ask'))
    return screen.getByRole('alertdialog')
  }

  it('keeps Tab inside, and the regions that speak as well (FO-7, AN-1)', async () => {
    const dialog = await opened()
    expect(button('Cancel')).toHaveFocus()
    for (const name of ['Yes', 'Cancel', 'Yes']) {
      await userEvent.keyboard('{Tab}')
      expect(button(name)).toHaveFocus()
    }
    await until(() => dialog.querySelector('[role="log"]') !== null)
  })

  it('closes with Escape, and the focus is where it was', async () => {
    await opened()
    await userEvent.keyboard('{Escape}')
    await until(() => screen.queryByRole('alertdialog') === null)
    expect(button('Ask')).toHaveFocus()
    expect(document.querySelector('.parlour-root > * > [role="log"]')).not.toBeNull()
  })

  it('closes by a press beside it, and not by one inside', async () => {
    const dialog = await opened()
    await userEvent.click(screen.getByText('Really.'))
    expect(dialog).toBeVisible()
    await userEvent.click(dialog, { position: { x: 10, y: -20 }, force: true })
    await until(() => screen.queryByRole('alertdialog') === null)
    expect(button('Ask')).toHaveFocus()
  })
})

describe('the focus comes back (FO-6)', () => {
  const general = channelId('messaging:general')
  const row = (id: string): HTMLElement | null =>
    document.querySelector<HTMLElement>(`[data-message-id="${id}"]`)
  const showAt = (): void =>
    root.show(<Menu label="Actions" items={items} at={{ x: 50, y: 50 }} onClose={() => root.show(null)} />)

  async function conversation(): Promise<World> {
    const world = await open(<Channel channelId={general} />)
    await until(() => row('m-6') !== null)
    return world
  }

  it('to the row that a menu was opened from', async () => {
    await conversation()
    row('m-4')?.focus()
    showAt()
    await until(() => document.activeElement?.role === 'menuitem')
    await userEvent.keyboard('{Escape}')
    expect(row('m-4')).toHaveFocus()
  })

  it('to the row, when it was opened by what is only there while one points at it', async () => {
    await conversation()
    const hovered = row('m-4')
    if (!hovered) throw new Error('The row is not drawn.')
    await userEvent.hover(hovered)
    const more = hovered.querySelector<HTMLElement>('[data-slot="message-toolbar"] button')
    more?.focus()
    showAt()
    await until(() => document.activeElement?.role === 'menuitem')
    await userEvent.keyboard('{Escape}')
    expect(row('m-4')).toHaveFocus()
  })

  it('to the next newer row, when that has gone meanwhile, and to the one before at the end', async () => {
    const world = await conversation()
    for (const [gone, heir] of [
      ['m-4', 'm-5'],
      ['m-6', 'm-5'],
    ] as const) {
      row(gone)?.focus()
      showAt()
      await until(() => document.activeElement?.role === 'menuitem')
      await world.server.as('reza').call('deleteMessage', { path: { id: gone }, query: { hard: true } })
      await until(() => row(gone) === null)
      await userEvent.keyboard('{Escape}')
      expect(row(heir)).toHaveFocus()
    }
  })

  it('to the message field from nowhere', async () => {
    await conversation()
    row('m-4')?.blur()
    showAt()
    await until(() => document.activeElement?.role === 'menuitem')
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).not.toBe(document.body)
  })
})
