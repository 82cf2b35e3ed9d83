import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Outcome, typesetCase} from './typeset-case.ts'

/**
 * A line `CSS | HTML`. Its subject is the first declaration; the others set the scene. A line before it may say what the
 * typesetter does not do with it:
 * - `# partly: words`: it changes what is on the pages, but not as its specification says.
 * - `# no: words`: it changes nothing, and nothing is said.
 * - `# initial`: it changes nothing, being what holds without it.
 * - `# inert: words`: it changes nothing, and should not.
 */
export interface Case {
  readonly group: string
  /** The line before it, without its `#`. */
  readonly note: string | undefined
  readonly line: string
  readonly css: string
  readonly html: string
  readonly subject: Subject
}

export interface Subject {
  readonly property: string
  readonly value: string
  /** The sheet without it. */
  readonly cssWithout: string
}

export const folder = 'test/paged/properties'

export const groups: readonly string[] = readdirSync(folder, {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => name)
  .sort()

/** The cases of a group, in order. */
export function readCases(group: string): readonly Case[] {
  const lines = readFileSync(join(folder, group, 'cases.txt'), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
  return lines.flatMap((line, index) => {
    if (line.startsWith('# ')) return []
    const before = lines[index - 1]
    const note = before?.startsWith('# ') ? before.slice(2) : undefined
    const [css = '', html = ''] = line.split(' | ')
    return [{group, note, line, css, html, subject: subjectOf(css)}]
  })
}

/** The first declaration that is not of a custom property. */
function subjectOf(css: string): Subject {
  const found = /(?<=[{;]\s*)(-?[a-z][a-z-]*):\s*([^;{}]+)(?=[;}])/.exec(css)
  if (!found) throw new Error(`Unexpected case without a declaration: ${css}`)
  const [declaration, property = '', value = ''] = found
  const rest = css.slice(found.index + declaration.length).replace(/^;\s*/, '')
  return {property, value: value.trim(), cssWithout: css.slice(0, found.index) + rest}
}

/** What a case shows of its subject. */
export interface Result {
  readonly tested: Case
  readonly outcome: Outcome
  /** The pages are others without it. */
  readonly changes: boolean
  /** What is said of it. */
  readonly told: readonly string[]
}

const faults = /^(?:unsupported-|unknown-)/

/** Typeset a case twice: as it stands, and without its subject. */
export async function runCase(tested: Case): Promise<Result> {
  const {css, html, subject} = tested
  const outcome = await typesetCase(css, html)
  const without = await typesetCase(subject.cssWithout, html)
  const known = new Set(without.messages.map(({reason}) => reason))
  return {
    tested,
    outcome,
    changes: outcome.trace !== without.trace,
    told: outcome.messages
      .filter(({ruleId, reason}) => faults.test(ruleId) && !known.has(reason))
      .map(({reason}) => reason),
  }
}
