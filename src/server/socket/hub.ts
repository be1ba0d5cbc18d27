import type { Dialect } from '../http/dialect.ts'
import { groups } from './groups.ts'

/** The host's end of one socket: what the server tells it to do. */
export interface SocketPeer {
  send(text: string): void
  close(code: number, reason: string): void
}

/** One open socket of one person. */
export interface Connection {
  readonly id: string
  readonly userId: string
  readonly dialect: Dialect
  readonly peer: SocketPeer
  /** Ends its heartbeat. */
  stop(): void
}

/**
 * Who is connected, which channels each connection watches and whose presence it follows. All of it ends with the
 * connection: a new socket has a new id and asks again.
 */
export interface Hub {
  get(connectionId: string): Connection | undefined
  all(): readonly Connection[]
  of(userId: string): readonly Connection[]
  userIds(): readonly string[]
  add(connection: Connection): void
  /** @returns the channels nobody of this person watches any more */
  remove(connection: Connection): readonly string[]
  /** @returns true when this person did not watch the channel before */
  watch(connection: Connection, cid: string): boolean
  /** Ends the watching of every connection of one person. @returns true when there was one */
  unwatch(userId: string, cid: string): boolean
  watchers(cid: string): readonly Connection[]
  /** The people among {@link Hub.watchers}, each once, in the order they came. */
  watchingUsers(cid: string): readonly string[]
  follow(connection: Connection, userIds: readonly string[]): void
  followers(userId: string): readonly Connection[]
  isOnline(userId: string): boolean
  /** Keeps a person online for a while after their last socket went. The cancel is called when one comes back. */
  linger(userId: string, cancel: () => void): void
  /** @returns true when the person was lingering */
  endLinger(userId: string): boolean
  /** Closes every connection and forgets everybody. */
  close(code: number, reason: string): void
}

/** An empty hub. */
export function createHub(): Hub {
  const connections = new Map<string, Connection>()
  const byUser = groups<Connection>()
  const byChannel = groups<Connection>()
  const byFollowed = groups<Connection>()
  const lingering = new Map<string, () => void>()
  const of = (userId: string): readonly Connection[] => byUser.get(userId)
  const watches = (userId: string, cid: string): boolean =>
    byChannel.get(cid).some((watcher) => watcher.userId === userId)

  return {
    get: (connectionId) => connections.get(connectionId),
    all: () => [...connections.values()],
    of,
    userIds: () => byUser.names(),
    add(connection) {
      connections.set(connection.id, connection)
      byUser.add(connection.userId, connection)
    },
    remove(connection) {
      connections.delete(connection.id)
      byUser.remove(connection.userId, connection)
      byFollowed.removeEverywhere(connection)
      return byChannel.removeEverywhere(connection).filter((cid) => !watches(connection.userId, cid))
    },
    watch(connection, cid) {
      const isNew = !watches(connection.userId, cid)
      byChannel.add(cid, connection)
      return isNew
    },
    unwatch(userId, cid) {
      const theirs = byChannel.get(cid).filter((watcher) => watcher.userId === userId)
      for (const connection of theirs) byChannel.remove(cid, connection)
      return theirs.length > 0
    },
    watchers: (cid) => byChannel.get(cid),
    watchingUsers: (cid) => [...new Set(byChannel.get(cid).map((watcher) => watcher.userId))],
    follow(connection, userIds) {
      for (const userId of userIds) byFollowed.add(userId, connection)
    },
    followers: (userId) => byFollowed.get(userId),
    isOnline: (userId) => of(userId).length > 0 || lingering.has(userId),
    linger(userId, cancel) {
      lingering.set(userId, cancel)
    },
    endLinger(userId) {
      lingering.get(userId)?.()
      return lingering.delete(userId)
    },
    close(code, reason) {
      for (const cancel of lingering.values()) cancel()
      lingering.clear()
      for (const connection of connections.values()) {
        connection.stop()
        byUser.remove(connection.userId, connection)
        byChannel.removeEverywhere(connection)
        byFollowed.removeEverywhere(connection)
        connection.peer.close(code, reason)
      }
      connections.clear()
    },
  }
}
