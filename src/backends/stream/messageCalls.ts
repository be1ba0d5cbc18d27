import { version } from '../../model/id.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { messageEvents } from './normalizeEvent.ts'
import * as actions from '../../wire/stream/action.ts'
import * as translations from '../../wire/stream/translation.ts'

/** What is asked of one message beside the operations: nothing of it is shown before the server answers. */
export const createMessageCalls = (
  client: StreamClient,
): Required<Pick<Backend, 'runAction' | 'translate'>> => ({
  async runAction({ key, name, value }, signal) {
    const body = { form_data: { [name]: value } }
    const { message } = await client.call(actions.runMessageAction, { path: { id: key }, body }, signal)
    return messageEvents(message, { at: version(''), addressed: true }, 'message.arrived')
  },
  async translate({ key, language }, signal) {
    const call = { path: { id: key }, body: { language } }
    const { message } = await client.call(translations.translateMessage, call, signal)
    return messageEvents(message, { at: version(''), addressed: true }, 'message.put')
  },
})
