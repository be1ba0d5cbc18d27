/** What is loaded with the first press that opens it, or the first upload: no part of what a chat loads to begin with. */
const LATER =
  /(xhrUpload|MessageMenu|ChannelMenu|ConfirmDialog|LinkConfirm|ShortcutHelp|Profile)\.js$|ConfirmDialog\/index\.js$/

/** As an application builds it: for a browser and for production. */
const asShipped = (config) => ({
  ...config,
  platform: 'browser',
  external: (id) => LATER.test(id) || (config.external?.test(id) ?? false),
  // Licences go into a file of their own.
  output: { ...config.output, comments: { annotation: false, legal: false } },
  transform: { ...config.transform, target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
})

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
    limit: '71 kB',
    modifyRolldownConfig: asShipped,
  },
  sheet('styles.css', '10 kB'),
  sheet('styles.unlayered.css', '10 kB'),
  sheet('tokens.css', '3 kB'),
  all('index', '71 kB'),
  all('headless', '33 kB'),
  all('core', '30 kB'),
  all('stream', '14 kB'),
  all('server', '42 kB'),
  all('i18n/fa', '4 kB'),
]
