/**
 * The kit with one line changed for the worse. The chaos run has to notice every one of them. What only matters in the
 * few milliseconds in which a tab may say a thing twice is not here; `test/engine/tabs.test.ts` notices that.
 */
export interface Mutant {
  readonly name: string
  /** Below `src/`. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}

const mutant = (name: string, file: string, find: string, replace: string): Mutant => ({
  name,
  file,
  find,
  replace,
})

export const mutants: readonly Mutant[] = [
  // Merge
  mutant(
    'no version guard',
    'state/versioned.ts',
    'if (held === other || other.version < held.version) return held',
    'if (held === other) return held',
  ),
  mutant(
    'the latest telling of a message wins',
    'state/message.ts',
    'return newest(held, other)\n}',
    'return other\n}',
  ),
  mutant(
    'times are cut to milliseconds',
    'wire/stream/time.ts',
    "const digits = fraction.padEnd(DIGITS, '0')",
    "const digits = fraction.slice(0, 3).padEnd(DIGITS, '0')",
  ),
  mutant(
    'reactions of a broadcast are mine',
    'backends/stream/normalizeMessage.ts',
    'ownReactions: source.addressed ? ownOf(message, tallied) : NO_OWN,',
    'ownReactions: ownOf(message, tallied),',
  ),
  mutant(
    'quotes stay as they were',
    'state/quote.ts',
    "if (!quote || !quoted || (quoted !== 'erased' && !isNewer(quoted, quote))) return view",
    'if (quote || !quoted) return view',
  ),
  mutant(
    'what is gone for good is still quoted',
    'state/selectors.ts',
    "isErased ? 'erased' : selectRecord",
    "false ? 'erased' : selectRecord",
  ),
  mutant('late requests are not waited for', 'engine/perform.ts', 'strays.isClear(operation)', 'true'),
  mutant(
    'a torn frame is passed over',
    'backends/stream/socket.ts',
    'if (isOpen && !isObject(json)) return restartTorn()',
    'if (isOpen && !isObject(json)) return',
  ),
  mutant(
    'what is deleted keeps its reactions',
    'state/messageView.ts',
    "const isGone = record.content.value.kind === 'deleted'",
    'const isGone = false',
  ),

  // Timeline
  mutant(
    'a page deletes what is newer than it',
    'state/page.ts',
    'if (!held || held.content.version > page.asOf) continue',
    'if (!held) continue',
  ),
  mutant(
    'stretches join although something may be missing',
    'state/timeline.ts',
    'return isBeforeEnd && isAfterStart',
    'return true',
  ),
  mutant(
    'a lost connection leaves no open end',
    'state/timeline.ts',
    'if (!newest || newest.hasNewer) return timeline\n  return withSpan',
    'if (newest) return timeline\n  return withSpan',
  ),
  mutant(
    'any event makes a row at the end',
    'state/timeline.ts',
    '(beyondEnd && !span.hasNewer)',
    'beyondEnd',
  ),

  // Outbox
  mutant(
    'a message is known to have arrived by its answer alone',
    'state/settle.ts',
    '? [operation.id] : []',
    '? [] : []',
  ),
  mutant('a lane is no lane', 'state/delivery.ts', 'if (busy.has(lane)) continue', ''),
  mutant(
    'what is done to a message does not wait for it',
    'state/delivery.ts',
    'some((parent) => parent && pendingSend(outbox, parent) !== undefined)',
    'some(() => false)',
  ),
  mutant(
    'what follows a refused message goes first',
    'state/delivery.ts',
    "entry.state !== 'failed' || (entry.operation.kind === 'message.send' && !entry.parked)",
    "entry.state !== 'failed'",
  ),
  mutant(
    'deleting an unsent message forgets to cancel it',
    'state/press.ts',
    'if (send && isUntried(send)) return forgetMessage(outbox, key)\n      const others',
    'if (send && isUntried(send)) return outbox\n      const others',
  ),
  mutant(
    'an edit takes the place of one that is under way',
    'state/press.ts',
    '(entry) => isUntried(entry) && entry.operation.kind === operation.kind && isSame(entry.operation),',
    '(entry) => entry.operation.kind === operation.kind && isSame(entry.operation),',
  ),
  mutant(
    'a refusal takes everything about the message with it',
    'state/press.ts',
    "return isKept ? moveEntry(outbox, id, 'refuse', { failure }) : dropEntries(outbox, [id])",
    "return isKept ? moveEntry(outbox, id, 'refuse', { failure }) : dropEntries(outbox, about.map(idOf))",
  ),
  mutant(
    'nothing is written to the disk',
    'engine/outboxStorage.ts',
    'save: (entry) => records.put(entry.operation.id, entry),',
    'save: () => Promise.resolve(),',
  ),
  mutant(
    'what is done stays on the disk',
    'engine/outboxStorage.ts',
    'remove: (id) => records.delete(id),',
    'remove: () => Promise.resolve(),',
  ),
  mutant(
    'a torn record costs all the others',
    'engine/outboxStorage.ts',
    'const entry = readEntry(value)\n        if',
    "const entry = readEntry(value)\n        if (!entry) throw new Error('torn')\n        if",
  ),

  // Delivery
  mutant(
    'a new name for every try',
    'backends/stream/encode.ts',
    'id: key as string,\n    text,',
    'id: `${key}-${Math.floor(performance.now() * 1000)}`,\n    text,',
  ),
  mutant(
    '"already exists" is a refusal',
    'backends/stream/encode.ts',
    'if (!isDuplicate(error)) throw error',
    'throw error',
  ),
  mutant(
    'a success that is an error counts as one',
    'backends/stream/encode.ts',
    "if (asObject(message)['type'] === 'error') {",
    "if (asObject(message)['type'] === 'never') {",
  ),
  mutant(
    'a broken gateway is a refusal',
    'backends/stream/errors.ts',
    'status === 408 || status >= 500',
    'status === 408 || status >= 503',
  ),
  mutant(
    'nothing is tried a second time',
    'engine/perform.ts',
    'return doubt(held, backoffMs(held.attempts - 1, env.random))',
    "return reject(held, { type: 'rejected', reason: 'other' }, '')",
  ),
  mutant(
    'an answer does not end what it answers',
    'engine/perform.ts',
    'ingest.now(events, [id])',
    'ingest.now(events)',
  ),
  mutant(
    'waiting for a limit ends with any sign of life',
    'backends/scheduler.ts',
    'const waitMs = budget && left <= 0 ? budget.resetAt - env.monotonic() : 0',
    'const waitMs = 0 * (budget && left <= 0 ? budget.resetAt - env.monotonic() : 0)',
  ),
  mutant(
    'an expired token is not renewed',
    'backends/stream/errors.ts',
    'error?.code === TOKEN_EXPIRED',
    'error?.code === -TOKEN_EXPIRED',
  ),
  mutant(
    'every call asks for its own token',
    'backends/stream/tokens.ts',
    'asking ??= ask()',
    'asking = ask()',
  ),

  // Tabs
  mutant(
    'every tab delivers',
    'engine/tabs.ts',
    "isLeading: () => role === 'leading',",
    "isLeading: () => role !== 'idle',",
  ),
  mutant(
    'who takes over does not look on the disk',
    'engine/adopt.ts',
    'for (const entry of disk ?? []) {',
    'for (const entry of [] as Entry[]) {',
  ),
  mutant(
    'what was under way when a tab ended counts as never tried',
    'engine/adopt.ts',
    "isTried(entry) || entry.state === 'sending' ? moved(entry, 'inherit') : entry",
    'entry',
  ),
  mutant(
    'a tab that follows forgets what the leader has not seen',
    'engine/prediction.ts',
    'mine = mine.filter(({ id }) => !heard.includes(id))',
    'mine = heard.length < 0 ? mine : []',
  ),

  // Recovery
  mutant(
    'nothing is asked for after a lost connection',
    'engine/sync.ts',
    '        await reload(signal)\n        await catchUp(asOf, signal)',
    '',
  ),
  mutant(
    'only the newest page is asked for again',
    'engine/sync.ts',
    '        await catchUp(asOf, signal)\n',
    '',
  ),
  mutant(
    'a failed resync is not tried again',
    'engine/sync.ts',
    'await sleep(env, pauseMs(outcomeOf(error), attempt), signal)\n      }\n    }\n    return false',
    'await sleep(env, pauseMs(outcomeOf(error), attempt), signal)\n        return true\n      }\n    }\n    return false',
  ),
  mutant(
    'silence is never noticed',
    'backends/stream/heartbeat.ts',
    'if (overdue || hasSlept() || now - lastFrame >= SILENT.deadMs) return onDead()',
    'if (hasSlept()) return onDead()',
  ),
  mutant(
    'who writes is never forgotten',
    'engine/typing.ts',
    'env.after(expireMs, () => expire(event)),',
    'env.after(expireMs * 1000, () => expire(event)),',
  ),
  mutant(
    'what was heard and not yet shown is dropped with the next frame',
    'engine/ingest.ts',
    'const batch = waiting\n    waiting = []\n    pause()',
    'const batch = waiting.slice(0, 1)\n    waiting = []\n    pause()',
  ),

  // Unread
  mutant(
    'what was counted is counted again',
    'state/unread.ts',
    'if (!isAfter(spot.order, unread.counted.version) || tableGet(unread.since, spot.key)) return unread',
    'if (tableGet(unread.since, spot.key)) return unread',
  ),
  mutant(
    'a deletion leaves the count as it was',
    'state/shard.ts',
    'const unread = isDeleted(merged) || !merged.inTimeline ? dropUnread(shard.unread, key) : shard.unread',
    'const unread = shard.unread',
  ),

  // Polls and reminders
  mutant(
    'votes of a broadcast are mine',
    'backends/stream/normalizePoll.ts',
    'own: source.addressed ? { version: tallied',
    'own: true ? { version: tallied',
  ),
  mutant(
    'polls stay as they were after a loss',
    'state/stale.ts',
    'if (tally.version < since && !(place && told.includes(place.channelId)))',
    'if (false)',
  ),
  mutant(
    'what is withdrawn is not looked up',
    'backends/stream/encodePolls.ts',
    'if (!vote) return confirmedPoll(before, place)',
    'if (vote) return confirmedPoll(before, place)',
  ),
  mutant(
    'a reminder of before the list counts',
    'state/reminders.ts',
    'if (told.version <= reminders.all.version) return reminders',
    'if (told.version === reminders.all.version) return reminders',
  ),

  // Files
  mutant(
    'a message does not wait for its files',
    'state/delivery.ts',
    '    if (waitsForFiles(entry)) continue\n    const lane',
    '    const lane',
  ),
  mutant(
    'a message that waited for files takes its old place',
    'state/joinLane.ts',
    'place, revision: entry.revision + 1 }',
    'place: entry.place, revision: entry.revision + 1 }',
  ),
  mutant(
    'a message goes without the file that failed',
    'engine/messageFiles.ts',
    'if (files.some(isStuck))\n      return entry',
    'if (files.some(isStuck))\n      return files.every((file) => file.uploaded || isStuck(file))\n        ? joinLane(retry(outbox, send.id), send.id, files.flatMap((file) => attachmentOfUpload(file) ?? []))\n        : entry',
  ),
  mutant(
    'the files of a tray are not locked',
    'engine/uploadKeeper.ts',
    '      await lock()\n      const saved',
    '      const saved',
  ),
  mutant(
    'the disk keeps the files of what was sent',
    'engine/uploadKeeper.ts',
    'for (const id of Array.from(written.keys())) if (!here.has(id)) remove(id)',
    '',
  ),
  mutant(
    'the files of a message that was thrown away stay on the server',
    'engine/droppedFiles.ts',
    '          dropped.delete(send.id)\n          end(kept)',
    '          dropped.delete(send.id)',
  ),
  mutant(
    'a file that nobody wants any more stays when it arrives',
    'engine/uploadQueue.ts',
    'else void forget(held, uploaded)',
    'else void held',
  ),
  mutant(
    'the leader is not given the files of another tab',
    'engine/toldFiles.ts',
    'return files.length > 0 ? { key, files } : null',
    'return files.length > 99 ? { key, files } : null',
  ),
]
