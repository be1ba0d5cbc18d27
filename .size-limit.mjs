/** What is loaded with the first press, letter or upload that asks for it: no part of what a chat loads to begin with. */
const LATER = new RegExp(
  `(${[
    'xhrUpload',
    'uploadQueue',
    '(Message|Channel|Remind)Menu',
    '(Confirm|Delete|Forward|Pinned|Report|Search)Dialog',
    'ConfirmDialog/index',
    'Suggestions/index',
    'ComposerPreviewCard',
    'LinkConfirm',
    'ShortcutHelp',
    'Profile',
    'Reactors',
    'ReactionBar',
    'EmojiPicker/(data/(en|fa)|readEmoji|searchEmoji)',
  ].join('|')})\\.js$`,
)

/** As an application builds it: for a browser and for production. */
const asShipped = (config) => ({
  ...config,
  platform: 'browser',
  external: (id) => LATER.test(id) || (config.external?.test(id) ?? false),
  // Licences go into a file of their own.
  output: { ...config.output, comments: { annotation: false, legal: false } },
  transform: { ...config.transform, target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
})

const withoutEmojiData = (config) => {
  const shipped = asShipped(config)
  return {
    ...shipped,
    external: (id) => /\/(Picker|languages\/\w+)\.js$/.test(id) || shipped.external(id),
  }
}

/** One entry, whole. */
const all = (name, limit) => ({
  name: `${name}, all of it`,
  path: `dist/${name}.js`,
  import: '*',
  gzip: true,
  limit,
  modifyRolldownConfig: asShipped,
})

const sheet = (name, limit) => ({ name, path: `dist/${name}`, rolldown: false, gzip: true, limit })

/**
 * What the package may weigh, min + gzip, with everything it brings and React outside. Over a limit the check fails. A
 * limit is raised with its reason: see "What it weighs" in ARCHITECTURE.md.
 */
export default [
  {
    name: 'a chat: list, composer, store, Stream back end',
    path: ['dist/index.js', 'dist/stream.js'],
    import: {
      'dist/index.js': '{ ChatProvider, MessageList, Composer, createChat }',
      'dist/stream.js': '{ streamBackend }',
    },
    gzip: true,
    limit: '102 kB',
    modifyRolldownConfig: asShipped,
  },
  sheet('styles.css', '12 kB'),
  sheet('styles.unlayered.css', '12 kB'),
  sheet('tokens.css', '3 kB'),
  all('index', '113 kB'),
  all('headless', '57 kB'),
  all('core', '42 kB'),
  all('stream', '21 kB'),
  all('server', '58 kB'),
  all('i18n/fa', '6.5 kB'),
  // The picker itself; what it knows comes with the first press, in one language.
  { ...all('emoji', '7.5 kB'), modifyRolldownConfig: withoutEmojiData },
]
