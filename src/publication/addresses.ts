import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'

/** Hands out the folders of the site, each once. */
export interface AddressBook {
  /** `wanted` when it is free, else the same with a suffix, after a message on the document. Ends with '/'. */
  readonly claim: (wanted: string, document: Document) => string
}

/** Folders that lists and files of the site itself take. */
const taken = ['assets/', 'tags/', 'authors/', 'books/', 'issues/', 'archive/', 'search/']

/** An empty book: two addresses that differ in case or Unicode form only are one, as on most disks. */
export function openAddressBook(reserved: readonly string[]): AddressBook {
  const owners = new Map<string, string>([...taken, ...reserved].map(path => [fold(path), path]))
  return {
    claim: (wanted, document) => {
      const owner = owners.get(fold(wanted))
      if (owner !== undefined) reportTwin(document, wanted, owner)
      let path = wanted
      for (let number = 2; owners.has(fold(path)); number++) {
        path = `${wanted.slice(0, -1)}-${number}/`
      }
      owners.set(fold(path), document.path)
      return path
    },
  }
}

const fold = (path: string): string => path.normalize('NFKC').toLowerCase()

const reportTwin = (document: Document, wanted: string, owner: string): void =>
  report(
    document.file,
    'duplicate-slug',
    `Unexpected address \`${wanted}\`, which \`${owner}\` has already, expected another \`slug\``,
    {line: 1, column: 1},
  )
