/** A picture of dots as it stands in a file. */
export interface PictureFile {
  /** SHA-256 of `bytes`, hex. */
  readonly hash: string
  readonly bytes: Uint8Array
}

/** What a picture is to become. */
export interface PictureRequest {
  readonly format: 'jpeg' | 'png' | 'webp' | 'avif'
  /** Pixels at most; a smaller picture keeps its size. Undefined: as wide as it is. */
  readonly width?: number | undefined
  /** Pixels of the whole area at most. */
  readonly area?: number | undefined
  /** 1 to 100; what is usual for the format if undefined. PNG loses nothing and has none. */
  readonly quality?: number | undefined
}

/** Upright, in sRGB, and without what cameras and programs write beside the picture. */
export interface ProcessedPicture {
  readonly bytes: Uint8Array
  readonly mediaType: `image/${PictureRequest['format']}`
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What a picture is, without making another of it. */
export interface PictureFacts {
  /** Pixels, upright. */
  readonly width: number
  readonly height: number
  /** Whether anything shines through: an alpha channel alone says little. */
  readonly isTransparent: boolean
  /** Images one after the other: more than 1 in an animation. */
  readonly frames: number
}

/** Pictures processed once, whoever asks for them; undefined for what is no picture after all. */
export interface Pictures {
  readonly process: (
    picture: PictureFile,
    request: PictureRequest,
  ) => Promise<ProcessedPicture | undefined>
  /** A picture that `make` draws, kept under a name that says all that goes into it. */
  readonly keep: (
    name: string,
    format: PictureRequest['format'],
    make: () => Promise<ProcessedPicture | undefined>,
  ) => Promise<ProcessedPicture | undefined>
  readonly look: (picture: PictureFile) => Promise<PictureFacts | undefined>
}
