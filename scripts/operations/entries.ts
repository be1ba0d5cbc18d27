import type { StreamOperationName } from '../../src/wire/stream/operations.ts'

/** Where nothing is meant to be, and why. */
export interface Nothing {
  readonly none: string
}

/** One operation of a protocol on its way from the wire to what a person sees. */
export interface OperationEntry {
  /** As the protocol's own documents name it. */
  readonly operation: string
  /** Rows of the table in `src/wire/stream/operations.ts`; several where a protocol has one thing in several places. */
  readonly rows: readonly StreamOperationName[]
  /** The file below `src/` that makes the call. */
  readonly client: string | Nothing
  /** A public hook. */
  readonly hook: string | Nothing
  /** A public component, or the file below `src/components/` of a part of one. */
  readonly component: string | Nothing
  /** A test file below `test/`, and the title of the test that says most about it. */
  readonly test: readonly [file: string, title: string]
}

const SERVER =
  'none of a page: the call needs a server token, which no page may hold; the embedded server answers it'

/** The API of messages, and that of events: every operation of both. */
export const messages: readonly OperationEntry[] = [
  {
    operation: 'send_message',
    rows: ['sendMessage'],
    client: 'backends/stream/encode.ts',
    hook: 'useSendMessage',
    component: 'Composer',
    test: ['engine/send.test.ts', 'I1: shows the message before the call returns'],
  },
  {
    operation: 'get_message',
    rows: ['getMessage'],
    client: 'backends/stream/messagesById.ts',
    hook: 'useMessagesById',
    component: 'ReminderList',
    test: [
      'hooks/useMessagesById.test.tsx',
      'that are alone have a call of their own; one that is not there is gone',
    ],
  },
  {
    operation: 'get_many_messages',
    rows: ['getManyMessages'],
    client: 'backends/stream/messagesById.ts',
    hook: 'useMessagesById',
    component: 'ReminderList',
    test: ['hooks/useMessagesById.test.tsx', 'are what is loaded, and the rest asked for together and once'],
  },
  {
    operation: 'update_message',
    rows: ['updateMessage'],
    client: 'backends/stream/encode.ts',
    hook: 'useMessageActions',
    component: {
      none: 'none: people change the words of a message, which is update_message_partial; an application replaces a card of its own',
    },
    test: ['components/customFields.test.tsx', 'says the new content at once, and nothing of the old'],
  },
  {
    operation: 'update_message_partial',
    rows: ['updateMessagePartial'],
    client: 'backends/stream/encode.ts',
    hook: 'useMessageActions',
    component: 'Composer',
    test: [
      'hooks/useMessageActions.test.tsx',
      'edits: the new text shows at once and stays when the server has it',
    ],
  },
  {
    operation: 'delete_message',
    rows: ['deleteMessage'],
    client: 'backends/stream/encode.ts',
    hook: 'useMessageActions',
    component: 'Message',
    test: [
      'hooks/useMessageActions.test.tsx',
      'deletes: a tombstone shows at once; a refused one comes back whole',
    ],
  },
  {
    operation: 'get_replies',
    rows: ['getReplies'],
    client: 'backends/stream/pages.ts',
    hook: 'useThread',
    component: 'Thread',
    test: ['components/thread.test.tsx', 'says how many, and leads to them: the focus is at their heading'],
  },
  {
    operation: 'send_reaction',
    rows: ['sendReaction'],
    client: 'backends/stream/encode.ts',
    hook: 'useReactions',
    component: 'Reactions',
    test: [
      'hooks/useReactions.test.tsx',
      'takes a refused reaction back, keeps those that came meanwhile, and says so',
    ],
  },
  {
    operation: 'delete_reaction',
    rows: ['deleteReaction'],
    client: 'backends/stream/encode.ts',
    hook: 'useReactions',
    component: 'Reactions',
    test: ['hooks/useReactions.test.tsx', 'reacts at once and takes it back at once'],
  },
  {
    operation: 'get_reactions',
    rows: ['getReactions'],
    client: 'backends/stream/reactionPages.ts',
    hook: 'useReactions',
    component: 'Reactions/Reactors.tsx',
    test: [
      'components/reactors.test.tsx',
      'pages through a thousand, says how many came, and ends with all of them',
    ],
  },
  {
    operation: 'mark_read',
    rows: ['markRead'],
    client: 'backends/stream/encode.ts',
    hook: 'useUnread',
    component: 'MessageList',
    test: [
      'hooks/useUnread.test.tsx',
      'is nothing at once when I mark the channel read, and stays so when the server has counted',
    ],
  },
  {
    operation: 'mark_unread',
    rows: ['markUnread'],
    client: 'backends/stream/encodeReads.ts',
    hook: 'useMessageActions',
    component: 'Message',
    test: [
      'components/markUnread.test.tsx',
      'by key: it and what others wrote after it, said once; the line stands above',
    ],
  },
  {
    operation: 'mark_channels_read',
    rows: ['markChannelsRead'],
    client: 'backends/stream/encodeReads.ts',
    hook: 'useUnreadTotal',
    component: 'ChannelList',
    test: ['engine/markUnread.test.ts', 'at once, in channels and threads, and by the server'],
  },
  {
    operation: 'search',
    rows: ['search'],
    client: 'backends/stream/search.ts',
    hook: 'useSearch',
    component: 'Search',
    test: [
      'hooks/useSearch.test.tsx',
      'finds in every channel that I may read, newest first, and in no other',
    ],
  },
  {
    operation: 'flag',
    rows: ['flag'],
    client: 'backends/stream/encodeMarks.ts',
    hook: 'useMessageActions',
    component: 'ReportDialog/ReportDialog.tsx',
    test: [
      'components/moderation.test.tsx',
      'asks why, tells the moderators, and asks whether to block the author',
    ],
  },
  {
    operation: 'unflag',
    rows: ['unflag'],
    client: 'backends/stream/encodeMarks.ts',
    hook: 'useMessageActions',
    component: 'Message',
    test: ['components/moderation.test.tsx', 'that was made is taken back from the same menu'],
  },
  {
    operation: 'query_message_flags',
    rows: ['queryMessageFlags'],
    client: 'backends/stream/flagPages.ts',
    hook: 'useMessageFlags',
    component: 'MessageFlags',
    test: [
      'components/MessageFlags.test.tsx',
      'shows what was said, where, by whom, and every report of it, newest first',
    ],
  },
  {
    operation: 'run_message_action',
    rows: ['runMessageAction'],
    client: 'backends/stream/messageCalls.ts',
    hook: 'useMessageButtons',
    component: 'Message/AttachmentButtons.tsx',
    test: [
      'components/commandAnswers.test.tsx',
      'is sent to everybody by its button, and the focus goes on with the message',
    ],
  },
  {
    operation: 'translate_message',
    rows: ['translateMessage'],
    client: 'backends/stream/messageCalls.ts',
    hook: 'useTranslation',
    component: 'Message',
    test: [
      'components/translation.test.tsx',
      'is asked for from the menu, shown in its own language, and shown as it was written again',
    ],
  },
  {
    operation: 'get_og',
    rows: ['getOg'],
    client: 'backends/stream/linkPreviews.ts',
    hook: 'useLinkPreview',
    component: 'Composer',
    test: [
      'components/linkPreviews.test.tsx',
      'the composer shows title, host and picture of the page, half a second after the last key',
    ],
  },
  {
    operation: 'upload_file',
    rows: ['uploadChannelFile', 'uploadFile'],
    client: 'backends/stream/uploads.ts',
    hook: 'useUploads',
    component: 'UploadTray',
    test: [
      'e2e/uploads.test.ts',
      'shows how far it is, is cancelled at 60 %, tried again, and arrives whole with a message',
    ],
  },
  {
    operation: 'upload_image',
    rows: ['uploadChannelImage', 'uploadImage'],
    client: 'backends/stream/uploads.ts',
    hook: 'useUploads',
    component: 'UploadTray',
    test: [
      'engine/uploads.test.ts',
      'brings three at a time to the server, in their order, and keeps their places',
    ],
  },
  {
    operation: 'delete_file',
    rows: ['deleteChannelFile', 'deleteFile'],
    client: 'backends/stream/uploads.ts',
    hook: 'useUploads',
    component: 'UploadItem',
    test: [
      'engine/uploads.test.ts',
      'once it is there: it is deleted with the row, and cancelling does nothing',
    ],
  },
  {
    operation: 'delete_image',
    rows: ['deleteChannelImage', 'deleteImage'],
    client: 'backends/stream/uploads.ts',
    hook: 'useUploads',
    component: 'UploadItem',
    test: [
      'engine/uploads.test.ts',
      'once it is there: it is deleted with the row, and cancelling does nothing',
    ],
  },
  {
    operation: 'send_event',
    rows: ['sendEvent'],
    client: 'backends/stream/backend.ts',
    hook: 'useSendEvent',
    component: {
      none: 'none: an event of one’s own has no look; typing signals go the same way, by `Composer`',
    },
    test: ['hooks/useChannelEvent.test.tsx', 'is heard by everybody who has the channel open, me included'],
  },
  {
    operation: 'send_user_custom_event',
    rows: ['sendUserCustomEvent'],
    client: { none: SERVER },
    hook: 'useUserEvent',
    component: { none: 'none: an event of one’s own has no look' },
    test: [
      'hooks/useChannelEvent.test.tsx',
      'tells what the application tells me alone, wherever I am, and nobody else',
    ],
  },
  {
    operation: 'sync',
    rows: ['sync'],
    client: 'backends/stream/missed.ts',
    hook: 'useConnection',
    component: 'ConnectionBanner',
    test: [
      'engine/recovery.test.ts',
      'I22: a word that does not come is asked for until it comes; only then it says online',
    ],
  },
]

