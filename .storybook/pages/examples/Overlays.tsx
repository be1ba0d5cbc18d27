import type { JSX } from 'react'
import { ConfirmDialog, Menu, Popover, Tooltip, useRoot } from '../../../src/index.ts'

/** A host's own button inside `Chat`: what it opens lies over the conversation and gives the focus back. */
export function More({ onLeave }: { readonly onLeave: () => void }): JSX.Element {
  const { show, toast } = useRoot()
  const close = (): void => show(null)
  const ask = (): void =>
    show(
      <ConfirmDialog
        title="Leave this conversation?"
        text="You can be invited again."
        action="Leave"
        onConfirm={() => {
          onLeave()
          toast({ text: 'You have left' })
        }}
        onClose={close}
      />,
    )
  const explain = (button: HTMLElement): void =>
    show(
      <Popover label="About leaving" at={button} onClose={close}>
        <p>Nobody is told.</p>
      </Popover>,
    )
  const open = (button: HTMLElement): void =>
    show(
      <Menu
        label="More"
        at={button}
        onClose={close}
        items={[
          { id: 'about', label: 'About leaving', run: () => explain(button) },
          { id: 'leave', label: 'Leave', danger: true, run: ask },
        ]}
      />,
    )
  return (
    <Tooltip text="Leave, and more">
      <button type="button" onClick={({ currentTarget }) => open(currentTarget)}>
        More
      </button>
    </Tooltip>
  )
}
