import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
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
// Tailwind's own at-rules are no CSS yet: bridges go out as they were written.
for (const file of readdirSync('src/styles/themes')) {
  copyFileSync(`src/styles/themes/${file}`, `dist/themes/${file}`)
}

/** @param {string} name @param {string} code */
function write(name, code) {
  writeFileSync(`dist/${name}`, code)
  console.log(`dist/${name}  ${(code.length / 1024).toFixed(1)} kB`)
}

/** With its @imports inlined, in the order they are written. @param {string} filename @returns {string} */
function compile(filename) {
  try {
    const { code, warnings } = bundle({ filename, minify: true, targets })
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
