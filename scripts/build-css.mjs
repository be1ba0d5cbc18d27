import { mkdirSync, writeFileSync } from 'node:fs'
import { bundle } from 'lightningcss'

/** The newest style features we write (light-dark, nesting, @layer) are native from these on, so nothing is rewritten. */
const targets = {
  chrome: version(125),
  edge: version(125),
  firefox: version(128),
  safari: version(17, 5),
  ios_saf: version(17, 5),
}

/** `src/styles/<name>` with its @imports inlined, in the order they are written → `dist/<name>`. */
const sheets = ['styles.css', 'tokens.css']

mkdirSync('dist', { recursive: true })
for (const name of sheets) {
  const { code, warnings } = compile(`src/styles/${name}`)
  for (const { message, loc } of warnings) complain(message, loc)
  writeFileSync(`dist/${name}`, code)
  console.log(`dist/${name}  ${(code.length / 1024).toFixed(1)} kB`)
}

/** @param {string} filename */
function compile(filename) {
  try {
    return bundle({ filename, minify: true, targets })
  } catch (error) {
    // A missing @import is named by the place of the import only.
    const { message, fileName, loc } = /** @type {any} */ (error)
    complain(message, { filename: fileName, ...loc })
    process.exit(1)
  }
}

/**
 * Prints what is wrong and where; a sheet with warnings fails the build too.
 * @param {string} message
 * @param {{ filename: string, line: number, column: number }} at
 */
function complain(message, { filename, line, column }) {
  console.error(`${filename}:${line}:${column}: ${message}`)
  process.exitCode = 1
}

/** @param {number} major @param {number} [minor] lightningcss packs a version into one number */
function version(major, minor = 0) {
  return (major << 16) | (minor << 8)
}
