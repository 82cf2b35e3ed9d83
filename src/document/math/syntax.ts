import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import type {Extension as Micromark} from 'micromark-util-types'
import {dollar} from './character.ts'
import {mathInFlow} from './in-flow.ts'
import {mathInText} from './in-text.ts'
import type {InlineMath, MathBlock} from './nodes.ts'

/** How math is told in Markdown: for the tokenizer, and for the tree that is made of its tokens. */
export interface MathSyntax {
  readonly micromark: Micromark
  readonly fromMarkdown: FromMarkdown
}

/** Behind the end of a block. */
const labelBehind = /\$\$[ \t]*\{#(eq:[^\s{}]+)\}[ \t]*$/

export const mathSyntax: MathSyntax = {
  micromark: {text: {[dollar]: mathInText}, flow: {[dollar]: mathInFlow}},
  fromMarkdown: {
    enter: {
      mathText(token) {
        this.enter({type: 'inlineMath', value: '', isDisplay: false}, token)
      },
      mathFlow(token) {
        this.enter({type: 'math', value: '', isClosed: false}, token)
      },
    },
    exit: {
      mathText(token) {
        const node = this.stack.at(-1) as InlineMath
        const written = this.sliceSerialize(token)
        node.isDisplay = written.startsWith('$$')
        node.value = node.isDisplay ? written.slice(2, -2) : written.slice(1, -1)
        this.exit(token)
      },
      mathFlow(token) {
        const node = this.stack.at(-1) as MathBlock
        const whole = this.sliceSerialize(token).slice(2)
        const label = labelBehind.exec(whole)
        const written = label ? whole.slice(0, label.index + 2) : whole
        if (label?.[1]) node.label = label[1]
        node.isClosed = /\$\$\s*$/.test(written)
        node.value = written.replace(/\$\$\s*$/, '').replace(/^[ \t]*(?:\r\n|\r|\n)|\s+$/g, '')
        this.exit(token)
      },
    },
  },
}
