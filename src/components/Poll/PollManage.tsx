'use client'
import { type JSX, lazy } from 'react'
import type { PollView, UsePoll } from '../../hooks/usePoll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import type { MenuItem } from '../Menu/index.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'

const Menu = lazy(async () => ({ default: (await import('../Menu/index.ts')).Menu }))
const EditPoll = lazy(async () => ({ default: (await import('../CreatePoll/EditPoll.tsx')).EditPoll }))
const ConfirmDialog = lazy(async () => ({
  default: (await import('../ConfirmDialog/index.ts')).ConfirmDialog,
}))

interface PollManageProps {
  readonly held: UsePoll
  readonly poll: PollView
}

/** The menu for who made a poll, or looks after the channel: to change it, as long as it is open, and to delete it. */
export function PollManage({ held, poll }: PollManageProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { show, announce, toast } = useRoot()
  const tabIndex = useRowTabIndex()
  const close = (): void => show(null)
  const remove = async (): Promise<void> => {
    try {
      await held.remove()
      announce(strings.pollDeleted)
    } catch (reason) {
      toast({ text: strings.pollUnchanged((reason as Error).message) })
    }
  }
  const items: readonly MenuItem[] = [
    ...(held.isClosed
      ? []
      : [
          {
            id: 'edit',
            label: strings.pollEdit,
            icon: 'edit',
            run: () => show(<EditPoll poll={poll} onClose={close} />),
          } as const,
        ]),
    {
      id: 'delete',
      label: strings.pollDelete,
      icon: 'delete',
      danger: true,
      run: () =>
        show(
          <ConfirmDialog
            title={strings.pollDeleteTitle}
            text={strings.pollDeleteText}
            action={strings.pollDelete}
            onConfirm={() => void remove()}
            onClose={close}
          />,
        ),
    },
  ]
  return (
    <button
      type="button"
      {...slot('icon-button')}
      tabIndex={tabIndex}
      aria-haspopup="menu"
      aria-label={strings.pollMore}
      onClick={({ currentTarget }) =>
        show(<Menu label={strings.pollMore} items={items} at={currentTarget} onClose={close} />)
      }
    >
      <Icon name="more" />
    </button>
  )
}
