'use client'
import { useEffect, useMemo, useState } from 'react'
import { channelOf, type ConversationId } from '../model/id.ts'
import type { MentionRange } from '../model/mention.ts'
import { selectChannelInfo, selectMembers } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { MOST_SUGGESTIONS } from './matchSuggestions.ts'
import { ownFinders, type Suggestion, type SuggestionSource } from './suggestionSources.ts'
import { type SuggestionToken, standardTriggers, suggestionTokenAt } from './suggestionToken.ts'
import { useChat } from './useChat.ts'

export interface UseSuggestionsOptions {
  readonly text: string
  /** Where one writes, in code units; `null` while nobody does. */
  readonly caret: number | null
  /** Whom the text names already. @default nobody */
  readonly mentions?: readonly MentionRange[]
  /** Kinds besides people and commands. Keep the list the same between renders. @default none */
  readonly sources?: readonly SuggestionSource[]
}

/** What an accepted suggestion changes in the text. */
export interface SuggestionEdit {
  readonly start: number
  readonly end: number
  /** What comes in the place of what stands between. */
  readonly text: string
  readonly caret: number
  /** Whom the new text names. */
  readonly mention: MentionRange | null
  /** The command that the text is for from now on. */
  readonly command: string | null
}

export interface UseSuggestions {
  /** What is suggested: `person`, `command`, or the kind of a source; `null` while nothing is. */
  readonly kind: string | null
  /** What is looked for. */
  readonly query: string
  /** At most eight; none where nothing fits, and while `kind` is `null`. */
  readonly items: readonly Suggestion[]
  /** The place of the one that would be taken. */
  readonly active: number
  /** Whether somebody has moved to it, rather than only written. */
  readonly hasMoved: boolean
  /** Moves by so many, round at both ends. */
  readonly move: (by: number) => void
  /** What to change for the active one, or for another; `null` when there is none. */
  readonly accept: (index?: number) => SuggestionEdit | null
  /** What to change at once, since its sign was closed behind an exact name; `null` when there is nothing. */
  readonly exact: SuggestionEdit | null
  /** Closes the list until something else is looked for. True when there was a list. */
  readonly close: () => boolean
}

type Answer = readonly Suggestion[] | Promise<readonly Suggestion[]>

const NOTHING: readonly Suggestion[] = []
const NO_SOURCES: readonly SuggestionSource[] = []
const NO_MENTIONS: readonly MentionRange[] = []

const keyOf = ({ trigger, start, query, isWhole }: SuggestionToken): string =>
  [trigger.kind, start, isWhole ? 'whole' : '', query].join('/')

/** What to type into the text for a suggestion; a space that stands there already is not written twice. */
function editFor(text: string, { start, end }: SuggestionToken, suggestion: Suggestion): SuggestionEdit {
  const { text: word, userId, crowd, command = null } = suggestion
  const hasSpace = text.startsWith(' ', end)
  if (command !== null)
    return { start, end: hasSpace ? end + 1 : end, text: '', caret: start, mention: null, command }
  const whom = userId ? { userId } : crowd ? { crowd } : null
  return {
    start,
    end: hasSpace ? end + 1 : end,
    text: `${word} `,
    caret: start + word.length + 1,
    mention: whom && { start, end: start + word.length, ...whom },
    command: null,
  }
}

async function exactly(source: SuggestionSource, name: string): Promise<readonly Suggestion[]> {
  const found = await source.findExact?.(name)
  return found ? [found] : NOTHING
}

/**
 * What could be meant by what is being written at the caret: people after `@`, commands after `/`, and what else the
 * sources know (CO-2). It draws nothing, takes no key and changes no text: `accept` says what to change.
 */
export function useSuggestions(
  id: ConversationId,
  { text, caret, mentions = NO_MENTIONS, sources = NO_SOURCES }: UseSuggestionsOptions,
): UseSuggestions {
  const chat = useChat()
  const commands = useChatState((state) => selectChannelInfo(state, channelOf(id))?.commands)
  const members = useChatState((state) => selectMembers(state, channelOf(id)))
  const all = useMemo((): readonly SuggestionSource[] => {
    // Who comes or goes is another answer to the same question.
    const finders = ownFinders(chat, id, members)
    const own = standardTriggers.flatMap((trigger) => {
      const find = finders[trigger.kind]
      const isIdle = trigger.kind === 'command' && !commands
      const isReplaced = sources.some(({ sign }) => sign === trigger.sign)
      return find && !isIdle && !isReplaced ? { ...trigger, find } : []
    })
    return [...own, ...sources]
  }, [chat, id, commands, members, sources])

  const token = caret === null ? null : suggestionTokenAt(text, caret, all, mentions)
  const key = token && keyOf(token)
  const [closed, setClosed] = useState<string | null>(null)
  const { query = '', isWhole = false } = token ?? {}
  const isAsked = key !== null && key !== closed
  const found = useFound(isAsked && token ? token.trigger : null, query, isWhole)
  // Who goes on after a name that nobody has is writing a sentence.
  const isOpen = isAsked && !isWhole && found !== null && (found.length > 0 || !query.includes(' '))
  const items = isOpen ? found : NOTHING

  const [chosen, setChosen] = useState<{ readonly key: string | null; readonly index: number } | null>(null)
  const hasMoved = chosen !== null && chosen.key === key && chosen.index < items.length
  const active = hasMoved ? chosen.index : 0
  const editOf = (suggestion: Suggestion | undefined): SuggestionEdit | null =>
    token && suggestion ? editFor(text, token, suggestion) : null

  return {
    kind: isOpen && token ? token.trigger.kind : null,
    query,
    items,
    active,
    hasMoved,
    move(by) {
      const index = (((active + by) % items.length) + items.length) % items.length
      if (items.length > 0) setChosen({ key, index })
    },
    accept(index = active) {
      const edit = editOf(items[index])
      if (edit) {
        const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
        const next = suggestionTokenAt(after, edit.caret, all)
        setClosed(next && keyOf(next))
      }
      return edit
    },
    exact: isAsked && isWhole ? editOf(found?.[0]) : null,
    close() {
      if (isOpen) setClosed(key)
      return isOpen
    },
  }
}

interface Late {
  readonly of: Answer
  readonly source: SuggestionSource | null
  readonly items: readonly Suggestion[]
}

/** What is known now; until a late answer is there, what the same source found before. `null`: nothing was asked. */
function useFound(
  source: SuggestionSource | null,
  query: string,
  isWhole: boolean,
): readonly Suggestion[] | null {
  const answer = useMemo(
    (): Answer | null => source && (isWhole ? exactly(source, query) : source.find(query)),
    [source, query, isWhole],
  )
  const [late, setLate] = useState<Late | null>(null)
  useEffect(() => {
    if (!(answer instanceof Promise)) return undefined
    let isOver = false
    const tell = (items: readonly Suggestion[]): void => {
      // A whole name has one meaning and no list, so that nothing of it is shown for another.
      if (!isOver) setLate({ of: answer, source: isWhole ? null : source, items })
    }
    answer.then(tell, () => tell(NOTHING))
    return () => {
      isOver = true
    }
  }, [answer, source, isWhole])
  if (answer === null) return null
  if (!(answer instanceof Promise)) return answer.slice(0, MOST_SUGGESTIONS)
  const isOurs = late !== null && (late.of === answer || (!isWhole && late.source === source))
  return isOurs ? late.items.slice(0, MOST_SUGGESTIONS) : null
}
