import GithubSlugger from 'github-slugger'

/** Gives out the ids of one document, each once. */
export interface Ids {
  /** As wanted, or with a number behind when that is taken. */
  readonly claim: (id: string) => string
  /** The id of a heading, by github-slugger. */
  readonly claimFor: (text: string) => string
}

export function createIds(): Ids {
  const slugger = new GithubSlugger()
  const claim = (id: string) => {
    let unique = id
    for (let number = 1; Object.hasOwn(slugger.occurrences, unique); number++)
      unique = `${id}-${number}`
    slugger.occurrences[unique] = 0
    return unique
  }
  return {claim, claimFor: text => slugger.slug(text) || claim('section')}
}
