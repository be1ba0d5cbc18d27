'use client'
import { type JSX, type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef } from 'react'
import { useCanCreatePoll } from '../../hooks/useCanCreatePoll.ts'
import { useChat } from '../../hooks/useChat.ts'
import type { UseComposer } from '../../hooks/useComposer.ts'
import type { Suggestion, SuggestionSource } from '../../hooks/suggestionSources.ts'
import { type SuggestionEdit, useSuggestions } from '../../hooks/useSuggestions.ts'
import type { ConversationId } from '../../model/id.ts'
import { typeInto } from '../../parts/typeInto.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { createEmojiSource } from './emojiSource.ts'
import { commandsWithPoll } from './pollCommand.ts'
import { SuggestionItem } from './SuggestionItem.tsx'

/** Takes a key of the field where it is for the list. True when it was. */
export type SuggestionKeys = (event: KeyboardEvent) => boolean

export interface SuggestionsProps {
  readonly conversation: ConversationId
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly composer: UseComposer
  /** What the field shows. */
  readonly text: string
  /** Where somebody writes something that suggestions are for; `null`: nowhere. */
  readonly caret: number | null
  readonly isComposing: boolean
  /** The application's own kinds. */
  readonly sources: readonly SuggestionSource[]
  /** Called with what takes the keys of the field for as long as the list is there. */
  readonly onKeys: (keys: SuggestionKeys | null) => void
}

/** Somebody who goes on typing is not told after every key, ms (UX §4). */
const PAUSE_MS = 400

/** The list over the field of what may be meant by what is being written (CO-2). */
export function Suggestions(props: SuggestionsProps): JSX.Element | null {
  const { conversation, field, composer, text, caret, isComposing, sources: own, onKeys } = props
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const language = new Intl.Locale(format.locale).language === 'fa' ? 'fa' : 'en'
  const chat = useChat()
  const canCreatePoll = useCanCreatePoll(conversation)
  const asksPoll = canCreatePoll && !composer.commands.some(({ name }) => name === 'poll')
  const sources = useMemo(() => {
    const isReplaced = (sign: string): boolean => own.some((source) => source.sign === sign)
    return [
      ...(isReplaced(':') ? [] : [createEmojiSource(language)]),
      ...(isReplaced('/') || !asksPoll ? [] : [commandsWithPoll(chat, conversation, strings)]),
      ...own,
    ]
  }, [own, language, asksPoll, chat, conversation, strings])
  const suggestions = useSuggestions(conversation, { text, caret, mentions: composer.mentions, sources })
  const { kind, items, active, hasMoved, exact, move, accept, close } = suggestions
  const isOpen = kind !== null

  const apply = (edit: SuggestionEdit | null): boolean => {
    const element = field.current
    if (!edit || !element) return false
    // A word that is still being composed ends here; nothing is changed within it (CO-3).
    if (isComposing) element.blur()
    element.focus()
    if (element.value !== text) return false
    typeInto(element, edit.start, edit.end, edit.text)
    if (edit.mention) composer.mention(edit.mention)
    if (edit.command !== null) {
      composer.setCommand(edit.command)
      announce(strings.composerCommand(`/${edit.command}`))
    }
    return true
  }

  const onKey: SuggestionKeys = ({ key, shiftKey, altKey, ctrlKey, metaKey }) => {
    if (!isOpen || shiftKey || altKey || ctrlKey || metaKey) return false
    if (key === 'Escape') return close()
    if (items.length === 0) return false
    const last = items.length - 1
    const step = {
      ArrowDown: 1,
      ArrowUp: -1,
      // The whole list is a page; from its end one goes on at the other.
      PageDown: active === last ? 1 : last - active,
      PageUp: active === 0 ? -1 : -active,
    }[key]
    if (step !== undefined) move(step)
    else if (key === 'Enter' || key === 'Tab') return apply(accept())
    return step !== undefined
  }

  useLayout(() => {
    onKeys(isOpen ? onKey : null)
    return () => onKeys(null)
  })
  // The name is whole: what it means goes in its place, unless an input method is still at it.
  useEffect(() => {
    if (!exact || isComposing) return undefined
    let isOver = false
    // Not while React is at work: it would put the old text back for a moment, and undo would know that only.
    queueMicrotask(() => {
      if (!isOver) apply(exact)
    })
    return () => {
      isOver = true
    }
  })
  const activeId = `${id}-${active}`
  useFieldLinks(field, isOpen && items.length > 0 ? id : null, hasMoved ? activeId : null)
  useSpokenSuggestions(isOpen ? items : null, active, suggestions.query)
  useLayout(() => {
    if (hasMoved) list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' })
  }, [hasMoved, active])

  if (!isOpen) return null
  if (items.length === 0)
    return (
      <div {...slot('suggestions')}>
        <p {...slot('suggestions-none')}>{strings.suggestionsNone}</p>
      </div>
    )
  return (
    <div
      ref={list}
      id={id}
      {...slot('suggestions')}
      data-kind={kind}
      role="listbox"
      tabIndex={-1}
      aria-label={strings.suggestionsLabel}
      // The field keeps the focus, and with it a phone its keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {items.map((suggestion, index) => (
        <SuggestionItem
          key={suggestion.id}
          id={`${id}-${index}`}
          suggestion={suggestion}
          isActive={index === active}
          onPick={() => apply(accept(index))}
        />
      ))}
    </div>
  )
}

/** Tells a screen reader which list belongs to the field, and once somebody moves in it, where they are. */
function useFieldLinks(
  field: RefObject<HTMLTextAreaElement | null>,
  listId: string | null,
  activeId: string | null,
): void {
  useLayout(() => {
    const element = field.current
    if (!element || listId === null) return undefined
    element.setAttribute('aria-controls', listId)
    if (activeId !== null) element.setAttribute('aria-activedescendant', activeId)
    return () => {
      element.removeAttribute('aria-controls')
      element.removeAttribute('aria-activedescendant')
    }
  }, [field, listId, activeId])
}

/** Says what there is once nobody types; that there is nothing, once. @param items `null` while there is no list */
function useSpokenSuggestions(items: readonly Suggestion[] | null, active: number, query: string): void {
  const { env } = useChat()
  const { strings } = useLocale()
  const { announce } = useRoot()
  const saidNone = useRef(false)
  const count = items?.length ?? null
  const label = isolateName(items?.[active]?.label ?? '')
  useEffect(() => {
    if (count === null) saidNone.current = false
    if (count === null || (count === 0 && saidNone.current)) return undefined
    return env.after(PAUSE_MS, () => {
      saidNone.current = count === 0
      announce(count === 0 ? strings.suggestionsNone : strings.suggestionsFound(count, label))
    })
  }, [env, announce, strings, count, label, query])
}
