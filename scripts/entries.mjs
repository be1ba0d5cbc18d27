import pkg from '../package.json' with { type: 'json' }

/**
 * The modules this package publishes, read from `exports` of package.json, so that the build, the size report and
 * the test of exported names all work from the one list a user sees.
 *
 * `./dist/server/node.js` is built from `src/server/node.ts`.
 *
 * @typedef {{ subpath: string, name: string, source: string }} Entry
 * `subpath` as users import it, `name` the file below `dist` without `.js`, `source` the TypeScript file.
 */

/** @param {string} output @returns {{ name: string, source: string } | null} */
function fromOutput(output) {
  const name = /^\.?\/?dist\/(.+)\.js$/.exec(output)?.[1]
  if (name === undefined) return null
  return { name, source: `src/${name}.ts` }
}

/** The entries a program can import. Style sheets and package.json are in `exports` too, and left out here. */
export const moduleEntries = Object.entries(pkg.exports).flatMap(([subpath, target]) => {
  const entry = typeof target === 'string' ? null : fromOutput(target.default)
  return entry ? [{ subpath, ...entry }] : []
})
