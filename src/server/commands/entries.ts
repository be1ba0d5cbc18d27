import type { WireCommand } from '../../wire/stream/index.ts'

export const giphyEntry: WireCommand = {
  name: 'giphy',
  description: 'Send a picture for a few words',
  args: '[text]',
  set: 'fun_set',
}

export const remindEntry: WireCommand = {
  name: 'remind',
  description: 'Remind this channel of something later',
  args: '[10m] [text]',
  set: 'tools_set',
}

/** The commands this server runs, as channel types list them. */
export const commandEntries: readonly WireCommand[] = [giphyEntry, remindEntry]
