import {parse} from 'yaml'
import {z} from 'zod'
import type {Preload} from './stylesheet/preload.ts'
import type {Designs, Theme} from './theme.ts'

/** theme.yaml, as far as Octavo reads it. */
export interface Manifest {
  readonly name: string | undefined
  readonly designs: Designs
  /** Path in the theme's folder of a picture that stands for a site without one of its own. */
  readonly icon: string | undefined
  /** How wide pictures of a body are, as `sizes` says it. */
  readonly pictureSizes: string
  readonly preload: Preload
  /** What browsers paint around pages. */
  readonly colors: Theme['colors']
}

const names = z.array(z.string().min(1)).catch([]).default([])
const text = (fallback: string) => z.string().catch(fallback).default(fallback)
const colors = {light: '#ffffff', dark: '#000000'}
const schema = z
  .object({
    name: z.string().optional().catch(undefined),
    designs: z
      .object({story: names, book: names, issue: names})
      .catch({story: [], book: [], issue: []})
      .default({story: [], book: [], issue: []}),
    icon: z.string().optional().catch(undefined),
    pictureSizes: text('100vw'),
    preload: z.record(z.string(), names).catch({}).default({}),
    colors: z
      .object({light: text(colors.light), dark: text(colors.dark)})
      .catch(colors)
      .default(colors),
  })
  .catch({
    name: undefined,
    designs: {story: [], book: [], issue: []},
    icon: undefined,
    pictureSizes: '100vw',
    preload: {},
    colors,
  })

/** Never throws: a theme is known by its folder, and what its manifest does not say has a default. */
export function readManifest(text: string): Manifest {
  return {name: undefined, icon: undefined, ...schema.parse(readYaml(text))}
}

function readYaml(text: string): unknown {
  try {
    return parse(text) ?? {}
  } catch {
    return {}
  }
}
