import type { Json } from '../../wire/decode.ts'
import { asCount, asText } from '../../wire/decode.ts'
import { badInput } from '../failure.ts'
import type { AnyCall } from '../http/call.ts'
import type { Command, Shown } from './command.ts'
import { giphyEntry } from './entries.ts'
import { pictureAddress, PICTURE } from './picture.ts'
import { wordsFor } from './words.ts'

/** The longest text a picture is made of, characters. */
const LONGEST = 100

/**
 * `/giphy words`: a picture for a few words, to be sent, exchanged for another one or dropped. The pictures are drawn
 * by the server itself, so it works without a network.
 */
export const giphy: Command = {
  entry: giphyEntry,
  async begin(call, draft, args) {
    if (args === '') throw badInput('message.text', 'needs a few words: /giphy [text]')
    if (args.length > LONGEST) throw badInput('message.text', `must have at most ${LONGEST} characters`)
    return show(call, draft.user_id, args, 1)
  },
  async press(call, { message, state }, value) {
    const [picture = {}] = message.attachments
    switch (value) {
      case 'send': {
        const { actions: _actions, ...sent } = picture
        return { kind: 'sent', text: '', attachments: [sent] }
      }
      case 'shuffle': {
        const shown = await show(call, message.user_id, asText(state['words']), asCount(state['round']) + 1)
        return { kind: 'shown', shown }
      }
      default:
        return { kind: 'gone' }
    }
  },
}

async function show(call: AnyCall, userId: string, words: string, round: number): Promise<Shown> {
  const texts = await wordsFor(call, userId)
  const address = pictureAddress(call, words, round)
  const action = (value: string, text: string, style: string): Json => ({
    name: 'image_action',
    text,
    type: 'button',
    style,
    value,
  })
  const attachment: Json = {
    type: 'giphy',
    title: words,
    fallback: words,
    image_url: address,
    thumb_url: address,
    original_width: PICTURE.width,
    original_height: PICTURE.height,
    actions: [
      action('send', texts.send, 'primary'),
      action('shuffle', texts.shuffle, 'default'),
      action('cancel', texts.cancel, 'default'),
    ],
    custom: {},
  }
  return { text: '', attachments: [attachment], state: { words, round } }
}
