import { isObject } from '../../wire/decode.ts'
import type { WireChannelConfig } from '../../wire/stream/index.ts'
import type { Command } from './command.ts'
import { giphy } from './giphy.ts'
import { remind } from './remind.ts'

const commands: ReadonlyMap<string, Command> = new Map([
  [giphy.entry.name, giphy],
  [remind.entry.name, remind],
])

/** The command that made an ephemeral message. */
export const commandNamed = (name: string | undefined): Command | undefined => commands.get(name ?? '')

/**
 * The command a text asks for, and what follows its name. Undefined for a text that is just that, which one is that
 * begins with a name the channel does not list, or this server does not run.
 */
export function readCommand(
  config: WireChannelConfig,
  text: string,
): { readonly command: Command; readonly args: string } | undefined {
  const [, name = '', args = ''] = /^\/([\p{L}\p{N}_-]+)(?:\s+([^]*))?$/u.exec(text) ?? []
  const isListed = config.commands.some((entry) => isObject(entry) && entry['name'] === name.toLowerCase())
  const command = isListed ? commands.get(name.toLowerCase()) : undefined
  return command && { command, args: args.trim() }
}
