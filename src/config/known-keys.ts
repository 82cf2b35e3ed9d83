import {z} from 'zod'
import type {YamlPath} from './yaml.ts'

/** The keys that a schema allows at a path; none when no mapping stands there. */
export function knownKeysAt(schema: z.core.$ZodType, path: YamlPath): readonly string[] {
  return mappingsIn(schema).flatMap(mapping => {
    const [step, ...rest] = path
    if (step === undefined) return Object.keys(mapping.shape)
    const child = mapping.shape[step]
    return child ? knownKeysBelow(child, rest) : []
  })
}

function knownKeysBelow(schema: z.core.$ZodType, path: YamlPath): readonly string[] {
  const lists = typeof path[0] === 'number' ? listsIn(schema) : []
  return lists.length > 0
    ? lists.flatMap(list => knownKeysBelow(list.element, path.slice(1)))
    : knownKeysAt(schema, path)
}

const mappingsIn = (schema: z.core.$ZodType) =>
  alternatives(schema).filter(alternative => alternative instanceof z.ZodObject)

const listsIn = (schema: z.core.$ZodType) =>
  alternatives(schema).filter(alternative => alternative instanceof z.ZodArray)

/** A schema without what only wraps it: optional, default, union. */
function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return alternatives(schema.def.innerType)
  }
  return schema instanceof z.ZodUnion ? schema.options.flatMap(alternatives) : [schema]
}