/** What these need beyond that. */
export const beyond: readonly OperationEntry[] = [
  {
    operation: 'query_threads',
    rows: ['queryThreads'],
    client: 'backends/stream/threadPages.ts',
    hook: 'useThreads',
    component: 'ThreadList',
    test: [
      'components/threadList.test.tsx',
      'names each by its message and channel, what is unread, and what came under it; newest reply first',
    ],
  },
  {
    operation: 'create_reminder, update_reminder, delete_reminder',
    rows: ['createReminder', 'updateReminder', 'deleteReminder'],
    client: 'backends/stream/reminders.ts',
    hook: 'useReminder',
    component: 'Message',
    test: ['components/reminders.test.tsx', 'is kept from its menu, says so at once, and is let go there'],
  },
  {
    operation: 'query_reminders',
    rows: ['queryReminders'],
    client: 'backends/stream/reminders.ts',
    hook: 'useReminders',
    component: 'ReminderList',
    test: [
      'components/reminders.test.tsx',
      'shows what falls due first on top, follows what happens, and lets go with a way back',
    ],
  },
  {
    operation: 'mute, unmute, block_users, unblock_users',
    rows: ['muteUsers', 'unmuteUsers', 'blockUser', 'unblockUser'],
    client: 'backends/stream/encodeMarks.ts',
    hook: 'useUserActions',
    component: 'Profile/ProfileActions.tsx',
    test: ['components/moderation.test.tsx', 'mutes at once, says so, and takes it back'],
  },
  {
    operation: 'get_thread',
    rows: ['getThread'],
    client: 'backends/stream/threadPages.ts',
    hook: 'useThreadSummary',
    component: 'ThreadList',
    test: [
      'engine/threadReads.test.ts',
      'is unread again from elsewhere, and read in one tab is read in the other',
    ],
  },
]
