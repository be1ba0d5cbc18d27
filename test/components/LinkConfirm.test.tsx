import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LinkPolicyContext, Text } from '../../src/components/Text/index.ts'
import { openDialogs } from '../support/dialog.ts'
import { renderChat } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

/** EC-4: an application may name the hosts that its people's links lead to without a question. */
const draw = (text: string, allowedHosts?: readonly string[]) => {
  openDialogs()
  const links = <Text text={text} />
  return renderChat(
    allowedHosts ? (
      <LinkPolicyContext.Provider value={{ allowedHosts }}>{links}</LinkPolicyContext.Provider>
    ) : (
      links
    ),
  )
}
/** Whether a press on the link is left to the browser. */
const follows = (name: RegExp): boolean => {
  const press = new MouseEvent('click', { bubbles: true, cancelable: true })
  const link = screen.getByRole('link', { name })
  let isLeft = false
  const see = (event: Event): void => {
    isLeft = !event.defaultPrevented
    event.preventDefault()
  }
  window.addEventListener('click', see, { once: true })
  fireEvent(link, press)
  return isLeft
}

describe('a link', () => {
  it('opens at once without a list of hosts', async () => {
    await draw('https://anywhere.example')
    expect(follows(/anywhere/)).toBe(true)
  })

  it('opens at once on a host of the list or below it, and to write to somebody', async () => {
    await draw('https://tea.example https://shop.tea.example/a [mail](mailto:me@x.example)', ['tea.example'])
    for (const name of [/^https:..tea/, /shop/, /^mail/]) expect(follows(name)).toBe(true)
  })

  it('asks before it leads anywhere else, with the whole host and the way out in focus', async () => {
    const { user } = await draw('[tea](https://nottea.example/path)', ['tea.example'])
    await user.click(screen.getByRole('link', { name: /^tea/ }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Open this link?' })
    expect(dialog).toHaveAccessibleDescription(expect.stringContaining('nottea.example'))
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    const onward = within(dialog).getByRole('link', { name: 'Open link' })
    expect(onward).toHaveAttribute('href', 'https://nottea.example/path')
    expect(onward).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc')
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(screen.getByRole('link', { name: /^tea/ })).toHaveFocus()
  })

  it('asks no more about a host once that is wished, but about others', async () => {
    const { user } = await draw('https://once.example https://other.example', ['tea.example'])
    await user.click(screen.getByRole('link', { name: /once/ }))
    const dialog = await screen.findByRole('alertdialog')
    const box = within(dialog).getByRole('checkbox', {
      name: spoken('Don’t ask again for once.example'),
    })
    await user.click(box)
    const onward = within(dialog).getByRole('link', { name: 'Open link' })
    onward.addEventListener('click', (event) => event.preventDefault())
    await user.click(onward)
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(follows(/once/)).toBe(true)
    expect(follows(/other/)).toBe(false)
    expect(plain((await screen.findByRole('alertdialog')).textContent)).toContain('other.example')
  })
})
