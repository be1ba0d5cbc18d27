import { isObject, type Json } from '../../wire/decode.ts'
import { fields } from '../fields.ts'
import { readUserId } from '../users/saveUser.ts'

/** The parts of a request that may say for whom a server acts, each by `user_id` or a `user`. */
const PLACES = ['message', 'reaction', 'event', 'payload', 'data'] as const

/** For whom a server acts; undefined when the request does not say. @throws Failure 4 for an id that is none */
export function actingUser(query: Json, body: unknown): string | undefined {
  const outer = [query, isObject(body) ? body : {}]
  const inner = outer.flatMap((json) => PLACES.map((place) => json[place])).filter(isObject)
  for (const json of [...outer, ...inner]) {
    if (json['user_id'] !== undefined) return readUserId(fields(json, ''), 'user_id')
    if (isObject(json['user'])) return readUserId(fields(json['user'], 'user'), 'id')
    if (json['created_by_id'] !== undefined) return readUserId(fields(json, ''), 'created_by_id')
  }
  return undefined
}
