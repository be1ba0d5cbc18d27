/**
 * @typedef {import('lightningcss').SelectorComponent} Part
 * @typedef {readonly Part[]} Compound
 */

/** @param {readonly Part[][]} selectors @returns {Part} */
const where = (selectors) => ({
  type: 'pseudo-class',
  kind: 'where',
  selectors: selectors.map((it) => [...it]),
})

/** @param {Part} part */
const weighsNothing = (part) =>
  part.type === 'universal' || (part.type === 'pseudo-class' && part.kind === 'where')

/**
 * The same selector with the weight of exactly one class (and of its pseudo-element, where it has one): that class
 * stays as it is, every other condition goes into `:where()`.
 *
 * @param {readonly Part[]} selector
 * @returns {Part[]}
 * @throws Error when there is no class to carry the weight
 */
export function weighOneClass(selector) {
  const compounds = split(selector)
  const carrier = compounds.findLastIndex((compound) => compound.parts.some(({ type }) => type === 'class'))
  if (carrier < 0) throw new Error(`No class outside :where() in ${JSON.stringify(selector)}`)
  return compounds.flatMap(({ combinator, parts }, index) => [
    ...combinator,
    ...(index === carrier ? keepOneClass(parts) : emptied(parts)),
  ])
}

/** @param {Compound} parts @returns {Part[]} */
function keepOneClass(parts) {
  const kept = parts.findIndex(({ type }) => type === 'class')
  const others = parts.filter((_, index) => index !== kept)
  return [/** @type {Part} */ (parts[kept]), ...emptied(others)]
}

/** Without weight, except for a pseudo-element, which may not stand in `:where()`. @param {Compound} parts */
function emptied(parts) {
  const end = parts.findIndex(({ type }) => type === 'pseudo-element')
  const body = end < 0 ? parts : parts.slice(0, end)
  const heavy = body.filter((part) => !weighsNothing(part))
  return [
    ...body.filter(({ type }) => type === 'universal'),
    ...(heavy.length > 0 ? [where([heavy])] : []),
    ...body.filter((part) => part.type !== 'universal' && weighsNothing(part)),
    ...(end < 0 ? [] : parts.slice(end)),
  ]
}

/** @param {readonly Part[]} selector */
function split(selector) {
  /** @type {{ combinator: Part[], parts: Part[] }[]} */
  const compounds = [{ combinator: [], parts: [] }]
  for (const part of selector) {
    if (part.type === 'combinator') compounds.push({ combinator: [part], parts: [] })
    else compounds.at(-1)?.parts.push(part)
  }
  return compounds
}
