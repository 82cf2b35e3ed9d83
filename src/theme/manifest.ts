import {parse} from 'yaml'
import {z} from 'zod'
import type {Designs} from './theme.ts'

/** theme.yaml, as far as Octavo reads it. */
export interface Manifest {
  readonly name: string | undefined
  readonly designs: Designs
}

const names = z.array(z.string().min(1)).catch([]).default([])
const schema = z
  .object({
    name: z.string().optional().catch(undefined),
    designs: z
      .object({story: names, book: names, issue: names})
      .catch({story: [], book: [], issue: []})
      .default({story: [], book: [], issue: []}),
  })
  .catch({name: undefined, designs: {story: [], book: [], issue: []}})

/** Never throws: a theme is known by its folder, and what its manifest does not say has a default. */
export function readManifest(text: string): Manifest {
  const {name, designs} = schema.parse(readYaml(text))
  return {name, designs}
}

function readYaml(text: string): unknown {
  try {
    return parse(text) ?? {}
  } catch {
    return {}
  }
}
