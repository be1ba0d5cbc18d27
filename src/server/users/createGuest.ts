import { fields } from '../fields.ts'
import type { Handler } from '../http/call.ts'
import { putUser, readUserId, saveUser } from './saveUser.ts'
import { userView } from './userView.ts'

/**
 * Lets somebody in who has no token. The id they asked for becomes part of a new one, so that nobody takes over an
 * account by asking for its name.
 */
export const createGuest: Handler<'createGuest'> = async (call) => {
  const asked = call.body.object('user')
  const id = `guest-${call.env.uuid()}-${readUserId(asked, 'id')}`.slice(0, 255)
  const saved = await saveUser(call, fields({ ...asked.json, id }, 'user'), 'merge', false)
  const guest = { ...saved, role: 'guest' }
  await putUser(call, guest)
  const token = await call.tokens.sign({ user_id: id, iat: Math.floor(call.env.now() / 1000) })
  return { user: userView(call, guest), access_token: token }
}
