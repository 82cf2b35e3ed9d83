/** Three coordinates of a color in some space. */
export type Triple = readonly [number, number, number]

type Matrix = readonly [Triple, Triple, Triple]

/** Gamma-encoded sRGB of CIE Lab (css-color-4, 9.3): lightness to 100, the axes to about 125. */
export function labToSrgb([lightness, a, b]: Triple): Triple {
  const y = (lightness + 16) / 116
  const inverse = (f: number) => (f ** 3 > epsilon ? f ** 3 : (116 * f - 16) / kappa)
  const luminance = lightness > kappa * epsilon ? y ** 3 : lightness / kappa
  const d50: Triple = [
    inverse(y + a / 500) * whiteD50[0],
    luminance * whiteD50[1],
    inverse(y - b / 200) * whiteD50[2],
  ]
  return fromXyz(times(d50ToD65, d50))
}

/** Gamma-encoded sRGB of the spaces of `color()`; undefined for a space that has no name there (css-color-4, 10). */
export function spaceToSrgb(space: string, color: Triple): Triple | undefined {
  if (space === 'srgb') return color
  if (!Object.hasOwn(spaces, space)) return undefined
  const {decode, toXyz, isD50} = spaces[space]!
  const [first, second, third] = color
  const xyz = times(toXyz, [decode(first), decode(second), decode(third)])
  return fromXyz(isD50 ? times(d50ToD65, xyz) : xyz)
}

/** What sRGB makes of light: linear 0–1 to encoded 0–1. */
export const encodeSrgb = (linear: number): number =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055

const decodeSrgb = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

function fromXyz(xyz: Triple): Triple {
  const [r, g, b] = times(xyzToSrgb, xyz)
  return [encodeSrgb(r), encodeSrgb(g), encodeSrgb(b)]
}

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

const [kappa, epsilon] = [24389 / 27, 216 / 24389]
const whiteD50: Triple = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585]

const d50ToD65: Matrix = [
  [0.9554734527042182, -0.023098536874261423, 0.0632593086610217],
  [-0.028369706963208136, 1.0099954580058226, 0.021041398966943008],
  [0.012314001688319899, -0.020507696433477912, 1.3303659366080753],
]

const xyzToSrgb: Matrix = [
  [3.2409699419045226, -1.537383177570094, -0.4986107602930034],
  [-0.9692436362808796, 1.8759675015077202, 0.04155505740717559],
  [0.05563007969699366, -0.20397695888897652, 1.0569715142428786],
]

const same: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

const srgbToXyz: Matrix = [
  [0.4123907992659595, 0.357584339383878, 0.1804807884018343],
  [0.21263900587151027, 0.715168678767756, 0.07219231536073371],
  [0.01933081871559182, 0.11919477979462598, 0.9505321522496607],
]

interface Space {
  /** From what is written to linear light. */
  readonly decode: (value: number) => number
  readonly toXyz: Matrix
  /** Its white is that of print, not of screens. */
  readonly isD50: boolean
}

const linear = (value: number): number => value
const xyz: Space = {decode: linear, toXyz: same, isD50: false}

const spaces: Readonly<Record<string, Space>> = {
  'srgb-linear': {decode: linear, toXyz: srgbToXyz, isD50: false},
  'display-p3': {
    decode: decodeSrgb,
    toXyz: [
      [0.4865709486482162, 0.26566769316909306, 0.1982172852343625],
      [0.2289745640697488, 0.6917385218365064, 0.079286914093745],
      [0, 0.04511338185890264, 1.043944368900976],
    ],
    isD50: false,
  },
  'a98-rgb': {
    decode: value => value ** (563 / 256),
    toXyz: [
      [0.5766690429101305, 0.1855582379065463, 0.1882286462349947],
      [0.29734497525053605, 0.6273635662554661, 0.07529145849399788],
      [0.02703136138641234, 0.07068885253582723, 0.9913375368376388],
    ],
    isD50: false,
  },
  'prophoto-rgb': {
    decode: value => (value <= 16 / 512 ? value / 16 : value ** 1.8),
    toXyz: [
      [0.7977604896723027, 0.13518583717574031, 0.0313493495815248],
      [0.2880711282292934, 0.7118432178101014, 0.00008565396060525902],
      [0, 0, 0.8251046025104601],
    ],
    isD50: true,
  },
  rec2020: {
    decode: value =>
      value < 0.018053968510807 * 4.5
        ? value / 4.5
        : ((value + 0.09929682680944) / 1.09929682680944) ** (1 / 0.45),
    toXyz: [
      [0.6369580483012914, 0.14461690358620832, 0.1688809751641721],
      [0.2627002120112671, 0.6779980715188708, 0.05930171646986196],
      [0, 0.028072693049087428, 1.060985057710791],
    ],
    isD50: false,
  },
  xyz,
  'xyz-d65': xyz,
  'xyz-d50': {...xyz, isD50: true},
}
