import type {VFile} from 'vfile'
import type {Press} from '../formats/format.ts'
import {setWork} from '../formats/pdf/index.ts'
import type {Survey} from '../paged/index.ts'
import type {Publication} from '../publication/publication.ts'

export interface SurveyedWork {
  readonly survey: Survey
  /** Files with what the typesetter had to say. */
  readonly files: readonly VFile[]
}

/** Lay a work out as its PDF would be, and survey the pages. Undefined for what has no pages of its own. */
export async function surveyWork(
  entry: NonNullable<ReturnType<Publication['entries']['get']>>,
  press: Press,
): Promise<SurveyedWork | undefined> {
  if (entry.type === 'page' || entry.type === 'chapter') return undefined
  const {survey} = await import('../paged/index.ts')
  const {pages, files} = await setWork(entry, press)
  return {survey: survey(pages.pages), files}
}
