'use client'
import type { JSX } from 'react'
import type { ChannelCommand } from '../../model/channel.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

export interface ComposerCommandProps {
  readonly command: ChannelCommand
  readonly onRemove: () => void
}

/** The command that the text is for, and the way out (CO-8). */
export function ComposerCommand({ command, onRemove }: ComposerCommandProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <div {...slot('composer-command')}>
      <span
        {...slot('composer-command-name')}
        role="img"
        aria-label={strings.composerCommand(`/${command.name}`)}
      >
        <bdi>/{command.name}</bdi>
      </span>
      <bdi {...slot('composer-context-text')}>{command.description}</bdi>
      <button
        type="button"
        {...slot('icon-button')}
        aria-label={strings.composerRemoveCommand}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
