import { isObject } from '../../wire/decode.ts'
import { badInput } from '../failure.ts'
import { customOf, fields, type Fields } from '../fields.ts'
import { fold } from '../filters/fold.ts'
import { reservedOfPoll, reservedOfPollOption } from '../reserved.ts'
import { readStamp } from '../stamp.ts'
import type { PollOptionRecord, PollRecord } from '../store/records.ts'

/** How many options a poll may have. */
export const MOST_OPTIONS = 100
const MOST_VOTES = 10
const LONGEST_NAME = 255
const LONGEST_DESCRIPTION = 1000
/** The largest custom data of an option, bytes. */
const OPTION_BYTES = 1024

/** The part of a poll its maker writes and may change later, but for the options. */
export type PollContent = Pick<
  PollRecord,
  | 'name'
  | 'description'
  | 'voting_visibility'
  | 'enforce_unique_vote'
  | 'max_votes_allowed'
  | 'allow_user_suggested_options'
  | 'allow_answers'
  | 'closes_at'
  | 'custom'
>

/** What a request says of an option. */
export type OptionContent = Pick<PollOptionRecord, 'text' | 'custom'>

/** Reads what a poll is to be. @throws Failure 4 for a wrong field, 22 for too much custom data */
export function readPollContent(from: Fields): PollContent {
  const visibility = from.text('voting_visibility') ?? 'public'
  if (visibility !== 'public' && visibility !== 'anonymous')
    throw badInput(at(from, 'voting_visibility'), 'must be public or anonymous')
  const isUnique = from.flag('enforce_unique_vote') ?? false
  const most = from.count('max_votes_allowed', 1, MOST_VOTES)
  if (isUnique && most !== undefined && most !== 1)
    throw badInput(at(from, 'max_votes_allowed'), 'must be 1 or absent with enforce_unique_vote')
  const custom = customOf(from, reservedOfPoll)
  // Where it is no time, it is the application's own.
  const closesAt = typeof custom['closes_at'] === 'string' ? readStamp(custom['closes_at']) : undefined
  return {
    name: readWords(from, 'name', LONGEST_NAME),
    description: from.text('description', LONGEST_DESCRIPTION) ?? '',
    voting_visibility: visibility,
    enforce_unique_vote: isUnique,
    ...(most === undefined ? {} : { max_votes_allowed: most }),
    allow_user_suggested_options: from.flag('allow_user_suggested_options') ?? false,
    allow_answers: from.flag('allow_answers') ?? false,
    ...(closesAt === undefined ? {} : { closes_at: closesAt }),
    custom,
  }
}

/** Reads the options of a request, each ready to be read; none when it does not say. */
export const readOptionList = (from: Fields): readonly Fields[] =>
  (from.list('options', MOST_OPTIONS) ?? []).map((entry, place) => {
    const path = `${at(from, 'options')}.${place}`
    if (!isObject(entry)) throw badInput(path, 'must be an object')
    return fields(entry, path)
  })

/** Reads one option. @throws Failure 4 without words, 22 for too much custom data */
export const readOption = (from: Fields): OptionContent => ({
  text: readWords(from, 'text', LONGEST_NAME),
  custom: customOf(from, reservedOfPollOption, OPTION_BYTES),
})

/** @throws Failure 4 when two options read as one, however they are written */
export function refuseTwins(options: readonly { readonly text: string }[], path: string): void {
  const told = options.map(({ text }) => fold(text.trim()) || text.trim())
  const twin = told.findIndex((text, place) => told.indexOf(text) < place)
  if (twin !== -1) throw badInput(path, `must not repeat the option "${options[twin]?.text ?? ''}"`)
}

function readWords(from: Fields, name: string, longest: number): string {
  const text = from.text(name, longest)
  if (text === undefined || text.trim() === '') throw badInput(at(from, name), 'is required')
  return text
}

const at = ({ path }: Fields, name: string): string => (path === '' ? name : `${path}.${name}`)
