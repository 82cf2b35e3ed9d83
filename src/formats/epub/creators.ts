import type {Author} from '../../config/frontmatter.ts'
import {relatorOf} from './relators.ts'
import {isSaid} from './title.ts'

/** Someone who had a hand in a work, as the package names them. */
export interface Creator {
  readonly name: string
  /** MARC relator code. */
  readonly role: string
  /** Under which shelves sort the name. */
  readonly fileAs: string
  /** `creator` for those whose work it is, `contributor` for those who helped. */
  readonly element: 'dc:creator' | 'dc:contributor'
}

/** Everybody once, in the order of the bylines. Without an author among them, the first stands as creator. */
export function creatorsOf(authors: readonly Author[]): readonly Creator[] {
  const named = authors.filter(({name}) => isSaid(name))
  const distinct = new Map(named.map(author => [author.name, author]))
  const creators = [...distinct.values()].map(author => {
    const role = relatorOf('role' in author ? author.role : undefined)
    const given = 'fileAs' in author ? author.fileAs : undefined
    return {name: author.name, role, fileAs: given ?? fileAs(author.name)}
  })
  const hasAuthor = creators.some(({role}) => role === 'aut')
  return creators.map((creator, index) => ({
    ...creator,
    element:
      creator.role === 'aut' || (!hasAuthor && index === 0) ? 'dc:creator' : 'dc:contributor',
  }))
}

/** `Le Guin, Ursula` needs more than the name: two or three words of Latin script are turned round, others kept. */
function fileAs(name: string): string {
  const words = name.trim().split(/\s+/)
  const last = words.at(-1)
  if (
    last === undefined ||
    words.length < 2 ||
    words.length > 3 ||
    !/^[\p{Script=Latin}\p{M}.'’ -]+$/u.test(name)
  ) {
    return name
  }
  return `${last}, ${words.slice(0, -1).join(' ')}`
}
