import type {Element} from 'hast'
import {expect, test} from 'vitest'
import {toMathml} from '../../src/document/math/mathml.ts'
import {mathLine, mathText, texOf} from '../../src/document/math-text.ts'

const formula = (tex: string): Element => {
  const converted = toMathml(tex, false)
  if (converted.type === 'fault') throw new Error(converted.reason)
  return converted.element
}

test.each([
  ['E = mc^2', 'E = mc²'],
  ['\\frac{a+b}{2}', '(a + b)/2'],
  ['\\frac{a}{b} = \\frac{b}{a/2}', 'a/b = b/(a/2)'],
  ['\\sum_{i=1}^n i^2', '∑_(i = 1)^n i²'],
  ['\\lim_{x\\to 0} f(x)', 'lim_(x → 0) f(x)'],
  ['x_{12} - x_{ij}^{-1}', 'x₁₂ − x_ij⁻¹'],
  ['2^{-1/4}', '2^(−1/4)'],
  ['-b \\pm \\sqrt{b^2 - 4ac}', '−b ± √(b² − 4ac)'],
  ['\\sqrt[3]{2}\\sqrt x', '∛2√x'],
  ["f'(x), g''(y)", 'f′(x), g″(y)'],
  ['\\vec v \\cdot \\bar x', 'v⃗ ⋅ x̄'],
  ['x \\in \\mathbb{R} \\text{ if } x < 3', 'x ∈ ℝ if x < 3'],
  ['a \\quad b', 'a b'],
])('%s is %s', (tex, line) => {
  expect(mathLine(formula(tex))).toBe(line)
})

test('comments are not part of the TeX', () => {
  const tex = 'a % one\n + 5\\% \\\\% two\n b'
  expect(texOf(formula(tex))).toBe('a + 5\\% \\\\ b')
})

test('what has no line is its TeX', () => {
  const tex = '\\begin{pmatrix} 1 & 2 \\\\\n 3 & 4 \\end{pmatrix}'
  expect(mathLine(formula(tex))).toBeUndefined()
  expect(mathText(formula(tex))).toBe('\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}')
})
