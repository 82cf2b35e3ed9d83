import type {Element, ElementContent, Root, RootContent} from 'hast'
import {fromParse5} from 'hast-util-from-parse5'
import {parse, parseFragment} from 'parse5'

/** HTML text as a tree: a document when it begins as one, else a fragment. Without positions: theirs are Markdown's. */
export function parseHtml(text: string): Root {
  const whole = /^\s*<(!doctype|html)\b/i.test(text)
  return fromParse5(whole ? parse(text) : parseFragment(text)) as Root
}

/** The tree with each `<slot name="x">` replaced by the children of `slots.x`, which are shared, not copied. */
export function fillSlots(tree: Root, slots: Readonly<Record<string, Root>>): Root {
  return {...tree, children: fill(tree.children, slots)}
}

function fill<Content extends RootContent>(
  children: readonly Content[],
  slots: Readonly<Record<string, Root>>,
): Content[] {
  return children.flatMap((child): Content[] => {
    if (child.type !== 'element') return [child]
    const name = slotName(child)
    if (name !== undefined) return (slots[name]?.children ?? []) as Content[]
    return [{...child, children: fill(child.children, slots)}]
  })
}

const slotName = (element: Element): string | undefined => {
  const name = element.tagName === 'slot' ? element.properties.name : undefined
  return typeof name === 'string' ? name : undefined
}

/** HTML text with each `<slot name="x"></slot>` replaced by `slots.x`. Escaped text cannot hold such a tag. */
export const fillTextSlots = (text: string, slots: Readonly<Record<string, string>>): string =>
  text.replace(/<slot name="([\w-]+)"><\/slot>/g, (_, name: string) => slots[name] ?? '')

/** Elements that hold one line of text more than they hold blocks. */
export const isElement = (
  node: RootContent | ElementContent | undefined,
  ...tagNames: readonly string[]
): node is Element => node?.type === 'element' && tagNames.includes(node.tagName)
