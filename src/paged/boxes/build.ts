import type {Root} from 'hast'
import type {StyledTree} from '../css/cascade.ts'
import type {Report} from '../diagnostics.ts'
import type {BlockBox} from './box.ts'

/** Make the box tree of a styled document. The root is the box of `<html>`; `<head>` makes none. */
export function buildBoxes(_tree: Root, _styled: StyledTree, _report: Report): BlockBox {
  throw new Error('The box builder is being written')
}
