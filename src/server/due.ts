import { nextReminder, speakReminders } from './commands/speakReminders.ts'
import { expirePins } from './messages/pinMessage.ts'
import { expireMutes, nextMuteEnd } from './moderation/mutes.ts'
import { closeDuePolls, nextPollEnd } from './polls/closePolls.ts'
import { nextDueReminder, tellDueReminders } from './reminders/dueReminders.ts'
import type { Scope } from './scope.ts'

/** Does what was set for a time that has come. Looked at before every transaction: each kind costs one probe. */
export async function doWhatIsDue(scope: Scope): Promise<void> {
  await expirePins(scope)
  await expireMutes(scope)
  await speakReminders(scope)
  await tellDueReminders(scope)
  await closeDuePolls(scope)
}

/** When the server has to wake by itself; undefined when nothing is set. */
export async function nextDue(scope: Pick<Scope, 'tx'>): Promise<string | undefined> {
  const times = [
    await nextReminder(scope),
    await nextDueReminder(scope),
    await nextMuteEnd(scope),
    await nextPollEnd(scope),
  ]
  return times.filter((time) => time !== undefined).sort()[0]
}
