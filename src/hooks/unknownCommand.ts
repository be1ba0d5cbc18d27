import type { ChannelCommand } from '../model/channel.ts'

/**
 * The name of the command that a text asks for and the channel does not know (CO-10). `null` when it asks for none, or
 * for one that is known, and where there are no commands at all.
 */
export function unknownCommand(text: string, commands: readonly ChannelCommand[]): string | null {
  const name = /^[/／]([\p{L}\p{N}_-]+)(?=\s|$)/u.exec(text)?.[1]?.toLowerCase()
  const isKnown = commands.some((command) => command.name.toLowerCase() === name)
  return name === undefined || isKnown || commands.length === 0 ? null : name
}
