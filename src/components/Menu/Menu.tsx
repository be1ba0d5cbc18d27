'use client'
import { type FocusEvent, type JSX, useEffect, useRef, useState } from 'react'
import { ariaShortcut, shortcutText } from '../../parts/shortcutText.ts'
import { useMenuKeys } from '../../parts/useMenuKeys.ts'
import { type Anchor, usePopup } from '../../parts/usePopup.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { flag } from '../slot.ts'

/** One thing that a menu offers. */
export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  /** A key that does the same, as `shortcuts` has it; shown behind the name. */
  readonly shortcut?: string | undefined
  /** Takes something away for good. */
  readonly danger?: boolean
  /** It could be done, but not now; it keeps its place and its focus. */
  readonly isDisabled?: boolean
  readonly run: () => void
}

export interface MenuProps {
  readonly label: string
  readonly items: readonly (MenuItem | 'separator')[]
  /** The button that opened it, or the point that was pressed. */
  readonly at: Anchor
  readonly onClose: () => void
}

/** A menu in the top layer: opens with its first item focused and closes with Escape, Tab, a choice or a press outside. */
export function Menu({ label, items, at, onClose }: MenuProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null)
  const { slot } = useLook()
  const [active, setActive] = useState(() => items.find((item) => item !== 'separator')?.id)
  usePopup(menu, { at, onDismiss: onClose })
  const onKeyDown = useMenuKeys(menu, { onClose })
  useEffect(() => menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), [])
  const hasIcons = items.some((item) => item !== 'separator' && item.icon)
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) onClose()
  }
  return (
    <div
      ref={menu}
      {...slot('menu')}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      data-open=""
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {items.map((item, index) =>
        item === 'separator' ? (
          <div key={`line-${index}`} {...slot('menu-separator')} role="separator" />
        ) : (
          <Item
            key={item.id}
            item={item}
            isActive={item.id === active}
            isIndented={hasIcons}
            onActive={setActive}
            onClose={onClose}
          />
        ),
      )}
    </div>
  )
}

interface ItemProps {
  readonly item: MenuItem
  readonly isActive: boolean
  /** Others have an icon, so that all names begin at the same place. */
  readonly isIndented: boolean
  readonly onActive: (id: string) => void
  readonly onClose: () => void
}

function Item({ item, isActive, isIndented, onActive, onClose }: ItemProps): JSX.Element {
  const { slot } = useLook()
  const { id, label, icon, shortcut, danger = false, isDisabled = false, run } = item
  return (
    <button
      type="button"
      {...slot('menu-item', 'parlour-focus-inside')}
      role="menuitem"
      tabIndex={isActive ? 0 : -1}
      aria-disabled={isDisabled || undefined}
      aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
      data-highlighted={flag(isActive)}
      data-disabled={flag(isDisabled)}
      data-danger={flag(danger)}
      onFocus={() => onActive(id)}
      onPointerMove={({ currentTarget, pointerType }) => {
        if (pointerType === 'mouse' && !isActive) currentTarget.focus({ preventScroll: true })
      }}
      onClick={() => {
        if (isDisabled) return
        // First the focus goes back, so that what is chosen may move it on.
        onClose()
        run()
      }}
    >
      {icon ? <Icon name={icon} /> : isIndented && <span {...slot('icon')} />}
      <span {...slot('menu-label')}>{label}</span>
      {shortcut && (
        <kbd {...slot('menu-shortcut')} dir="ltr" aria-hidden="true">
          {shortcutText(shortcut)}
        </kbd>
      )}
    </button>
  )
}
