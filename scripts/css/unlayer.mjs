import { Features, transform } from 'lightningcss'
import { specificity } from './specificity.mjs'
import { weighOneClass } from './weighOneClass.mjs'

/**
 * @typedef {import('lightningcss').Rule} Rule
 * @typedef {{ layer: number, weight: number, shells: Rule[], rule: Extract<Rule, { type: 'style' }> }} Piece
 */

/**
 * The same look from a sheet without layers. Every selector weighs one class, so that order alone decides; and the
 * order is the one the layers gave: by layer, then by how telling a selector was, then as written.
 *
 * @param {string} css a bundled sheet that starts with the order of its layers
 * @param {Partial<import('lightningcss').TransformOptions<{}>>} [options]
 * @returns {string}
 * @throws Error for what cannot be said without layers
 */
export function unlayer(css, options = {}) {
  const { code } = transform({
    ...options,
    filename: 'unlayered.css',
    // A rule in a rule has no selector of its own yet; the visitor comes before that is undone, so this comes first.
    code: transform({ filename: 'nested.css', code: Buffer.from(css), include: Features.Nesting }).code,
    visitor: { StyleSheet: (sheet) => ({ ...sheet, rules: flatten(/** @type {Rule[]} */ (sheet.rules)) }) },
  })
  return code.toString()
}

/** @param {Rule[]} rules @returns {Rule[]} */
function flatten(rules) {
  /** @type {{ order: string[], pieces: Piece[], others: Rule[] }} */
  const found = { order: [], pieces: [], others: [] }
  collect(rules, { layer: '', shells: [] }, found)
  const sorted = found.pieces.toSorted((a, b) => a.layer - b.layer || a.weight - b.weight)
  return withoutNulls([...together(sorted), ...found.others])
}

/**
 * lightningcss says `null` of what is not there, and does not take that back.
 *
 * @template T
 * @param {T} node
 * @returns {T}
 */
function withoutNulls(node) {
  if (Array.isArray(node)) return /** @type {any} */ (node.map(withoutNulls))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).filter(([, value]) => value !== null)
  return /** @type {any} */ (Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)])))
}

/**
 * @param {readonly Rule[]} rules
 * @param {{ layer: string, shells: Rule[] }} place
 * @param {{ order: string[], pieces: Piece[], others: Rule[] }} found
 */
function collect(rules, place, found) {
  for (const rule of rules) {
    switch (rule.type) {
      case 'ignored':
        break
      case 'layer-statement':
        found.order.push(...rule.value.names.map((name) => [place.layer, ...name].filter(Boolean).join('.')))
        break
      case 'layer-block': {
        const layer = [place.layer, ...(rule.value.name ?? [])].filter(Boolean).join('.')
        collect(rule.value.rules, { ...place, layer }, found)
        break
      }
      case 'media':
      case 'supports':
      case 'container':
        collect(rule.value.rules, { ...place, shells: [...place.shells, rule] }, found)
        break
      case 'style':
        found.pieces.push(...piecesOf(rule, place, found.order))
        break
      case 'keyframes':
      case 'property':
        found.others.push(rule)
        break
      default:
        throw new Error(`A rule of the kind ${rule.type} cannot be taken out of its layer`)
    }
  }
}

/**
 * One for each weight among the selectors of a rule.
 *
 * @param {Extract<Rule, { type: 'style' }>} rule
 * @param {{ layer: string, shells: Rule[] }} place
 * @param {readonly string[]} order
 * @returns {Piece[]}
 */
function piecesOf(rule, { layer, shells }, order) {
  const at = order.indexOf(layer)
  if (at < 0) throw new Error(`The layer “${layer}” is not among ${order.join(', ')}`)
  // Importance turns the order of layers round; where only the last one has any, nothing turns.
  const isImportant = (rule.value.declarations?.importantDeclarations?.length ?? 0) > 0
  if (isImportant && at !== order.length - 1)
    throw new Error('!important means something else without layers')
  return [...new Set(rule.value.selectors.map(specificity))].map((weight) => {
    const selectors = rule.value.selectors.filter((it) => specificity(it) === weight).map(weighOneClass)
    return { layer: at, weight, shells, rule: { ...rule, value: { ...rule.value, selectors } } }
  })
}

/** Neighbours under the same conditions share them. @param {readonly Piece[]} pieces @returns {Rule[]} */
function together(pieces) {
  /** @type {{ key: string, shells: Rule[], rules: Rule[] }[]} */
  const runs = []
  for (const { shells, rule } of pieces) {
    const key = JSON.stringify(shells.map(conditionOf))
    const last = runs.at(-1)
    if (last?.key === key) last.rules.push(rule)
    else runs.push({ key, shells, rules: [rule] })
  }
  return runs.flatMap(({ shells, rules }) =>
    shells.reduceRight(
      (inner, shell) => [
        /** @type {Rule} */ ({ ...shell, value: { .../** @type {any} */ (shell).value, rules: inner } }),
      ],
      rules,
    ),
  )
}

/** @param {Rule} shell */
const conditionOf = (shell) => ({
  .../** @type {any} */ (shell).value,
  type: shell.type,
  rules: [],
  loc: null,
})
