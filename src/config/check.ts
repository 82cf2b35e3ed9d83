import type {VFile} from 'vfile'
import type {z} from 'zod'
import {report} from '../diagnostics.ts'
import {knownKeysAt} from './known-keys.ts'
import {nameHere} from './names-elsewhere.ts'
import {nearest} from './nearest.ts'
import {exampleOf, expectationOf, nameOf} from './wording.ts'
import type {Yaml, YamlPath} from './yaml.ts'

type Mapping = Record<string | number, unknown>
type Issue = z.core.$ZodIssue

/** One thing wrong with the data: where, what is said of it, and what must go for the rest to be right. */
interface Fault {
  readonly ruleId: 'unknown-key' | 'invalid-value' | 'missing-key'
  readonly path: YamlPath
  readonly part: 'key' | 'value'
  readonly reason: string
  readonly drop: YamlPath
}

/**
 * Check a mapping against a schema and fill its defaults. Each fault is one message on `file`, at the key or value it
 * is about, and costs only that key: the rest stands. A key without a value counts as absent. `fallbacks` stand in
 * for required keys.
 */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  yaml: Yaml,
  file: VFile,
  fallbacks: Readonly<Record<string, unknown>> = {},
): z.output<Schema> {
  let data: unknown = yaml.value ?? {}
  dropEmpty(data)
  for (let round = 0; ; round++) {
    const result = schema.safeParse(data)
    if (result.success) return result.data
    const faults = onePerPlace(
      result.error.issues.flatMap(issue => faultsOf(issue, [], data, schema)),
    )
    // What a later round finds follows from what the first one took away.
    if (round === 0) {
      for (const {ruleId, reason, path, part} of faults) {
        report(file, ruleId, reason, yaml.positionOf(path, part))
      }
    } else if (faults.some(({drop}) => drop.length === 0)) {
      throw new Error(`A required key has no fallback: ${result.error.message}`)
    }
    const rest = isMapping(data)
      ? without(
          data,
          faults.map(({drop}) => drop),
        )
      : {}
    data = {...fallbacks, ...rest}
  }
}

/** Of a value that fails two checks, the first says enough. */
const onePerPlace = (faults: readonly Fault[]): Fault[] =>
  [
    ...new Map([...faults].reverse().map(fault => [JSON.stringify(fault.path), fault])).values(),
  ].reverse()

function faultsOf(issue: Issue, parent: YamlPath, data: unknown, schema: z.ZodType): Fault[] {
  const path = [...parent, ...issue.path] as YamlPath
  const value = valueAt(data, path)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeysAt(schema, path)
    return issue.keys.map(key => ({
      ruleId: 'unknown-key',
      path: [...path, key],
      part: 'key',
      reason: `Unexpected key \`${key}\`, expected ${keyExpectation(key, known)}`,
      drop: [...path, key],
    }))
  }
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find(issues => !issues.some(isWrongType))
    if (branch) return branch.flatMap(inner => faultsOf(inner, path, data, schema))
  }
  if (value === undefined) {
    const key = path.at(-1)
    return [
      {
        ruleId: 'missing-key',
        path: path.slice(0, -1),
        part: 'value',
        reason: `Unexpected absence of \`${key}\`, expected ${expectationOf(issue).replace(/ \(in quotes.*/, '')}`,
        drop: path.slice(0, -1),
      },
    ]
  }
  const key = path.findLast(step => typeof step === 'string')
  const of = key === undefined ? '' : ` for \`${key}\``
  const example = exampleOf(issue, key, {value, known: knownKeysAt(schema, path)})
  return [
    {
      ruleId: 'invalid-value',
      path,
      part: 'value',
      reason: `Unexpected ${nameOf(value)}${of}, expected ${expectationOf(issue)}${example}`,
      drop: path,
    },
  ]
}

/** Whether a branch of a union was never meant: the value is of another type altogether. */
const isWrongType = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')

function keyExpectation(key: string, known: readonly string[]): string {
  const here = nameHere(key, known)
  if (here) return here
  const near = nearest(key, known)
  if (near) return `\`${near}\``
  // Thirty names help nobody: a long list stands in the manual.
  if (known.length > 12) return 'a key of the reference in the manual'
  return known.length > 0 ? `one of ${known.map(name => `\`${name}\``).join(', ')}` : 'no key here'
}

function valueAt(data: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Mapping)[step]
        : undefined,
    data,
  )
}

/** Take away what the paths lead to, the last element of a list first, so that the others keep their index. */
function without(data: Mapping, paths: readonly YamlPath[]): Mapping {
  const lastFirst = [...paths].sort((one, other) => Number(other.at(-1)) - Number(one.at(-1)))
  for (const path of lastFirst) {
    const parent = valueAt(data, path.slice(0, -1))
    const key = path.at(-1)
    if (key === undefined) continue
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else if (isMapping(parent)) delete parent[key]
  }
  return data
}

function dropEmpty(data: unknown): void {
  if (Array.isArray(data)) for (const element of data) dropEmpty(element)
  if (!isMapping(data)) return
  for (const [key, value] of Object.entries(data)) {
    if (value === null) delete data[key]
    else dropEmpty(value)
  }
}

const isMapping = (data: unknown): data is Mapping =>
  typeof data === 'object' && data !== null && !Array.isArray(data)
