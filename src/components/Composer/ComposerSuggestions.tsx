'use client'
import {
  type JSX,
  type KeyboardEvent,
  lazy,
  type RefObject,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { SuggestionSource } from '../../hooks/suggestionSources.ts'
import { standardTriggers } from '../../hooks/suggestionToken.ts'
import type { UseComposer } from '../../hooks/useComposer.ts'
import type { ConversationId } from '../../model/id.ts'
import { type Asked, useAsked } from '../../parts/useAsked.ts'
import type { Composition } from '../../parts/useComposition.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'
import type { SuggestionKeys } from '../Suggestions/Suggestions.tsx'

const Suggestions = lazy(async () => ({ default: (await import('../Suggestions/index.ts')).Suggestions }))

export interface ComposerSuggesting {
  readonly asked: Asked
  /** The list tells here what takes the keys. */
  readonly onKeys: (keys: SuggestionKeys | null) => void
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** Knows when the list is needed, and brings it the keys of the field. */
export function useComposerSuggestions(
  { commands, command, editing }: UseComposer,
  text: string,
  sources: readonly SuggestionSource[],
): ComposerSuggesting {
  const keys = useRef<SuggestionKeys | null>(null)
  const hasCommands = commands.length > 0 && command === null && editing === null
  const triggers = useMemo(
    () => [...standardTriggers.filter(({ kind }) => hasCommands || kind !== 'command'), ...sources],
    [hasCommands, sources],
  )
  const asked = useAsked(text, triggers)
  const onKeys = useCallback((next: SuggestionKeys | null) => {
    keys.current = next
  }, [])
  return { asked, onKeys, onKey: (event) => keys.current?.(event) ?? false }
}

export interface ComposerSuggestionsProps extends Omit<ComposerSuggesting, 'onKey'> {
  readonly conversation: ConversationId
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly composer: UseComposer
  readonly composition: Composition
  readonly sources: readonly SuggestionSource[]
}

/** The list over the field. It is loaded with the first thing that it is for, and costs nobody else. */
export function ComposerSuggestions({
  asked,
  composition,
  composer,
  ...rest
}: ComposerSuggestionsProps): JSX.Element | null {
  const [isUsed, setIsUsed] = useState(false)
  const isAsked = asked.caret !== null
  if (isAsked && !isUsed) setIsUsed(true)
  if (!isUsed) return null
  return (
    <FaultBoundary of={rest.conversation} fallback={null}>
      <Suspense fallback={null}>
        <Suggestions
          {...rest}
          composer={composer}
          text={composition.text}
          caret={asked.caret}
          isComposing={composition.isComposing}
        />
      </Suspense>
    </FaultBoundary>
  )
}
