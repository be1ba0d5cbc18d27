import {
  type Declaration,
  type DeclarationBlock,
  type MediaRule,
  type Rule,
  type Selector,
  transform,
} from 'lightningcss'
import { physicalIn, propertyName } from './physical.ts'
import { compare, specificity, type Specificity } from './specificity.ts'

type Condition = 'forced-colors' | 'print' | 'hover' | 'motion' | 'window'

interface Place {
  readonly file: string
  readonly line: number
  readonly conditions: readonly Condition[]
  readonly layered: boolean
  /** What `&` stands for. */
  readonly parent: readonly Selector[]
}

const MOST: Specificity = [0, 2, 0]

/**
 * Says in words what a style sheet does against the theming contract (ST-2, ST-9, ST-10, ST-11); empty when all is
 * well.
 */
export function breaches(css: string, file: string): readonly string[] {
  const found: string[] = []
  transform({
    filename: file,
    code: new TextEncoder().encode(css),
    visitor: {
      StyleSheet(sheet) {
        const place = { file, line: 1, conditions: [], layered: false, parent: [] }
        for (const rule of sheet.rules) checkRule(rule as Rule, place, found)
      },
    },
  })
  return found
}

function checkRule(rule: Rule, outer: Place, found: string[]): void {
  const place =
    'value' in rule && rule.value && 'loc' in rule.value ? { ...outer, line: rule.value.loc.line + 1 } : outer
  const say = (what: string): void => void found.push(`${place.file}:${place.line} ${what}`)
  const into = (rules: readonly Rule[], change: Partial<Place> = {}): void => {
    for (const inner of rules) checkRule(inner, { ...place, ...change }, found)
  }
  switch (rule.type) {
    case 'style': {
      const selectors = (rule.value.selectors ?? []).flatMap((selector) => unnested(selector, place.parent))
      if (!place.layered) say('is outside our layers')
      for (const selector of selectors) checkSelector(selector, place, say)
      checkBlock(rule.value.declarations, place, say)
      into(rule.value.rules ?? [], { parent: selectors })
      return
    }
    case 'nested-declarations':
      checkBlock(rule.value.declarations, place, say)
      return
    case 'media': {
      const conditions = conditionsOf(rule.value)
      if (conditions.includes('window')) say('asks for the size of the window instead of its container')
      into(rule.value.rules, { conditions: [...place.conditions, ...conditions] })
      return
    }
    case 'layer-block':
      into(rule.value.rules, { layered: place.layered || rule.value.name?.[0] === 'parlour' })
      return
    case 'supports':
    case 'container':
    case 'starting-style':
      into(rule.value.rules)
      return
    case 'keyframes':
      if (!rule.value.name.value.startsWith('parlour-')) say('names an animation without our prefix')
      for (const { declarations } of rule.value.keyframes) checkBlock(declarations, place, say)
      return
    case 'property':
      if (!rule.value.name.startsWith('--parlour-')) say('registers a property without our prefix')
      return
    case 'import':
    case 'layer-statement':
    case 'ignored':
      return
    default:
      say(`is a rule of a kind that reaches beyond our root: ${rule.type}`)
  }
}

function checkSelector(selector: Selector, place: Place, say: (what: string) => void): void {
  if (!startsAtOurClass(selector)) say('starts at something else than a .parlour- class')
  const reached = specificity(selector)
  if (compare(reached, MOST) > 0) say(`has the specificity (${reached.join(',')})`)
  if (JSON.stringify(selector).includes('"kind":"hover"') && !place.conditions.includes('hover')) {
    say('styles :hover where nothing may hover')
  }
}

function startsAtOurClass([first]: Selector): boolean {
  if (first?.type === 'pseudo-class' && first.kind === 'where') return first.selectors.every(startsAtOurClass)
  return first?.type === 'class' && first.name.startsWith('parlour-')
}

function checkBlock(
  block: DeclarationBlock<Declaration> | undefined,
  { conditions }: Place,
  say: (what: string) => void,
): void {
  const important = block?.importantDeclarations ?? []
  const forcing = conditions.includes('forced-colors') || conditions.includes('print')
  if (important.length > 0 && !forcing) say('uses !important')
  for (const declaration of [...(block?.declarations ?? []), ...important]) {
    const physical = physicalIn(declaration)
    if (physical) say(physical)
    if (isMotion(declaration) && !conditions.includes('motion')) {
      say('moves without asking for prefers-reduced-motion: no-preference')
    }
  }
}

function isMotion(declaration: Declaration): boolean {
  if (!/^(transition|animation)(-duration|-name)?$/.test(propertyName(declaration))) return false
  const text = JSON.stringify(declaration)
  return !/"name":\{"type":"none"\}|"property":"none"|"value":\[\{"type":"none"\}\]/.test(text)
}

/** A nested selector with its parents in the place of `&`. */
function unnested(selector: Selector, parents: readonly Selector[]): readonly Selector[] {
  if (!JSON.stringify(selector).includes('"type":"nesting"')) return [selector]
  return parents.map((parent) => selector.flatMap((part) => (part.type === 'nesting' ? parent : [part])))
}

function conditionsOf({ query }: MediaRule<Declaration>): readonly Condition[] {
  const text = JSON.stringify(query)
  const found: Condition[] = []
  if (text.includes('"name":"forced-colors"')) found.push('forced-colors')
  if (text.includes('"mediaType":"print"')) found.push('print')
  if (/"name":"hover","value":\{"type":"ident","value":"hover"/.test(text)) found.push('hover')
  if (/"prefers-reduced-motion","value":\{"type":"ident","value":"no-preference"/.test(text))
    found.push('motion')
  // Its height is the window's to tell: a container that grows with what is in it has none to ask for.
  if (/"name":"(width|aspect-ratio|orientation)"/.test(text)) found.push('window')
  return found
}
