import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** @param {string} name */
const kebab = (name) => name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase()

/**
 * The sheets that are published one by one: `base`, which every component needs, and that of each component, named
 * after its folder.
 *
 * @returns {readonly { readonly name: string, readonly file: string }[]}
 */
export function componentSheets() {
  const components = readdirSync(`${src}components`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.css') && !file.startsWith('admin/'))
    .map((file) => {
      const folder = basename(dirname(file))
      const own = basename(file, '.css')
      if (folder !== own) throw new Error(`${file} is not named after its component`)
      return { name: kebab(own), file: `${src}components/${file}` }
    })
  return [{ name: 'base', file: `${src}styles/base.css` }, ...components]
}
