/** What a component can be shown in; each word is a column of the review matrix. */
export type Cell =
  | 'default'
  | 'loading'
  | 'empty'
  | 'error'
  | 'offline'
  | 'long'
  | 'many'
  | 'fa'
  | 'dark'
  | '320'
  | 'contrast'
  | 'forced'
  | 'reduced'
  | 'touch'
  | 'print'

/**
 * How a cell is covered:
 * - `story`: a story of its own, under the name that the cell has in `exportOf`;
 * - `device`: every story of the component runs on that device in `npm run test:matrix`;
 * - `sheet`: seen as part of a story or a run that shows several things at once;
 * - `none`: there is no such state.
 */
export type Cover = 'story' | 'device' | 'sheet' | 'none'

/** The name that a story has for a cell, the same in every component. What is not here has no story of its own. */
export const exportOf: Readonly<Partial<Record<Cell, string>>> = {
  default: 'Default',
  loading: 'Loading',
  empty: 'Empty',
  error: 'Failed',
  offline: 'Offline',
  long: 'Long',
  many: 'Many',
  fa: 'Persian',
  dark: 'Dark',
  '320': 'Narrow',
  contrast: 'Contrast',
}

/** One row: a component as a person reviews it, which may be several components of the code. */
export interface Reviewed {
  readonly name: string
  /** Titles of its stories. Each has default, fa, dark and 320; any other cell may be told by one of them or below it. */
  readonly titles: readonly string[]
  readonly cells: Readonly<Record<Cell, Cover>>
}

const columns = [
  'default',
  'loading',
  'empty',
  'error',
  'offline',
  'long',
  'many',
  'fa',
  'dark',
  '320',
  'contrast',
  'forced',
  'reduced',
  'touch',
  'print',
] as const satisfies readonly Cell[]

/** Letters in the order of the columns: s story, d device, c sheet, - none. */
const covers: Readonly<Record<string, Cover>> = { s: 'story', d: 'device', c: 'sheet', '-': 'none' }

const row = (name: string, cells: string, ...titles: readonly string[]): Reviewed => ({
  name,
  titles: titles.map((title) => `Components/${title}`),
  cells: Object.fromEntries(
    columns.map((cell, place) => [cell, covers[cells[place] ?? ''] ?? 'none']),
  ) as Record<Cell, Cover>,
})

/** What exists and in which states it has to be seen (SB-5). `test/storybook/coverage.test.ts` reads it. */
export const matrix: readonly Reviewed[] = [
  row('Channel list', 'ssssssssss' + 'cdcd-', 'Channel list'),
  row('Channel header', 'ss--ssssss' + 'cc-dc', 'Channel header'),
  row('Message list', 'ssssssssss' + 'cdddc', 'Message list'),
  row('Message', 's--sssssss' + 'sdddc', 'Message'),
  row('Reactions', 'sc-scsssss' + 'cdcd-', 'Reactions'),
  row('Emoji picker', 's-s---csss' + 'cdcd-', 'Emoji picker'),
  // Its list, field and lines are those of a channel, and so are their states.
  row('Thread', 's' + 'cs' + 'cc' + 'sssss' + 'cdcd-', 'Thread'),
  row('Thread list', 'ssssssssss' + 'cdcd-', 'Thread list'),
  // What is many here scrolls in a dialog, and is loaded before that opens.
  row('Forward dialog', 's-s--cc' + 'sss' + 'cdcd-', 'Forward dialog'),
  row('Pinned messages', 's-s--cc' + 'sss' + 'cdcd-', 'Pinned messages'),
  row('Reminder list', 'ssssccs' + 'sss' + 'cdcd-', 'Reminder list'),
  // What is many here is lines; twenty files are a state of the tray.
  // Its dialog and list are states of the same thing; what is loading in them is covered by theirs.
  row('Poll', 'ssssssssss' + 'cdddd', 'Poll', 'Poll results', 'Poll list'),
  row('Create poll', 'ss-sssssss' + 'cc-d-', 'Create poll'),
  row('Composer', 'ss-sssssss' + 'sdcd-', 'Composer'),
  row(
    'Attachments and lightbox',
    'ss-scsssss' + 'cdddc',
    'Attachments',
    'Lightbox',
    'Voice message',
    'Voice recorder',
  ),
  row('Uploads', 'ss-sssssss' + 'cddd-', 'Upload tray', 'Upload item', 'Upload button', 'Drop zone'),
  row('Typing and presence', 's---ssssss' + 'cdd--', 'Typing line'),
  row('Connection banner and toasts', 's--sssssss' + 'cddd-', 'Connection banner', 'Toasts'),
  // What opens is loaded when it is opened: until then nothing is shown, so that loading and empty are no states.
  row(
    'Menus and dialogs',
    's--ccsssss' + 'cddd-',
    'Menus and dialogs',
    'Confirm dialog',
    'Link confirm',
    'Report dialog',
  ),
  row('People', 's--s-sssss' + 'cd---', 'Avatar', 'Profile popover'),
  row('Reports', 'scssscssss' + 'cd---', 'Message flags'),
  row('Search', 'ssssssssss' + 'cd-d-', 'Search'),
  row('Whole', 'sscccccsss' + 'cdddc', 'Chat', 'Channel'),
  row('Building blocks', 's----s-sss' + 'cdc--', 'Text', 'Notice', 'Skeletons'),
]

/** Every title has these, whatever its row says. */
export const everywhere: readonly Cell[] = ['default', 'fa', 'dark', '320']
