import type {CssNodePlain} from 'css-tree'
import type {SvgElement} from '../../../source/svg/read-xml.ts'

/** Where an element stands in its file. */
export interface Kin {
  readonly parent: SvgElement | undefined
  /** Among its parent's elements, from 0. */
  readonly index: number
  readonly siblings: readonly SvgElement[]
}

export type KinOf = (element: SvgElement) => Kin

/** A selector as a test, with its weight: ids, then classes, then types (selectors-4, 17). */
export interface Selector {
  readonly matches: (element: SvgElement, kin: KinOf) => boolean
  readonly weight: number
}

type Test = Selector['matches']

/** Undefined for selectors that ask for what no print has (`:hover`), or for what is not known here. */
export function compileSelector(nodes: readonly CssNodePlain[]): Selector | undefined {
  let test: Test | undefined
  let weight = 0
  let compound: Test[] = []
  let combinator: string | undefined
  for (const node of [...nodes, undefined]) {
    if (node && node.type !== 'Combinator') {
      const simple = compileSimple(node)
      if (!simple) return undefined
      compound.push(simple.matches)
      weight += simple.weight
      continue
    }
    test = join(test, combinator, all(compound))
    compound = []
    combinator = node?.name
  }
  return test && {matches: test, weight}
}

const all =
  (tests: readonly Test[]): Test =>
  (element, kin) =>
    tests.every(test => test(element, kin))

/** What stands left of a combinator must match some element that the combinator leads to. */
function join(left: Test | undefined, combinator: string | undefined, right: Test): Test {
  if (!left || combinator === undefined) return right
  const find: (element: SvgElement, kin: KinOf) => boolean = (element, kin) => {
    const {parent, index, siblings} = kin(element)
    switch (combinator) {
      case '>':
        return parent !== undefined && left(parent, kin)
      case '+':
        return index > 0 && left(siblings[index - 1]!, kin)
      case '~':
        return siblings.slice(0, index).some(sibling => left(sibling, kin))
      default:
        return parent !== undefined && (left(parent, kin) || find(parent, kin))
    }
  }
  return (element, kin) => right(element, kin) && find(element, kin)
}

const [idWeight, classWeight, typeWeight] = [10_000, 100, 1]

function compileSimple(node: CssNodePlain): Selector | undefined {
  switch (node.type) {
    case 'TypeSelector': {
      const name = node.name.split('|').at(-1)
      if (name === '*') return {matches: () => true, weight: 0}
      return {matches: element => element.name === name, weight: typeWeight}
    }
    case 'ClassSelector': {
      const {name} = node
      return {matches: element => classesOf(element).includes(name), weight: classWeight}
    }
    case 'IdSelector': {
      const {name} = node
      return {matches: ({attributes}) => attributes.id === name, weight: idWeight}
    }
    case 'AttributeSelector': {
      const matches = attributeTest(node)
      return matches && {matches, weight: classWeight}
    }
    case 'PseudoClassSelector':
      return compilePseudo(node)
    default:
      return undefined
  }
}

const classesOf = ({attributes}: SvgElement): readonly string[] =>
  (attributes.class ?? '').split(/\s+/)

function attributeTest(node: Extract<CssNodePlain, {type: 'AttributeSelector'}>): Test | undefined {
  const {name, matcher, value} = node
  const wanted = value === null ? '' : value.type === 'String' ? value.value : value.name
  const of = ({attributes}: SvgElement) => attributes[name.name]
  switch (matcher) {
    case null:
      return element => of(element) !== undefined
    case '=':
      return element => of(element) === wanted
    case '~=':
      return element => of(element)?.split(/\s+/).includes(wanted) ?? false
    case '^=':
      return element => of(element)?.startsWith(wanted) ?? false
    case '$=':
      return element => of(element)?.endsWith(wanted) ?? false
    case '*=':
      return element => of(element)?.includes(wanted) ?? false
    case '|=':
      return element => of(element) === wanted || (of(element)?.startsWith(`${wanted}-`) ?? false)
    default:
      return undefined
  }
}

const positions: Readonly<Record<string, Test>> = {
  root: (element, kin) => kin(element).parent === undefined,
  'first-child': (element, kin) => kin(element).index === 0,
  'last-child': (element, kin) => kin(element).index === kin(element).siblings.length - 1,
  'only-child': (element, kin) => kin(element).siblings.length === 1,
  'first-of-type': (element, kin) => sameType(element, kin)[0] === element,
  'last-of-type': (element, kin) => sameType(element, kin).at(-1) === element,
  link: ({name}) => name === 'a',
}

const sameType = (element: SvgElement, kin: KinOf): readonly SvgElement[] =>
  kin(element).siblings.filter(({name}) => name === element.name)

function compilePseudo(
  node: Extract<CssNodePlain, {type: 'PseudoClassSelector'}>,
): Selector | undefined {
  const name = node.name.toLowerCase()
  const matches = Object.hasOwn(positions, name) ? positions[name] : undefined
  if (matches) return {matches, weight: classWeight}
  const list = node.children?.[0]
  if (list?.type !== 'SelectorList' || !['not', 'is', 'where'].includes(name)) return undefined
  const inner = list.children.map(one =>
    one.type === 'Selector' ? compileSelector(one.children) : undefined,
  )
  const known = inner.filter(one => one !== undefined)
  if (known.length < inner.length) return undefined
  const some: Test = (element, kin) => known.some(one => one.matches(element, kin))
  return {
    matches: name === 'not' ? (element, kin) => !some(element, kin) : some,
    weight: name === 'where' ? 0 : Math.max(0, ...known.map(({weight}) => weight)),
  }
}
