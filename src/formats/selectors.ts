import type {CssNodePlain} from 'css-tree'

/** An element of any tree, as far as selectors ask. */
export interface Named {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Where an element stands in its file. */
export interface Kin<E extends Named> {
  readonly parent: E | undefined
  /** Among its parent's elements, from 0. */
  readonly index: number
  readonly siblings: readonly E[]
}

export type KinOf<E extends Named> = (element: E) => Kin<E>

/** A selector as a test, with its weight: ids, then classes, then types (selectors-4, 17). */
export interface Selector<E extends Named> {
  readonly matches: (element: E, kin: KinOf<E>) => boolean
  readonly weight: number
}

type Test<E extends Named> = Selector<E>['matches']

/** Undefined for selectors that ask for what no print has (`:hover`), or for what is not known here. */
export function compileSelector<E extends Named>(
  nodes: readonly CssNodePlain[],
): Selector<E> | undefined {
  let test: Test<E> | undefined
  let weight = 0
  let compound: Test<E>[] = []
  let combinator: string | undefined
  for (const node of [...nodes, undefined]) {
    if (node && node.type !== 'Combinator') {
      const simple = compileSimple<E>(node)
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
  <E extends Named>(tests: readonly Test<E>[]): Test<E> =>
  (element, kin) =>
    tests.every(test => test(element, kin))

/** What stands left of a combinator must match some element that the combinator leads to. */
function join<E extends Named>(
  left: Test<E> | undefined,
  combinator: string | undefined,
  right: Test<E>,
): Test<E> {
  if (!left || combinator === undefined) return right
  const find: Test<E> = (element, kin) => {
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

function compileSimple<E extends Named>(node: CssNodePlain): Selector<E> | undefined {
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

const classesOf = ({attributes}: Named): readonly string[] => (attributes.class ?? '').split(/\s+/)

function attributeTest(
  node: Extract<CssNodePlain, {type: 'AttributeSelector'}>,
): ((element: Named) => boolean) | undefined {
  const {name, matcher, value} = node
  const wanted = value === null ? '' : value.type === 'String' ? value.value : value.name
  const of = ({attributes}: Named) => attributes[name.name]
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

const positions: Readonly<Record<string, <E extends Named>(element: E, kin: KinOf<E>) => boolean>> =
  {
    root: (element, kin) => kin(element).parent === undefined,
    'first-child': (element, kin) => kin(element).index === 0,
    'last-child': (element, kin) => kin(element).index === kin(element).siblings.length - 1,
    'only-child': (element, kin) => kin(element).siblings.length === 1,
    'first-of-type': (element, kin) => sameType(element, kin)[0] === element,
    'last-of-type': (element, kin) => sameType(element, kin).at(-1) === element,
    link: ({name}) => name === 'a',
  }

const sameType = <E extends Named>(element: E, kin: KinOf<E>): readonly E[] =>
  kin(element).siblings.filter(({name}) => name === element.name)

function compilePseudo<E extends Named>(
  node: Extract<CssNodePlain, {type: 'PseudoClassSelector'}>,
): Selector<E> | undefined {
  const name = node.name.toLowerCase()
  const matches = Object.hasOwn(positions, name) ? positions[name] : undefined
  if (matches) return {matches, weight: classWeight}
  if (name === 'lang') return {matches: languageTest(node), weight: classWeight}
  const list = node.children?.[0]
  if (list?.type !== 'SelectorList' || !['not', 'is', 'where'].includes(name)) return undefined
  const inner = list.children.map(one =>
    one.type === 'Selector' ? compileSelector<E>(one.children) : undefined,
  )
  const known = inner.filter(one => one !== undefined)
  if (known.length < inner.length) return undefined
  const some: Test<E> = (element, kin) => known.some(one => one.matches(element, kin))
  return {
    matches: name === 'not' ? (element, kin) => !some(element, kin) : some,
    weight: name === 'where' ? 0 : Math.max(0, ...known.map(({weight}) => weight)),
  }
}

/** The nearest language said of an element or of what is around it, or one that begins with it and a hyphen. */
function languageTest<E extends Named>(
  node: Extract<CssNodePlain, {type: 'PseudoClassSelector'}>,
): Test<E> {
  const wanted = (node.children ?? []).flatMap(child =>
    child.type === 'Identifier'
      ? [child.name.toLowerCase()]
      : child.type === 'String'
        ? [child.value.toLowerCase()]
        : [],
  )
  return (element, kin) => {
    let at: E | undefined = element
    while (at && languageOf(at) === undefined) at = kin(at).parent
    const own = at && languageOf(at)?.toLowerCase()
    return wanted.some(one => own === one || own?.startsWith(`${one}-`) === true)
  }
}

const languageOf = ({attributes}: Named): string | undefined =>
  attributes['xml:lang'] ?? attributes.lang
