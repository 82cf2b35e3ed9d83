import type {CssNodePlain} from 'css-tree'
import {color} from '../values/color.ts'
import {lengthPercentage} from '../values/length.ts'
import {keywordOf, type Source, splitAtCommas, type Value} from '../values/value.ts'
import {
  backgroundImage,
  backgroundPosition,
  backgroundRepeat,
  backgroundSize,
} from './background.ts'
import type {Expansion, Shorthand} from './shorthand.ts'

const edges = new Set(['left', 'right', 'top', 'bottom', 'center'])
const repeats = new Set(['repeat', 'no-repeat', 'space', 'round', 'repeat-x', 'repeat-y'])
/** Of a sheet that scrolls, and of boxes that are painted whole. */
const ignored = new Set(['scroll', 'local', 'fixed', 'border-box', 'padding-box', 'content-box'])

/** The picture of the first layer, which would lie on top, and the color of the last; gradients are reported. */
export const background: Shorthand = {
  longhands: [
    'background-color',
    'background-image',
    'background-size',
    'background-position',
    'background-repeat',
  ],
  expand: (value, source) => {
    const layers = splitAtCommas(value)
    const gradient = value.find(node => /gradient|image/.test(nameOf(node)))
    if (gradient) {
      source.complain('Unexpected gradient, expected a picture or a color; it is not painted')
      return colorOf(layers.at(-1) ?? [], source)
    }
    if (layers.filter(layer => layer.some(({type}) => type === 'Url')).length > 1)
      source.complain(
        'Unexpected `background` of several pictures, expected one; the first is painted',
      )
    const picture = layers.find(layer => layer.some(({type}) => type === 'Url'))
    const parts = layers.map(layer => readLayer(layer, source))
    if (parts.some(part => part === undefined)) return undefined
    return {
      ...colorOf(layers.at(-1) ?? [], source),
      ...(picture ? parts[layers.indexOf(picture)] : {}),
    }
  },
}

const nameOf = (node: CssNodePlain) => (node.type === 'Function' ? node.name.toLowerCase() : '')

function colorOf(layer: Value, source: Source): Expansion {
  const found = layer.find(node => color([node], source))
  const resolve = found && color([found], source)
  return resolve ? {'background-color': resolve} : {}
}

/** All of a layer but its color; undefined where something in it is neither. */
function readLayer(layer: Value, source: Source): Expansion | undefined {
  const image: CssNodePlain[] = []
  const place: CssNodePlain[] = []
  const size: CssNodePlain[] = []
  const repeat: CssNodePlain[] = []
  let inSize = false
  for (const node of layer) {
    const keyword = keywordOf(node) ?? ''
    if (node.type === 'Operator' && node.value.trim() === '/') inSize = true
    else if (inSize && size.length < 2 && backgroundSize([node], source)) size.push(node)
    else if (node.type === 'Url') image.push(node)
    else if (repeats.has(keyword)) repeat.push(node)
    else if (edges.has(keyword) || lengthPercentage([node], source)) place.push(node)
    else if (keyword !== 'none' && !ignored.has(keyword) && !color([node], source)) return undefined
  }
  const parts = {
    'background-image': image.length > 0 ? backgroundImage(image, source) : null,
    'background-position': place.length > 0 ? backgroundPosition(place, source) : null,
    'background-size': size.length > 0 ? backgroundSize(size, source) : null,
    'background-repeat': repeat.length > 0 ? backgroundRepeat(repeat, source) : null,
  }
  const written = Object.entries(parts).filter(([, part]) => part !== null)
  if (written.some(([, part]) => part === undefined)) return undefined
  return Object.fromEntries(written) as Expansion
}
