import type { Scope } from '../scope.ts'
import type { MemberRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** Members of a channel in the order they joined. */
export async function membersOfPage(
  scope: Scope,
  cid: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly MemberRecord[]> {
  const found = await scope.tx.range(tables.members, 'channel', cid, { limit: page.offset + page.limit })
  return found.slice(page.offset)
}

/** The ids of all members of a channel. */
export async function memberIds(scope: Scope, cid: string): Promise<readonly string[]> {
  return (await scope.tx.range(tables.members, 'channel', cid)).map((member) => member.user_id)
}
