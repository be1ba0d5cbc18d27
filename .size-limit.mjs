/**
 * What is asked for by `import()` comes with the first press, letter, upload or poll that wants it: it is no part of what
 * a chat loads to begin with.
 */
const later = {
  name: 'later',
  resolveDynamicImport: (id) => ({ id: String(id), external: true }),
}

/** As an application builds it: for a browser and for production. */
const asShipped = (config) => ({
  ...config,
  platform: 'browser',
  plugins: [...(config.plugins ?? []), later],
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
    limit: '116 kB',
    modifyRolldownConfig: asShipped,
  },
  sheet('styles.css', '16 kB'),
  sheet('styles.unlayered.css', '16 kB'),
  sheet('tokens.css', '3 kB'),
  all('index', '143 kB'),
  all('headless', '64 kB'),
  all('core', '46 kB'),
  all('stream', '23 kB'),
  all('zulip', '5 kB'),
  all('server', '67 kB'),
  all('i18n/fa', '9.5 kB'),
  // The picker itself; what it knows comes with the first press, in one language.
  all('emoji', '10.5 kB'),
]
