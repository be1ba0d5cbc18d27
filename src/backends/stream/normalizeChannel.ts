import type { ChannelCommand, ChannelRecord } from '../../model/channel.ts'
import { channelId, NO_VERSION } from '../../model/id.ts'
import {
  asCount,
  asFlag,
  asList,
  asNumber,
  asObject,
  asOptionalText,
  asText,
  asTexts,
} from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import { customOf } from './custom.ts'
import { latest, type Source } from './source.ts'

function commandOf(raw: unknown): readonly ChannelCommand[] {
  const command = asObject(raw)
  const name = asOptionalText(command['name'])
  if (!name || /\s/.test(name)) return []
  return [{ name, description: asText(command['description']), args: asText(command['args']) }]
}

export function channelOf(raw: unknown, source: Source): ChannelRecord | null {
  const channel = asObject(raw)
  const cid = asOptionalText(channel['cid'])
  if (!cid) return null
  const config = asObject(channel['config'])
  const at = latest(sortableTime(channel['updated_at']), source.at)
  const custom = customOf('channel', channel)
  // Names lie beside the built-in fields in v1 and among the custom ones in v2.
  const text = (name: string): string => asText(channel[name]) || asText(asObject(channel['custom'])[name])
  const isOn = (name: string): boolean => config[name] !== false
  const capabilities = channel['own_capabilities']
  const commands = asList(config['commands']).flatMap(commandOf)
  return {
    id: channelId(cid),
    info: {
      version: at,
      value: {
        name: text('name'),
        image: text('image') || null,
        memberCount: asCount(channel['member_count']),
        frozen: asFlag(channel['frozen']) || asFlag(channel['disabled']),
        typing: isOn('typing_events'),
        reactions: isOn('reactions'),
        readMarks: isOn('read_events'),
        ...(config['delivery_events'] === true ? { deliveryMarks: true } : {}),
        ...(config['user_message_reminders'] === false ? { reminders: false } : {}),
        ...(config['url_enrichment'] === false ? { linkPreviews: false } : {}),
        maxMessageLength: asNumber(config['max_message_length']),
        slowModeMs: asCount(channel['cooldown']) * 1000,
        ...(commands.length > 0 ? { commands } : {}),
        createdAt: wireTimeToMs(channel['created_at']),
        custom,
      },
    },
    capabilities:
      source.addressed && Array.isArray(capabilities)
        ? { version: at, value: asTexts(capabilities).toSorted() }
        : { version: NO_VERSION, value: [] },
  }
}
