import type {
  Clip,
  Drawing,
  DrawingGroup,
  DrawingPart,
  DrawnPicture,
  Paint,
  PathStep,
  Picture,
  Shape,
  Stroke,
} from '../boxes/image.ts'
import {colorOperator} from './color-operator.ts'
import {gradientAlpha, hasVaryingAlpha, usesInks, writeShading} from './gradient.ts'
import {dictionary, number, pointTo, type Reference} from './syntax.ts'

/** Where a drawing puts what its operators name and what cannot stand in a dictionary: streams. */
export interface FormStore {
  readonly add: (
    entries: Readonly<Record<string, string | undefined>>,
    operators: string,
  ) => Reference
  readonly picture: (picture: Picture) => {readonly reference: Reference; readonly cmyk: boolean}
}

/** A drawing as a form: what it paints, and what its operators name. */
export interface DrawingForm {
  readonly operators: string
  /** The resource dictionary, as PDF text. */
  readonly resources: string
  readonly cmyk: boolean
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Write the operators that paint a drawing in its own space. */
export const drawingForm = (drawing: Drawing, store: FormStore): DrawingForm =>
  writeForm(drawing.parts, boxOf(drawing), store)

/** What a drawing may paint in: what is part of a text reaches out of it as letters do. */
export function boxOf({width, height, inText}: Drawing): Box {
  const around = inText?.em ?? 0
  return {x: -around, y: -around, width: width + 2 * around, height: height + 2 * around}
}

/** Parts as the content of a form, a mask or a tile, which has resources of its own (ISO 32000-1, 8.10). */
function writeForm(parts: readonly DrawingPart[], box: Box, store: FormStore): DrawingForm {
  const states = new Map<string, string>()
  const patterns = new Map<string, string>()
  const forms = new Map<string, string>()
  let cmyk = false
  let depth = 0
  const operators = writeParts(parts)
  return {
    operators,
    resources: dictionary({
      ExtGState: named(states),
      Pattern: named(patterns),
      XObject: named(forms),
    }),
    cmyk,
  }

  function writeParts(some: readonly DrawingPart[]): string {
    return some.map(writePart).join('')
  }

  function writePart(part: DrawingPart): string {
    switch (part.type) {
      case 'shape':
        return writeShape(part)
      case 'group':
        return writeGroup(part)
      case 'picture':
        return writePicture(part)
    }
  }

  /** Both at once where nothing shines through; else the fill first, then the line over it. */
  function writeShape(shape: Shape): string {
    const {fill, stroke} = shape
    const whole = [fill, stroke].every(one => !one || isOpaque(one.paint))
    if (!fill || !stroke || whole) return `q ${stateOf(shape)}${paintShape(shape)}Q\n`
    return writeShape({...shape, stroke: undefined}) + writeShape({...shape, fill: undefined})
  }

  function stateOf({fill, stroke}: Shape): string {
    const paint = fill && stroke ? undefined : (fill?.paint ?? stroke?.paint)
    if (!paint) return ''
    const alpha = number(alphaOf(paint), 3)
    const fading = paint.type === 'gradient' && hasVaryingAlpha(paint)
    if (!fading) {
      return alpha === '1' ? '' : state(dictionary(fill ? {ca: alpha} : {CA: alpha}))
    }
    const gray = dictionary({Shading: dictionary({S: writeShading(paint, 'alpha')})})
    // A mask stands in the space of the drawing, not in that of a pattern.
    const mask = maskForm(`${precise(paint.matrix)} cm /S sh\n`, gray, '/DeviceGray')
    return state(dictionary({ca: alpha, CA: alpha, SMask: softMask('Luminosity', mask)}))
  }

  function paintShape({path, fill, stroke, matrix}: Shape): string {
    const color = fill ? paintOperator(fill.paint, 'fill') : ''
    const star = fill?.rule === 'evenodd' ? '*' : ''
    const paint = fill ? (stroke ? `B${star}` : `f${star}`) : stroke ? 'S' : 'n'
    const space = matrix ? `${precise(matrix)} cm ` : ''
    return `${space}${color}${stroke ? pen(stroke) : ''}${path.map(step).join(' ')} ${paint} `
  }

  function pen(stroke: Stroke): string {
    const {width, cap, join, miterLimit, dashes, dashOffset} = stroke
    const pattern = dashes.length > 0 ? `[${fine(dashes)}]${fine([dashOffset])} d ` : ''
    const line = `${fine([width])} w ${caps[cap]} J ${joins[join]} j ${fine([miterLimit])} M `
    return `${paintOperator(stroke.paint, 'stroke')}${line}${pattern}`
  }

  function paintOperator(paint: Paint, use: 'fill' | 'stroke'): string {
    const pattern = (name: string) =>
      use === 'fill' ? `/Pattern cs /${name} scn ` : `/Pattern CS /${name} SCN `
    switch (paint.type) {
      case 'rgb':
      case 'cmyk':
        cmyk ||= paint.type === 'cmyk'
        return `${colorOperator(paint, use)} `
      case 'currentcolor':
        // A form begins with the colors of the page around it (ISO 32000-1, 8.10.1).
        return ''
      case 'gradient':
        cmyk ||= usesInks(paint)
        return pattern(
          name(
            patterns,
            'P',
            dictionary({
              PatternType: '2',
              Matrix: `[${precise(paint.matrix)}]`,
              Shading: writeShading(paint, 'color'),
            }),
          ),
        )
      case 'tiles': {
        const {x, y, width, height, matrix} = paint
        const tile = writeForm(paint.parts, paint, store)
        cmyk ||= tile.cmyk
        const reference = store.add(
          {
            PatternType: '1',
            PaintType: '1',
            TilingType: '1',
            BBox: `[${fine([x, y, x + width, y + height])}]`,
            XStep: fine([width]),
            YStep: fine([height]),
            Matrix: `[${precise(matrix)}]`,
            Resources: tile.resources,
          },
          tile.operators,
        )
        return pattern(name(patterns, 'P', pointTo(reference)))
      }
    }
  }

  /** What is only cut stands among the rest; what is faded, masked or mixed as one is a form of its own. */
  function writeGroup({parts: inner, clips, opacity, blend, isolated, mask}: DrawingGroup): string {
    const cut = clips.map(clipOperators).join('')
    const isOnlyCut = opacity === 1 && blend === 'normal' && !isolated && !mask
    if (isOnlyCut && depth < mostDepth) {
      depth++
      const content = writeParts(inner)
      depth--
      return `q ${cut}\n${content}Q\n`
    }
    const form = writeForm(inner, box, store)
    cmyk ||= form.cmyk
    const kind = isOnlyCut ? undefined : '<</S/Transparency/I true>>'
    const group = name(forms, 'X', pointTo(addForm(form, kind)))
    if (isOnlyCut || (isolated && opacity === 1 && blend === 'normal' && !mask))
      return `q ${cut}/${group} Do Q\n`
    const alpha = opacity === 1 ? undefined : number(opacity, 3)
    const entries = dictionary({
      ca: alpha,
      CA: alpha,
      BM: blend === 'normal' ? undefined : `/${blendNames(blend)}`,
      SMask: mask && maskOf(mask),
    })
    return `q ${cut}${state(entries)}/${group} Do Q\n`
  }

  function maskOf({by, parts: inner}: NonNullable<DrawingGroup['mask']>): string {
    const form = writeForm(inner, box, store)
    cmyk ||= form.cmyk
    return softMask(
      by === 'alpha' ? 'Alpha' : 'Luminosity',
      maskForm(form.operators, form.resources, '/DeviceRGB'),
    )
  }

  function maskForm(content: string, resources: string, space: string): Reference {
    const form = {operators: content, resources, cmyk: false}
    return addForm(form, dictionary({S: '/Transparency', CS: space, I: 'true'}))
  }

  function addForm(form: DrawingForm, group: string | undefined): Reference {
    const {x, y, width, height} = box
    return store.add(
      {
        Type: '/XObject',
        Subtype: '/Form',
        BBox: `[${fine([x, y, x + width, y + height])}]`,
        Group: group,
        Resources: form.resources,
      },
      form.operators,
    )
  }

  /** The rows of a picture run downwards, as the drawing does: the unit square is turned over. */
  function writePicture({picture, matrix: [a, b, c, d, e, f]}: DrawnPicture): string {
    const {reference, cmyk: inInks} = store.picture(picture)
    cmyk ||= inInks
    const space = precise([a, b, -c, -d, c + e, d + f])
    return `q ${space} cm /${name(forms, 'X', pointTo(reference))} Do Q\n`
  }

  function state(entries: string): string {
    return `/${name(states, 'G', entries)} gs `
  }
}

/** PDF/A lets `q` stand in `q` 28 times, forms counted by themselves (ISO 19005-2, 6.1.13). */
const mostDepth = 20

const named = (entries: ReadonlyMap<string, string>): string | undefined =>
  entries.size === 0
    ? undefined
    : dictionary(Object.fromEntries([...entries].map(([value, name]) => [name, value])))

/** The name that a value has among the resources; equal values share one. */
function name(entries: Map<string, string>, letter: string, value: string): string {
  const known = entries.get(value) ?? `${letter}${entries.size + 1}`
  entries.set(value, known)
  return known
}

const softMask = (kind: 'Alpha' | 'Luminosity', group: Reference): string =>
  dictionary({Type: '/Mask', S: `/${kind}`, G: pointTo(group)})

function alphaOf(paint: Paint): number {
  switch (paint.type) {
    case 'rgb':
    case 'cmyk':
      return paint.alpha
    case 'currentcolor':
      return 1
    case 'gradient':
      return gradientAlpha(paint)
    case 'tiles':
      return paint.opacity
  }
}

const isOpaque = (paint: Paint): boolean =>
  alphaOf(paint) === 1 && !(paint.type === 'gradient' && hasVaryingAlpha(paint))

const clipOperators = ({path, rule}: Clip): string =>
  `${path.map(step).join(' ')} ${rule === 'evenodd' ? 'W*' : 'W'} n `

/** `color-dodge` is ColorDodge. */
const blendNames = (blend: string): string =>
  blend
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const caps = {butt: 0, round: 1, square: 2} as const
const joins = {miter: 0, round: 1, bevel: 2} as const
const letters = {move: 'm', line: 'l', curve: 'c'} as const

const step = (part: PathStep): string =>
  part.type === 'close' ? 'h' : `${fine(part.to)} ${letters[part.type]}`

const fine = (values: readonly number[]): string => values.map(value => number(value, 4)).join(' ')

/** No exponent, and digits enough for a matrix of a drawing that is thousands of pixels wide. */
export const precise = (values: readonly number[]): string =>
  values
    .map(value => {
      const text = value.toFixed(8).replace(/\.?0+$/, '')
      return text === '-0' ? '0' : text
    })
    .join(' ')
