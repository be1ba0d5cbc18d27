import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { bundle } from 'lightningcss'
import { componentSheets } from './css/componentSheets.mjs'
import { targets } from './css/targets.mjs'
import { unlayer } from './css/unlayer.mjs'

mkdirSync('dist/components', { recursive: true })
mkdirSync('dist/themes', { recursive: true })

// Whichever sheet comes first decides the order of the layers, so each that is published alone says it.
const layers = compile('src/styles/layers.css')
const styles = compile('src/styles/styles.css')
write('styles.css', styles)
write('styles.unlayered.css', unlayer(styles, { minify: true, targets }))
write('tokens.css', layers + compile('src/styles/tokens.css'))
for (const { name, file } of componentSheets()) write(`components/${name}.css`, layers + compile(file))
for (const file of readdirSync('src/styles/themes')) {
  write(`themes/${file}`, compile(`src/styles/themes/${file}`))
}

/** @param {string} name @param {string} code */
function write(name, code) {
  writeFileSync(`dist/${name}`, code)
  console.log(`dist/${name}  ${(code.length / 1024).toFixed(1)} kB`)
}

/** With its @imports inlined, in the order they are written. @param {string} filename @returns {string} */
function compile(filename) {
  try {
    // Tailwind's own at-rules are not known here, and go out as they came in.
    const { code, warnings } = bundle({ filename, minify: true, targets, errorRecovery: false })
    for (const { message, loc } of warnings) complain(message, loc)
    return code.toString()
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
