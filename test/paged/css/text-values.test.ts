import {expect, test} from 'vitest'
import {styleHtml, styleOfX} from './html.ts'

const on = {weight: true, style: true, smallCaps: true}

test.each([
  ['white-space: pre-line', {whiteSpace: 'pre-line', textWrap: 'wrap'}],
  ['white-space: preserve nowrap', {whiteSpace: 'pre', textWrap: 'nowrap'}],
  ['white-space-collapse: preserve', {whiteSpace: 'pre-wrap'}],
  ['white-space: nowrap; white-space-collapse: preserve', {whiteSpace: 'pre'}],
  ['white-space-collapse: preserve-breaks; text-wrap: nowrap', {textWrap: 'nowrap'}],
  ['text-wrap: balance', {textWrap: 'balance', whiteSpace: 'normal'}],
  ['text-wrap-style: stable; white-space: nowrap', {textWrap: 'nowrap', whiteSpace: 'nowrap'}],
  ['text-wrap: nowrap; text-wrap: pretty', {textWrap: 'pretty'}],
  ['font-synthesis: none', {fontSynthesis: {weight: false, style: false, smallCaps: false}}],
  ['font-synthesis: weight', {fontSynthesis: {weight: true, style: false, smallCaps: false}}],
  ['font-synthesis-small-caps: none', {fontSynthesis: {...on, smallCaps: false}}],
  ['font-size-adjust: .5', {fontSizeAdjust: {metric: 'ex-height', ratio: 0.5}}],
  [
    'font-size-adjust: cap-height from-font',
    {fontSizeAdjust: {metric: 'cap-height', ratio: 'from-font'}},
  ],
  [
    'font-variation-settings: "wght" 650, "GRAD" 2',
    {
      fontVariationSettings: [
        {tag: 'GRAD', value: 2},
        {tag: 'wght', value: 650},
      ],
    },
  ],
  ['text-autospace: no-autospace', {textAutospace: {alpha: false, numeric: false}}],
  ['text-autospace: ideograph-numeric', {textAutospace: {alpha: false, numeric: true}}],
  ['line-break: strict', {lineBreak: 'strict'}],
  ['hyphenate-limit-last: always', {hyphenateLimitLast: 'always'}],
  ['hyphenate-limit-zone: 8%', {hyphenateLimitZone: {type: 'percentage', value: 8, plus: 0}}],
  [
    'text-decoration: underline dotted 2pt',
    {textDecorationStyle: 'dotted', textDecorationThickness: 2},
  ],
  ['text-underline-offset: 25%', {textUnderlineOffset: 3}],
  ['initial-letter: 3', {initialLetter: {size: 3, sink: 3}}],
  ['initial-letter: 3 2', {initialLetter: {size: 3, sink: 2}}],
  ['initial-letter: 2.5 raise', {initialLetter: {size: 2.5, sink: 1}}],
] as const)('%s', (css, style) => {
  const {messages} = styleHtml('<p>', `p { ${css} }`)
  expect(messages).toEqual([])
  expect(styleOfX('<p id=x>', `p { ${css} }`)).toMatchObject(style)
})

test.each([
  'white-space: collapse collapse',
  'text-indent: 2pt 3pt',
  'text-indent: hanging',
  'font-synthesis: weight bold',
  'font-variation-settings: "wght"',
  'font-size-adjust: ic-width 1',
  'initial-letter: .5',
  'initial-letter: 3 raise 2',
  'text-autospace: wide',
])('%s is told', css => {
  expect(styleHtml('<p>', `p { ${css} }`).messages.map(({ruleId}) => ruleId)).toEqual([
    'unsupported-value',
  ])
})
