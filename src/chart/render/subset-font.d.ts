declare module 'subset-font' {
  /** A font with only some glyphs: those of `text`, or all; `variationAxes` pins axes of a variable font. */
  export default function subsetFont(
    font: Uint8Array,
    text: string | undefined,
    options: {
      readonly targetFormat: 'truetype' | 'woff2' | 'sfnt'
      readonly variationAxes?: Readonly<Record<string, number>>
      readonly keepAllGlyphs?: boolean
      /** OpenType features to keep; default all. */
      readonly keepFeatures?: readonly string[]
      readonly noHinting?: boolean
    },
  ): Promise<Uint8Array>
}
