import type {CssNodePlain, ParseOptions} from 'css-tree'
import {parse, toPlainObject} from 'css-tree/dist/csstree.esm'

/** Parse CSS to plain nodes: css-tree's own `list: false` fails on selectors. Custom properties stay text. */
export const parseCss = (text: string, options: ParseOptions): CssNodePlain =>
  toPlainObject(parse(text, {...options, parseCustomProperty: false}))
