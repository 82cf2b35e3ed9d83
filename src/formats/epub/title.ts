import type {Document} from '../../document/document.ts'
import {cleanXml} from '../xml.ts'

/** Whether there is something to read in a text, once the characters are gone that no XML may hold. */
export const isSaid = (text: string): boolean => cleanXml(text).trim() !== ''

/** A document's title; its file name where nothing could be read. */
export const titleOf = ({title, path}: Pick<Document, 'title' | 'path'>): string =>
  isSaid(title) ? title : (path.split('/').at(-1) ?? path)
