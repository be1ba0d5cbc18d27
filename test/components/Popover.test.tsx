import { screen } from '@testing-library/react'
import type { JSX, ReactNode } from 'react'
import { expect, it } from 'vitest'
import { useRoot } from '../../src/components/Chat/RootContext.ts'
import { Popover } from '../../src/components/Popover/index.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'

function Opener({ children }: { readonly children: ReactNode }): JSX.Element {
  const { show } = useRoot()
  return (
    <>
      <button
        type="button"
        onClick={({ currentTarget }) =>
          show(
            <Popover label="Who" at={currentTarget} onClose={() => show(null)} slot="profile">
              {children}
            </Popover>,
          )
        }
      >
        Open
      </button>
      <button type="button">After</button>
    </>
  )
}

async function open(children: ReactNode): Promise<RenderedChat> {
  const chat = await renderChat(<Opener>{children}</Opener>)
  await chat.user.click(screen.getByRole('button', { name: 'Open' }))
  return chat
}

const two = (
  <>
    <button type="button">One</button>
    <button type="button">Two</button>
  </>
)
const popover = (): HTMLElement | null => screen.queryByRole('group', { name: 'Who' })

it('opens on its first control, modal to nothing', async () => {
  await open(two)
  expect(popover()).toHaveClass('parlour-popover', 'parlour-profile')
  expect(popover()).not.toHaveAttribute('aria-modal')
  expect(screen.getByRole('button', { name: 'One' })).toHaveFocus()
})

it('has the focus itself where there is nothing to press', async () => {
  const { user } = await open(<p>Just words</p>)
  expect(popover()).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(popover()).toBeNull()
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
})

it('leaves the focus where what is inside has put it', async () => {
  function Field(): JSX.Element {
    return (
      <>
        <button type="button">One</button>
        <input aria-label="Search" ref={(element) => element?.focus()} />
      </>
    )
  }
  await open(<Field />)
  expect(screen.getByRole('textbox', { name: 'Search' })).toHaveFocus()
})

it('closes with Tab past its last control, and goes on from the button', async () => {
  const { user } = await open(two)
  await user.tab()
  expect(screen.getByRole('button', { name: 'Two' })).toHaveFocus()
  await user.tab()
  expect(popover()).toBeNull()
  expect(screen.getByRole('button', { name: 'After' })).toHaveFocus()
})

it('closes with Shift+Tab before its first control, back on the button', async () => {
  const { user } = await open(two)
  await user.tab({ shift: true })
  expect(popover()).toBeNull()
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
})

it('closes by a press outside and not by one inside', async () => {
  const { user } = await open(<p>Just words</p>)
  await user.click(screen.getByText('Just words'))
  expect(popover()).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'After' }))
  expect(popover()).toBeNull()
})
