import type {Element} from 'hast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics.ts'

/** A build makes no request, so a picture on another site cannot go into a file: readers get a link to it. */
export const reportRemoteImage = (file: VFile, src: string, image: Element): void =>
  report(
    file,
    'remote-image',
    `Unexpected remote image \`${src}\`, expected a file of the publication: PDF and e-book show a link instead`,
    image,
  )
