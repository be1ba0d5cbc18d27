'use client'
import { Fragment, type JSX, useId } from 'react'
import { keysOf } from '../../parts/shortcutText.ts'
import type { ShortcutName } from '../../parts/shortcuts.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { closeDialog, Dialog } from '../Overlay/index.ts'

type Group = 'anywhere' | 'message' | 'composer'

/** Where each key works; a new one does not compile until it is here. */
const groups: { readonly [Name in ShortcutName]: Group } = {
  help: 'anywhere',
  nextRegion: 'anywhere',
  previousRegion: 'anywhere',
  nextUnread: 'anywhere',
  previousUnread: 'anywhere',
  messageMenu: 'message',
  reply: 'message',
  thread: 'message',
  pin: 'message',
  unread: 'message',
  react: 'message',
  edit: 'message',
  delete: 'message',
  copy: 'message',
  editLast: 'composer',
  bold: 'composer',
  italic: 'composer',
  code: 'composer',
  strike: 'composer',
}
const names = Object.keys(groups) as readonly ShortcutName[]

export interface ShortcutHelpProps {
  readonly onClose: () => void
}

/** All keys of this chat, as the host has bound them; what it took away says so. */
export function ShortcutHelp({ onClose }: ShortcutHelpProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <Dialog title={strings.shortcutHelpTitle} slot="shortcut-help" onClose={onClose}>
      <Keys group="anywhere" />
      <Keys group="message" />
      <Keys group="composer" />
      <div {...slot('dialog-actions')}>
        <button type="button" {...slot('button')} onClick={closeDialog}>
          {strings.close}
        </button>
      </div>
    </Dialog>
  )
}

function Keys({ group }: { readonly group: Group }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { shortcuts } = useRoot()
  const id = useId()
  return (
    <section {...slot('shortcut-help-group')} aria-labelledby={id}>
      <h3 id={id}>{strings.shortcutGroups[group]}</h3>
      <dl>
        {names
          .filter((name) => groups[name] === group)
          .map((name) => (
            <div key={name} {...slot('shortcut-help-keys')}>
              <dt>{strings.shortcutNames[name]}</dt>
              {shortcuts[name].length === 0 && <dd>{strings.shortcutNone}</dd>}
              {shortcuts[name].map((shortcut) => (
                <dd key={shortcut} dir="ltr">
                  <Combination keys={keysOf(shortcut)} />
                </dd>
              ))}
            </div>
          ))}
      </dl>
    </section>
  )
}

function Combination({ keys }: { readonly keys: readonly string[] }): JSX.Element {
  const { slot } = useLook()
  return (
    <>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' '}
          <kbd {...slot('shortcut-help-key')}>{key}</kbd>
        </Fragment>
      ))}
    </>
  )
}
