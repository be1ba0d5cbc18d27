import { matchCommands } from '../../hooks/matchSuggestions.ts'
import { findCommands, type SuggestionSource } from '../../hooks/suggestionSources.ts'
import type { useChat } from '../../hooks/useChat.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { ConversationId } from '../../model/id.ts'

/** The commands of a channel, with the one that opens the form of a poll, which no server needs to know (CO-10). */
export const commandsWithPoll = (
  chat: ReturnType<typeof useChat>,
  id: ConversationId,
  strings: Strings,
): SuggestionSource => ({
  kind: 'command',
  sign: '/',
  atStart: true,
  find(query) {
    const args = `[${strings.createPollQuestion}]`
    const polls = matchCommands(query, [{ name: 'poll', description: strings.createPoll, args }])
    return [
      ...findCommands(chat.store.getState(), id, query),
      ...polls.map(({ name, description }) => ({
        id: name,
        label: `/${name} ${args}`,
        detail: description,
        text: `/${name}`,
      })),
    ]
  },
})
