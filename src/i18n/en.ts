import { isolate } from './isolate.ts'
import { pluralizer } from './plural.ts'
import type { StringsFor } from './strings.ts'

/** English, the default catalogue. */
export const en: StringsFor = ({ number }) => {
  const plural = pluralizer('en')
  const count = (n: number, one: string, other = `${one}s`): string =>
    `${number(n)} ${plural(n, { one, other })}`
  const unsentUntilBack = 'Messages will be sent when you are back online'

  return {
    today: 'Today',
    yesterday: 'Yesterday',
    you: 'You',
    retry: 'Try again',
    close: 'Close',
    userUnnamed: 'Unnamed',
    attachments: {
      image: 'Image',
      video: 'Video',
      audio: 'Audio',
      file: 'File',
      link: 'Link',
      unknown: 'Attachment',
    },

    channelListLabel: 'Channels',
    channelListEmpty: 'No conversations yet',
    channelListFailed: 'Your conversations could not be loaded. Try again.',
    channelListMore: 'Load more conversations',
    channelUnnamed: 'Unnamed conversation',
    channelChoose: 'Choose a conversation',
    channelUnread: (n) => `unread, ${count(n, 'message')}`,
    channelBadge: (n) => (n > 99 ? `${number(99)}+` : number(n)),
    channelDraft: (text) => `Draft: ${isolate(text)}`,

    channelBack: 'Back to channels',
    channelMembers: (n) => count(n, 'member'),
    channelMembersOnline: (n, online) => `${count(n, 'member')} · ${number(online)} online`,
    presenceOnline: 'online',
    presenceOffline: 'offline',

    messageListLabel: (channel) => `Messages in ${isolate(channel)}`,
    messageListEmpty: 'No messages yet. Say hello',
    messageListFailed: 'The messages could not be loaded. Try again.',
    messageListStart: (channel) => `Beginning of ${isolate(channel)}`,
    messageListOlder: 'Load older messages',
    messageListOlderFailed: 'Older messages could not be loaded.',
    unreadSeparator: (n) => `New messages, ${number(n)}`,
    jumpToLatest: 'Jump to latest',
    jumpToNew: (n) => count(n, 'new message'),
    gapText: 'Messages missing here',
    gapLoad: 'Load',
    gapLoadLabel: 'Load missing messages',

    messageActions: (author) => `Actions for ${isolate(author)}’s message`,
    messageActionsOwn: 'Actions for your message',
    messageReply: 'Reply',
    messageEdit: 'Edit message',
    messageDelete: 'Delete message',
    messageDeleteTitle: 'Delete this message?',
    messageDeleteText: 'It is removed for everyone, for good.',
    messageDeleteCancel: 'Cancel',
    messageDeleted: 'Message deleted',
    messageEdited: 'edited',
    messageUnsupported: 'Unsupported message',
    messageQuote: (author, text) => `Reply to ${isolate(author)}: ${isolate(text)}`,
    messageQuoteGone: 'Original message unavailable',

    statusSending: 'Sending',
    statusSent: 'Sent',
    statusRead: 'Read',
    statusFailed: (reason) => `Not sent. ${isolate(reason)}`,
    statusUnconfirmed: 'Not confirmed',
    statusWaiting: 'Waiting for connection',
    failedRetry: 'Retry',
    failedEdit: 'Edit',
    failedDiscard: 'Discard',

    reactionsLabel: 'Reactions',
    reactionNames: {
      like: 'thumbs up',
      love: 'heart',
      haha: 'laughing',
      wow: 'surprised',
      sad: 'sad',
      party: 'party',
    },
    reaction: (emoji, n, name, own) =>
      `${emoji} ${number(n)}, ${isolate(name)}${own ? ', including you' : ''}`,
    reactWith: (name) => `React with ${isolate(name)}`,

    composerLabel: (channel) => `Message ${isolate(channel)}`,
    composerPlaceholder: 'Write a message',
    composerSend: 'Send message',
    composerSendEmpty: 'Write something first',
    composerEditing: 'Editing message',
    composerSave: 'Save changes',
    composerCancelEdit: 'Cancel editing',
    composerReplying: (author) => `Replying to ${isolate(author)}`,
    composerCancelReply: 'Cancel reply',
    composerOver: (n) => `${number(n)} over the limit`,
    composerForbidden: 'You cannot write in this channel.',
    composerFrozen: 'This channel is frozen: nobody can write.',
    typingOne: (name) => `${isolate(name)} is typing`,
    typingTwo: (name, other) => `${isolate(name)} and ${isolate(other)} are typing`,
    typingSeveral: 'Several people are typing',

    connectionConnecting: 'Connecting',
    connectionReconnecting: (seconds) =>
      `Connection lost. Trying again ${seconds > 0 ? `in ${count(seconds, 'second')}` : 'now'}`,
    connectionRetry: 'Retry now',
    connectionOffline: `You are offline. ${unsentUntilBack}`,
    connectionRefused: 'Your sign-in is no longer accepted. Sign in again.',

    editFailed: (reason) => `Changes not saved. ${isolate(reason)}`,
    deleteFailed: (reason) => `Message not deleted. ${isolate(reason)}`,
    reactionFailed: (reason) => `Reaction not saved. ${isolate(reason)}`,
  }
}
