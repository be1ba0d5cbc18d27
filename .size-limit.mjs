/** What is loaded with the first press that opens it, or the first upload: no part of what a chat loads to begin with. */
const LATER =
  /(xhrUpload|MessageMenu|ChannelMenu|ConfirmDialog|LinkConfirm|ShortcutHelp|Profile|Reactors|ReactionBar)\.js$|ConfirmDialog\/index\.js$/

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
    limit: '76 kB',
    modifyRolldownConfig: asShipped,
  },
  sheet('styles.css', '10 kB'),
  sheet('styles.unlayered.css', '10 kB'),
  sheet('tokens.css', '3 kB'),
  all('index', '76 kB'),
  all('headless', '36 kB'),
  all('core', '32 kB'),
  all('stream', '15 kB'),
  all('server', '58 kB'),
  all('i18n/fa', '4 kB'),
  // The picker itself; what it knows comes with the first press, in one language.
  { ...all('emoji', '6 kB'), modifyRolldownConfig: withoutEmojiData },
]
